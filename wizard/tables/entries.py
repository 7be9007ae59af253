"""What the rows of a table say about the items of a list.

What cannot be understood is listed with its row, column and value, and is never guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from wizard.domain.model import CategoryGroup
from wizard.domain.text import name_key
from wizard.i18n import N_, _
from wizard.standard import category_group_of
from wizard.steps.base import ListPart
from wizard.tables import columns
from wizard.tables.columns import Layout, Role

_FIELDS = {
    Role.GROUP: "category_group",
    Role.LEAD_STATUS: "enable_lead_status",
    Role.DESCRIPTION: "tooltip",
    Role.DELETED: "deleted",
    Role.DEFAULT: "default",
}

# In the order en, sv, no, da, de, nl; what a spreadsheet writes for a tick, and signs.
_YES = """yes, y, true, on, enabled | ja, j, sant, på, aktiverad | sann, aktivert | sand, til, aktiveret
    | wahr, an, ein, aktiv, aktiviert | waar, aan, ingeschakeld | x, 1, ✓, ✔, ☑"""
_NO = """no, n, false, off, disabled | nej, falskt, av | nei, usann | falsk, fra
    | nein, falsch, aus | nee, onwaar, uit | 0, -, –, ☐"""

# Why a cell, or a whole row, was not taken.
GROUP, YES_OR_NO, NUMBER, NO_NAME, TOO_LONG = "group", "yes-or-no", "number", "no-name", "too-long"
TWICE, NEEDS_POTENTIAL, NAME_TAKEN = "twice", "needs-potential", "name-taken"
TWO_DEFAULTS, DEFAULT_DELETED = "two-defaults", "default-deleted"

_REASONS = {
    GROUP: N_("no category group has this name: it comes in without a group"),
    YES_OR_NO: N_("neither yes nor no: it was not taken"),
    NUMBER: N_("not a number: the item has no place of its own in the order"),
    NO_NAME: N_("there is no name: the row was left out"),
    TOO_LONG: N_("longer than SuperOffice takes: it was not taken"),
    TWICE: N_("this name stands further up: the row was left out"),
    NEEDS_POTENTIAL: N_("lead status needs the group Potential customer: it comes in as off"),
    NAME_TAKEN: N_("another item shall get this name: the row was left out"),
    TWO_DEFAULTS: N_("only one can be the default: none was taken"),
    DEFAULT_DELETED: N_("a deleted item cannot be the default: it was not taken"),
}


class Cell(NamedTuple):
    """A cell that was not taken as it stands: its row from 1, the title of its column, its text, and why."""

    row: int
    column: str
    value: str
    why: str

    @property
    def reason(self) -> str:
        """Why, in the user's language."""
        return _(_REASONS[self.why])


class Entry(NamedTuple):
    """What one row says about an item.

    Attributes:
        row: its number from 1.
        name: the item's name.
        values: what it says, by field; what it says nothing about is not there.
        order: its place among the others, or None.
    """

    row: int
    name: str
    values: Mapping[str, Any]
    order: float | None = None


class Entries(NamedTuple):
    """The rows of a table as they were understood: each row is an entry, or blank, or in one of the lists.

    Attributes:
        entries: one for each item.
        unmatched: cells that were not understood, and rows without a name.
        twice: rows whose name stands further up.
        too_long: names and descriptions that are longer than SuperOffice takes.
        blank: how many rows have nothing in them.
        above: how many rows stand above the titles.
        titles: the titles of the columns by what they are.
    """

    entries: tuple[Entry, ...] = ()
    unmatched: tuple[Cell, ...] = ()
    twice: tuple[Cell, ...] = ()
    too_long: tuple[Cell, ...] = ()
    blank: int = 0
    above: int = 0
    titles: Mapping[Role, str] = {}


def entries_of(rows: Sequence[Sequence[str]], layout: Layout, part: ListPart) -> Entries:
    """Return what the rows below the titles say."""
    reader = _Reader(rows, layout, part)
    start = layout.titles_row + 1
    for number, cells in enumerate(rows[start:], start + 1):
        reader.read(number, cells)
    above = sum(any(cells) for cells in rows[: max(0, layout.titles_row)])
    return reader.result._replace(
        entries=tuple(reader.entries),
        unmatched=tuple(reader.unmatched),
        twice=tuple(reader.twice),
        too_long=tuple(reader.too_long),
        above=above,
    )


class _Reader:
    """Reads row after row, and keeps what was not understood."""

    def __init__(self, rows: Sequence[Sequence[str]], layout: Layout, part: ListPart) -> None:
        self._places = {role: place for place, role in enumerate(layout.roles) if role}
        self._most = {field.name: field.maximum for field in part.fields}
        titles = {role: columns.title_of(rows, layout, place) for role, place in self._places.items()}
        self.result = Entries(titles=titles)
        self.entries: list[Entry] = []
        self.unmatched: list[Cell] = []
        self.twice: list[Cell] = []
        self.too_long: list[Cell] = []
        self._seen: set[str] = set()

    def read(self, number: int, cells: Sequence[str]) -> None:
        """Read one row."""
        if not any(cells):
            self.result = self.result._replace(blank=self.result.blank + 1)
            return
        name = self._cell(cells, Role.NAME)
        if not name:
            text = next(filter(None, cells))
            self.unmatched.append(Cell(number, self._title(Role.NAME), text, NO_NAME))
        elif len(name) > self._most["name"]:
            self.too_long.append(Cell(number, self._title(Role.NAME), name, TOO_LONG))
        elif name_key(name) in self._seen:
            self.twice.append(Cell(number, self._title(Role.NAME), name, TWICE))
        else:
            self._seen.add(name_key(name))
            values = dict(self._values(number, cells))
            self.entries.append(Entry(number, name, values, self._order(number, cells)))

    def _cell(self, cells: Sequence[str], role: Role) -> str:
        place = self._places.get(role)
        return cells[place] if place is not None and place < len(cells) else ""

    def _title(self, role: Role) -> str:
        return self.result.titles.get(role, "")

    def _values(self, number: int, cells: Sequence[str]) -> Iterator[tuple[str, Any]]:
        """Yield what is understood. A blank group says nothing; other blank cells say no, or no text."""
        for role, field in _FIELDS.items():
            text = self._cell(cells, role)
            if role not in self._places or (role is Role.GROUP and not text):
                continue
            if role is Role.DESCRIPTION:
                if len(text) <= self._most[field]:
                    yield field, text
                else:
                    self.too_long.append(Cell(number, self._title(role), text, TOO_LONG))
                continue
            value: CategoryGroup | bool | None
            value = category_group_of(text) if role is Role.GROUP else yes_or_no(text)
            if value is None:
                why = GROUP if role is Role.GROUP else YES_OR_NO
                self.unmatched.append(Cell(number, self._title(role), text, why))
            else:
                yield field, value

    def _order(self, number: int, cells: Sequence[str]) -> float | None:
        text = self._cell(cells, Role.ORDER)
        if not text:
            return None
        try:
            order = float(text.replace(",", "."))
        except ValueError:
            order = float("nan")
        if abs(order) < float("inf"):
            return order
        self.unmatched.append(Cell(number, self._title(Role.ORDER), text, NUMBER))
        return None


def yes_or_no(text: str) -> bool | None:
    """Return what a word for yes or no says in any of SuperOffice's languages; nothing there is no."""
    return _words().get(name_key(text))


@lru_cache(maxsize=1)
def _words() -> dict[str, bool]:
    found = {name_key(word): True for words in _YES.split("|") for word in words.split(",")}
    found |= {name_key(word): False for words in _NO.split("|") for word in words.split(",")}
    return found | {"": False}
