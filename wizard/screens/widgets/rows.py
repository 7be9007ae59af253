"""What a list of rows is made of: its columns, how wide each of them is, and what one row shows."""

from collections.abc import Sequence
from typing import NamedTuple

GAP = "  "
"""Between two columns."""


class Column(NamedTuple):
    """One column of the list.

    Attributes:
        title: its heading.
        share: how much of the space that is left over it gets, relative to the others; 0 for none.
        width: the cells it has before that.
        most: the cells that it has at most, so that a wide row can still be read across; 0 for all it gets.
    """

    title: str
    share: int
    width: int = 0
    most: int = 0


class Row(NamedTuple):
    """What one row shows.

    Attributes:
        cells: its texts, one for each column.
        sign: one cell before the texts, such as "!".
        dim: whether it stands back.
        struck: whether it is deleted.
        trouble: whether it has a problem; such a row always has a sign.
    """

    cells: tuple[str, ...]
    sign: str = " "
    dim: bool = False
    struck: bool = False
    trouble: bool = False


def column_widths(columns: Sequence[Column], width: int) -> list[int]:
    """Return the cells for each column so that all of them and the gaps fill `width`, never more.

    They leave the end of it empty where the columns that could grow have `most` they may.
    """
    left = max(0, width - len(GAP) * (len(columns) - 1))
    spare = max(0, left - sum(column.width for column in columns))
    shares = sum(column.share for column in columns)
    widths = []
    for column in columns:
        extra = spare * column.share // shares if column.share else 0
        spare, shares = spare - extra, shares - column.share
        wide = min(column.width + extra, left)
        widths.append(min(wide, column.most or wide))
        left -= widths[-1]
    return widths
