"""How wide a text is about, without a font: a picture is drawn with whatever font a computer has."""

from typing import NamedTuple
from unicodedata import category, east_asian_width

# In ems, a little above what common fonts need.
_NARROW, _USUAL, _WIDE, _FULL = 0.32, 0.58, 0.74, 1.05
_NARROW_SIGNS = frozenset("iIjlt.,:;'|!()[]` ’“”")
_WIDE_SIGNS = frozenset("mwMW@%—…&")


class Fitted(NamedTuple):
    """A text on lines; `cut` tells whether some of it is left out."""

    lines: tuple[str, ...]
    cut: bool


def width(text: str, size: float) -> float:
    """Return the width of a text on one line, in the unit of the font size."""
    return sum(_ems(sign) for sign in text) * size


def fitted(text: str, room: float, size: float, most: int) -> Fitted:
    """Return a text broken into at most so many lines; what is left out is shown as an ellipsis."""
    lines: list[str] = []
    rest = " ".join(text[: 100 * most].split())
    while rest and len(lines) < most:
        line = _first_line(rest, room, size)
        rest = rest[len(line) :].lstrip()
        lines.append(line.rstrip())
    cut = bool(rest) or len(text) > 100 * most
    if cut:
        last = lines[-1]
        while last and width(f"{last}…", size) > room:
            last = last[:-1]
        lines[-1] = f"{last.rstrip()}…"
    return Fitted(tuple(lines), cut)


def _first_line(text: str, room: float, size: float) -> str:
    """Return as many words as there is room for; of a word that is too long, as many signs, one at least."""
    used, space = 0.0, 0
    for index, sign in enumerate(text):
        used += _ems(sign) * size
        if used > room:
            return text[: space or max(1, index)]
        if sign in " -–/":
            space = index + 1
    return text


def _ems(sign: str) -> float:
    if sign in _NARROW_SIGNS:
        return _NARROW
    if sign.isascii():
        return _WIDE if sign in _WIDE_SIGNS or sign.isupper() else _USUAL
    if category(sign) in ("Mn", "Me", "Cf"):
        return 0
    if east_asian_width(sign) in "WF":
        return _FULL
    return _WIDE if sign.isupper() else _USUAL
