"""Two set-ups that grew out of the same one are made one again: mine, and theirs, which is saved.

What only one side changed is taken. Where both changed the same thing differently, theirs stays and the
clash is told. The declared fields are walked, so a new field or step is merged without a line here. The
result may break a rule, such as two items of one name: the wizard shows that as always.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from wizard.compare.differences import Place, item_name, part_of, record_differences, value_text
from wizard.compare.matching import numbered, unmoved, with_others
from wizard.compare.same_items import with_their_keys
from wizard.document.answers import document_fields
from wizard.domain.fields import Field, Kind, get_value, new_record, with_values
from wizard.domain.model import LeadSetup, Progress, Status
from wizard.domain.plan import plan
from wizard.i18n import _
from wizard.steps.lists import DELETED

_NAMES_SHOWN = 3


class Clash(NamedTuple):
    """Something that both sides changed differently. Its texts are as those of a Difference.

    Attributes:
        part: where it is, and so on to `key`: as in compare.Place.
        field: the document key of the field; empty for the item itself and for the order of a list.
        label: what people call the field; empty for the item itself.
        mine: what I made of it, in words; it is lost.
        theirs: what they made of it, in words; it stays.
    """

    part: str
    title: str
    item: str
    key: str
    field: str
    label: str
    mine: str
    theirs: str


class Merged(NamedTuple):
    """The set-up of both sides, and what could not be taken from mine."""

    setup: LeadSetup
    clashes: tuple[Clash, ...] = ()


def merge(base: LeadSetup, mine: LeadSetup, theirs: LeadSetup) -> Merged:
    """Return both sides' changes of the same set-up.

    The place in the wizard is mine. The result is a draft, unless both sides are complete and the same;
    a tick stays where its action is still the one that was ticked.
    """
    if _same(base, mine):
        return Merged(_at(theirs, mine.progress.step))
    if _same(theirs, base) or _same(theirs, mine):
        return Merged(mine)
    mine = with_their_keys(base, mine, theirs)
    merger = _Merger()
    parts: dict[str, Any] = {}
    extra = dict(theirs.extra)
    for field in document_fields():
        if field.name == "progress" or not (_has(mine, field) or _has(theirs, field)):
            continue
        values = (part_of(setup, field) for setup in (base, mine, theirs))
        known = parts if field.name in LeadSetup._fields else extra
        known[field.name] = merger.record(field, Place(field.name, _(field.label)), *values)
    merged = LeadSetup(**parts, extra=extra)
    return Merged(merged._replace(progress=_progress(base, mine, theirs, merged)), tuple(merger.clashes))


def _at(setup: LeadSetup, step: str) -> LeadSetup:
    return setup._replace(progress=setup.progress._replace(step=step))


def _same(setup: LeadSetup, other: LeadSetup) -> bool:
    """Tell whether two set-ups are the same, wherever the user was."""
    return _at(setup, other.progress.step) == other


def _has(setup: LeadSetup, field: Field) -> bool:
    return field.name in LeadSetup._fields or field.name in setup.extra


def _progress(base: LeadSetup, mine: LeadSetup, theirs: LeadSetup, merged: LeadSetup) -> Progress:
    both_complete = mine.progress.status is theirs.progress.status is Status.COMPLETE
    same = mine._replace(progress=theirs.progress) == theirs
    status = Status.COMPLETE if both_complete and same else Status.DRAFT
    return Progress(mine.progress.step, status, tuple(_ticks(base, mine, theirs, merged)))


def _ticks(base: LeadSetup, mine: LeadSetup, theirs: LeadSetup, merged: LeadSetup) -> Iterator[str]:
    """Yield the ids that both sides have ticked or one side has newly ticked, if the action is the same."""
    ticked = dict.fromkeys((*theirs.progress.checklist, *mine.progress.checklist))
    if not ticked:
        return
    now, *then = ({action.id: action for action in plan(setup)} for setup in (merged, theirs, mine))
    sides = [
        (set(side.progress.checklist), actions) for side, actions in zip((theirs, mine), then, strict=True)
    ]
    before = set(base.progress.checklist)
    for action_id in ticked:
        having = [actions for ids, actions in sides if action_id in ids]
        same = action_id in now and all(actions.get(action_id) == now[action_id] for actions in having)
        if same and (len(having) == len(sides) or action_id not in before):
            yield action_id


class _Merger:
    """Merges values and notes every clash on the way."""

    def __init__(self) -> None:
        self.clashes: list[Clash] = []

    def record(self, field: Field, place: Place, base: Any, mine: Any, theirs: Any) -> Any:
        """Return one record, field by field."""
        values = {}
        for part in field.fields:
            states = (get_value(record, part.name) for record in (base, mine, theirs))
            values[part.name] = self.value(part, place, *states)
        return with_values(theirs, **values)

    def value(self, field: Field, place: Place, base: Any, mine: Any, theirs: Any) -> Any:
        """Return the value of one field of the record at a place."""
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        if field.kind is Kind.RECORD:
            return self.record(field, place.inside(field), base, mine, theirs)
        if field.kind is Kind.RECORDS:
            return self.records(field, place.inside(field), base, mine, theirs)
        self.clash_of_values(field, place, mine, theirs)
        return theirs

    def clash_of_values(self, field: Field, place: Place, mine: Any, theirs: Any) -> None:
        texts = value_text(field, mine), value_text(field, theirs)
        self.clashes.append(Clash(*place, field.name, _(field.label), *texts))

    def records(
        self, field: Field, place: Place, base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]
    ) -> tuple[Any, ...]:
        """Return one list, item by item."""
        ours, saved = numbered(field, base, mine, theirs)
        where = {number: index for side in (ours, saved) for index, number in enumerate(side)}
        kept = {}
        for number in dict.fromkeys((*saved, *ours)):
            before = base[number] if number < len(base) else None
            states = (before, ours.get(number), saved.get(number))
            shown = next(record for record in reversed(states) if record is not None)
            at = place.of_item(field, shown, where[number])
            item = self.item(field, at, *states)
            if item is not None:
                kept[number] = item
        order = self.order(field, place, len(base), ours, saved)
        return tuple(kept[number] for number in order if number in kept)

    def item(self, field: Field, place: Place, base: Any, mine: Any, theirs: Any) -> Any:
        """Return one item of a list, None when it is gone; a state in which it is not there is None."""
        if mine is None or theirs is None:
            there = theirs if mine is None else mine
            if base is None or there == base:
                return there if base is None else None
            changes, gone = _changes(field, place, base, there), _("removed")
            texts = (gone, changes) if mine is None else (changes, gone)
            self.clashes.append(Clash(*place, "", "", *texts))
            return theirs
        if base is None:  # new on both sides: what only one has filled in is taken
            base = new_record(field.fields, field.make or dict)
        merged = self.record(field, place, base, mine, theirs)
        deleted = next((part for part in field.fields if part.name == DELETED.name), None)
        if deleted and _is_clash_of_deleting(base, mine, theirs):
            now, stays = (get_value(record, DELETED.name) for record in (mine, theirs))
            self.clash_of_values(deleted, place, now, stays)
            return with_values(merged, **{DELETED.name: stays})
        return merged

    def order(
        self, field: Field, place: Place, known: int, ours: Mapping[int, Any], saved: Mapping[int, Any]
    ) -> list[int]:
        """Return the numbers of a list's items in order: theirs, or mine if only I have moved any."""
        mine = [number for number in ours if number < known and number in saved]
        theirs = [number for number in saved if number < known and number in ours]
        before = sorted(mine)
        if mine != theirs and before not in (mine, theirs):
            texts = _moved(field, mine, ours), _moved(field, theirs, saved)
            self.clashes.append(Clash(*place, "", _("Order"), *texts))
        return with_others(mine if theirs == before else theirs, saved, ours)


def _is_clash_of_deleting(base: Any, mine: Any, theirs: Any) -> bool:
    """Tell whether one side has deleted an item and the other has changed it."""
    was, now, stays = (get_value(record, DELETED.name) for record in (base, mine, theirs))
    return not was and now != stays and (mine if stays else theirs) != base


def _moved(field: Field, order: Sequence[int], side: Mapping[int, Any]) -> str:
    """Return the names of the items that a side has moved, at most a few."""
    stay = unmoved(order)
    names = [item_name(field, side[number], number) for number in order if number not in stay]
    return ", ".join(names[:_NAMES_SHOWN]) + ("…" if len(names) > _NAMES_SHOWN else "")


def _changes(field: Field, place: Place, base: Any, there: Any) -> str:
    """Return in short what a side has changed in an item."""
    found = record_differences(field, place, base, there)
    return "; ".join(f"{change.label or change.item}: {change.new or '–'}" for change in found)
