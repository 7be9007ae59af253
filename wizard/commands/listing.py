"""Commands that tell about saved set-ups: list, show."""

from typing import Any

from wizard.commands.common import (
    DONE,
    STORE_TROUBLE,
    Options,
    Stop,
    json_text,
    open_store,
    print_table,
    remark,
    saved_setup,
    stopped,
    write_out,
)
from wizard.document.answers import to_document
from wizard.domain.model import Category, Item, LeadSetup, Status
from wizard.domain.text import show as shown
from wizard.i18n import _
from wizard.store import Brief, StoreError, local_time


def list_setups(options: Options) -> int:
    """List the saved set-ups, the last changed first; a damaged file is named and the others still listed."""
    store, rows, damaged = open_store(options), [], False
    try:
        entries = store.entries()
    except StoreError as error:
        remark(str(error))
        return STORE_TROUBLE
    for entry in entries:
        try:
            rows.append(store.brief(entry))
        except StoreError as error:
            remark(str(error))
            damaged = True
    store.index.keep()
    if options.json:
        write_out(json_text([_for_scripts(row) for row in rows]), None)
    else:
        _print_table(rows)
    if not rows and not damaged:
        remark(_("There are no saved set-ups yet. Start one with lead-wizard."))
    return STORE_TROUBLE if damaged else DONE


def _for_scripts(row: Brief) -> dict[str, Any]:
    return {
        "name": row.name,
        "step": row.step,
        "status": row.status,
        "problems": row.problems,
        "changed": row.saved_at,
    }


def _print_table(rows: list[Brief]) -> None:
    if not rows:
        return
    titles = (_("Customer"), _("Step"), _("Status"), _("Problems"), _("Changed"))
    words = {"draft": _("draft"), "complete": _("complete")}
    lines: list[tuple[str, ...]] = [titles]
    for row in rows:
        title = _(row.title) if row.title else _("Review")
        cells = (row.name, title, words[row.status], str(row.problems), local_time(row.saved_at))
        lines.append(tuple(map(shown, cells)))
    print_table(lines)


def show(options: Options) -> int:
    """Show one set-up in words, or as its document."""
    try:
        setup = saved_setup(options, options.name)
    except Stop as stop:
        return stopped(stop)
    if options.json:
        return write_out(json_text(to_document(setup)), None)
    for line in _in_words(setup):
        print(shown(line))
    return DONE


def _in_words(setup: LeadSetup) -> list[str]:
    from wizard import steps
    from wizard.domain import customer
    from wizard.domain.plan import plan

    who = setup.customer
    complete = setup.progress.status is Status.COMPLETE
    lines = [who.name, f"{_('Status')}: {_('complete') if complete else _('draft')}"]
    for field in customer.FIELDS[1:]:
        value: Any = getattr(who, field.name)
        label = next((_(choice.label) for choice in field.choices if choice.value == value), value)
        lines.append(f"{_(field.label)}: {label or '–'}")
    for step in steps.STEPS:
        if step.listing:
            lines += ["", f"{_(step.title)}:"]
            lines += [_item_line(item) for item in getattr(setup.wanted, step.listing.name)]
    use = next(
        _(choice.label)
        for choice in steps.marketing.FIELDS[0].choices
        if choice.value == setup.marketing_premium.use
    )
    lines += ["", f"{_('Marketing Premium')}: {use}"]
    lines += ["", _("Changes in SuperOffice: {count}").format(count=len(plan(setup)))]
    return lines


def _item_line(item: Item) -> str:
    notes = []
    if isinstance(item, Category):
        from wizard.steps.categories import group_label, lead_status_text

        notes.append(group_label(item.category_group))
        if state := lead_status_text(item):
            notes.append(f"{_('Lead status')} {state}")
    elif item.default:
        notes.append(_("for new leads"))
    if item.deleted:
        notes.append(_("deleted"))
    return f"  {item.name}" + (f" ({', '.join(notes)})" if notes else "")
