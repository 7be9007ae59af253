"""The life of a lead in this customer's CRM: which categories begin it, its statuses, and what comes of it.

Only what the documentation says is told: the fate of a standard status, in any language. What a status that a
customer has named means is not guessed.
"""

from collections.abc import Iterator, Sequence

from wizard.domain.model import Category, CategoryGroup, LeadSetup, LeadStatus
from wizard.handover.tree import (
    Group,
    Picture,
    Point,
    Span,
    Stage,
    joined,
    own,
    plain,
    text,
    typed,
)
from wizard.i18n import N_, _, ngettext
from wizard.standard import category_group_name, standard_category_of, standard_status_of

_MOST = 8  # of a list; the rest is only counted
_MOST_AT_THE_END = 4
_QUALIFIED = 4
_LOST_OPPORTUNITY = 3
# By the index in `standard_statuses` (lead/learn/index, “Predefined statuses”).
_FATES = {
    2: N_("not followed up"),
    3: N_("back to marketing"),
    _QUALIFIED: N_("sales takes over"),
}


def life(setup: LeadSetup) -> Picture:
    """Return the picture of a wanted set-up; deleted items are not in it."""
    categories = [category for category in setup.wanted.categories if category.is_lead_category]
    statuses = [status for status in setup.wanted.lead_statuses if not status.deleted]
    language = setup.customer.crm_language
    shown = _shown(statuses)
    picture = Picture(
        title=_("The life of a lead"),
        categories_title=_categories_title(categories),
        categories=tuple(_name(category) for category in categories[:_MOST]),
        categories_left_out=_left_out(len(categories) - _MOST),
        beginning=_("Each of these contacts has a lead status"),
        stages=tuple(_stage(place, status) for place, status in shown),
        stages_left_out=_left_out(len(statuses) - len(shown)),
        entry=_("new leads begin here"),
        ends=tuple(_ends(setup.wanted.categories, language, sold=any(map(_is_qualified, statuses)))),
        told=(),
    )
    return picture._replace(told=tuple(_told(picture)))


def _categories_title(categories: Sequence[Category]) -> str:
    if categories:
        return _("Categories whose contacts are leads")
    return _("No category has lead status on yet: nobody is followed as a lead.")


def _shown(statuses: Sequence[LeadStatus]) -> list[tuple[int, LeadStatus]]:
    """Return the statuses to draw, with their places: the default, what leads to a sale, the first others."""
    placed = list(enumerate(statuses, 1))
    marked = [(place, status) for place, status in placed if status.default or _is_qualified(status)][:_MOST]
    places = {place for place, _status in marked}
    others = [(place, status) for place, status in placed if place not in places]
    return sorted(marked + others[: _MOST - len(marked)], key=lambda pair: pair[0])


def _is_qualified(status: LeadStatus) -> bool:
    return standard_status_of(status.name) == _QUALIFIED


def _stage(place: int, status: LeadStatus) -> Stage:
    known = standard_status_of(status.name)
    fate = _(_FATES[known]) if known in _FATES else ""
    return Stage(place, _name(status), status.default, fate, known == _QUALIFIED)


def _name(item: Category | LeadStatus) -> str:
    return plain((typed(item.name),))


def _ends(categories: Sequence[Category], language: str, *, sold: bool) -> Iterator[Group]:
    """Yield what the sales process ends in: by the groups, and by SuperOffice's own lost category."""
    active = [category for category in categories if not category.deleted]
    won = [category for category in active if category.category_group is CategoryGroup.CUSTOMER]
    lost = [category for category in active if _is_lost(category)]
    for title, found, group in (
        (_("Won"), won, CategoryGroup.CUSTOMER),
        (_("Lost"), lost, CategoryGroup.LOST),
    ):
        names = [_name(category) for category in found]
        names = names or ([category_group_name(group, language)] if sold else [])
        if names:
            yield Group(title, tuple(names[:_MOST_AT_THE_END]), _left_out(len(names) - _MOST_AT_THE_END))


def _is_lost(category: Category) -> bool:
    standard = standard_category_of(category.name) == _LOST_OPPORTUNITY
    return category.category_group is CategoryGroup.LOST or standard


def _left_out(count: int) -> str:
    return ngettext("and {count} more", "and {count} more", count).format(count=count) if count > 0 else ""


def _told(picture: Picture) -> Iterator[Point]:
    """Say what the picture shows."""
    names = (*joined(typed(name) for name in picture.categories), *_more(picture.categories_left_out))
    if picture.categories:
        yield Point((*own(picture.categories_title), *own(": "), *names))
    else:
        yield Point(own(picture.categories_title))
    stages = [Point((typed(stage.name), *_remarks(picture, stage))) for stage in picture.stages]
    stages += [Point(own(picture.stages_left_out))] if picture.stages_left_out else []
    yield Point(own(f"{picture.beginning}:"), tuple(stages), numbered=True)
    for group in picture.ends:
        names = (*joined(typed(name) for name in group.names), *_more(group.left_out))
        yield Point((*text(group.title), *own(": "), *names))


def _more(left_out: str) -> tuple[Span, ...]:
    return own(f", {left_out}") if left_out else ()


def _remarks(picture: Picture, stage: Stage) -> tuple[Span, ...]:
    remarks = [picture.entry] if stage.default else []
    remarks += [stage.fate] if stage.fate else []
    return own(f": {', '.join(remarks)}") if remarks else ()
