"""A list of rows to move through and choose from: it asks for the rows it draws and keeps none.

Its cost per key is the same for ten rows and for ten thousand, because only visible lines are rendered.
"""

import re
from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from wizard.domain.text import show
from wizard.screens.widgets.plain import fit
from wizard.screens.widgets.rows import GAP, Column, Row, column_widths

# The highlight's mark, the row's sign and a space.
_MARGIN = 3
_SPACES = re.compile("( {2,})")


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """The editable list's view: a heading that stays, the rows below it, and one row highlighted."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--header",
        "row-list--highlighted",
        "row-list--dim",
        "row-list--trouble",
        "row-list--error",
        "row-list--struck",
        "row-list--empty",
    }
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        color: $foreground;
        background: $surface;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .row-list--header { color: $text-muted; background: $panel; text-style: bold; }
        & > .row-list--dim { color: $text-muted; }
        & > .row-list--trouble { color: $text-warning; }
        & > .row-list--error { color: $text-error; }
        & > .row-list--struck { text-style: strike; }
        & > .row-list--empty { color: $text-muted; }
        & > .row-list--highlighted {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
            text-style: $block-cursor-blurred-text-style;
        }
        &:focus > .row-list--highlighted {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
            text-style: $block-cursor-text-style;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    # Textual's own lays the whole screen out whenever a row comes or goes.
    virtual_size = Reactive(Size(0, 0))
    highlighted: reactive[int] = reactive(-1, repaint=False, init=False)
    """The highlighted row, or -1 in an empty list."""

    class Chosen(Message):
        """The user wants to open a row."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(
        self,
        columns: Sequence[Column],
        row: Callable[[int], Row],
        *,
        moved: Callable[[int], None] | None = None,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's own name for it
    ) -> None:
        """Make an empty list; `show` tells it how many rows there are.

        Args:
            columns: its columns, from the left; without any title there is no heading.
            row: returns one row to draw; it is asked whenever that row is drawn.
            moved: is told which row is highlighted now, or -1 for none. A message would come after the
                picture, and what it changes would wait for the next one.
            empty: the text to show when there are no rows.
            id: the widget's id.
        """
        super().__init__(id=id)
        self._columns = tuple(columns)
        self._head = int(any(column.title for column in columns))  # lines
        self._row = row
        self._moved = moved
        self._empty = empty
        self._count = 0
        self._clicks_chose = False

    def show(self, count: int, highlighted: int | None = None) -> None:
        """Draw the rows anew, of which there are `count` now; the highlight stays unless one is given."""
        self._resize(count)
        self.highlighted = self.highlighted if highlighted is None else highlighted
        self._reveal()
        self.refresh()

    def _resize(self, count: int) -> None:
        """Have so many rows. Only a scroll bar that comes or goes makes the others find their places anew."""
        before, now = self._count + self._head, count + self._head
        self._count = count
        self.virtual_size = Size(0, now)
        height = self.size.height
        if not height or self.styles.is_auto_height or (before > height) != (now > height):
            self.refresh(layout=True)
        elif self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = now

    def redraw(self, index: int) -> None:
        """Draw one row anew."""
        self.refresh_line(index + self._head)

    def validate_highlighted(self, index: int) -> int:
        """Keep the highlight on a row that exists."""
        return max(0, min(index, self._count - 1)) if self._count else -1

    def watch_highlighted(self, before: int, now: int) -> None:
        """Repaint the two rows that changed, and tell."""
        if not self.is_running:
            return
        self.redraw(before)
        self.redraw(now)
        self._reveal()
        if self._moved:
            self._moved(now)

    def on_resize(self) -> None:
        """Keep the highlight in view in a list that became lower."""
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Highlight the row, or open it when it was highlighted; a double click opens it only once."""
        if event.chain == 1:
            self._clicks_chose = False
        offset = event.get_content_offset(self)
        if offset is None or offset.y < self._head or event.button != 1:
            return
        index = self.scroll_offset.y + offset.y - self._head
        if index >= self._count:
            return
        if index != self.highlighted:
            self.highlighted = index
        elif not self._clicks_chose:
            self._clicks_chose = True
            self.action_choose()

    def action_move(self, rows: int) -> None:
        """Move the highlight down by some rows, or up."""
        self.highlighted += rows

    def action_page(self, pages: int) -> None:
        """Move the highlight by what fits on the screen."""
        self.highlighted += pages * self._rows_in_view

    def action_first(self) -> None:
        """Highlight the first row."""
        self.highlighted = 0

    def action_last(self) -> None:
        """Highlight the last row."""
        self.highlighted = self._count - 1

    def action_choose(self) -> None:
        """Open the highlighted row."""
        if self._count:
            self.post_message(self.Chosen(self.highlighted))

    @property
    def _rows_in_view(self) -> int:
        return max(1, self.size.height - self._head)

    def _reveal(self) -> None:
        """Scroll as little as needed for the highlighted row to stand below the heading and above the end."""
        if not self.is_running or self.highlighted < 0:
            return
        lowest = self.highlighted - self._rows_in_view + 1
        last = max(0, self._count - self._rows_in_view)
        top = min(max(lowest, min(self.scroll_offset.y, self.highlighted)), last)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Return one line of what is visible: the heading, a row, or nothing."""
        width = self.scrollable_content_region.width
        index = self.scroll_offset.y + y - self._head
        segments: list[Segment] = []
        if y < self._head:
            titles = [column.title for column in self._columns]
            segments = [Segment(" " * _MARGIN + self._cells(titles, width), self._style("header"))]
        elif not self._count:
            segments = [Segment(self._empty_line(y - self._head, width), self._style("empty"))]
        elif index < self._count:
            segments = self._row_segments(index, width)
        style = segments[-1].style if segments else self.rich_style
        return Strip(segments).adjust_cell_length(width, style)

    def _row_segments(self, index: int, width: int) -> list[Segment]:
        row = self._row(index)
        style = self._row_style(index, row)
        margin, text = self._margin(index, row), self._cells(row.cells, width)
        if not row.struck:
            return [Segment(margin + text, style)]
        # Textual does not mix the styles of two component classes: a part of one is laid over the other.
        struck = style + self._style("struck", partial=True)
        pieces = [piece for piece in _SPACES.split(text + GAP) if piece]
        return [
            Segment(margin, style),
            *(Segment(piece, style if piece.isspace() else struck) for piece in pieces),
        ]

    def _margin(self, index: int, row: Row) -> str:
        sign = "!" if row.trouble and not row.sign.strip() else row.sign
        return (">" if index == self.highlighted else " ") + fit(sign, 1) + " "

    def _row_style(self, index: int, row: Row) -> Style:
        if index == self.highlighted:
            return self._style("highlighted")
        if row.trouble:
            return self._style("trouble" if row.sign == "~" else "error")
        return self._style("dim") if row.dim else self.rich_style

    def _style(self, name: str, partial: bool = False) -> Style:
        return self.get_component_rich_style(f"row-list--{name}", partial=partial)

    def _cells(self, cells: Sequence[str], width: int) -> str:
        widths = column_widths(self._columns, width - _MARGIN)
        return GAP.join(fit(cell, wide) for cell, wide in zip(cells, widths, strict=True))

    def _empty_line(self, line: int, width: int) -> str:
        room = max(1, width - 2 * _MARGIN)
        parts = [Text(show(part)).wrap(self.app.console, room) for part in self._empty.split("\n")]
        lines = [wrapped for part in parts for wrapped in (part or [Text()])]
        return " " * _MARGIN + lines[line].plain if line < len(lines) else ""
