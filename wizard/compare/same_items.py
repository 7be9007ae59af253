"""The same item has the same key: of two set-ups that grew apart, one takes the keys of the other."""

from collections.abc import Callable, Hashable, Mapping
from typing import NamedTuple

from wizard import steps
from wizard.compare.matching import Way, matched
from wizard.domain.model import Customer, LeadSetup, ListName, Lists
from wizard.domain.text import name_key
from wizard.standard import standard_category_of, standard_status_of
from wizard.steps.base import ListPart, Step

# Which item a name means, in a list.
Meaning = Callable[[ListName, str], Hashable]


def with_keys_of(other: LeadSetup, setup: LeadSetup) -> LeadSetup:
    """Return another customer's set-up with the keys that `other` has for items of the same name.

    A standard name is the same one in each of the six languages of the CRM.
    """
    return with_their_keys(LeadSetup(Customer("")), setup, other, _meaning)


def _meaning(name: ListName, text: str) -> Hashable:
    standard = standard_category_of if name == "categories" else standard_status_of
    index = standard(text)
    return name_key(text) if index is None else index


def _same_name(_name: ListName, text: str) -> Hashable:
    return name_key(text)


def with_their_keys(
    base: LeadSetup, mine: LeadSetup, theirs: LeadSetup, meaning: Meaning = _same_name
) -> LeadSetup:
    """Return mine with other keys for its new items, so that a key means the same item on both sides.

    A new item of the same name is the same item and takes their key. One that has by chance the key of
    another new item of theirs gets a key that nobody has.
    """
    for step in steps.STEPS:
        if step.listing:
            keys = _new_keys(step, base, mine, theirs, meaning)
            if any(key != new for key, new in keys.items()):
                mine = _renamed(step, mine, keys)
    return mine


def _new_keys(
    step: Step, base: LeadSetup, mine: LeadSetup, theirs: LeadSetup, meaning: Meaning
) -> dict[str, str]:
    """Return what each new key of mine becomes."""
    assert step.listing
    before, ours, saved = (_known(step.listing, setup, meaning) for setup in (base, mine, theirs))
    used = {*before, *ours, *saved}
    new_of_mine, new_of_theirs = (
        [item for key, item in side.items() if key not in before] for side in (ours, saved)
    )
    number = len(used)
    keys = {}
    partners = matched(new_of_theirs, new_of_mine, _WAYS)
    for item, partner in zip(new_of_mine, partners, strict=True):
        key = item.key if partner is None else new_of_theirs[partner].key
        if partner is None and key in saved:
            while (key := f"{step.listing.key_letter}{number}") in used:
                number += 1
            used.add(key)
        keys[item.key] = key
    return keys


class _Known(NamedTuple):
    """An item of a list and what its names mean; what has no name is like nothing else."""

    key: str
    wanted: Hashable
    present: Hashable


# The name that an item shall have says more about it than the one it has now.
_WAYS: tuple[Way, ...] = (lambda item, _index: item.wanted, lambda item, _index: item.present)


def _known(part: ListPart, setup: LeadSetup, meaning: Meaning) -> dict[str, _Known]:
    """Return what is known of each item of a list, by its key."""

    def meant(lists: Lists) -> dict[str, Hashable]:
        named = (item for item in getattr(lists, part.name) if name_key(item.name))
        return {item.key: meaning(part.name, item.name) for item in named}

    present, wanted = meant(setup.current), meant(setup.wanted)
    items = (*getattr(setup.current, part.name), *getattr(setup.wanted, part.name))
    return {
        item.key: _Known(item.key, wanted.get(item.key, object()), present.get(item.key, object()))
        for item in items
    }


def _renamed(step: Step, setup: LeadSetup, keys: Mapping[str, str]) -> LeadSetup:
    """Return the set-up with other keys for items of one list, in the ticked actions too."""
    assert step.listing
    name = step.listing.name

    def with_keys(lists: Lists) -> Lists:
        items = (item._replace(key=keys.get(item.key, item.key)) for item in getattr(lists, name))
        return lists._replace(**{name: tuple(items)})

    def with_key(action_id: str) -> str:
        key, _dot, kind = action_id.removeprefix(f"{step.id}.").rpartition(".")
        known = action_id.startswith(f"{step.id}.") and key in keys
        return f"{step.id}.{keys[key]}.{kind}" if known else action_id

    progress = setup.progress._replace(checklist=tuple(map(with_key, setup.progress.checklist)))
    return setup._replace(current=with_keys(setup.current), wanted=with_keys(setup.wanted), progress=progress)
