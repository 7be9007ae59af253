"""What the two list steps share: the common fields, the rules for names and keys, and the warnings.

Rules are numbered as in the project's own notes of SuperOffice's help pages: names are mandatory and unique
(lead/admin/add-company-category, lead/admin/add-lead-status), deletion is soft (admin/lists/restore),
renaming changes the item on every record that uses it (admin/lists/update-items).
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from wizard.domain import controls
from wizard.domain.actions import CREATE, DELETE, RESTORE, Change, Sentence
from wizard.domain.fields import Field, Kind
from wizard.domain.memo import Memo, Quiet, Stretches
from wizard.domain.model import Item, LeadSetup, ListName
from wizard.domain.problems import Problem, error, warning
from wizard.domain.text import name_key
from wizard.i18n import N_, _
from wizard.standard import Terms

KEY = Field("key", N_("Key"), N_("Identifies the item in this document."), minimum=1, maximum=254)
PRESENT = "present"
DELETED = Field("deleted", N_("Deleted"), N_("Deleted items can be restored."), Kind.SWITCH, default=False)

# A name such as NO:"Norsk";US:"English" is read by SuperOffice as one name in several languages.
_SEVERAL_LANGUAGES = '([A-Z]{2}:"[^"]*";?)+'


_MOST_LISTS = 8
_by_key: Memo[Mapping[str, Any]] = Memo(_MOST_LISTS)
_unique: Quiet[Problem] = Quiet(_MOST_LISTS)
_keys: Stretches[list[str]] = Stretches(lambda items: [item.key for item in items])
_names: Stretches[list[str]] = Stretches(lambda items: [name_key(item.name) for item in items])


class ListTexts(NamedTuple):
    """The sentences of the shared rules for one list, each to translate."""

    same_key: str
    same_name: str
    same_name_as_deleted: str
    vanished: str
    renamed: str
    deleted: str
    several_languages: str


def present_field(what: str, *, default: bool) -> Field:
    """Return the switch that tells pasted names that are in SuperOffice already from new ones."""
    return Field(PRESENT, _("In SuperOffice now"), what, Kind.SWITCH, default=default)


def nothing_yet(_setup: LeadSetup) -> str:
    """Return what an empty list says."""
    return controls.fill(_("Nothing here yet. Add an item ({add}) or paste a list ({paste})."))


def active(items: tuple[Any, ...]) -> list[Any]:
    """Return the items that are not deleted."""
    return [item for item in items if not item.deleted]


def both_states(setup: LeadSetup, name: ListName) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the path and the items of a list as it is and as it shall be."""
    yield f"current.{name}", getattr(setup.current, name)
    yield f"wanted.{name}", getattr(setup.wanted, name)


def by_key(items: tuple[Any, ...]) -> Mapping[str, Any]:
    """Return the items of the CRM by their keys; the list of the CRM hardly ever changes."""
    return _by_key.of(items, lambda items: {item.key: item for item in items})


def list_problems(setup: LeadSetup, name: ListName, texts: ListTexts) -> Iterator[Problem]:
    """Yield what the shared rules say about one list."""
    for path, items in both_states(setup, name):
        yield from _unique.said((items,), partial(_twice, path, texts))
    yield from _vanished(setup, name, texts)


def item_problems(path: str, item: Item, old: Item | None, texts: ListTexts) -> Iterator[Problem]:
    """Yield what the shared rules say about one item: what its change means for the data in the CRM."""
    if old and name_key(old.name) != name_key(item.name):
        message = _(texts.renamed).format(old=old.name, name=item.name)
        yield warning(f"{path}.name", "renamed", message)
    if old and item.deleted and not old.deleted:
        yield warning(f"{path}.deleted", "deleted", _(texts.deleted).format(name=old.name))
    if '"' in item.name and re.fullmatch(_SEVERAL_LANGUAGES, item.name):
        message = _(texts.several_languages).format(name=item.name)
        yield warning(f"{path}.name", "several-languages", message)


def _twice(path: str, texts: ListTexts, _index: int, items: tuple[Item, ...]) -> Iterator[Problem]:
    """Keys and names are unique. Only where one is not, the items are gone through one by one."""
    if len(set().union(*_keys.of(items))) < len(items):
        yield from _same_key(path, items, texts)
    if len(set().union(*_names.of(items))) < len(items):
        yield from _same_name(path, items, texts)


def _same_key(path: str, items: tuple[Item, ...], texts: ListTexts) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item.key in seen:
            yield error(f"{path}[{index}].key", "same-key", _(texts.same_key).format(key=item.key))
        seen.add(item.key)


def _same_name(path: str, items: tuple[Item, ...], texts: ListTexts) -> Iterator[Problem]:
    first: dict[str, Item] = {}
    for index, item in enumerate(items):
        same = name_key(item.name)
        other = first.setdefault(same, item)
        if other is not item and same:
            text = texts.same_name_as_deleted if other.deleted and not item.deleted else texts.same_name
            yield error(f"{path}[{index}].name", "same-name", _(text).format(name=other.name))


def _vanished(setup: LeadSetup, name: ListName, texts: ListTexts) -> Iterator[Problem]:
    """An item of the CRM cannot vanish: it is changed or deleted, and a deleted item stays in the list."""
    present = by_key(getattr(setup.current, name))
    kept: set[str] = set().union(*_keys.of(getattr(setup.wanted, name)))
    if present.keys() <= kept:
        return
    for item in getattr(setup.current, name):
        if item.key not in kept:
            yield error(f"wanted.{name}", "vanished", _(texts.vanished).format(name=item.name, key=item.key))


def how_item(
    terms: Terms, kind: str, item: Item | None, changes: tuple[Change, ...], extra: tuple[Sentence, ...] = ()
) -> tuple[Sentence, ...]:
    """Return how one item is created, changed, deleted or restored; the labels are SuperOffice's own.

    `extra` are the sentences for the fields that only one of the lists has.
    """
    if item is None:
        return ()
    now = {"item": next((change.old for change in changes if change.field == "name"), item.name)}
    on_tab = {"items": terms.items_tab, "add": terms.add, "delete": terms.delete, "restore": terms.restore}
    if kind == DELETE:
        return (Sentence(_("On the tab {items}, select {item} and click {delete}."), on_tab, now),)
    if kind == RESTORE:
        select = Sentence(_("Select {item} and click {restore}."), on_tab, now)
        return (_how_show_deleted(terms), select)
    if kind == CREATE:
        first = Sentence(_("On the tab {items}, click {add}."), on_tab)
        changed = {"name", "tooltip"} if item.tooltip else {"name"}
    else:
        first = Sentence(_("On the tab {items}, open {item}."), on_tab, now)
        changed = {change.field for change in changes}
    sentences = [_how_show_deleted(terms), first] if item.deleted else [first]
    if "name" in changed:
        sentences.append(Sentence(_("Under {name}, type {item}."), {"name": terms.name}, {"item": item.name}))
    if "tooltip" in changed:
        sentences.append(_how_description(terms, item.tooltip))
    return (*sentences, *extra, Sentence(_("Click {ok}."), {"ok": terms.ok}))


def _how_show_deleted(terms: Terms) -> Sentence:
    return Sentence(_("Tick {show_deleted}."), {"show_deleted": terms.show_deleted})


def _how_description(terms: Terms, tooltip: str) -> Sentence:
    if not tooltip:
        return Sentence(_("Empty the field {description}."), {"description": terms.description})
    template = _("Under {description}, type {tooltip}.")
    return Sentence(template, {"description": terms.description}, {"tooltip": tooltip})


def how_order(items: tuple[Item, ...], moved: frozenset[str]) -> tuple[Sentence, ...]:
    """Return which items to move where, as few as possible; deleted items are not shown in the CRM."""
    sentences = []
    above: Item | None = None
    for item in active(items):
        if item.key in moved and above is None:
            sentences.append(Sentence(_("Move {item} to the top."), texts={"item": item.name}))
        elif item.key in moved and above is not None:
            texts = {"item": item.name, "above": above.name}
            sentences.append(Sentence(_("Move {item} to just below {above}."), texts=texts))
        above = item
    if not sentences:
        return (Sentence(_("Only deleted items change places: there is nothing to move by hand.")),)
    return (Sentence(_("Select an item and use the arrow buttons.")), *sentences)
