"""Which record of a list is which in another state of it, and in what order two such states go together."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from wizard.domain.actions import longest_in_order
from wizard.domain.fields import Field, Kind, get_value
from wizard.steps.lists import KEY

Way = Callable[[Any, int], Hashable]


def has_keys(field: Field) -> bool:
    """Tell whether the records of a list carry a key of their own."""
    return any(part.name == KEY.name for part in field.fields)


def same_record(field: Field) -> tuple[Way, ...]:
    """Return how a record is found again in another state of its list, the surest way first.

    By its key if it has one. A campaign link has none: it is the one that is wholly equal, else one with
    the same first field (the page), else the one in the same place.
    """
    if has_keys(field):
        return (lambda record, _index: get_value(record, KEY.name),)
    first = field.fields[0]
    return (
        equal_record(field),
        lambda record, _index: frozen(first, get_value(record, first.name)),
        lambda _record, index: index,
    )


def equal_record(field: Field) -> Way:
    """Return what finds a record that is equal in all its fields."""
    one = field._replace(kind=Kind.RECORD)
    return lambda record, _index: frozen(one, record)


def frozen(field: Field, value: Any) -> Hashable:
    """Return a value as something that a dict can be keyed by."""
    if field.kind is Kind.RECORD:
        return tuple(frozen(part, get_value(value, part.name)) for part in field.fields)
    if field.kind is Kind.RECORDS:
        one = field._replace(kind=Kind.RECORD)
        return tuple(frozen(one, record) for record in value)
    return tuple(value) if field.kind is Kind.NAMES else value


def matched(before: Sequence[Any], after: Sequence[Any], ways: Iterable[Way]) -> list[int | None]:
    """Return for each record of `after` the index of the same record in `before`, None for a new one.

    Each way is tried on what those before it have left. Where several records look the same, the first
    is the first.
    """
    partners: list[int | None] = [None] * len(after)
    free = dict(enumerate(before))
    for way in ways:
        places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for index, record in free.items():
            places[way(record, index)].append(index)
        for index, record in enumerate(after):
            if partners[index] is None and (found := places.get(way(record, index))):
                partner = partners[index] = found.popleft()
                del free[partner]
    return partners


def unmoved(partners: Iterable[int | None]) -> set[int]:
    """Return which records can be taken to have stayed where they were, so that few have moved."""
    order = [partner for partner in partners if partner is not None]
    stay = longest_in_order(map(str, sorted(order)), tuple(map(str, order)))
    return {int(index) for index in stay}


def numbered(
    field: Field, base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]
) -> tuple[dict[int, Any], dict[int, Any]]:
    """Return mine and theirs by number: the same one for the same item, below `len(base)` if it is there."""
    ways = same_record(field)
    saved = [
        len(base) + index if partner is None else partner
        for index, partner in enumerate(matched(base, theirs, ways))
    ]
    ours = matched(base, mine, ways)
    new_of_mine = [index for index, partner in enumerate(ours) if partner is None]
    new_of_theirs = [index for index, number in enumerate(saved) if number >= len(base)]
    pairs = matched(
        [theirs[index] for index in new_of_theirs],
        [mine[index] for index in new_of_mine],
        ways if has_keys(field) else (equal_record(field),),
    )
    free = len(base) + len(theirs)
    for index, pair in zip(new_of_mine, pairs, strict=True):
        ours[index] = free + index if pair is None else saved[new_of_theirs[pair]]
    numbers = (number for number in ours if number is not None)
    return dict(zip(numbers, mine, strict=True)), dict(zip(saved, theirs, strict=True))


def with_others(order: Sequence[int], *sides: Iterable[int]) -> list[int]:
    """Return the numbers in order; each other one comes after the one that it follows on its side."""
    after: dict[int, list[int]] = {number: [] for number in (-1, *order)}
    placed: set[int] = set()
    for side in sides:
        above = -1
        for number in side:
            if number in after:
                above = number
            elif number not in placed:
                after[above].append(number)
                placed.add(number)
    return [number for first, others in after.items() for number in (first, *others) if number >= 0]
