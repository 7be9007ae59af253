"""Text from people for the screen: never markup, never a control sequence, never wider than its place."""

import re

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.content import Content
from textual.widgets import Static

from wizard.domain.text import show

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_JOINER = "\N{ZERO WIDTH JOINER}"
_SELECTOR = "\N{VARIATION SELECTOR-16}"
# A joiner that joins no two pictures: Rich gives what follows it no cell, and terminals do.
_PICTURES = "\u203c-\u3299\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(f"(?<![{_PICTURES}{_SELECTOR}]){_JOINER}|{_JOINER}(?![{_PICTURES}])")
# So many code points may share a cell before the rest is not looked at: a family emoji has four for each.
_MOST_PER_CELL = 8


def plain(text: str, style: str = "") -> Content:
    """Return the text as it is, for a widget that would take a plain string for markup."""
    return Content.styled(_shown(text), style)


def findable(text: str) -> Text:
    """Return the text of a choice in a drop-down: Textual finds those of Rich by what is typed."""
    return Text(_shown(text))


def paragraphs(text: str) -> Content:
    """Return a text of our own that has lines, each of them plain."""
    return Content("\n").join(plain(line) for line in text.split("\n"))


def put(widget: Static, content: Content, *, layout: bool = True) -> None:
    """Show a content, unless it stands there already.

    Without `layout` the widget keeps its size: then it is painted at once, together with what else changed.
    """
    shown = widget.content
    if not (isinstance(shown, Content) and shown.is_same(content)):
        widget.update(content, layout=layout)


def put_lines(widget: Static, content: Content, least: int = 1) -> None:
    """Show a content that may wrap; the screen is laid out anew only if the widget gets another height.

    Args:
        widget: where it is shown.
        content: what is shown.
        least: the lines that the widget has at least.
    """
    height = max(least, content.get_height({}, widget.size.width)) if widget.size else 0
    put(widget, content, layout=not height or height != widget.size.height)


def fit(text: str, width: int) -> str:
    """Return the text filling exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    start = text[: width * _MOST_PER_CELL]
    shown = _shown(start).lstrip(_SELECTOR)  # it would act on the cell before
    if len(start) < len(text) or cell_len(shown) > width:
        shown = set_cell_size(shown, width - 1).rstrip(" " + _JOINER) + ELLIPSIS
    return set_cell_size(shown, width)


def _shown(text: str) -> str:
    text = show(text)
    return text if text.isascii() else _STRAY_JOINER.sub("", text)
