"""Choosing the colours."""

from textual.app import ComposeResult

from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row
from wizard.settings import THEMES


class Colours(Dialog[str]):
    """Returns the name of a theme."""

    AUTO_FOCUS = "RowList"

    def __init__(self, now: str) -> None:
        super().__init__(_("Colours"))
        self._names = tuple(THEMES)
        self._now = now

    def compose_body(self) -> ComposeResult:
        """The themes."""
        yield RowList([Column("", 1)], self._row, id="dialog-list")

    def on_mount(self) -> None:
        """Start at what is chosen now."""
        index = self._names.index(self._now) if self._now in self._names else 0
        self.query_one(RowList).show(len(self._names), index)

    def _row(self, index: int) -> Row:
        return Row((_(THEMES[self._names[index]]),))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter chooses."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Return the highlighted theme."""
        self.dismiss(self._names[self.query_one(RowList).highlighted])
