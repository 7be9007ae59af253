"""The order in which the items of a list get their names: in the CRM they are unique at every moment.

Deleted items count too. `A -> B, B -> C` must start with B; where items exchange their names, one of them
gets another name for now.
"""

from collections.abc import Collection, Iterable, Mapping
from itertools import count
from typing import NamedTuple

from wizard.domain.model import Item
from wizard.domain.text import name_key

_LONGEST = 200  # characters of a name for now before its number: below the 239 that SuperOffice takes


class Move(NamedTuple):
    """One item on its way.

    Attributes:
        before: the item as it is at that moment; None if it is new.
        after: the item as it is then.
        for_now: whether only its name changes, and will again.
    """

    before: Item | None
    after: Item
    for_now: bool = False


def moves(old: Mapping[str, Item], wanted: Iterable[Item]) -> list[Move]:
    """Return what becomes of each item, in an order in which no name is there twice.

    Args:
        old: the items that are there, by key.
        wanted: the items as they shall be. Where two of them have one name, no order helps; the rules say so.
    """
    now, waiting = dict(old), list(wanted)
    owner = {name_key(item.name): key for key, item in old.items()}
    done: list[Move] = []

    def move(item: Item, *, for_now: bool = False) -> None:
        before = now.get(item.key)
        if before:
            owner.pop(name_key(before.name), None)
        owner[name_key(item.name)] = item.key
        now[item.key] = item
        done.append(Move(before, item, for_now))

    while waiting:
        blocked = []
        for item in waiting:
            if owner.get(name_key(item.name), item.key) == item.key:
                move(item)
            else:
                blocked.append(item)
        if len(blocked) == len(waiting):
            key = _of_a_ring(blocked, owner)
            if key is None:
                return [*done, *(Move(now.get(item.key), item) for item in blocked)]
            taken = owner.keys() | {name_key(item.name) for item in blocked}
            move(now[key]._replace(name=_free(now[key].name, taken)), for_now=True)
        waiting = blocked
    return done


def _of_a_ring(blocked: list[Item], owner: Mapping[str, str]) -> str | None:
    """Return the key of an item that waits for itself: each has the name that the one before it waits for."""
    waiting = {item.key: item for item in blocked}
    known: set[str] = set()
    for start in waiting:
        key, way = start, set[str]()
        while key in waiting and key not in known:
            known.add(key)
            way.add(key)
            key = owner[name_key(waiting[key].name)]
        if key in way:
            return key
    return None


def _free(name: str, taken: Collection[str]) -> str:
    names = (f"{name[:_LONGEST]} ({number})" for number in count(2))
    return next(free for free in names if name_key(free) not in taken)
