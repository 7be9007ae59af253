"""What a field is: its label, help, kind, limits and choices, declared once.

Dialogs and form screens draw a field, `answers` reads and writes it, `schema` describes it, and `problems`
here checks one value, so a limit stands in exactly one place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from wizard.domain.problems import Problem, error
from wizard.domain.text import has_unsafe
from wizard.i18n import _, ngettext

# The codes of what is wrong with one value by itself.
VALUE_CODES = frozenset({"control-characters", "required", "too-long", "not-valid"})


class Kind(StrEnum):
    """What a field holds: str, str of a closed set, bool, tuple of str, tuple of records, one record."""

    TEXT = "text"
    CHOICE = "choice"
    SWITCH = "switch"
    NAMES = "names"
    RECORDS = "records"
    RECORD = "record"


class Choice(NamedTuple):
    """One value of a choice field and its label (a text to translate, or a name that stays as it is)."""

    value: str
    label: str


class Field(NamedTuple):
    """One field of a record.

    Attributes:
        name: its key in the document and its attribute in the model.
        label: what people call it (to translate).
        help: what it is for, in words a first-time administrator understands (to translate).
        kind: what it holds.
        default: its value in a new record.
        minimum: fewest characters (a text that is not blank), or 0.
        maximum: most characters, counted as code points; 0 for no limit.
        choices: the values of a choice.
        check: a further check of a text that is not empty: it returns a message or None.
        fields: the fields of the record or of each record.
        make: builds the value in the model: a record from its fields' values, a choice from its text.
        pattern: what `check` accepts as a regular expression, for the JSON Schema only: never shown.
        shown: tells from the record's other values whether a form shows the field at all.
        tidy: what is taken of a text that was typed or pasted.
        one: what people call one of the records (to translate).
        preview: what one of the records comes to, in one line.
        own: the value belongs to one customer alone, so a template leaves it at its default.
    """

    name: str
    label: str
    help: str = ""
    kind: Kind = Kind.TEXT
    default: Any = ""
    minimum: int = 0
    maximum: int = 0
    choices: tuple[Choice, ...] = ()
    check: Callable[[str], str | None] | None = None
    fields: tuple["Field", ...] = ()
    make: Callable[..., Any] | None = None
    pattern: str = ""
    shown: Callable[[Any], bool] | None = None
    tidy: Callable[[str], str] = str.strip
    one: str = ""
    preview: Callable[[Any], str] | None = None
    own: bool = False


def get_value(record: Any, name: str) -> Any:
    """Return one value of a record, whether a model value or a mapping (a step's own fields)."""
    return getattr(record, name) if isinstance(record, tuple) else record[name]


def with_values(record: Any, **values: Any) -> Any:
    """Return the record with some values changed."""
    return {**record, **values} if isinstance(record, Mapping) else record._replace(**values)


def limits(field: Field) -> str:
    """Return what a value may be, in a few words without a full stop; empty when anything goes."""
    if field.kind is Kind.SWITCH:
        return _("yes or no")
    if field.kind is Kind.CHOICE:
        return "; ".join(_(choice.label) for choice in field.choices)
    if field.kind is Kind.NAMES:
        text = _("names with commas between them, each up to {maximum} characters")
    elif field.minimum and field.maximum:
        text = _("{minimum} to {maximum} characters")
    else:
        text = _("up to {maximum} characters") if field.maximum else ""
    return text.format(minimum=field.minimum, maximum=field.maximum)


def new_record(field_list: tuple[Field, ...], make: Callable[..., Any] = dict) -> Any:
    """Return a record with every field at its default."""
    return make(**{field.name: field.default for field in field_list})


def value_problems(field: Field, value: Any, path: str) -> Iterable[Problem]:
    """Return what is wrong with one value of a field, whatever the other fields say."""
    if field.kind is Kind.TEXT:
        return _text_problems(field, value, path)
    if field.kind is Kind.SWITCH or field.kind is Kind.CHOICE:  # any value of theirs will do
        return ()
    return _inner_problems(field, value, path)


def _inner_problems(field: Field, value: Any, path: str) -> Iterator[Problem]:
    if field.kind is Kind.NAMES:
        one = field._replace(kind=Kind.TEXT, minimum=1)
        for index, name in enumerate(value):
            yield from _text_problems(one, name, f"{path}[{index}]")
    elif field.kind is Kind.RECORDS:
        for index, record in enumerate(value):
            yield from record_problems(field.fields, record, f"{path}[{index}]")
    else:
        yield from record_problems(field.fields, value, path)


def record_problems(fields: tuple[Field, ...], record: Any, path: str) -> Iterator[Problem]:
    """Yield what is wrong with each value of a record, whatever its other values say."""
    for field in fields:
        yield from value_problems(field, get_value(record, field.name), f"{path}.{field.name}")


def _text_problems(field: Field, value: str, path: str) -> list[Problem]:
    """Return a list rather than yield: a document has thousands of texts, and next to none has a problem."""
    found = []
    if has_unsafe(value):
        message = _("{label} has control characters that cannot be kept. Type the text again without them.")
        found.append(error(path, "control-characters", message.format(label=_(field.label))))
    if field.minimum and not value.strip():
        message = _("{label} is empty. Type at least one character.")
        found.append(error(path, "required", message.format(label=_(field.label))))
    elif field.maximum and len(value) > field.maximum:
        over = len(value) - field.maximum
        message = ngettext(
            "{label} is {count} character too long: shorten it to {maximum}.",
            "{label} is {count} characters too long: shorten it to {maximum}.",
            over,
        )
        message = message.format(label=_(field.label), count=over, maximum=field.maximum)
        found.append(error(path, "too-long", message))
    elif value and field.check and (complaint := field.check(value)):
        found.append(error(path, "not-valid", complaint))
    return found
