"""The command that takes a customer's present lists from a table: import-lists."""

import sys
from typing import Any

from wizard import steps
from wizard.commands.common import (
    DONE,
    STORE_TROUBLE,
    WRONG,
    Options,
    Stop,
    find,
    json_text,
    open_store,
    remark,
    stopped,
    write_out,
)
from wizard.domain.model import LeadSetup, ListName
from wizard.domain.text import show
from wizard.i18n import _
from wizard.steps.base import ListPart
from wizard.tables import Table, TableError, about, columns, read_data, read_file
from wizard.tables.columns import Layout, Role
from wizard.tables.entries import Cell, entries_of
from wizard.tables.taken import Taken, cell_text, remarks, taken_text
from wizard.tables.taking import take

LISTS: dict[str, ListName] = {"categories": "categories", "statuses": "lead_statuses"}
_STANDARD_INPUT = "-"


def import_lists(options: Options) -> int:
    """Take a table into the present and the wanted list of a saved set-up, as one revision."""
    try:
        table = _table(options)
        name = _list_of(options, table)
        layout = _layout(options, table, name)
        taken, is_saved = _take(options, table, layout, _part(name))
    except Stop as stop:
        return stopped(stop)
    refused = options.strict and taken.left_out
    if options.json:
        write_out(json_text(_for_scripts(table, layout, name, taken, is_saved)), None)
    elif not refused:
        _print(taken)
    _tell(options, table, layout, taken)
    if refused:
        remark(_("Nothing was saved, because not everything was matched."))
        return WRONG
    if not is_saved:
        remark(_("Nothing was saved."))
    return DONE


def _table(options: Options) -> Table:
    from wizard.tables.table import MAX_BYTES

    sheet = options.sheet or ""
    try:
        if options.file == _STANDARD_INPUT:
            return read_data(sys.stdin.buffer.read(MAX_BYTES + 1), sheet)
        return read_file(options.file, sheet)
    except TableError as error:
        raise Stop(f"{show(options.file)}: {error}", WRONG) from error


def _list_of(options: Options, table: Table) -> ListName:
    name = LISTS[options.list] if options.list else columns.list_in(table.rows)
    if name is None:
        message = _("The titles do not tell which list this is. Add --list categories or --list statuses.")
        raise Stop(message, WRONG)
    return name


def _part(name: ListName) -> ListPart:
    return next(step.listing for step in steps.STEPS if step.listing and step.listing.name == name)


def _layout(options: Options, table: Table, name: ListName) -> Layout:
    """Return what the titles say, with what the options say instead."""
    layout = columns.layout_of(table.rows, name)
    for given in options.column or ():
        role, text = _role_and_column(given, name)
        found = columns.column_in(table.rows, layout, text)
        if found is None:
            titles = (columns.title_of(table.rows, layout, at) for at in range(table.width))
            message = _("There is no column “{column}”. The columns are: {names}.")
            raise Stop(message.format(column=show(text), names=", ".join(map(show, titles))), WRONG)
        row, column = found
        if row != layout.titles_row:
            layout = columns.titled(table.rows, row, name)
        layout = layout.with_role(column, role)
    if Role.NAME not in layout.roles:
        raise Stop(_("No column is the name. Say which one is, as in --column name=1."), WRONG)
    return layout


def _role_and_column(given: str, name: ListName) -> tuple[Role, str]:
    role, sign, text = given.partition("=")
    roles = columns.roles_of(name)
    if sign and text.strip() and role.strip() in roles:
        return Role(role.strip()), text.strip()
    message = _("--column takes one of {roles}, then “=” and a title or number, as in name=1; not “{given}”.")
    raise Stop(message.format(roles=", ".join(roles), given=show(given)), WRONG)


def _take(options: Options, table: Table, layout: Layout, part: ListPart) -> tuple[Taken, bool]:
    """Return what becomes of the table, and whether that was saved."""
    from wizard import log
    from wizard.store import Event, StoreError

    store = open_store(options)
    entries = entries_of(table.rows, layout, part)
    try:
        stem = find(store, options.name)
        if options.dry_run:
            return take(store.read(stem).setup, part, entries, whole=options.whole), False
        with store.open(stem) as opened:
            if opened.obstacle:
                raise opened.obstacle
            before = opened.saved.setup
            taken = take(before, part, entries, whole=options.whole)
            if taken.setup == before or (options.strict and taken.left_out):
                return taken, False
            saved = opened.save(_edited(before, taken.setup), Event.IMPORTED)
            log.note("imported a list", stem, "revision", saved.revision)
            return taken, True
    except StoreError as error:
        raise Stop(str(error), STORE_TROUBLE) from error


def _edited(before: LeadSetup, after: LeadSetup) -> LeadSetup:
    """Return the set-up after the edit: a draft, with the ticks of the actions that are still the same."""
    from wizard.domain.session import Session

    session = Session(before)
    session.edit(after)
    return session.setup


def _print(taken: Taken) -> None:
    """Print what was taken, an item each."""
    groups = ((taken.added, _("added")), (taken.updated, _("updated")), (taken.removed, _("taken out")))
    for names, what in groups:
        for name in names:
            print(f"{what}: {show(name)}")


def _tell(options: Options, table: Table, layout: Layout, taken: Taken) -> None:
    """Say how the table was read, what was not matched, and what became of it."""
    remark(" ".join(about(table)))
    for column, role in enumerate(layout.roles):
        title = columns.title_of(table.rows, layout, column)
        remark(f"{show(title)}: {columns.label(role)}")
    for cell in taken.left_out:
        remark(f"{show(options.file)}: warning: {show(cell_text(cell))}")
    for text in (*remarks(taken), taken_text(taken)):
        remark(show(text))


def _for_scripts(
    table: Table, layout: Layout, name: ListName, taken: Taken, is_saved: bool
) -> dict[str, Any]:
    titles = [columns.title_of(table.rows, layout, column) for column in range(len(layout.roles))]
    return {
        "list": next(option for option, value in LISTS.items() if value == name),
        "sheet": table.sheet,
        "encoding": table.encoding,
        "encoding_is_guess": table.is_guess,
        "separator": table.separator,
        "columns": [
            {"number": number, "title": title, "role": role}
            for number, (title, role) in enumerate(zip(titles, layout.roles, strict=True), 1)
        ],
        "added": taken.added,
        "updated": taken.updated,
        "same": taken.same,
        "absent": taken.absent,
        "removed": taken.removed,
        "unmatched": [_cell(cell) for cell in taken.unmatched],
        "twice": [_cell(cell) for cell in taken.twice],
        "too_long": [_cell(cell) for cell in taken.too_long],
        "blank_rows": taken.blank,
        "rows_above_titles": taken.above,
        "saved": is_saved,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {**cell._asdict(), "reason": cell.reason}
