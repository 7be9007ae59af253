"""Draws the life of a lead as SVG: the categories, the lead statuses in order, and what comes of them.

The drawing has classes and no colours: a page gives it those of its own scheme, `PRINTED` those for paper.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from wizard.handover.measure import Fitted, fitted, width
from wizard.handover.tree import Group, Picture, Stage

WIDTH = 380
PRINTED = (
    "text{font-family:'Libertinus Serif',serif;fill:#1c2430}"
    ".p-title{font-weight:bold}.p-soft{fill:#55606e}.p-on{fill:#fff}"
    ".p-chip{fill:#fff;stroke:#c9d0d8}.p-first{fill:#0b5c56;stroke:#0b5c56}.p-sold{fill:#e3f1ef;stroke:#0b5c56}"
    ".p-dot{fill:#edf0f3}.p-dot-first{fill:#2b7a73}.p-line{fill:none;stroke:#8b97a5}.p-tip{fill:#8b97a5}"
)
_GAP = 10
_HALF = (WIDTH - _GAP) / 2
_STATUS = 226  # width of a lead status; what comes of it stands to the right
_FATE = _STATUS + 30
_ROUTE = WIDTH - 6  # where the line runs that leads on to the end
_NAME, _SMALL, _TITLE = 14, 12.5, 13.5
_LINE = 1.3  # line height in ems
_BOLD = 1.15  # how much wider bold letters are
_PAD = 9


class _Box(NamedTuple):
    """A piece of the drawing: from x and y, `height` high."""

    svg: str
    height: float


def picture_svg(picture: Picture, description: str, style: str = "") -> str:
    """Return the drawing as one `<svg>` element.

    Args:
        picture: what is drawn.
        description: the same in words, for those who cannot see it.
        style: rules for the classes, where the drawing stands alone.
    """
    pieces: list[str] = []
    y = 0.0
    for box in _parts(picture):
        pieces.append(f'<g transform="translate(0 {y:g})">{box.svg}</g>')
        y += box.height
    styled = f"<style>{style}</style>" if style else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="life" role="img" viewBox="0 0 {WIDTH} {y:g}" '
        f'width="{WIDTH}" height="{y:g}" aria-labelledby="life-title life-about">'
        f'<title id="life-title">{escape(picture.title)}</title>'
        f'<desc id="life-about">{escape(description)}</desc>{styled}{"".join(pieces)}</svg>'
    )


def _parts(picture: Picture) -> Iterator[_Box]:
    yield _text_lines(picture.categories_title, "p-title", _TITLE, WIDTH)
    if picture.categories:
        yield _categories(picture.categories)
        yield from _more(picture.categories_left_out)
    yield _arrow_down()
    yield _text_lines(picture.beginning, "p-title", _TITLE, WIDTH)
    yield _stages(picture)
    yield from _more(picture.stages_left_out)
    if picture.ends:
        sold = any(stage.sold for stage in picture.stages)
        yield _fork(len(picture.ends)) if sold else _Box("", 2 * _GAP)
        yield _grid([_end(group) for group in picture.ends])


def _more(text: str) -> Iterator[_Box]:
    if text:
        yield _text_lines(text, "p-soft", _SMALL, WIDTH)


def _text_lines(text: str, kind: str, size: float, room: float) -> _Box:
    """Return a heading or a remark with some space below it."""
    lines = fitted(text, room / (_BOLD if kind == "p-title" else 1), size, 3).lines
    height = len(lines) * size * _LINE
    return _Box(_text(lines, kind, size, 0, 0), height + _GAP * 0.8)


def _text(lines: Iterable[str], kind: str, size: float, x: float, y: float) -> str:
    """Return lines of text of which the first begins at y."""
    svg = ""
    for row, words in enumerate(lines):
        base = y + (row * _LINE + 1) * size
        svg += f'<text class="{kind}" font-size="{size:g}" x="{x:g}" y="{base:g}">{escape(words)}</text>'
    return svg


def _whole(text: str, name: Fitted) -> str:
    """Return the whole text, shown when one points at it, where only a part of it stands."""
    return f"<title>{escape(text)}</title>" if name.cut else ""


def _categories(names: tuple[str, ...]) -> _Box:
    """Return the categories in two columns; below each other when one is too long for that."""
    inset = 3 * _PAD
    columns = 2 if all(width(name, _NAME) <= _HALF - inset for name in names) else 1
    boxes = []
    for text in names:
        name = fitted(text, (_HALF if columns == 2 else WIDTH) - inset, _NAME, 2)
        svg = _whole(text, name) + _text(name.lines, "p-name", _NAME, 1.5 * _PAD, _PAD)
        boxes.append(_Box(svg, len(name.lines) * _NAME * _LINE + 2 * _PAD))
    return _grid(boxes, columns)


def _rectangle(kind: str, room: float, height: float) -> str:
    # Half a unit inwards, so that the edge is sharp and nothing of it is cut away.
    return f'<rect class="{kind}" x=".5" y=".5" width="{room - 1:g}" height="{height - 1:g}" rx="9"/>'


def _grid(boxes: list[_Box], columns: int = 2) -> _Box:
    """Return boxes in columns, framed; those of a row share its height."""
    room = _HALF if columns == 2 else WIDTH
    svg, y = "", 0.0
    for start in range(0, len(boxes), columns):
        row = boxes[start : start + columns]
        height = max(box.height for box in row)
        for column, box in enumerate(row):
            frame = _rectangle("p-chip", room, height)
            svg += f'<g transform="translate({column * (_HALF + _GAP):g} {y:g})">{frame}{box.svg}</g>'
        y += height + _GAP * 0.8
    return _Box(svg, y)


def _arrow_down() -> _Box:
    x = 24
    return _Box(f'<path class="p-line" d="M{x} 0V20"/>{_tip(x, 26)}', 36)


def _tip(x: float, y: float, turn: int = 0) -> str:
    """Return an arrow head that points down to x and y, or another way when it is turned."""
    return f'<path class="p-tip" d="M{x - 4:g} {y - 7:g}h8l-4 7z" transform="rotate({turn} {x:g} {y:g})"/>'


def _stages(picture: Picture) -> _Box:
    """Return the lead statuses below each other, and the line on from the first that leads to a sale."""
    svg, y, route = "", 0.0, ""
    for stage in picture.stages:
        box = _stage(stage, picture.entry)
        link = f'<path class="p-line" d="M24 {y - _GAP:g}V{y:g}"/>' if y else ""
        svg += f'{link}<g transform="translate(0 {y:g})">{box.svg}</g>'
        if stage.sold and not route:
            beside = max(width(words, _SMALL) for words in _beside(stage, picture.entry))
            route = f"M{min(_FATE + beside + 6, _ROUTE - 8):g} {y + box.height / 2:g}H{_ROUTE - 8:g}q8 0 8 8V"
        y += box.height + _GAP
    below = y + (_SMALL * _LINE + _GAP * 0.8 if picture.stages_left_out else 0)
    if route and picture.ends:
        svg += f'<path class="p-line" d="{route}{below:g}"/>'
    return _Box(svg, y)


def _beside(stage: Stage, entry: str) -> tuple[str, ...]:
    """Return the lines that stand beside a lead status."""
    words = "; ".join(filter(None, [entry if stage.default else "", stage.fate]))
    return fitted(words, _ROUTE - 10 - _FATE, _SMALL, 3).lines


def _stage(stage: Stage, entry: str) -> _Box:
    name = fitted(stage.name, _STATUS - 58, _NAME, 2)
    fate = _beside(stage, entry)
    height = max(len(name.lines) * _NAME * _LINE + 2 * _PAD, len(fate) * _SMALL * _LINE)
    middle = height / 2
    kind, dot, words = "p-chip", "p-dot", "p-name"
    if stage.default:
        kind, dot, words = "p-first", "p-dot-first", "p-name p-on"
    elif stage.sold:
        kind = "p-sold"
    svg = f"{_whole(stage.name, name)}{_rectangle(kind, _STATUS, height)}"
    svg += f'<circle class="{dot}" cx="24" cy="{middle:g}" r="11"/>'
    place = str(stage.place)
    size = 11 if len(place) < 3 else 8
    x = 24 - width(place, size) / 2
    svg += _text([place], "p-on" if stage.default else "p-soft", size, x, middle - size * _LINE / 2)
    svg += _text(name.lines, words, _NAME, 46, middle - len(name.lines) * _NAME * _LINE / 2)
    if fate:
        svg += _text(fate, "p-soft", _SMALL, _FATE, middle - len(fate) * _SMALL * _LINE / 2)
        svg += f'<path class="p-line" d="M{_STATUS + 7:g} {middle:g}h16"/>'
        svg += _tip(_STATUS + 3, middle, 90) if stage.default else _tip(_FATE - 5, middle, -90)
    return _Box(svg, height)


def _fork(count: int) -> _Box:
    """Return the line's way to what the sales process ends in."""
    centres = [column * (_HALF + _GAP) + _HALF / 2 for column in range(count)]
    svg = f'<path class="p-line" d="M{_ROUTE:g} 0V4q0 8 -8 8H{centres[0] + 8:g}q-8 0 -8 8V22"/>'
    svg += "".join(f'<path class="p-line" d="M{centre:g} 12V22"/>' for centre in centres[1:])
    return _Box(svg + "".join(_tip(centre, 28) for centre in centres), 31)


def _end(group: Group) -> _Box:
    room = _HALF - 3 * _PAD
    svg = _text(fitted(group.title, room, _SMALL, 1).lines, "p-soft", _SMALL, 1.5 * _PAD, _PAD)
    y = _PAD + _SMALL * _LINE + 3
    for text in group.names:
        name = fitted(text, room, _NAME, 2)
        svg += f"<g>{_whole(text, name)}{_text(name.lines, 'p-name', _NAME, 1.5 * _PAD, y)}</g>"
        y += len(name.lines) * _NAME * _LINE + 2
    if group.left_out:
        svg += _text([group.left_out], "p-soft", _SMALL, 1.5 * _PAD, y)
        y += _SMALL * _LINE
    return _Box(svg, y + _PAD)
