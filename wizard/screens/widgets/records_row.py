"""A field that holds several records, such as campaign links: a short list with its own keys."""

import re
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from wizard.domain.fields import Field, get_value, new_record, record_problems, with_values
from wizard.domain.problems import Problem
from wizard.i18n import _
from wizard.screens.dialogs.record import EditRecord
from wizard.screens.widgets.button_row import ButtonRow, RowButton
from wizard.screens.widgets.field_row import most_important
from wizard.screens.widgets.plain import ELLIPSIS, plain
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row

# The site of an address is mostly the same in each row; the page tells them apart.
_SITE = re.compile(r"^https?://[^/]+(?=/.)")


class RecordsRow(Vertical):
    """The records of one field. It holds them until the form collects them."""

    DEFAULT_CSS = """
    RecordsRow {
        height: auto;
        & RowList { height: 5; margin: 0 0 0 21; border: none; }
        & ButtonRow { margin: 0 0 0 21; }
        & .field-label { padding: 0 1 0 0; width: 21; text-align: right; }
        & .field-note { height: auto; min-height: 1; margin: 0 0 0 21; padding: 0 1; color: $text-muted; }
        &.-error .field-note { color: $text-error; }
        &.-warning .field-note { color: $text-warning; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", show=False),
        Binding("e", "edit", show=False),
        Binding("d,delete", "delete", show=False),
        Binding("c", "copy", show=False),
    ]

    class Changed(Message):
        """A record was added, edited or deleted."""

    def __init__(self, field: Field, value: tuple[Any, ...], path: str) -> None:
        super().__init__()
        self.field = field
        self.path = path
        self.touched = False
        self._records = value
        self._problems: list[Problem] = []

    def compose(self) -> ComposeResult:
        """Label, list, buttons, note."""
        yield Static(plain(_(self.field.label)), classes="field-label")
        first, *others = (_(field.label) for field in self._columns)
        columns = [Column(first, 2, 8), *(Column(label, 1, 8) for label in others)]
        yield RowList(columns, self._row, moved=self._moved, empty=_("None yet. Add one (a)."))
        names = ("add", "edit", "delete", "copy")
        hints = zip(names, self.key_hints(), strict=False)
        yield ButtonRow([RowButton(name, f"{key} {label}") for name, (key, label) in hints])
        yield Static(plain(_(self.field.help)), classes="field-note")

    def key_hints(self) -> list[tuple[str, str]]:
        """Return its keys and what they are called; only what comes to a line of text can be copied."""
        hints = [("a", _("Add")), ("e", _("Edit")), ("d", _("Delete"))]
        return [*hints, ("c", _("Copy"))] if self.field.preview else hints

    def key_help(self) -> list[tuple[str, str]]:
        """Return its keys and what they do."""
        told = [("a", _("add")), ("enter / e", _("edit")), ("d / delete", _("delete")), ("c", _("copy"))]
        label = _(self.field.label)
        return [(keys, f"{label}: {what}") for keys, what in told[: len(self.key_hints())]]

    @property
    def _columns(self) -> list[Field]:
        """The fields that every record has."""
        return [field for field in self.field.fields if field.minimum]

    @property
    def value(self) -> tuple[Any, ...]:
        """The records."""
        return self._records

    @value.setter
    def value(self, records: tuple[Any, ...]) -> None:
        self._records = records
        self.query_one(RowList).show(len(records))

    def focus_control(self) -> None:
        """Put the focus on the list."""
        self.query_one(RowList).focus()

    def focus_path(self, path: str) -> None:
        """Highlight the record at a place in the document and put the focus on the list."""
        index = self._index_in(path)
        if index is not None:
            self.query_one(RowList).highlighted = index
        self.focus_control()

    def show_problems(self, problems: list[Problem]) -> None:
        """Mark the records with a problem, and say below what is wrong with the highlighted one."""
        self._problems = problems
        self._show_note()
        self.query_one(RowList).refresh()

    def _show_note(self) -> None:
        index = self.query_one(RowList).highlighted
        own = [problem for problem in self._problems if self._index_in(problem.path) in (index, None)]
        problem = most_important(own)
        text = f"{'!' if problem.blocks else '~'} {problem.message}" if problem else self._about()
        self.set_class(bool(problem and problem.blocks), "-error")
        self.set_class(bool(problem and not problem.blocks), "-warning")
        self.query_one(".field-note", Static).update(plain(text))

    def _index_in(self, path: str) -> int | None:
        root = f"{self.path}["
        return int(path.removeprefix(root).split("]")[0]) if path.startswith(root) else None

    def _about(self) -> str:
        """Return what the highlighted record comes to, or the help."""
        index = self.query_one(RowList).highlighted
        if self.field.preview and 0 <= index < len(self._records):
            return self.field.preview(self._records[index]) or _(self.field.help)
        return _(self.field.help)

    def _row(self, index: int) -> Row:
        values = (str(get_value(self._records[index], field.name)) for field in self._columns)
        cells = tuple(_SITE.sub(ELLIPSIS, value) for value in values)
        problem = most_important([p for p in self._problems if self._index_in(p.path) == index])
        sign = " " if problem is None else "!" if problem.blocks else "~"
        return Row(cells, sign, trouble=problem is not None)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter edits."""
        event.stop()
        self.action_edit()

    def _moved(self, _index: int) -> None:
        """Show what this record comes to."""
        self._show_note()

    def on_button_row_pressed(self, event: ButtonRow.Pressed) -> None:
        """Each button does what its key does."""
        event.stop()
        getattr(self, f"action_{event.name}")()

    def action_add(self) -> None:
        """Add a record at the end."""
        self._edit(len(self._records), new_record(self.field.fields, self.field.make or dict))

    def action_edit(self) -> None:
        """Edit the highlighted record."""
        index = self.query_one(RowList).highlighted
        if index >= 0:
            self._edit(index, self._records[index])

    def action_delete(self) -> None:
        """Delete the highlighted record; undo brings it back."""
        index = self.query_one(RowList).highlighted
        if index >= 0:
            self._take((*self._records[:index], *self._records[index + 1 :]), index)

    def action_copy(self) -> None:
        """Show what the highlighted record comes to, to copy it."""
        from wizard.screens.dialogs.copy import CopyText

        index = self.query_one(RowList).highlighted
        text = self.field.preview(self._records[index]) if self.field.preview and index >= 0 else ""
        if text:
            self.app.push_screen(CopyText(_(self.field.one), text))

    def _edit(self, index: int, record: Any) -> None:
        root = f"{self.path}[{index}]"

        def check(values: dict[str, Any]) -> list[Problem]:
            return list(record_problems(self.field.fields, values, root))

        def accepted(values: dict[str, Any] | None) -> None:
            if values is not None:
                changed = with_values(record, **values)
                self._take((*self._records[:index], changed, *self._records[index + 1 :]), index)

        self.app.push_screen(EditRecord(_(self.field.one), self.field.fields, record, check, root), accepted)

    def _take(self, records: tuple[Any, ...], index: int) -> None:
        self.touched = True
        self._records = records
        self.query_one(RowList).show(len(records), index)
        self.post_message(self.Changed())
