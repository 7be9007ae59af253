"""An app with one list of rows: it notes which rows were asked for and what the list told."""

from collections.abc import Callable

from textual import on
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from tests.screen_text import screen_lines
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row

COLUMNS = (Column("Category", 2, 8), Column("Group", 1), Column("Status", 0, 9))


def numbered(index: int) -> Row:
    return Row((f"name {index}", "group", "on"))


class Page(App[None]):
    def __init__(self, count: int, row: Callable[[int], Row] = numbered) -> None:
        super().__init__()
        self.count, self.row = count, row
        self.asked: list[int] = []
        self.highlights: list[int] = []
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield RowList(
            COLUMNS, self.ask, moved=self.highlights.append, empty="No categories [yet]. " * 8, id="rows"
        )
        yield Static("below")

    def on_mount(self) -> None:
        self.rows.show(self.count)
        self.rows.focus()

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def ask(self, index: int) -> Row:
        self.asked.append(index)
        return self.row(index)

    @on(RowList.Chosen)
    def note_chosen(self, event: RowList.Chosen) -> None:
        self.chosen.append(event.index)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def marked(app: Page) -> list[str]:
    """Return the visible lines with the highlight's mark."""
    return [line for line in screen_lines(app) if line.startswith(">")]
