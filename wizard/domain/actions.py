"""What has to change in the CRM: one action, the difference of two lists as actions, and applying them.

`apply(list_actions(before, after), before)` gives `after`: that is the promise the whole plan rests on.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from wizard.domain.fields import Field, get_value
from wizard.domain.model import Item
from wizard.domain.name_order import moves
from wizard.i18n import _

CREATE, CHANGE, DELETE, RESTORE, REORDER = "create", "change", "delete", "restore", "reorder"


class Sentence(NamedTuple):
    """One instruction: a translated text with labels of SuperOffice and texts of the customer in it.

    Kept apart so that each reader can mark labels its own way and escape what the customer wrote.
    """

    template: str
    labels: Mapping[str, str] = {}
    texts: Mapping[str, str] = {}

    def render(self, label: Callable[[str], str] = str, text: Callable[[str], str] = str) -> str:
        """Return the sentence with each label and each customer text passed through a function."""
        values = {name: label(value) for name, value in self.labels.items()}
        values.update((name, text(value)) for name, value in self.texts.items())
        return self.template.format(**values)


class Change(NamedTuple):
    """One field of an item that changes; `field` is its document key, the rest is for people."""

    field: str
    label: str
    old: str
    new: str


class Action(NamedTuple):
    """One thing to do in the CRM.

    Attributes:
        id: stable as long as the same thing is to be done, as `categories.c2.create`.
        step: the step it belongs to.
        kind: create, change, delete, restore or reorder for lists; a step may have kinds of its own.
        title: what to do in a few words, in the user's language.
        changes: the fields that change.
        where: the click path in the CRM's language.
        how: what to do there.
        item: the item as it shall be, for list actions.
        order: the keys in their final order, for reorder.
    """

    id: str
    step: str
    kind: str
    title: str
    changes: tuple[Change, ...] = ()
    where: tuple[str, ...] = ()
    how: tuple[Sentence, ...] = ()
    item: Item | None = None
    order: tuple[str, ...] = ()


class ListWords(NamedTuple):
    """How one list's actions are worded: titles to translate (each with `{name}`) and instructions."""

    step: str
    fields: tuple[Field, ...]
    titles: Mapping[str, str]
    where: tuple[str, ...]
    how: Callable[[str, Item | None, tuple[Change, ...]], tuple[Sentence, ...]]
    how_reorder: Callable[[tuple[Item, ...], frozenset[str]], tuple[Sentence, ...]]
    value_text: Callable[[Field, Any], str]


def list_actions(before: Iterable[Item], after: Iterable[Item], words: ListWords) -> tuple[Action, ...]:
    """Return what turns the list `before` into `after`, in an order that the CRM's unique names allow."""
    old = {item.key: item for item in before}
    wanted = tuple(after)
    actions: list[Action] = []
    for move in moves(old, wanted):
        found = _item_actions(move.before, move.after, words)
        actions += map(_for_now, found) if move.for_now else found
    present = [*old, *(action.item.key for action in actions if action.kind == CREATE and action.item)]
    order = tuple(item.key for item in wanted)
    if tuple(present) != order:
        shown = tuple(item.key for item in wanted if not item.deleted)  # deleted ones cannot be seen to move
        how = words.how_reorder(wanted, frozenset(shown) - longest_in_order(present, shown))
        actions.append(_action(REORDER, None, words, how=how, order=order))
    return tuple(actions)


def apply(actions: Iterable[Action], before: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the list after the actions, as the CRM would have it: new items come last."""
    items = {item.key: item for item in before}
    for action in actions:
        if action.item is not None:
            items[action.item.key] = action.item
        elif action.kind == REORDER:
            items = {key: items[key] for key in action.order}
    return tuple(items.values())


def _item_actions(old: Item | None, new: Item, words: ListWords) -> list[Action]:
    if old is None:
        created = [_action(CREATE, new._replace(deleted=False), words)]
        return [*created, _action(DELETE, new, words)] if new.deleted else created
    actions = []
    if old.deleted and not new.deleted:
        actions.append(_action(RESTORE, old._replace(deleted=False), words))
    if changes := _changes(old, new, words):
        deleted = new.deleted and old.deleted
        actions.append(_action(CHANGE, new._replace(deleted=deleted), words, changes=changes, name=old.name))
    if new.deleted and not old.deleted:
        actions.append(_action(DELETE, new, words))
    return actions


def _for_now(action: Action) -> Action:
    """Say of a new name that it is for now, and why."""
    why = Sentence(_("This name is only for now: another item still has the right one."))
    return action._replace(id=f"{action.id}-for-now", how=(*action.how, why))


def _action(
    kind: str,
    item: Item | None,
    words: ListWords,
    *,
    changes: tuple[Change, ...] = (),
    name: str | None = None,
    how: tuple[Sentence, ...] | None = None,
    order: tuple[str, ...] = (),
) -> Action:
    title = _(words.titles[kind])
    if item:
        title = title.format(name=item.name if name is None else name)
    return Action(
        id=f"{words.step}.{item.key}.{kind}" if item else f"{words.step}.{kind}",
        step=words.step,
        kind=kind,
        title=title,
        changes=changes,
        where=words.where,
        how=words.how(kind, item, changes) if how is None else how,
        item=item,
        order=order,
    )


def _changes(old: Item, new: Item, words: ListWords) -> tuple[Change, ...]:
    found = []
    for field in words.fields:
        was, shall = get_value(old, field.name), get_value(new, field.name)
        if was != shall:
            text = words.value_text
            found.append(Change(field.name, _(field.label), text(field, was), text(field, shall)))
    return tuple(found)


def longest_in_order(present: Iterable[str], order: tuple[str, ...]) -> set[str]:
    """Return the keys that can stay where they are: a longest common subsequence, so few items move."""
    rank = {key: index for index, key in enumerate(order)}
    sequence = [rank[key] for key in present if key in rank]
    ends: list[int] = []
    chains: list[tuple[int, Any] | None] = []
    for value in sequence:
        at = bisect_left(ends, value)
        link = (value, chains[at - 1] if at else None)
        if at == len(ends):
            ends.append(value)
            chains.append(link)
        else:
            ends[at] = value
            chains[at] = link
    stay = set()
    link_back = chains[-1] if chains else None
    while link_back:
        stay.add(order[link_back[0]])
        link_back = link_back[1]
    return stay
