"""How many visitors there may be at once."""

import asyncio
from collections import Counter

PATIENCE_SECONDS = 15.0
"""How long a visitor who comes back waits for the own wizard of before to end: longer than that may take."""


class Places:
    """The places for visitors."""

    def __init__(self, limit: int) -> None:
        """Have so many places."""
        self._free = asyncio.Semaphore(limit)
        self._present: Counter[str] = Counter()

    @property
    def taken(self) -> int:
        """How many visitors there are."""
        return self._present.total()

    def has_place_for(self, visitor: str) -> bool:
        """Tell whether a visitor may come in, or is back: browsers ask for a page again before they leave it.

        An empty text is a visitor whom nobody knows.
        """
        return not self._free.locked() or (visitor != "" and self._present[visitor] > 0)

    async def take(self, visitor: str) -> bool:
        """Take a place and return True, or False if there is none."""
        if not self.has_place_for(visitor):
            return False
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._free.acquire()
        except TimeoutError:
            return False
        self._present[visitor] += 1
        return True

    def leave(self, visitor: str) -> None:
        """Give a place back."""
        self._present[visitor] -= 1
        self._present += Counter()  # forgets who is gone
        self._free.release()
