"""Which of the saved set-ups are looked at: searched, only some of them, in some order, and marked.

As long as all are shown, the last changed first, nothing is read. What was read once is searched in memory.
"""

from collections.abc import Callable, Iterator, Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from wizard.domain.text import without_accents
from wizard.i18n import N_

if TYPE_CHECKING:
    from wizard.screens.wizard_app import Library, Summary

CHANGED, NAME, STEP, PROBLEMS = ORDERS = ("changed", "name", "step", "problems")
ALL, DRAFTS, TO_DO, COMPLETE, UNREADABLE = FILTERS = ("all", "drafts", "problems", "complete", "unreadable")
# What the list says once it is sorted so, and what it calls those that it shows.
SORTED = {
    CHANGED: N_("Sorted by the last change, the newest first."),
    NAME: N_("Sorted by name."),
    STEP: N_("Sorted by step, the complete ones last."),
    PROBLEMS: N_("Sorted by problems, the most first."),
}
SHOWN = {
    ALL: N_("all set-ups"),
    DRAFTS: N_("drafts"),
    TO_DO: N_("with problems"),
    COMPLETE: N_("complete"),
    UNREADABLE: N_("cannot be read"),
}
# What plain mode calls the orders; on the screen it is the heading of the column.
CALLED = {CHANGED: N_("last change"), NAME: N_("name"), STEP: N_("step"), PROBLEMS: N_("problems")}
_SLICE = 0.03  # seconds; between two of them keys are answered and the list is drawn


class Selection:
    """The rows of the library that fit, by their places there.

    Attributes:
        text: what was searched for; each of its words has to be in a customer's name.
        order: one of `ORDERS`.
        only: one of `FILTERS`.
        shown: the places of what fits, in that order, as far as it was found.
        marked: the stems that are marked, in the order in which they were.
    """

    def __init__(self, library: "Library") -> None:
        self.text = ""
        self.order = CHANGED
        self.only = ALL
        self.shown: Sequence[int] = range(library.count())
        self.marked: dict[str, None] = {}
        self._library = library
        self._rows: list[Summary] = []
        self._names: list[str] = []

    @property
    def is_all(self) -> bool:
        """Tell whether nothing is left out."""
        return self.only == ALL and not self.text.split()

    def reread(self) -> None:
        """Forget what was read, because the library has looked again; what is gone is marked no more."""
        self._rows, self._names = [], []
        if self.marked:
            there = set(map(self._library.stem, range(self._library.count())))
            self.marked = {stem: None for stem in self.marked if stem in there}

    def find(self) -> Iterator[bool]:
        """Find anew what fits; yield true after each slice, when what was found until then is shown."""
        if self.is_all and self.order == CHANGED:
            self.shown = range(self._library.count())
            return
        fits = self._test()
        found = [place for place, row in enumerate(self._rows) if fits(row, self._names[place])]
        end = perf_counter() + _SLICE
        for place in range(len(self._rows), self._library.count()):
            row = self._library.summary(place)
            self._rows.append(row)
            self._names.append(without_accents(row.name))
            if fits(row, self._names[place]):
                found.append(place)
            if perf_counter() > end:
                self.shown = self._sorted(found)
                yield True
                end = perf_counter() + _SLICE
        self.shown = self._sorted(found)

    def find_all(self) -> None:
        """Do the same without a pause."""
        for _pause in self.find():
            pass

    def stem(self, position: int) -> str:
        """Return the name of the file of a row that is shown."""
        return self._library.stem(self.shown[position])

    def is_marked(self, position: int) -> bool:
        """Tell whether a row that is shown is marked."""
        return bool(self.marked) and self.stem(position) in self.marked

    def turn(self, position: int) -> None:
        """Mark a row, or take its mark away."""
        stem = self.stem(position)
        if stem in self.marked:
            del self.marked[stem]
        else:
            self.marked[stem] = None

    def mark_shown(self) -> None:
        """Mark every row that is shown."""
        self.marked |= dict.fromkeys(map(self.stem, range(len(self.shown))))

    def chosen(self, position: int) -> list[str]:
        """Return what an action is about: what is marked, else the row at `position` if there is one."""
        if self.marked:
            return list(self.marked)
        return [self.stem(position)] if 0 <= position < len(self.shown) else []

    def _test(self) -> "Callable[[Summary, str], bool]":
        """Return what tells whether a row fits, given its name without case and accents."""
        words = without_accents(self.text).split()
        kinds: dict[str, Callable[[Summary], bool]] = {
            ALL: lambda _row: True,
            DRAFTS: lambda row: not row.trouble and row.status != "complete",
            TO_DO: lambda row: row.problems > 0,
            COMPLETE: lambda row: not row.trouble and row.status == "complete",
            UNREADABLE: lambda row: bool(row.trouble),
        }
        is_kind = kinds[self.only]
        if not words:
            return lambda row, _name: is_kind(row)
        return lambda row, name: all(word in name for word in words) and is_kind(row)

    def _sorted(self, found: list[int]) -> list[int]:
        """Return places in the chosen order; what is alike stays as the library has it."""
        rows = self._rows
        if self.order == NAME:
            return sorted(found, key=lambda place: (self._names[place], rows[place].name))
        if self.order == PROBLEMS:
            return sorted(found, key=lambda place: (not rows[place].trouble, -rows[place].problems))
        if self.order == STEP:
            from wizard import steps

            ranks = {step: rank for rank, step in enumerate(steps.order())}
            last = len(ranks)
            return sorted(found, key=lambda place: _rank(rows[place], ranks, last))
        return found.copy()


def _rank(row: "Summary", ranks: dict[str, int], last: int) -> int:
    """Return where a set-up stands on its way: after the steps the complete ones, then what is unreadable."""
    if row.trouble:
        return last + 1
    return last if row.status == "complete" else ranks.get(row.place, last - 1)
