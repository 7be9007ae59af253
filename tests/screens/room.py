"""Finds the texts on a screen that do not fit into their place."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text
from textual.app import App
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from wizard.screens.widgets.button_row import ButtonRow
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import column_widths

_MARGIN = 3


def cut_texts(app: App[None]) -> list[str]:
    """Return every text on the current screen that is cut, with where it stands."""
    screen: Screen[object] = app.screen
    found = [
        f"{type(widget).__name__}#{widget.id}: {text!r}"
        for widget in screen.query("*")
        if isinstance(widget, Widget) and widget.display and _is_laid_out(widget)
        for text in _cut_in(app, widget)
    ]
    title = str(screen.query("#dialog").first().border_title) if screen.query("#dialog") else ""
    return [*found, *([title] if cell_len(title) > 70 else [])]


def _is_laid_out(widget: Widget) -> bool:
    return all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget))


def _cut_in(app: App[None], widget: Widget) -> Iterator[str]:
    if isinstance(widget, ButtonRow):
        for button, _begin, end in widget.places():
            if end > widget.content_size.width or _is_clipped(widget):
                yield button.label
    elif isinstance(widget, RowList):
        widths = column_widths(widget._columns, widget.scrollable_content_region.width - _MARGIN)
        for column, width in zip(widget._columns, widths, strict=True):
            if cell_len(column.title) > width:
                yield column.title
    elif isinstance(widget, Static) and isinstance(widget.content, Content | str):
        text, size = str(widget.content), widget.content_size
        if text and size.width and _height(app, text, size.width) > size.height:
            yield text


def _is_clipped(widget: Widget) -> bool:
    """Tell whether a part of it is outside its row; what is scrolled away counts as there."""
    parent = widget.parent
    return isinstance(parent, Widget) and widget.region.right > parent.region.right


def _height(app: App[None], text: str, width: int) -> int:
    wrapped = (Text(part).wrap(app.console, width) or [Text()] for part in text.split("\n"))
    return sum(len(lines) for lines in wrapped)
