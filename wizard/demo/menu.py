"""Choosing a moment of the demo, or the tour."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Static

from wizard.demo.scenes import SCENES, Scene
from wizard.i18n import N_, _
from wizard.screens.dialogs.base import Dialog
from wizard.screens.widgets.plain import plain, put
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row


class TourLine(NamedTuple):
    """The line of the tour, in words (to translate)."""

    title: str
    hint: str


TOUR = TourLine(N_("The tour"), N_("Lean back: the wizard sets up lead management by itself, and says why."))
_LINES = (TOUR, *SCENES)


class Moments(Dialog[Scene | TourLine]):
    """Returns the chosen moment, or the line of the tour."""

    AUTO_FOCUS = "RowList"
    DEFAULT_CSS = """
    Moments {
        & RowList { height: 9; }
        & #hint { height: 2; margin: 1 1 0 1; }
        &.-short RowList { height: 4; }
    }
    """

    def __init__(self) -> None:
        super().__init__(_("Go to a moment"))

    def compose_body(self) -> ComposeResult:
        """The tour, every moment, and what to show at the highlighted one."""
        yield RowList([Column("", 1)], self._row, moved=self._moved)
        yield Static(id="hint", markup=False)

    def on_mount(self) -> None:
        """Begin with the first one."""
        self.query_one(RowList).show(len(_LINES), 0)
        self._moved(0)

    def _row(self, index: int) -> Row:
        return Row((_(_LINES[index].title),))

    def _moved(self, index: int) -> None:
        put(self.query_one("#hint", Static), plain(_(_LINES[index].hint)))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter chooses."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Return the highlighted line."""
        self.dismiss(_LINES[self.query_one(RowList).highlighted])
