"""Choosing a template, and what it would change here before it is applied."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from wizard.compare.diff import Line
from wizard.i18n import N_, _
from wizard.screens.dialogs.base import Dialog, closing
from wizard.screens.widgets.button_row import ButtonRow, RowButton
from wizard.screens.widgets.plain import plain
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row
from wizard.templates.template import Listed

SAVE = Listed("", "", own=True)


class Templates(Dialog[Listed]):
    """Returns the template to look at, or SAVE when this set-up shall become one."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "save", N_("Save as a template"), show=False),
    ]
    DEFAULT_CSS = """
    Templates #template-list { height: 9; }
    Templates.-short #template-list { height: 5; }
    """

    def __init__(self, rows: Sequence[Listed]) -> None:
        super().__init__(_("Templates"))
        self._rows = rows

    def compose_body(self) -> ComposeResult:
        """One line a template, and whom the highlighted one is for."""
        columns = (Column(_("Template"), 1), Column(_("From"), 0, 14))
        yield RowList(columns, self._row, moved=self._moved, id="template-list")
        yield Static(id="dialog-notice", markup=False)

    def compose_buttons(self) -> ComposeResult:
        """Look at one, or save this set-up as one."""
        buttons = [
            RowButton("accept", _("Show what it changes"), "primary"),
            RowButton("save", f"s {_('Save as a template')}"),
            closing(_("Cancel")),
        ]
        yield ButtonRow(buttons)

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(RowList).show(len(self._rows))
        self._moved(0)

    def _row(self, index: int) -> Row:
        row = self._rows[index]
        origin = _("cannot be read") if row.trouble else _("own") if row.own else _("the wizard")
        return Row((row.name, origin), "!" if row.trouble else " ", trouble=bool(row.trouble))

    def _moved(self, index: int) -> None:
        """Say whom a template is for, or why it cannot be read."""
        row = self._rows[index] if 0 <= index < len(self._rows) else SAVE
        self.query_one("#dialog-notice", Static).update(plain(row.trouble or row.about))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter goes on to what it changes."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Return the highlighted template; why one cannot be read stands below the list already."""
        index = self.query_one(RowList).highlighted
        if 0 <= index < len(self._rows) and not self._rows[index].trouble:
            self.dismiss(self._rows[index])

    def action_save(self) -> None:
        """Make this set-up one."""
        self.dismiss(SAVE)


class ApplyTemplate(Dialog[bool]):
    """Returns whether to apply it. What there is to know comes first, then each thing that changes."""

    AUTO_FOCUS = "RowList"
    DEFAULT_CSS = """
    ApplyTemplate #change-list { height: 13; }
    ApplyTemplate.-short #change-list { height: 5; }
    """

    def __init__(self, name: str, told: Sequence[str], lines: Sequence[Line], count: str) -> None:
        """Ask.

        Args:
            name: the template's name.
            told: what there is to know, a sentence or two each.
            lines: what changes.
            count: how many things that are, in words.
        """
        super().__init__(name)
        self._lines = [*(Line(text, "~") for text in told), *lines]
        self._changes = bool(lines)
        self._count = count

    def compose_body(self) -> ComposeResult:
        """One line a change, and the highlighted one in full below."""
        empty = _("The set-up has everything that the template has.")
        columns = [Column(self._count, 1)]
        yield RowList(columns, self._row, moved=self._moved, empty=empty, id="change-list")
        yield Static(id="dialog-notice", markup=False)

    def compose_buttons(self) -> ComposeResult:
        """Apply it, if it changes anything."""
        apply = [RowButton("accept", _("Apply"), "primary")] if self._changes else []
        yield ButtonRow([*apply, closing(_("Cancel") if apply else _("Close"))])

    def on_mount(self) -> None:
        """Show the lines, with the first that is no heading highlighted."""
        first = next((index for index, line in enumerate(self._lines) if line.sign), 0)
        self.query_one(RowList).show(len(self._lines), first)
        self._moved(first)

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        return Row(
            (f"  {line.text}" if line.sign else line.text,), line.sign or " ", trouble=line.sign == "~"
        )

    def _moved(self, index: int) -> None:
        """Show the line whole."""
        text = self._lines[index].text if 0 <= index < len(self._lines) else ""
        self.query_one("#dialog-notice", Static).update(plain(text))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter applies: undo takes it back."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Apply it, or close where nothing changes."""
        self.dismiss(self._changes)
