"""Taking the customer's present lists from a table: what SuperOffice has is noted, what is wanted is kept.

The same name is the same item. What the table says about it goes into the present list; the wanted list
follows where the user had not decided otherwise. The result is one edit, and taking the same table twice
changes nothing the second time.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from wizard.compare.matching import with_others
from wizard.domain.model import Category, CategoryGroup, LeadSetup
from wizard.domain.text import name_key
from wizard.steps.base import ListPart
from wizard.tables.columns import Role
from wizard.tables.entries import (
    DEFAULT_DELETED,
    NAME_TAKEN,
    NEEDS_POTENTIAL,
    TWO_DEFAULTS,
    Cell,
    Entries,
    Entry,
)
from wizard.tables.taken import Taken

_POTENTIAL = CategoryGroup.POTENTIAL


def take(setup: LeadSetup, part: ListPart, entries: Entries, *, whole: bool = False) -> Taken:
    """Return what the entries of a table make of a set-up.

    Args:
        setup: the set-up.
        part: the list.
        entries: what the table says.
        whole: the table is the whole list: what is not in it and was not decided about was noted by mistake.
    """
    taking = _Taking(setup, part, entries)
    for entry in entries.entries:
        taking.take(entry)
    taking.take_default()
    removed = taking.remove_absent() if whole else ()
    taking.take_order()
    return taking.result(removed)


class _Taking:
    """The two lists while the entries are taken. Items stand at fixed places until the end."""

    def __init__(self, setup: LeadSetup, part: ListPart, entries: Entries) -> None:
        self._setup, self._part, self._entries = setup, part, entries
        self._before: Sequence[Any] = getattr(setup.current, part.name)
        self._now: list[Any] = list(self._before)
        self._then: list[Any] = list(getattr(setup.wanted, part.name))
        self._old = _first_by(self._before, lambda item: item.key)
        self._now_at = _first_by(range(len(self._now)), lambda at: self._now[at].key)
        self._then_at = _first_by(range(len(self._then)), lambda at: self._then[at].key)
        self._key_now = _keys_by_name(self._now)
        self._key_then = _keys_by_name(self._then)
        self._used = {item.key for item in (*self._now, *self._then)}
        self._number = len(self._used)
        self._in_table = {name_key(entry.name) for entry in entries.entries}
        self._key_of: dict[int, str] = {}  # by row
        self._unmatched: list[Cell] = []

    # One entry

    def take(self, entry: Entry) -> None:
        """Note one entry in the present list, and let the wanted list follow."""
        name = name_key(entry.name)
        key = self._key_now.get(name) or self._key_then.get(name)
        if key is None:
            self._add(entry)
            return
        old = self._old.get(key)
        if old and name_key(old.name) != name and name_key(old.name) in self._in_table:
            # The item shall get this name and has it not yet; another one in the CRM has it.
            self._leave(entry, Role.NAME, entry.name, NAME_TAKEN)
            return
        self._key_of[entry.row] = key
        now = self._noted(old or self._part.make(key=key, name=entry.name), entry)
        if old is None:
            self._now_at[key] = len(self._now)
            self._now.append(now)
        else:
            self._now[self._now_at[key]] = now
        if old and key in self._then_at:
            at = self._then_at[key]
            self._then[at] = _followed(self._then[at], old, now)
        elif name not in self._key_then:  # it cannot vanish
            self._then_at[key] = len(self._then)
            self._then.append(now)

    def _add(self, entry: Entry) -> None:
        key = self._new_key()
        new = self._noted(self._part.make(key=key, name=entry.name), entry)
        self._key_of[entry.row] = key
        self._now_at[key], self._then_at[key] = len(self._now), len(self._then)
        self._now.append(new)
        self._then.append(new)

    def _new_key(self) -> str:
        """Return a key that no item of the list has."""
        while True:
            self._number += 1
            key = f"{self._part.key_letter}{self._number}"
            if key not in self._used:
                self._used.add(key)
                return key

    def _noted(self, item: Any, entry: Entry) -> Any:
        """Return the item as the CRM has it; which one is the default is seen to at the end."""
        values = {name: value for name, value in entry.values.items() if name != "default"}
        noted = item._replace(name=entry.name, **values)
        if isinstance(noted, Category) and not _fits(noted):
            if values.get("enable_lead_status"):
                self._leave(entry, Role.LEAD_STATUS, entry.name, NEEDS_POTENTIAL)
            if {"enable_lead_status", "category_group"} & set(values):
                noted = noted._replace(enable_lead_status=False)
        return noted

    def _leave(self, entry: Entry, role: Role, value: str, why: str) -> None:
        self._unmatched.append(Cell(entry.row, self._entries.titles.get(role, ""), value, why))

    # All of them

    def take_default(self) -> None:
        """Make one lead status the default in both lists, for nothing can change SuperOffice's."""
        if self._part.name != "lead_statuses":
            return
        named = [e for e in self._entries.entries if e.values.get("default") and e.row in self._key_of]
        if len(named) > 1:
            for entry in named:
                self._leave(entry, Role.DEFAULT, entry.name, TWO_DEFAULTS)
        elif named and not self._make_default(self._key_of[named[0].row]):
            self._leave(named[0], Role.DEFAULT, named[0].name, DEFAULT_DELETED)
        if not any(item.default for item in self._now):
            self._make_default(next((item.key for item in self._then if item.default), ""))
        self._keep_default()

    def _make_default(self, key: str) -> bool:
        """Make an item the default, unless it is deleted or shall be."""
        found = [item for item in (*self._now, *self._then) if item.key == key]
        if len(found) < 2 or any(item.deleted for item in found):
            return False
        for items in (self._now, self._then):
            items[:] = [item._replace(default=item.key == key) for item in items]
        return True

    def _keep_default(self) -> None:
        """Do not believe a table that says that the default is deleted: SuperOffice does not allow it."""
        for entry in self._entries.entries:
            key = self._key_of.get(entry.row, "")
            if not key or not entry.values.get("deleted") or not self._now[self._now_at[key]].default:
                continue
            at, there = self._now_at[key], self._then_at[key]
            old = self._old.get(key)
            self._now[at] = self._now[at]._replace(deleted=bool(old and old.deleted))
            self._then[there] = self._then[there]._replace(deleted=False)
            self._leave(entry, Role.DELETED, entry.name, DEFAULT_DELETED)

    def remove_absent(self) -> tuple[str, ...]:
        """Take what the table does not have out of both lists, unless the user decided something about it."""
        then = {item.key: item for item in self._then}
        touched = set(self._key_of.values())
        gone = {
            item.key: item.name
            for item in self._now
            if item.key not in touched and then.get(item.key) == item and not getattr(item, "default", False)
        }
        self._now = [item for item in self._now if item.key not in gone]
        self._then = [item for item in self._then if item.key not in gone]
        return tuple(gone.values())

    def take_order(self) -> None:
        """Put the items in the order of the table, if it has one; a wanted order of its own is kept."""
        ranked = [entry for entry in self._entries.entries if entry.order is not None]
        ranked.sort(key=lambda entry: (entry.order, entry.row))
        order = [self._key_of[entry.row] for entry in ranked if entry.row in self._key_of]
        if not order:
            return
        own = _shared(getattr(self._setup.wanted, self._part.name), self._old)
        kept = {item.key for item in getattr(self._setup.wanted, self._part.name)}
        has_own = own != _shared(self._before, kept)
        self._now = _in_order(self._now, order)
        if not has_own:
            self._then = _in_order(self._then, [item.key for item in self._now])

    def result(self, removed: tuple[str, ...]) -> Taken:
        """Return the set-up and what became of each entry."""
        name = self._part.name
        setup = self._setup._replace(
            current=self._setup.current._replace(**{name: tuple(self._now)}),
            wanted=self._setup.wanted._replace(**{name: tuple(self._then)}),
        )
        groups: dict[str, list[str]] = {"added": [], "updated": [], "same": []}
        now = {item.key: item for item in self._now}
        known = {item.key for item in getattr(self._setup.wanted, name)} | set(self._old)
        for entry in self._entries.entries:
            if key := self._key_of.get(entry.row):
                kind = "same" if now[key] == self._old.get(key) else "updated"
                groups[kind if key in known else "added"].append(entry.name)
        touched = set(self._key_of.values())
        before, after = [item.key for item in self._before], [item.key for item in self._now]
        both = set(before) & set(after)
        return Taken(
            setup,
            **{kind: tuple(names) for kind, names in groups.items()},
            absent=tuple(item.name for item in self._now if item.key not in touched),
            removed=removed,
            ordered=[key for key in before if key in both] != [key for key in after if key in both],
            unmatched=tuple(sorted((*self._entries.unmatched, *self._unmatched), key=lambda c: c.row)),
            twice=self._entries.twice,
            too_long=self._entries.too_long,
            blank=self._entries.blank,
            above=self._entries.above,
        )


def _followed(wanted: Any, old: Any, now: Any) -> Any:
    """Return the wanted item: what the user had not changed is as the CRM has it; a change is kept.

    Group and lead status belong together: if the two no longer fit, both stay as the user has them.
    """
    same = {
        field: getattr(now, field) for field in now._fields if getattr(wanted, field) == getattr(old, field)
    }
    followed = wanted._replace(**same)
    if not isinstance(followed, Category) or _fits(followed) or _pair(wanted) == _pair(old):
        return followed
    group, enabled = _pair(wanted)
    return followed._replace(category_group=group, enable_lead_status=enabled)


def _pair(item: Category) -> tuple[CategoryGroup, bool]:
    return item.category_group, item.enable_lead_status


def _fits(item: Category) -> bool:
    return item.category_group == _POTENTIAL or not item.enable_lead_status


def _in_order(items: Sequence[Any], keys: Iterable[str]) -> list[Any]:
    """Return the items in the order of some keys; each other item comes after the one it follows now."""
    place = _first_by(range(len(items)), lambda at: items[at].key)
    order = [place[key] for key in keys if key in place]
    return [items[at] for at in with_others(order, range(len(items)))]


def _shared(items: Sequence[Any], keys: Iterable[str]) -> list[str]:
    known = set(keys)
    return [item.key for item in items if item.key in known]


def _keys_by_name(items: Sequence[Any]) -> dict[str, str]:
    return {name: item.key for name, item in _first_by(items, lambda item: name_key(item.name)).items()}


def _first_by(values: Iterable[Any], key: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value in values:
        found.setdefault(key(value), value)
    return found
