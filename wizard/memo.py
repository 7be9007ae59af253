"""What was found out about values that never change: an edit of one item asks nothing about thousands."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Found = TypeVar("Found")


class Memo(Generic[Found]):
    """Remembers by identity, which costs the same for a short text and a long one."""

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
