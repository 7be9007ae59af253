"""The lists of a template put into those of a set-up, so that nothing of the customer's goes.

The same name is the same item, and so is a standard item in another language: it keeps the name that it has.
The status that new leads get is the same one too, unless either side knows the other's by its name.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from wizard.compare.matching import Way, matched, with_others
from wizard.domain import edits
from wizard.domain.fields import record_problems
from wizard.domain.model import Category, CategoryGroup, Item, LeadSetup, LeadStatus
from wizard.domain.text import name_key
from wizard.standard import standard_categories, standard_category_of, standard_status_of, standard_statuses
from wizard.steps import statuses
from wizard.steps.base import ListPart


class _Standard(NamedTuple):
    """How a list's standard items are recognised, and what they are in a language."""

    recognise: Callable[[str], int | None]
    items: Callable[[str], tuple[Item, ...]]


_STANDARD = {
    "categories": _Standard(standard_category_of, standard_categories),
    "lead_statuses": _Standard(standard_status_of, standard_statuses),
}


def with_list(part: ListPart, setup: LeadSetup, template: LeadSetup) -> LeadSetup:
    """Return the set-up with one list of the template in it.

    Items of the template stand in its order, new ones beside their neighbours there.
    """
    before, wanted = edits.items_of(setup, part.name), _usable(part, template)
    language = setup.customer.crm_language
    same_language = language == template.customer.crm_language
    items, places = list(before), []
    for model, place in zip(wanted, matched(before, wanted, _ways(part)), strict=True):
        if place is None:
            setup = edits.with_items(setup, part.name, tuple(items))
            key, name = edits.new_key(setup, part), _name_in(part, model.name, language)
            items.append(_plain(model)._replace(key=key, name=name))
            places.append(len(items) - 1)
        else:
            items[place] = _following(before[place], model, same_language=same_language)
            places.append(place)
    if part is statuses.STEP.listing and not _has_default(setup):
        _mark_default(items, places, wanted)
    order = _in_order(len(before), places)
    return edits.with_items(setup, part.name, tuple(items[place] for place in order))


def _in_order(count: int, places: list[int]) -> list[int]:
    """Return the order of a list: what the template does not name keeps its place, so that little moves.

    Args:
        count: how many items were in the list before.
        places: the template's items in its order by their places; a new one has a place from `count` on.
    """
    known = [place for place in places if place < count]
    if not known:
        return [*range(count), *places]
    in_turn, first, moving = iter(known), places.index(known[0]), set(known)
    order = [next(in_turn) if place in moving else place for place in range(count)]
    order = with_others(order, places[first:])
    at = order.index(known[0])
    return [*order[:at], *places[:first], *order[at:]]


def with_named_default(setup: LeadSetup, template: LeadSetup) -> LeadSetup:
    """Return a new set-up whose status for new leads is called as in the template: no contact has it yet."""
    part = statuses.STEP.listing
    assert part
    items, wanted = setup.wanted.lead_statuses, _usable(part, template)
    for model, place in zip(wanted, matched(items, wanted, _ways(part)), strict=True):
        if model.default and place is not None and items[place].default:
            name = _name_in(part, model.name, setup.customer.crm_language)
            return edits.change(setup, part, place, {"name": name})
    return setup


def _usable(part: ListPart, template: LeadSetup) -> list[Any]:
    """Return the template's items that a list can take, each once: a draft may hold others too."""
    usable: dict[int | str, Any] = {}
    for item in edits.items_of(template, part.name):
        if not item.deleted and not any(record_problems(part.fields, item, "")):
            usable.setdefault(_identity(part, item.name), item)
    return list(usable.values())


def _identity(part: ListPart, name: str) -> int | str:
    """Return what a name stands for: a standard item in any language, or the name itself."""
    index = _STANDARD[part.name].recognise(name)
    return name_key(name) if index is None else index


def _ways(part: ListPart) -> tuple[Way, ...]:
    """Return how an item of the template is found: by its name, as a standard item, as the default."""
    return (
        lambda item, _index: name_key(item.name),
        lambda item, _index: _identity(part, item.name),
        lambda item, _index: (isinstance(item, LeadStatus) and item.default) or object(),
    )


def _name_in(part: ListPart, name: str, language: str) -> str:
    """Return a name as the CRM's language has it: SuperOffice's own if it is a standard item's."""
    standard = _STANDARD[part.name]
    index = standard.recognise(name)
    return name if index is None else standard.items(language)[index].name


def _plain(model: Any) -> Any:
    """Return an item that no rule forbids by itself: not the default, lead status only where it can be."""
    if isinstance(model, LeadStatus):
        return model._replace(default=False)
    on = model.enable_lead_status and model.category_group == CategoryGroup.POTENTIAL
    return model._replace(enable_lead_status=on)


def _following(item: Any, model: Any, *, same_language: bool) -> Any:
    """Return an item as the template wants it; what the template leaves empty stays as it is.

    A description in another language only fills an empty one.
    """
    model = _plain(model)
    values: dict[str, Any] = {"deleted": False}
    if isinstance(model, Category) and model.category_group != CategoryGroup.UNKNOWN:
        values["category_group"] = model.category_group
        values["enable_lead_status"] = model.enable_lead_status
    if model.tooltip.strip() and (same_language or not item.tooltip.strip()):
        values["tooltip"] = model.tooltip
    return item._replace(**values)


def _has_default(setup: LeadSetup) -> bool:
    """Tell whether it is settled which status new leads get: that never changes."""
    return any(item.default for lists in (setup.current, setup.wanted) for item in lists.lead_statuses)


def _mark_default(items: list[Any], places: list[int], wanted: list[Any]) -> None:
    default = next((place for place, model in zip(places, wanted, strict=True) if model.default), None)
    if default is not None:
        items[default] = items[default]._replace(default=True)
