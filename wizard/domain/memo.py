"""What was found out about values that never change: an edit of one item asks nothing about thousands.

Values are known by identity, which costs the same for a short text and a long one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

Found = TypeVar("Found")
_STRETCH = 64
_NO_STRETCH: tuple[tuple[Any, ...], Any] = ((), None)


class Memo(Generic[Found]):
    """Remembers what was found."""

    def __init__(self, limit: int) -> None:
        """Remember at most so many values; beyond that, start afresh."""
        self._limit = limit
        self._known: dict[int, tuple[Any, Found]] = {}

    def of(self, value: Any, find: Callable[[Any], Found]) -> Found:
        """Return what was found out about a value, or find it out now."""
        known = self._known.get(id(value))
        if known is not None and known[0] is value:
            return known[1]
        if len(self._known) >= self._limit:
            self._known.clear()
        found = find(value)
        self._known[id(value)] = (value, found)
        return found


class Quiet(Generic[Found]):
    """Remembers which values there is nothing to say about."""

    def __init__(self, limit: int) -> None:
        """Remember at most so many values and those of one list more; beyond that, start afresh."""
        self._limit = limit
        self._known: dict[int, Any] = {}  # it holds the values themselves, so no other has the id of one

    def knows(self, value: Any) -> bool:
        """Tell whether it is known that there is nothing to say about a value."""
        return id(value) in self._known

    def said(self, values: Sequence[Any], say: Callable[[int, Any], Iterable[Found]]) -> Iterator[Found]:
        """Yield what is said, given its index, about each value about which something was to be said."""
        known = self._known
        if len(known) > self._limit:
            known.clear()
        for index, value in [(index, value) for index, value in enumerate(values) if id(value) not in known]:
            if found := tuple(say(index, value)):
                yield from found
            else:
                known[id(value)] = value


class Stretches(Generic[Found]):
    """Remembers what was made of each stretch of long lists: an edit makes one stretch anew."""

    def __init__(self, make: Callable[[tuple[Any, ...]], Found], most: int = 4096) -> None:
        """Make a stretch with this function; remember at most so many and those of one list more."""
        self._make = make
        self._most = most
        self._known: dict[int, tuple[tuple[Any, ...], Found]] = {}  # by the id of the first value

    def of(self, values: tuple[Any, ...]) -> list[Found]:
        """Return what is made of the stretches of a list, in order."""
        if len(self._known) > self._most:
            self._known.clear()
        found: list[Found] = []
        start = index = 0
        while index < len(values):
            stretch, made = self._known.get(id(values[index]), _NO_STRETCH)
            if stretch and values[index : index + len(stretch)] == stretch:
                found += (*self._new(values[start:index]), made)
                start = index = index + len(stretch)
            else:
                index += 1
                if index - start == _STRETCH:
                    found += self._new(values[start:index])
                    start = index
        return [*found, *self._new(values[start:])]

    def _new(self, stretch: tuple[Any, ...]) -> tuple[Found, ...]:
        if not stretch:
            return ()
        made = self._make(stretch)
        self._known[id(stretch[0])] = (stretch, made)
        return (made,)
