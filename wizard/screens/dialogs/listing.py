"""A list to read through, with the highlighted line whole below it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog, closing
from wizard.screens.widgets.button_row import ButtonRow
from wizard.screens.widgets.plain import plain, put
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row


class Listing(Dialog[None]):
    """Changes nothing; Enter and Escape close it, and Tab goes to the line below, which may be long."""

    AUTO_FOCUS = "RowList"

    def __init__(self, title: str, about: Sequence[str], heading: str, empty: str = "") -> None:
        """Make the dialog.

        Args:
            title: what it shows.
            about: lines above the list, each cut to its width.
            heading: what stands above the rows.
            empty: what is said when there are none.
        """
        super().__init__(title)
        self._about = about
        self._heading = heading
        self._empty = empty

    def count(self) -> int:
        """Return how many rows there are."""
        return 0

    def row(self, index: int) -> Row:  # noqa: ARG002 - a subclass with rows needs it
        """Return one row."""
        return Row(("",))

    def whole(self, index: int) -> str:
        """Return what is to be read of a row."""
        return self.row(index).cells[0].strip()

    def first(self) -> int:
        """Return the row to begin with."""
        return 0

    def compose_body(self) -> ComposeResult:
        """What it is about, the rows, and the highlighted one in full."""
        yield Static(Content("\n").join(plain(line) for line in self._about), id="dialog-about")
        columns = [Column(self._heading, 1)]
        yield RowList(columns, self.row, moved=self._moved, empty=self._empty, id="dialog-list")
        with VerticalScroll(id="dialog-whole"):
            yield Static(id="dialog-line", markup=False)

    def compose_buttons(self) -> ComposeResult:
        """There is nothing to do but to close it."""
        yield ButtonRow([closing(_("Close"), "primary")])

    def on_mount(self) -> None:
        """Show the rows."""
        self.query_one(RowList).show(self.count(), self.first())
        self._moved(self.query_one(RowList).highlighted)

    def _moved(self, index: int) -> None:
        """Show the line whole."""
        put(self.query_one("#dialog-line", Static), plain(self.whole(index) if index >= 0 else ""))
        self.query_one("#dialog-whole").scroll_home(animate=False)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter closes."""
        event.stop()
        self.action_close()
