"""What differs between two set-ups, in the user's words: for the history, after a conflict, for any reader.

The declared fields are walked, so a new field or step is compared without a line here. Where the user was
(`progress.step`) is no difference.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from wizard import steps
from wizard.compare.matching import has_keys, matched, same_record, unmoved
from wizard.document.answers import document_fields
from wizard.domain.fields import Field, Kind, get_value, new_record
from wizard.domain.model import LeadSetup
from wizard.domain.plan import plan
from wizard.domain.text import show
from wizard.i18n import N_, _, ngettext
from wizard.steps.lists import KEY

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
_KINDS = (ADDED, REMOVED, CHANGED, MOVED)
_CHECKLIST = N_("Checklist")
SUMMARY_LENGTH = 160


class Place(NamedTuple):
    """A record or a list of the document.

    Attributes:
        part: its path without any index, as `wanted.categories`; `steps.step_of` knows the step of it.
        title: what people call it.
        item: the name of the list item it is or is in; empty for none.
        key: the item's key, or its place from 1 in a list without keys.
    """

    part: str
    title: str
    item: str = ""
    key: str = ""

    def inside(self, field: Field) -> "Place":
        """Return the place of one of the record's own records or lists."""
        return self._replace(part=f"{self.part}.{field.name}", title=f"{self.title}: {_(field.label)}")

    def of_item(self, field: Field, record: Any, index: int) -> "Place":
        """Return the place of one record of the list."""
        key = get_value(record, KEY.name) if has_keys(field) else str(index + 1)
        return self._replace(item=item_name(field, record, index), key=show(key))


class Difference(NamedTuple):
    """One difference. Its texts are printable and in the language of the time of the call.

    Attributes:
        part: where it is, and so on to `key`: as in Place. A tick's item is what the action is called.
        kind: added, removed, changed or moved.
        field: the document key of the field that changed.
        label: what people call that field; for an item that moved, what `old` and `new` are.
        old: the value before, in words, or what a removed item held; may be empty.
        new: the value after, in words, or what an added item holds; may be empty.
    """

    part: str
    title: str
    item: str
    key: str
    kind: str
    field: str = ""
    label: str = ""
    old: str = ""
    new: str = ""


def differences(before: LeadSetup, after: LeadSetup) -> tuple[Difference, ...]:
    """Return what changed, in the order of the document."""
    found: list[Difference] = []
    for field in document_fields():
        place = Place(field.name, _(field.label))
        if field.name != "progress":
            found += record_differences(field, place, part_of(before, field), part_of(after, field))
            continue
        rest = tuple(part for part in field.fields if part.name not in ("step", "checklist"))
        found += record_differences(field._replace(fields=rest), place, before.progress, after.progress)
        found += _ticks(before, after)
    return tuple(found)


def summary(found: Iterable[Difference]) -> str:
    """Return the differences in one line of at most SUMMARY_LENGTH characters, by steps.

    An item counts once for each kind, however many of its fields changed and in whichever state.
    """
    counted: dict[str, dict[str, set[tuple[str, str]]]] = {}
    for difference in found:
        step = steps.find(steps.step_of(difference.part))
        kinds = counted.setdefault(_(step.title) if step else difference.title, {})
        what = (difference.part.rpartition(".")[2], difference.key or difference.field)
        kinds.setdefault(difference.kind, set()).add(what)
    lines = [
        f"{title}: {', '.join(_count(kind, len(kinds[kind]), title) for kind in _KINDS if kind in kinds)}"
        for title, kinds in counted.items()
    ]
    text = "; ".join(lines) or _("no change")
    return text if len(text) <= SUMMARY_LENGTH else f"{text[: SUMMARY_LENGTH - 1].rstrip()}…"


def _count(kind: str, count: int, title: str) -> str:
    words = {
        ADDED: ngettext("{count} added", "{count} added", count),
        REMOVED: ngettext("{count} removed", "{count} removed", count),
        CHANGED: ngettext("{count} changed", "{count} changed", count),
        MOVED: ngettext("{count} moved", "{count} moved", count),
    }
    if title == _(_CHECKLIST):
        words |= {
            ADDED: ngettext("{count} ticked off", "{count} ticked off", count),
            REMOVED: ngettext("{count} tick taken away", "{count} ticks taken away", count),
        }
    return words[kind].format(count=count)


def part_of(setup: LeadSetup, field: Field) -> Any:
    """Return a part of the document; the defaults where a step's own part is not there yet."""
    if field.name in LeadSetup._fields:
        return getattr(setup, field.name)
    return setup.extra.get(field.name) or new_record(field.fields)


def record_differences(field: Field, place: Place, old: Any, new: Any) -> Iterator[Difference]:
    """Yield what differs between two states of one record."""
    for part in field.fields:
        was, now = get_value(old, part.name), get_value(new, part.name)
        if was == now:
            continue
        if part.kind is Kind.RECORD:
            yield from record_differences(part, place.inside(part), was, now)
        elif part.kind is Kind.RECORDS:
            yield from _list_differences(part, place.inside(part), was, now)
        else:
            texts = value_text(part, was), value_text(part, now)
            yield Difference(*place, CHANGED, part.name, _(part.label), *texts)


def _list_differences(
    field: Field, place: Place, old: Sequence[Any], new: Sequence[Any]
) -> Iterator[Difference]:
    partners = matched(old, new, same_record(field))
    stay = unmoved(partners)
    for index, (record, partner) in enumerate(zip(new, partners, strict=True)):
        at = place.of_item(field, record, index)
        if partner is None:
            yield Difference(*at, ADDED, new=_contents(field, record))
            continue
        at = at._replace(item=item_name(field, old[partner], partner))
        yield from record_differences(field, at, old[partner], record)
        if partner not in stay:
            yield Difference(*at, MOVED, label=_("Place"), old=str(partner + 1), new=str(index + 1))
    kept = set(partners)
    for index, record in enumerate(old):
        if index not in kept:
            at = place.of_item(field, record, index)
            yield Difference(*at, REMOVED, old=_contents(field, record))


def _ticks(before: LeadSetup, after: LeadSetup) -> Iterator[Difference]:
    """Yield the ticked actions that are new or gone, by what the actions are called."""
    old, new = before.progress.checklist, after.progress.checklist
    place = Place("progress.checklist", _(_CHECKLIST))
    for kind, ticked, others, setup in ((ADDED, new, set(old), after), (REMOVED, old, set(new), before)):
        changed = [action_id for action_id in ticked if action_id not in others]
        titles = {action.id: action.title for action in plan(setup)} if changed else {}
        for action_id in changed:
            title = titles.get(action_id, action_id)
            yield Difference(*place._replace(item=show(title), key=show(action_id)), kind)


def value_text(field: Field, value: Any) -> str:
    """Return a value as the screens word it; empty when there is none."""
    if field.kind is Kind.SWITCH:
        return _("yes") if value else _("no")
    if field.kind is Kind.NAMES:
        return show(", ".join(value))
    if field.kind is Kind.CHOICE:
        value = next((_(choice.label) for choice in field.choices if choice.value == value), value)
    return show(str(value))


def item_name(field: Field, record: Any, index: int) -> str:
    """Return what a record of a list is called: its required texts, else its place from 1."""
    texts = [get_value(record, part.name) for part in _naming(field)]
    return show(", ".join(text for text in texts if text.strip())) or str(index + 1)


def _naming(field: Field) -> Iterator[Field]:
    return (
        part for part in field.fields if part.minimum and part.kind is Kind.TEXT and part.name != KEY.name
    )


def _contents(field: Field, record: Any) -> str:
    """Return in short what a record holds beyond its name, where that is not the default."""
    told = {KEY.name, *(part.name for part in _naming(field))}
    texts = [
        f"{_(part.label)}: {value_text(part, value)}"
        for part in field.fields
        if part.name not in told and part.kind not in (Kind.RECORD, Kind.RECORDS)
        if (value := get_value(record, part.name)) != part.default
    ]
    return "; ".join(texts)
