"""A set-up as a JSON document, format version 1: reading it with every problem, and writing it.

The whole document is declared as fields, so what is read, what is written and what the JSON Schema says
are the same by construction. Nothing from outside is trusted: each value is checked before it is taken.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from wizard import customer, steps
from wizard.fields import VALUE_CODES, Choice, Field, Kind, get_value, value_problems
from wizard.i18n import N_, _
from wizard.model import (
    Customer,
    LeadSetup,
    Lists,
    Progress,
    Status,
)
from wizard.plan import plan
from wizard.problems import ROOT, Problem, Severity, covers, error, warning
from wizard.text import show

FORMAT = "lead-setup"
VERSION = 1
_KEY_SHOWN = 60  # characters of an unknown key that a message repeats
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
        Field("current", N_("Lists as they are"), kind=Kind.RECORD, fields=lists, make=Lists),
        Field("wanted", N_("Lists as they shall be"), kind=Kind.RECORD, fields=lists, make=Lists),
        *own,
        Field("progress", N_("Progress"), kind=Kind.RECORD, fields=_progress_fields(), make=Progress),
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
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for field in document_fields():
        if field.name in LeadSetup._fields:
            document[field.name] = _written(field, getattr(setup, field.name))
        elif field.name in setup.extra:
            document[field.name] = _written(field, setup.extra[field.name])
    return document


def read_document(raw: Any) -> Reading:
    """Return the set-up in a parsed JSON document, with every problem it has."""
    if not isinstance(raw, Mapping):
        return Reading(
            None, (error(ROOT, "wrong-type", _("This is not a set-up: it must be a JSON object.")),)
        )
    if foreign := _foreign(raw):
        return Reading(None, (foreign,))
    reader = _Reader()
    setup = reader.setup(raw)
    shape = tuple(reader.problems)
    found = [problem for problem in problems(setup) if all(_knowable(problem, wrong) for wrong in shape)]
    return Reading(None if shape else setup, (*shape, *found))


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
    known = {action.id for action in plan(setup)} if ticked else set()
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


def _knowable(problem: Problem, wrong: Problem) -> bool:
    """Tell whether a rule could be judged although something else in the document is of the wrong shape.

    What is wrong with one value is known wherever that value is. A rule weighs several values of its step
    (of a warning, perhaps of the whole document): nothing is guessed while one of them is not known.
    """
    if wrong.code == "unknown-key":
        return True
    if covers(wrong.path, problem.path):
        return False
    if problem.code in VALUE_CODES:
        return True
    elsewhere = steps.step_of(wrong.path) != steps.step_of(problem.path)
    return elsewhere and problem.severity is not Severity.WARNING


def _written(field: Field, value: Any) -> Any:
    if field.kind is Kind.RECORD:
        return {part.name: _written(part, get_value(value, part.name)) for part in field.fields}
    if field.kind is Kind.RECORDS:
        one = field._replace(kind=Kind.RECORD)
        return [_written(one, record) for record in value]
    if field.kind is Kind.NAMES:
        return list(value)
    return str(value) if field.kind is Kind.CHOICE else value


class _Reader:
    """Builds model values from raw ones and notes everything of the wrong shape on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def setup(self, raw: Mapping[str, Any]) -> LeadSetup:
        """Return the set-up; a step's own part may be left out of the document."""
        optional = {step.id for step in steps.STEPS if step.own_part}
        values = {}
        for field in document_fields():
            if field.name in raw:
                values[field.name] = self.value(field, raw[field.name], field.name)
            elif field.name not in optional:
                self.missing_key(field, ROOT)
                values[field.name] = _empty(field)
        self.unknown(raw, {"format", "version", *values}, ROOT)
        extra = {name: values.pop(name) for name in optional if name in values}
        return LeadSetup(**values, extra=extra)

    def value(self, field: Field, raw: Any, path: str) -> Any:
        """Return the model value of one field; its default when the raw value is of the wrong shape."""
        if field.kind is Kind.RECORD:
            return self.record(field, raw, path)
        if field.kind is Kind.RECORDS:
            if not self.is_a(list, field, raw, path):
                return ()
            one = field._replace(kind=Kind.RECORD)
            return tuple(self.record(one, row, f"{path}[{index}]") for index, row in enumerate(raw))
        if field.kind is Kind.NAMES:
            if not self.is_a(list, field, raw, path):
                return ()
            rows = [(f"{path}[{index}]", name) for index, name in enumerate(raw)]
            return tuple(name if self.is_a(str, field, name, at) else "" for at, name in rows)
        if not self.is_a(bool if field.kind is Kind.SWITCH else str, field, raw, path):
            return field.default
        return self.choice(field, raw, path) if field.kind is Kind.CHOICE else raw

    def record(self, field: Field, raw: Any, path: str) -> Any:
        if not self.is_a(dict, field, raw, path):
            return _empty(field)
        self.unknown(raw, {part.name for part in field.fields}, path)
        values = {}
        for part in field.fields:
            if part.name in raw:
                values[part.name] = self.value(part, raw[part.name], f"{path}.{part.name}")
            else:
                self.missing_key(part, path)
                values[part.name] = _empty(part)
        return (field.make or dict)(**values)

    def choice(self, field: Field, raw: str, path: str) -> Any:
        values = [choice.value for choice in field.choices]
        if raw not in values:
            message = _("{label} must be one of: {values}.")
            message = message.format(label=_(field.label), values=", ".join(values))
            self.problems.append(error(path, "not-a-choice", message))
            return field.default
        return field.make(raw) if field.make else raw

    def is_a(self, wanted: type, field: Field, raw: Any, path: str) -> bool:
        if isinstance(raw, wanted):
            return True
        kinds = {
            str: _("{label} must be a text."),
            bool: _("{label} must be true or false."),
            list: _("{label} must be a list."),
            dict: _("{label} must be an object."),
        }
        self.problems.append(error(path, "wrong-type", kinds[wanted].format(label=_(field.label))))
        return False

    def unknown(self, raw: Mapping[str, Any], known: set[str], path: str) -> None:
        for key in raw:
            if key not in known:
                shown = show(key[:_KEY_SHOWN])
                message = _("“{key}” is not known here. Remove it, or correct its spelling.").format(
                    key=shown
                )
                self.problems.append(error(_join(path, shown), "unknown-key", message))

    def missing_key(self, field: Field, path: str) -> None:
        message = _("{label} is missing: add “{key}”.").format(label=_(field.label), key=field.name)
        self.problems.append(error(_join(path, field.name), "missing-key", message))


def _join(path: str, key: str) -> str:
    """Return the path of a key; an empty key has none of its own."""
    if not key:
        return path
    return key if path == ROOT else f"{path}.{key}"


def _empty(field: Field) -> Any:
    """Return a value of the right shape for a field that is missing."""
    if field.kind is Kind.RECORD:
        return (field.make or dict)(**{part.name: _empty(part) for part in field.fields})
    return field.default
