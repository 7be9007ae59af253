"""A set-up as a JSON document, format version 1: reading it with every problem, and writing it.

The whole document is declared as fields, so what is read, what is written and what the JSON Schema says
are the same by construction. Nothing from outside is trusted: each value is checked before it is taken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from wizard import steps
from wizard.document.jsonfile import Encoded, encode
from wizard.document.migrations import NotMigrated, migrated
from wizard.document.reader import Reader, TooManyProblems
from wizard.domain import customer
from wizard.domain.fields import VALUE_CODES, Choice, Field, Kind, get_value, value_problems
from wizard.domain.memo import Memo, Stretches
from wizard.domain.model import (
    Customer,
    LeadSetup,
    Lists,
    Progress,
    Status,
)
from wizard.domain.plan import action_ids
from wizard.domain.problems import ROOT, Problem, Severity, error, warning
from wizard.i18n import N_, _

FORMAT = "lead-setup"
VERSION = 1
Rows = Callable[[tuple[Field, ...], Sequence[Any]], list[dict[str, Any]] | list[Encoded]]
_CHECKLIST = Field("checklist", N_("Checklist"), kind=Kind.NAMES, default=(), maximum=1000)


class Reading(NamedTuple):
    """What reading a document gives: the set-up (None when its shape is wrong) and every problem."""

    setup: LeadSetup | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that make the document unfit for import."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)


def document_fields() -> tuple[Field, ...]:
    """Return the fields of the whole document but for `format` and `version`."""
    return _document_fields(tuple(step.id for step in steps.STEPS))


@lru_cache(maxsize=4)
def _document_fields(_ids: tuple[str, ...]) -> tuple[Field, ...]:
    """Build them once for each set of steps: every save asks for them."""
    lists = tuple(
        Field(
            step.listing.name,
            step.title,
            step.why,
            Kind.RECORDS,
            default=(),
            fields=step.listing.fields,
            make=step.listing.make,
        )
        for step in steps.STEPS
        if step.listing
    )
    own = (
        Field(step.path, step.title, step.why, Kind.RECORD, fields=step.fields, make=_part_maker(step.part))
        for step in steps.STEPS
        if step.fields
    )
    return (
        Field("customer", N_("Customer"), kind=Kind.RECORD, fields=customer.FIELDS, make=Customer),
        Field("current", N_("Lists as they are"), kind=Kind.RECORD, fields=lists, make=Lists, own=True),
        Field("wanted", N_("Lists as they shall be"), kind=Kind.RECORD, fields=lists, make=Lists),
        *own,
        Field(
            "progress",
            N_("Progress"),
            kind=Kind.RECORD,
            fields=_progress_fields(),
            make=Progress,
            own=True,
        ),
    )


def _part_maker(part: str) -> Any:
    """Return what builds a form step's values: the model's own class, or a mapping for an own part."""
    return type(LeadSetup._field_defaults[part]) if part else dict


def _progress_fields() -> tuple[Field, ...]:
    return (
        Field(
            "step",
            N_("Step"),
            kind=Kind.CHOICE,
            default=steps.order()[0],
            choices=tuple(Choice(step, step) for step in steps.order()),
        ),
        Field(
            "status",
            N_("Status"),
            kind=Kind.CHOICE,
            default=Status.DRAFT,
            choices=tuple(Choice(status, status) for status in Status),
            make=Status,
        ),
        _CHECKLIST,
    )


def to_document(setup: LeadSetup) -> dict[str, Any]:
    """Return the set-up as a JSON document: dicts, lists, texts and booleans, in the contract's order."""
    return _document(setup, _rows)


def to_save(setup: LeadSetup) -> dict[str, Any]:
    """Return the same to be written and not to be changed: what was in an earlier one is taken from there."""
    return _document(setup, _known_rows)


def _document(setup: LeadSetup, rows: Rows) -> dict[str, Any]:
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for field in document_fields():
        if field.name in LeadSetup._fields:
            document[field.name] = _written(field, getattr(setup, field.name), rows)
        elif field.name in setup.extra:
            document[field.name] = _written(field, setup.extra[field.name], rows)
    return document


def read_document(raw: Any) -> Reading:
    """Return the set-up in a parsed JSON document, with every problem it has."""
    if not isinstance(raw, Mapping):
        return Reading(
            None, (error(ROOT, "wrong-type", _("This is not a set-up: it must be a JSON object.")),)
        )
    try:
        raw = migrated(raw, VERSION) if raw.get("format") == FORMAT else raw
    except NotMigrated:
        message = _("This document of an older format version is damaged. Use another copy of it.")
        return Reading(None, (error("version", "not-migrated", message),))
    if foreign := _foreign(raw):
        return Reading(None, (foreign,))
    reader = Reader()
    optional = {step.id for step in steps.STEPS if step.own_part}
    try:
        values = reader.values(document_fields(), raw, optional)
    except TooManyProblems:
        message = _("More is wrong than is listed here. Correct this first, then check again.")
        return Reading(None, (*reader.problems, error(ROOT, "too-many", message)))
    extra = {name: values.pop(name) for name in optional if name in values}
    setup = LeadSetup(**values, extra=extra)
    shape = tuple(reader.problems)
    return Reading(None if shape else setup, (*shape, *_knowable(problems(setup), shape)))


def problems(setup: LeadSetup) -> tuple[Problem, ...]:
    """Return every problem of a set-up; what may be missing in a draft is an error in a complete one."""
    found = [*customer.problems(setup.customer), *steps.step_problems(setup), *_checklist_problems(setup)]
    if setup.progress.status is Status.COMPLETE:
        found = [
            problem._replace(severity=Severity.ERROR) if problem.severity is Severity.MISSING else problem
            for problem in found
        ]
    return tuple(found)


def _checklist_problems(setup: LeadSetup) -> Iterator[Problem]:
    ticked = setup.progress.checklist
    yield from value_problems(_CHECKLIST, ticked, "progress.checklist")
    known = action_ids(setup) if ticked else frozenset()
    message = _("This ticked action is not part of the plan any more: remove it.")
    for index, action_id in enumerate(ticked):
        if action_id not in known:
            yield warning(f"progress.checklist[{index}]", "unknown-action", message)


def _foreign(raw: Mapping[str, Any]) -> Problem | None:
    """Return why this is no document of ours, or of a version this wizard can read."""
    if raw.get("format") != FORMAT:
        message = _("This is not a lead set-up: “format” must be “{format}”.").format(format=FORMAT)
        return error("format" if "format" in raw else ROOT, "foreign", message)
    version = raw.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        message = _(
            "This document was made by a newer lead wizard (format version {version}). "
            "Update the wizard to read it."
        )
        return error("version", "newer", message.format(version=str(version)[:9]))
    if version != VERSION or isinstance(version, bool) or not isinstance(version, int):
        message = _("The format version must be {version}.").format(version=VERSION)
        return error("version" if "version" in raw else ROOT, "foreign", message)
    return None


def _knowable(found: tuple[Problem, ...], shape: tuple[Problem, ...]) -> Iterator[Problem]:
    """Yield the problems that are known although something else is of the wrong shape.

    What is wrong with one value is known wherever that value is. A rule weighs several values of its step
    (of a warning, perhaps of the whole document): nothing is guessed while one of them is not known.
    """
    wrong = {problem.path for problem in shape if problem.code != "unknown-key"}
    if not wrong:
        yield from found
        return
    unsure = {steps.step_of(path) for path in wrong}
    for problem in found:
        if not wrong.isdisjoint(_enclosing(problem.path)):
            continue
        sure = problem.severity is not Severity.WARNING and steps.step_of(problem.path) not in unsure
        if sure or problem.code in VALUE_CODES:
            yield problem


def _enclosing(path: str) -> Iterator[str]:
    """Yield a path and every place around it: `a[1].b`, `a`, `a[1]`."""
    yield path
    for index, sign in enumerate(path):
        if sign in ".[":
            yield path[:index]


def _written(field: Field, value: Any, rows: Rows) -> Any:
    if field.kind is Kind.RECORD:
        return _record(field.fields, value, rows)
    if field.kind is Kind.RECORDS:
        return rows(field.fields, value)
    return list(value)


_known: Memo[Stretches[Encoded]] = Memo(64)
_known_texts: Memo[str] = Memo(1000)  # for short lists, where most of a stretch stays as it was


def _rows(fields: tuple[Field, ...], records: Sequence[Any]) -> list[dict[str, Any]]:
    return [_record(fields, record, _rows) for record in records]


def _known_rows(fields: tuple[Field, ...], records: Sequence[Any]) -> list[Encoded]:
    def write(record: Any) -> str:
        return encode(_record(fields, record, _rows))

    def write_stretch(stretch: tuple[Any, ...]) -> Encoded:
        return Encoded(_known_texts.of(record, write) for record in stretch)

    if records and not isinstance(records[0], tuple):  # a mapping, as in a step's own part, can change
        return [Encoded(map(write, records))]
    return _known.of(fields, lambda _fields: Stretches(write_stretch)).of(tuple(records))


def _record(fields: tuple[Field, ...], record: Any, rows: Rows) -> dict[str, Any]:
    names, choices, nested = _shape(fields)
    # Every save comes through here, so a record of the model is not asked field by field.
    if isinstance(record, tuple) and getattr(record, "_fields", ()) == names:
        written = dict(zip(names, record, strict=True))
    else:
        written = {name: get_value(record, name) for name in names}
    for name in choices:
        written[name] = str(written[name])
    for part in nested:
        written[part.name] = _written(part, written[part.name], rows)
    return written


@lru_cache(maxsize=64)
def _shape(fields: tuple[Field, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Field, ...]]:
    """Return the names of all fields, those of choices, and the fields that hold more than one value."""
    names = tuple(part.name for part in fields)
    choices = tuple(part.name for part in fields if part.kind is Kind.CHOICE)
    return names, choices, tuple(p for p in fields if p.kind in (Kind.RECORD, Kind.RECORDS, Kind.NAMES))
