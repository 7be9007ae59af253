"""What a person can do to the lists: pure functions from one set-up to the next. They never save or draw.

An item that is in the CRM already is deleted softly, as SuperOffice does; one that was only planned goes.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from wizard.domain import controls
from wizard.domain.model import Category, CategoryGroup, Item, LeadSetup, LeadStatus, ListName
from wizard.domain.problems import Problem, covers
from wizard.domain.text import name_key
from wizard.i18n import _, ngettext
from wizard.standard import standard_categories, standard_category_of
from wizard.steps.base import ListPart
from wizard.steps.lists import PRESENT
from wizard.steps.statuses import why_not_delete


class Refused(Exception):
    """An edit that cannot be made; its text says why and what to do instead."""


class Pasted(NamedTuple):
    """What became of a list of names: the new set-up, and each name in one of the groups.

    Attributes:
        setup: the set-up with the new items.
        added: names that are new.
        already: names that were in the list before.
        twice: names that stood in the pasted text more than once (beyond the first).
        blank: how many lines were blank.
        too_long: names that are longer than SuperOffice takes; they were not added.
    """

    setup: LeadSetup
    added: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    blank: int = 0
    too_long: tuple[str, ...] = ()


def items_of(setup: LeadSetup, name: ListName) -> tuple[Any, ...]:
    """Return a wanted list."""
    items: tuple[Any, ...] = getattr(setup.wanted, name)
    return items


def with_items(setup: LeadSetup, name: ListName, items: tuple[Any, ...]) -> LeadSetup:
    """Return the set-up with another wanted list."""
    return setup._replace(wanted=setup.wanted._replace(**{name: items}))


def in_crm(setup: LeadSetup, name: ListName, key: str) -> bool:
    """Tell whether an item is in the CRM already."""
    return any(item.key == key for item in getattr(setup.current, name))


def new_key(setup: LeadSetup, part: ListPart) -> str:
    """Return a key that no item of the list has or had."""
    used = {item.key for lists in (setup.current, setup.wanted) for item in getattr(lists, part.name)}
    number = len(used) + 1
    while f"{part.key_letter}{number}" in used:
        number += 1
    return f"{part.key_letter}{number}"


def add(setup: LeadSetup, part: ListPart, values: dict[str, Any]) -> LeadSetup:
    """Return the set-up with a new item at the end of the list."""
    item = part.make(key=new_key(setup, part), **values)
    return with_items(setup, part.name, (*items_of(setup, part.name), item))


def change(setup: LeadSetup, part: ListPart, index: int, values: dict[str, Any]) -> LeadSetup:
    """Return the set-up with one item changed.

    The first group that a pasted category of the CRM gets is the one it has there: it is noted in the
    present list too. Another one later is a change.
    """
    items = items_of(setup, part.name)
    group = values.get("category_group", CategoryGroup.UNKNOWN)
    if isinstance(items[index], Category) and items[index].category_group == CategoryGroup.UNKNOWN != group:
        setup = _note_group(setup, items[index].key, group)
    return with_items(setup, part.name, _with_one(items, index, items[index]._replace(**values)))


def delete(setup: LeadSetup, part: ListPart, index: int) -> LeadSetup:
    """Return the set-up with one item deleted; the default lead status refuses."""
    items = items_of(setup, part.name)
    item = items[index]
    _may_delete(item)
    if in_crm(setup, part.name, item.key):
        return with_items(setup, part.name, _with_one(items, index, item._replace(deleted=True)))
    return with_items(setup, part.name, items[:index] + items[index + 1 :])


def forget(setup: LeadSetup, part: ListPart, index: int) -> LeadSetup:
    """Return the set-up without an item that was noted by mistake: it is not in the CRM and shall not be."""
    items = items_of(setup, part.name)
    item = items[index]
    _may_delete(item)
    present = tuple(other for other in getattr(setup.current, part.name) if other.key != item.key)
    setup = setup._replace(current=setup.current._replace(**{part.name: present}))
    return with_items(setup, part.name, items[:index] + items[index + 1 :])


def restore(setup: LeadSetup, part: ListPart, index: int) -> LeadSetup:
    """Return the set-up with a deleted item back in the list."""
    items = items_of(setup, part.name)
    return with_items(setup, part.name, _with_one(items, index, items[index]._replace(deleted=False)))


def move(setup: LeadSetup, part: ListPart, index: int, by: int) -> LeadSetup:
    """Return the set-up with an item moved up (-1) or down (+1); at the end of the list nothing changes."""
    items = list(items_of(setup, part.name))
    target = index + by
    if not 0 <= target < len(items):
        return setup
    items[index], items[target] = items[target], items[index]
    return with_items(setup, part.name, tuple(items))


def toggle_lead_status(setup: LeadSetup, part: ListPart, index: int) -> LeadSetup:
    """Return the set-up with lead status of a category switched; only Potential customer can have it on."""
    item = items_of(setup, part.name)[index]
    if not isinstance(item, Category):
        return setup
    if item.deleted:
        raise Refused(controls.fill(_("“{name}” is deleted. Restore it first ({restore})."), name=item.name))
    if not item.enable_lead_status and item.category_group != CategoryGroup.POTENTIAL:
        message = _(
            "“{name}” can have lead status only in the group Potential customer. "
            "Change its group first ({edit})."
        )
        raise Refused(controls.fill(message, name=item.name))
    return change(setup, part, index, {"enable_lead_status": not item.enable_lead_status})


def set_group(setup: LeadSetup, part: ListPart, index: int, group: CategoryGroup) -> LeadSetup:
    """Return the set-up with a category in another group; lead status goes off outside Potential customer."""
    item = items_of(setup, part.name)[index]
    on = item.enable_lead_status and group == CategoryGroup.POTENTIAL
    return change(setup, part, index, {"category_group": group, "enable_lead_status": on})


def paste(
    setup: LeadSetup, part: ListPart, lines: list[str], *, present: bool, group: CategoryGroup | None = None
) -> Pasted:
    """Return the set-up with the names that are not there yet, and what became of each line.

    Args:
        setup: the set-up.
        part: the list.
        lines: cleaned and trimmed lines; blank ones are counted.
        present: the names are in the CRM already, so they belong to the current list too.
        group: the group of new categories.
    """
    limit = next(field.maximum for field in part.fields if field.name == "name")
    there = {name_key(item.name) for item in items_of(setup, part.name)}
    seen: set[str] = set()
    sorted_out: dict[str, list[str]] = {"added": [], "already": [], "twice": [], "too_long": []}
    for line in filter(None, lines):
        same = name_key(line)
        too_long = "too_long" if len(line) > limit else "added"
        kind = "twice" if same in seen else "already" if same in there else too_long
        seen.add(same)
        sorted_out[kind].append(line)
    extra = {"category_group": group} if group else {}
    for name in sorted_out["added"]:
        setup = add(setup, part, {"name": name, **extra})
        if present:
            new = items_of(setup, part.name)[-1]
            now = (*getattr(setup.current, part.name), new)
            setup = setup._replace(current=setup.current._replace(**{part.name: now}))
    groups = {kind: tuple(names) for kind, names in sorted_out.items()}
    return Pasted(setup, blank=len(lines) - len([*filter(None, lines)]), **groups)


def paste_asked(setup: LeadSetup, part: ListPart, lines: list[str], asked: Mapping[str, object]) -> Pasted:
    """Return what pasted names become, given the answers to the list's `paste_fields`."""
    group = CategoryGroup(str(asked["category_group"])) if "category_group" in asked else None
    return paste(setup, part, lines, present=bool(asked[PRESENT]), group=group)


def pasted_text(pasted: Pasted) -> str:
    """Return in words what became of the names."""
    count = len(pasted.added)
    parts = [ngettext("{count} added.", "{count} added.", count).format(count=count)]
    for names, text in (
        (pasted.already, _("Already there: {names}.")),
        (pasted.twice, _("More than once in the text, taken once: {names}.")),
    ):
        if names:
            parts.append(text.format(names=some_of(names)))
    if pasted.blank:
        blank = ngettext("{count} blank line left out.", "{count} blank lines left out.", pasted.blank)
        parts.append(blank.format(count=pasted.blank))
    return " ".join(parts)


def some_of(names: Sequence[str], most: int = 4) -> str:
    """Return the first names in one line, long ones cut, and how many more there are."""
    shown = ", ".join(name if len(name) <= 40 else f"{name[:39]}…" for name in names[:most])
    left = len(names) - most
    return shown if left <= 0 else _("{names} and {count} more").format(names=shown, count=left)


def item_check(
    known: Sequence[Problem], root: str, edited: Callable[[dict[str, Any]], LeadSetup]
) -> Callable[[dict[str, Any]], list[Problem]]:
    """Return the check of one item of a list at `root`, given what was wrong with the set-up before.

    A name can be taken by an item further down: that problem stands there, but came from here.
    """
    items = f"{root.split('[')[0]}["

    def check(values: dict[str, Any]) -> list[Problem]:
        from wizard.document.answers import problems

        return [
            problem
            for problem in problems(edited(values))
            if covers(root, problem.path)
            or (problem.blocks and problem.path.startswith(items) and problem not in known)
        ]

    return check


def add_standard_categories(setup: LeadSetup, part: ListPart) -> Pasted:
    """Return the set-up with the standard lead categories that are missing under any official name."""
    there = {standard_category_of(item.name) for item in setup.wanted.categories}
    added: list[str] = []
    already: list[str] = []
    for number, standard in enumerate(standard_categories(setup.customer.crm_language)):
        if number in there:
            already.append(standard.name)
            continue
        added.append(standard.name)
        setup = add(setup, part, {"name": standard.name, "category_group": standard.category_group})
    return Pasted(setup, tuple(added), tuple(already))


def _note_group(setup: LeadSetup, key: str, group: CategoryGroup) -> LeadSetup:
    """Return the set-up with the present group of a category noted, if none was known."""
    present = tuple(
        item._replace(category_group=group)
        if item.key == key and item.category_group == CategoryGroup.UNKNOWN
        else item
        for item in setup.current.categories
    )
    return setup._replace(current=setup.current._replace(categories=present))


def _may_delete(item: Item) -> None:
    if isinstance(item, LeadStatus) and (reason := why_not_delete(item)):
        raise Refused(reason)


def _with_one(items: tuple[Any, ...], index: int, item: Item) -> tuple[Any, ...]:
    return (*items[:index], item, *items[index + 1 :])
