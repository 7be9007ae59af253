"""Templates: a set-up without what belongs to one customer, and starting or adding to set-ups from it.

What belongs to one customer is marked in the declared fields (`own`), so a new field is covered by its
declaration. A template says what shall be there; what it leaves empty says nothing, and it deletes nothing.
Deleted items stay out of it: whether an item shall go is a matter of the customer who has it. An item of the
template that the customer has deleted is restored, for in SuperOffice a deleted item keeps its unique name.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from wizard import steps
from wizard.compare.differences import differences
from wizard.compare.matching import frozen
from wizard.document.answers import document_fields
from wizard.domain.customer import CRM_LANGUAGES, new_setup
from wizard.domain.fields import Choice, Field, Kind, get_value, with_values
from wizard.domain.model import Customer, LeadSetup
from wizard.domain.problems import Severity
from wizard.domain.session import Session
from wizard.i18n import N_, _
from wizard.steps.base import Step
from wizard.steps.lists import DELETED
from wizard.templates.lists import with_list, with_named_default

NAME = Field("name", N_("Template"), N_("What the template is called."), minimum=1, maximum=239)


class Listed(NamedTuple):
    """One template to choose.

    Attributes:
        id: what commands call it.
        name: what it is called, in the user's language if it comes with the wizard.
        own: whether it was saved here; the others come with the wizard.
        about: whom it is for; empty for one's own.
        trouble: why it cannot be read, or an empty text.
    """

    id: str
    name: str
    own: bool
    about: str = ""
    trouble: str = ""


def start_field(rows: Iterable[Listed]) -> Field:
    """Return the question what a new set-up starts from; the value is a template's id, or empty."""
    standard = Choice("", N_("SuperOffice's standard lists"))
    return Field(
        "template",
        N_("Start from"),
        N_("What the lists shall hold at first. You can change all of it."),
        Kind.CHOICE,
        choices=(standard, *(Choice(row.id, row.name) for row in rows if not row.trouble)),
    )


def not_used() -> str:
    """Return what to say when a template was named for a set-up that is there already."""
    return _("This set-up was there already, so the template was not used. You can still apply it.")


def entered(values: Mapping[str, Any]) -> tuple[Customer, str]:
    """Return the customer and the template's id from the answers about a new set-up."""
    return Customer(**{name: values[name] for name in Customer._fields}), values["template"]


def template_of(setup: LeadSetup, name: str) -> LeadSetup:
    """Return the set-up without what belongs to its customer, under the template's own name."""
    parts: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for field in document_fields():
        if field.name in LeadSetup._fields:
            parts[field.name] = _without_own(field, getattr(setup, field.name))
        elif field.name in setup.extra:
            extra[field.name] = _without_own(field, setup.extra[field.name])
    template = LeadSetup(**parts, extra=extra)
    return template._replace(customer=template.customer._replace(name=name))


def start_from(template: LeadSetup, customer: Customer) -> LeadSetup:
    """Return a new set-up for a customer: the CRM has its standard lists, and the template is wanted."""
    return apply(with_named_default(new_setup(customer), template), template)


def apply(setup: LeadSetup, template: LeadSetup) -> LeadSetup:
    """Return the set-up with what the template wants, as a draft; the same one if nothing changes.

    Items of the template that are missing are added; group, lead status and description of the others follow
    it. Of the forms its values are taken as far as they bring no error: what needs data that only the
    customer has is left out (`left_out`).
    """
    after = setup
    for step in steps.STEPS:
        if step.listing:
            after = with_list(step.listing, after, template)
        elif step.fields:
            after = _with_form(step, after, template)
    session = Session(setup)
    session.edit(after)
    return session.setup


def notes(setup: LeadSetup, template: LeadSetup) -> tuple[str, ...]:
    """Return what to say about a set-up with the template applied: what waits, and another language."""
    said = []
    if waiting := left_out(setup, template):
        text = _("Waiting for the customer's own data: {names}. Fill it in, then switch it on.")
        said.append(text.format(names=", ".join(waiting)))
    if setup.customer.crm_language != template.customer.crm_language:
        languages = {choice.value: choice.label for choice in CRM_LANGUAGES}
        text = _(
            "The template is in another language ({language}): SuperOffice's own names are translated, "
            "other names and descriptions are not."
        )
        said.append(text.format(language=languages[template.customer.crm_language]))
    return tuple(said)


def left_out(setup: LeadSetup, template: LeadSetup) -> tuple[str, ...]:
    """Return the labels of what the template has in the forms and the set-up has not taken."""
    labels = [
        _(change.label)
        for step in steps.STEPS
        if step.fields and not _skips(step, template)
        for change in _form_changes(step, setup, template)
    ]
    return tuple(dict.fromkeys(labels))


def in_words(template: LeadSetup) -> Iterator[str]:
    """Yield what a template holds, step by step, a line each."""
    for step in steps.STEPS:
        yield f"{_(step.title)}:"
        if step.listing:
            for item in getattr(template.wanted, step.listing.name):
                yield "  " + ", ".join(filter(None, (item.name, *step.listing.told(item))))
        else:
            blank = LeadSetup(template.customer)
            after = step.with_values(blank, step.values(template))
            for found in differences(blank, after):
                yield f"  {found.label}: {found.new}" if found.label else f"  {found.title}: {found.item}"


# Making a template


def _without_own(field: Field, value: Any) -> Any:
    """Return a value without what belongs to one customer, and without deleted items."""
    if field.own:
        return _blank(field)
    if field.kind is Kind.RECORD:
        return with_values(
            value, **{part.name: _without_own(part, get_value(value, part.name)) for part in field.fields}
        )
    if field.kind is Kind.RECORDS:
        one = field._replace(kind=Kind.RECORD)
        can_be_deleted = any(part.name == DELETED.name for part in field.fields)
        there = (r for r in value if not (can_be_deleted and get_value(r, DELETED.name)))
        return _distinct(field, (_without_own(one, record) for record in there))
    return value


def _blank(field: Field) -> Any:
    if field.kind is Kind.RECORD:
        return (field.make or dict)(**{part.name: _blank(part) for part in field.fields})
    return field.default


def _distinct(field: Field, records: Iterable[Any]) -> tuple[Any, ...]:
    """Return records once each: two campaign links can differ in their page alone."""
    one = field._replace(kind=Kind.RECORD)
    return tuple({frozen(one, record): record for record in records}.values())


# Forms


class _FormChange(NamedTuple):
    """One value that the template has and the set-up has not: where in the form, and its label."""

    path: tuple[str, ...]
    label: str
    value: Any
    kind: Kind


def _with_form(step: Step, setup: LeadSetup, template: LeadSetup) -> LeadSetup:
    """Return the set-up with the form's values; a step that the template skips is skipped if not answered."""
    if _skips(step, template):
        unanswered = step.values(setup) == step.values(LeadSetup(setup.customer))
        return step.skip(setup) if unanswered and step.skip else setup
    while taken := next(_without_new_errors(step, setup, template), None):
        setup = taken
    return setup


def _without_new_errors(step: Step, setup: LeadSetup, template: LeadSetup) -> Iterator[LeadSetup]:
    """Yield the set-up with each one of the changes that brings no error."""
    known = _errors(step, setup)
    for change in _form_changes(step, setup, template):
        changed = step.with_values(setup, _with_value(step.values(setup), change.path, change.value))
        if _errors(step, changed) <= known:
            yield changed


def _skips(step: Step, setup: LeadSetup) -> bool:
    return step.skip is not None and step.skip(setup) == setup


def _errors(step: Step, setup: LeadSetup) -> set[tuple[str, str]]:
    return {(p.path, p.code) for p in step.problems(setup) if p.severity is Severity.ERROR}


def _form_changes(step: Step, setup: LeadSetup, template: LeadSetup) -> list[_FormChange]:
    """Return the changes, switches last: what they switch on is there by then."""
    said, now = step.values(template), step.values(setup)
    order = (Kind.CHOICE, Kind.SWITCH)
    found = _changes_in(step.fields, said, now)
    return sorted(found, key=lambda change: order.index(change.kind) + 1 if change.kind in order else 0)


def _changes_in(
    fields: tuple[Field, ...], said: Any, now: Any, path: tuple[str, ...] = ()
) -> Iterator[_FormChange]:
    for field in fields:
        here = (*path, field.name)
        wish, value = get_value(said, field.name), get_value(now, field.name)
        if field.own:
            continue
        if field.kind is Kind.RECORD:
            yield from _changes_in(field.fields, wish, value, here)
        elif field.kind is Kind.RECORDS:
            if missing := _missing(field, wish, value):
                yield _FormChange(here, field.label, (*value, *missing), field.kind)
        elif wish not in (field.default, value):
            yield _FormChange(here, field.label, wish, field.kind)


def _missing(field: Field, wish: tuple[Any, ...], value: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the records that are not there yet, whatever the customer's own data in them."""
    one = field._replace(kind=Kind.RECORD)
    there = {frozen(one, _without_own(one, record)) for record in value}
    return tuple(record for record in _without_own(field, wish) if frozen(one, record) not in there)


def _with_value(record: Any, path: tuple[str, ...], value: Any) -> Any:
    name, *rest = path
    inner = _with_value(get_value(record, name), tuple(rest), value) if rest else value
    return with_values(record, **{name: inner})
