"""The greeting on the start screen as long as nothing is saved: what the wizard is for, and ways to begin."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from wizard.i18n import _
from wizard.screens.widgets.plain import plain, put
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row


class Way(NamedTuple):
    """One way to begin: the start screen's action, its key, its name and a sentence on it."""

    action: str
    key: str
    name: str
    about: str


class Welcome(Vertical):
    """Stands in the middle of the frame."""

    def __init__(
        self, about: str, promise: str, ways: Sequence[Way], chosen: Callable[[str], object]
    ) -> None:
        """Greet.

        Args:
            about: what the wizard is for.
            promise: what stands below the ways.
            ways: the ways to begin, the usual one first.
            chosen: does the action of a way.
        """
        super().__init__(id="welcome")
        self._about, self._promise, self._ways, self._chosen = about, promise, ways, chosen

    def compose(self) -> ComposeResult:
        """Heading, text, the ways as a list to choose from, and the promise."""
        yield Static(plain(_("Welcome")), id="welcome-title", markup=False)
        yield Static(plain(self._about), id="about", markup=False)
        names = max(len(way.name) for way in self._ways)
        columns = [Column("", 0, len(self._ways[0].key)), Column("", 0, names), Column("", 1)]
        yield RowList(columns, self._row, moved=self._moved, id="ways")
        yield Static(id="way", markup=False)
        yield Static(plain(self._promise), id="promise", markup=False)

    def on_mount(self) -> None:
        """Offer the usual way."""
        self.query_one(RowList).show(len(self._ways), 0)
        self._moved(0)

    def _row(self, index: int) -> Row:
        way = self._ways[index]
        return Row((way.key, way.name, way.about))

    def _moved(self, index: int) -> None:
        """Tell the highlighted way whole where its row may be cut."""
        put(self.query_one("#way", Static), plain(self._ways[index].about))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Go this way."""
        event.stop()
        self._chosen(self._ways[event.index].action)
