"""Taking the present list from a table: which file and sheet, what each column is, and what comes of it."""

from typing import Any

from wizard.files import path_of
from wizard.i18n import _
from wizard.plain import words
from wizard.plain.desk import Desk
from wizard.plain.questions import ask_text, choose, confirm, index_in
from wizard.steps.base import ListPart
from wizard.tables import Table, TableError, about, columns, read_file
from wizard.tables.columns import Layout, Role
from wizard.tables.entries import entries_of
from wizard.tables.taken import Taken, cell_text, remarks, taken_text
from wizard.tables.taking import take

_TOLD_AT_ONCE = 20


class ImportLists:
    """The questions about one table."""

    def __init__(self, desk: Desk, part: ListPart) -> None:
        self._desk = desk
        self._talk = desk.talk
        self._part = part

    def run(self) -> Taken | None:
        """Ask, and return what the table makes of the set-up; None when the user goes back.

        Raises:
            Leave: the user leaves; nothing was taken yet.
        """
        table = self._ask_table()
        layout = self._ask_columns(table) if table else None
        if table is None or layout is None:
            return None
        title = _("The table can be the whole list, or a part of it.")
        about_whole = _("yes: what is not in it was noted by mistake and goes; no: it stays.")
        whole = confirm(self._talk, title, [about_whole], _("Whole list?"))
        taken = self._taken(table, layout, whole=whole)
        left = [cell_text(cell) for cell in taken.left_out]
        lines = [*left[:_TOLD_AT_ONCE], *remarks(taken)]
        if len(left) > _TOLD_AT_ONCE:
            more = _("… and {count} more that were not matched.").format(count=len(left) - _TOLD_AT_ONCE)
            lines.insert(_TOLD_AT_ONCE, more)
        if taken.setup == self._desk.session.setup:
            self._talk.say(taken_text(taken), *lines, _("Nothing was changed."))
            return None
        return taken if confirm(self._talk, taken_text(taken), lines, _("Take it?")) else None

    def _ask_table(self) -> Table | None:
        """Ask for the file until it can be read, and for the sheet if there are several."""
        about_file = _("A table as CSV or as a workbook (.xlsx), with a row for each item.")
        while path := ask_text(self._talk, _("File of the table"), about_file):
            try:
                table = read_file(path_of(path))
                return self._ask_sheet(path, table) if len(table.sheets) > 1 else table
            except TableError as error:
                self._talk.say(str(error))
        return None

    def _ask_sheet(self, path: str, table: Table) -> Table | None:
        title = _("Which sheet?")
        chosen = choose(self._talk, title, [], [(name, name) for name in table.sheets])
        if not chosen:
            return None
        return table if chosen == table.sheet else read_file(path_of(path), chosen)

    def _ask_columns(self, table: Table) -> Layout | None:
        """Say what each column is until the user agrees; a number changes one."""
        layout = columns.layout_of(table.rows, self._part.name)
        self._talk.say(*about(table))
        if layout.titles_row < 0 and self._ask_titles(table):
            layout = columns.titled(table.rows, columns.first_row(table.rows), self._part.name)
        other = columns.list_in(table.rows)
        if other and other != self._part.name:
            self._talk.say(
                _("The titles look like those of the other list. Check that it is the right file.")
            )
        while True:
            asked = _("A number from 1 to {count} changes what a column is; Enter goes on.")
            question = [
                *self._told(table, layout),
                asked.format(count=len(layout.roles)) + f" {words.keys()}",
            ]
            answer = self._talk.answer(question, [_("A column that is left out is not taken.")], words.BACK)
            if answer.word:
                return None
            index = index_in(answer.text, len(layout.roles))
            if index is not None:
                layout = self._ask_role(table, layout, index)
            elif answer.text:
                self._talk.say(_("Type a number from 1 to {count}.").format(count=len(layout.roles)))
            elif Role.NAME in layout.roles:
                return layout
            else:
                self._talk.say(_("No column is the name. Say which one is."))

    def _ask_titles(self, table: Table) -> bool:
        first = table.rows[columns.first_row(table.rows)]
        line = _("The first row: {cells}").format(cells=" | ".join(first)[:200])
        return confirm(self._talk, _("No titles of columns were found."), [line], _("Are these titles?"))

    def _told(self, table: Table, layout: Layout) -> list[str]:
        """Return a line for each column: its title, what it is, and its first text."""
        lines = []
        for column, role in enumerate(layout.roles):
            below = table.rows[layout.titles_row + 1 :]
            first = next((cells[column] for cells in below if column < len(cells) and cells[column]), "")
            title = columns.title_of(table.rows, layout, column)
            text = _("{number}. {title}, first “{first}”: {role}").format(
                number=column + 1, title=title, first=first[:40], role=columns.label(role)
            )
            lines.append(text)
        return lines

    def _ask_role(self, table: Table, layout: Layout, column: int) -> Layout:
        roles: tuple[Any, ...] = (*columns.roles_of(self._part.name), None)
        title = columns.title_of(table.rows, layout, column)
        answers = [(str(at), columns.label(role)) for at, role in enumerate(roles)]
        chosen = choose(self._talk, _("What is “{title}”?").format(title=title), [], answers)
        return layout.with_role(column, roles[int(chosen)]) if chosen else layout

    def _taken(self, table: Table, layout: Layout, *, whole: bool) -> Taken:
        entries = entries_of(table.rows, layout, self._part)
        return take(self._desk.session.setup, self._part, entries, whole=whole)
