"""A picture of an emulated screen: plain SVG, the same bytes for the same screen."""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from pyte.screens import Char

from tests.e2e.emulator import Emulator, width

_CELL_WIDTH, _CELL_HEIGHT, _FONT_SIZE = 8.4, 17, 14
_MARGIN, _TITLE_HEIGHT = 12, 30
_FOREGROUND, _BACKGROUND, _FRAME = "#d8d8d8", "#121212", "#2b2b2b"
_NAMED = {
    "black": "#000000",
    "red": "#cd3131",
    "green": "#0dbc79",
    "brown": "#e5e510",
    "blue": "#2472c8",
    "magenta": "#bc3fbc",
    "cyan": "#11a8cd",
    "white": "#e5e5e5",
    "brightblack": "#666666",
    "brightred": "#f14c4c",
    "brightgreen": "#23d18b",
    "brightbrown": "#f5f543",
    "brightblue": "#3b8eea",
    "brightmagenta": "#d670d6",
    "bfightmagenta": "#d670d6",  # pyte spells it so
    "brightcyan": "#29b8db",
    "brightwhite": "#ffffff",
}
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class _Run(NamedTuple):
    """Neighbouring cells that look the same."""

    column: int
    columns: int
    text: str
    style: Char


def svg(emulator: Emulator, title: str) -> str:
    """Draw the screen in a window frame."""
    screen = emulator.screen
    wide = screen.columns * _CELL_WIDTH + 2 * _MARGIN
    high = screen.lines * _CELL_HEIGHT + _TITLE_HEIGHT + _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" '
        f'font-family="Menlo, Consolas, \'DejaVu Sans Mono\', monospace" font-size="{_FONT_SIZE}">',
        f'<rect width="{wide:g}" height="{high:g}" rx="8" fill="{_FRAME}"/>',
        *(
            f'<circle cx="{_MARGIN + 8 + 20 * place}" cy="15" r="6" fill="{colour}"/>'
            for place, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
        ),
        f'<text x="{wide / 2:g}" y="20" text-anchor="middle" fill="#a0a0a0">{_xml(title)}</text>',
        f'<g transform="translate({_MARGIN} {_TITLE_HEIGHT})" shape-rendering="crispEdges">',
        f'<rect width="{screen.columns * _CELL_WIDTH:g}" height="{screen.lines * _CELL_HEIGHT}" '
        f'fill="{_BACKGROUND}"/>',
    ]
    for line in range(screen.lines):
        runs = list(_runs(emulator, line))
        # All backgrounds first: a background must not cut off a letter that leans into the next cell.
        parts += [_background(run, line) for run in runs if _colours(run.style)[1] != _BACKGROUND]
        parts += [_letters(run, line) for run in runs if run.text.strip() or run.style.underscore]
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _runs(emulator: Emulator, line: int) -> Iterator[_Run]:
    """Join cells of one style; a wide character stays alone, so that it stands exactly in its cells."""
    run: _Run | None = None
    for column, cell in emulator.cells(line):
        style, columns = cell._replace(data=""), width(cell)
        if run and run.style == style and columns == 1 and run.columns == len(run.text):
            run = run._replace(columns=run.columns + 1, text=run.text + cell.data)
            continue
        if run:
            yield run
        run = _Run(column, columns, cell.data, style)
    if run:
        yield run


def _background(run: _Run, line: int) -> str:
    return (
        f'<rect x="{run.column * _CELL_WIDTH:g}" y="{line * _CELL_HEIGHT}" '
        f'width="{run.columns * _CELL_WIDTH:g}" height="{_CELL_HEIGHT}" fill="{_colours(run.style)[1]}"/>'
    )


def _letters(run: _Run, line: int) -> str:
    style = run.style
    lines_drawn = ["underline"] * style.underscore + ["line-through"] * style.strikethrough
    looks = [
        f'fill="{_colours(style)[0]}"',
        'font-weight="bold"' if style.bold else "",
        'font-style="italic"' if style.italics else "",
        f'text-decoration="{" ".join(lines_drawn)}"' if lines_drawn else "",
    ]
    return (
        f'<text x="{run.column * _CELL_WIDTH:g}" y="{line * _CELL_HEIGHT + 13}" '
        f'textLength="{run.columns * _CELL_WIDTH:g}" lengthAdjust="spacingAndGlyphs" '
        f'xml:space="preserve" {" ".join(filter(None, looks))}>{_xml(run.text)}</text>'
    )


def _colours(style: Char) -> tuple[str, str]:
    """Return foreground and background."""
    pair = _colour(style.fg, _FOREGROUND), _colour(style.bg, _BACKGROUND)
    return (pair[1], pair[0]) if style.reverse else pair


def _colour(name: str, default: str) -> str:
    return default if name == "default" else _NAMED.get(name, f"#{name}")


def _xml(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text))
