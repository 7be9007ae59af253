"""Templates in plain mode: reading them out, applying one, and saving the open set-up as one."""

from collections.abc import Callable

from wizard import log
from wizard.compare.diff import lines
from wizard.compare.differences import differences
from wizard.domain.customer import new_setup
from wizard.domain.edits import Refused
from wizard.domain.fields import value_problems
from wizard.domain.model import Customer, LeadSetup
from wizard.i18n import _
from wizard.plain import words
from wizard.plain.desk import Desk, Elsewhere
from wizard.plain.questions import ask_text, confirm, index_in, numbered
from wizard.plain.talk import Talk
from wizard.saved.anystore import AnyStore
from wizard.saved.shelf import Shelf
from wizard.store import Event, StoreError
from wizard.templates.template import NAME, Listed, apply, notes, start_from

Starter = Callable[[Customer], LeadSetup]


def starter(talk: Talk, store: AnyStore, name: str) -> Starter | None:
    """Return what makes a customer's new set-up: from the template of a name, if one is named.

    None stands for: there is no such template, and that was said.

    Raises:
        StoreError: the templates cannot be read.
    """
    if not name:
        return new_setup
    shelf = Shelf(store)
    row = shelf.find(name)
    if row is None or row.trouble:
        text = _("There is no template “{name}”; {template} reads them out.")
        told = text.format(name=name, template=words.word("template"))
        talk.say(row.trouble if row else told)
        return None
    talk.say(_("Start from: {name}").format(name=row.name))

    def started(customer: Customer) -> LeadSetup:
        model = shelf.read(row, customer.crm_language)
        setup = start_from(model, customer)
        talk.say(*notes(setup, model))
        return setup

    return started


def read_out(talk: Talk, store: AnyStore) -> None:
    """Read the templates out."""
    try:
        talk.say(*numbered(map(_told, Shelf(store).listed())))
    except StoreError as error:
        talk.say(str(error))


def use_template(desk: Desk, rest: str) -> None:
    """Read the templates out, or say what the one of that number changes and apply it."""
    try:
        rows = Shelf(desk.store).listed()
        if not rest:
            _tell(desk, rows)
            return
        index = index_in(rest, len(rows))
        if index is None:
            desk.talk.say(_("Type a number from 1 to {count}.").format(count=len(rows)))
        elif rows[index].trouble:
            desk.talk.say(rows[index].trouble)
        else:
            _apply(desk, rows[index])
    except (StoreError, Refused) as reason:
        desk.talk.say(str(reason))


def _told(row: Listed) -> str:
    """Return one template as it is read out."""
    if row.trouble:
        return f"{row.name}, {_('cannot be read')}"
    return ", ".join(filter(None, (row.name, _("own") if row.own else _("the wizard"), row.about)))


def _tell(desk: Desk, rows: list[Listed]) -> None:
    desk.talk.say(*numbered(map(_told, rows)))
    text = _("{template} tells what a template changes, and applies it.")
    desk.talk.say(text.format(template=words.usage("template", "N")))


def _apply(desk: Desk, row: Listed) -> None:
    setup = desk.session.setup
    template = Shelf(desk.store).read(row, setup.customer.crm_language)
    after = apply(setup, template)
    found = differences(setup, after)
    consequences = (problem.message for problem in desk.session.consequences(after))
    said = [f"{line.sign} {line.text}" if line.sign else f"{line.text}:" for line in lines(found)]
    said += [*notes(after, template), *consequences]
    if not found:
        desk.talk.say(*said, _("The set-up has everything that the template has."))
        return
    if not confirm(desk.talk, row.name, said, _("Apply it?")):
        desk.talk.say(_("Nothing was changed."))
        return
    desk.keeper.go_on_with(after, Event.APPLIED)
    log.note("template applied", desk.keeper.stem)
    text = _("The template “{name}” is applied. {undo} takes it back.")
    desk.talk.say(text.format(name=row.name, undo=words.word("undo")))
    raise Elsewhere(back=True)


def save_template(desk: Desk, rest: str) -> None:
    """Ask for a name, and save the open set-up as a template."""
    name = rest or ask_text(desk.talk, _("Template"), _("What the template is called."))
    if not name:
        return
    reason = next((problem.message for problem in value_problems(NAME, name, "")), "")
    try:
        shelf = Shelf(desk.store)
        if reason or (shelf.has(name) and not _replace(desk, name)):
            desk.talk.say(reason or _("Nothing was changed."))
            return
        shelf.save(desk.session.setup, name)
    except StoreError as refusal:
        desk.talk.say(str(refusal))
        return
    text = _("Saved as the template “{name}”, without what belongs to this customer.")
    desk.talk.say(text.format(name=name))


def _replace(desk: Desk, name: str) -> bool:
    title = _("Replace the template “{name}”?").format(name=name[:60])
    about = _("What it was is kept in its history. Set-ups that started from it do not change.")
    return confirm(desk.talk, title, [about], _("Do it?"))
