"""Recognises a name that a customer typed or pasted as one of SuperOffice's standard names.

Any of the six languages will do, and so will the spellings of other pages of the public documentation:
`lead/learn/index`, `lead/admin/category-automation` and `api/mdo-providers/reference/categorygroup`.
No word means two things: those that languages share (Open, Kontakter, Kunde, Verloren) mean the same in each.
"""

from collections.abc import Iterable
from functools import lru_cache

from wizard.domain.model import CategoryGroup
from wizard.domain.text import name_key
from wizard.standard.lists import CATEGORY_NAMES, GROUP_NAMES, NAMED_GROUPS, STATUS_NAMES

# Hyphens, dashes, the minus sign and the soft hyphen: people and word processors swap them freely.
_DASHES = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212"))

# (index of the standard category, spelling)
CATEGORY_VARIANTS = (
    (1, "MQL"),
    (1, "(MQL)"),
    (1, "Marknadsföringskvalificerad lead"),
    (1, "Marketingkvalifisert lead"),
    (1, "Marketingqualifizierter Lead"),
    (2, "Salgsmulighet"),
    (2, "Salgsmulighed"),
    (3, "Verlorene Opportunity"),
    (3, "Verloren opportunity"),
)

GROUP_VARIANTS = (
    (CategoryGroup.POTENTIAL, "Potentieller Kunde"),
    (CategoryGroup.UNKNOWN, "(No Selection)"),
    *((group, group.value) for group in CategoryGroup),
)


def standard_category_of(name: str) -> int | None:
    """Return the index in `standard_categories` of the one that this name stands for, or None."""
    return _categories().get(_key(name))


def standard_status_of(name: str) -> int | None:
    """Return the index in `standard_statuses` of the one that this name stands for, or None."""
    return _statuses().get(_key(name))


def category_group_of(name: str) -> CategoryGroup | None:
    """Return the group of this name (UNKNOWN when the name says that there is no group), or None."""
    return _groups().get(_key(name))


def _key(name: str) -> str:
    """Return what a name is recognised by: `name_key` without dashes and white space."""
    return "".join(name_key(name).translate(_DASHES).split())


def _named(lists: Iterable[tuple[str, ...]]) -> list[tuple[int, str]]:
    return [pair for names in lists for pair in enumerate(names)]


def _category_spellings() -> list[tuple[int, str]]:
    plain = [*_named(CATEGORY_NAMES.values()), *CATEGORY_VARIANTS]
    return plain + [(index, f"{name} (MQL)") for index, name in plain if index == 1]


# The tables are made when a name is first looked up: most runs never ask.


@lru_cache(maxsize=1)
def _categories() -> dict[str, int]:
    return {_key(name): index for index, name in _category_spellings()}


@lru_cache(maxsize=1)
def _statuses() -> dict[str, int]:
    return {_key(name): index for index, name in _named(STATUS_NAMES.values())}


@lru_cache(maxsize=1)
def _groups() -> dict[str, CategoryGroup]:
    named = ((NAMED_GROUPS[index], name) for index, name in _named(GROUP_NAMES.values()))
    return {_key(name): group for group, name in (*named, *GROUP_VARIANTS)}
