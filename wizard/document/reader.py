"""The shape of a document: each value is looked at before it is taken, and what is wrong is noted."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from wizard.domain.fields import Field, Kind
from wizard.domain.memo import Memo
from wizard.domain.problems import ROOT, Problem, error
from wizard.domain.text import show
from wizard.i18n import _

_KEY_SHOWN = 60  # characters of an unknown key that a message repeats
_MOST = 10_000  # a hostile file of a few MB could have millions of problems and fill the memory with them


_TYPES = {Kind.SWITCH: bool, Kind.NAMES: list, Kind.RECORDS: list, Kind.RECORD: dict}


class _Form(NamedTuple):
    """The shape of a record without a fault: names, types, the model values of each choice, and its parts."""

    names: tuple[str, ...]
    types: tuple[type, ...]
    choices: tuple[tuple[str, Mapping[str, Any]], ...]
    parts: tuple[Field, ...]


_forms: Memo[_Form] = Memo(64)


class TooManyProblems(Exception):
    """So much is wrong that noting more of it would help nobody."""


class Reader:
    """Builds model values from raw ones and notes everything of the wrong shape on the way."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._records: dict[Any, Any] = {}

    def values(
        self, fields: tuple[Field, ...], raw: Mapping[str, Any], optional: Collection[str]
    ) -> dict[str, Any]:
        """Return the model values of the whole document by name; `optional` parts may be left out.

        Raises:
            TooManyProblems: reading stopped; `problems` holds what was found until then.
        """
        values = {}
        for field in fields:
            if field.name in raw:
                values[field.name] = self._value(field, raw[field.name], field.name)
            elif field.name not in optional:
                self._missing_key(field, ROOT)
                values[field.name] = _empty(field)
        self._unknown(raw, {"format", "version", *values}, ROOT)
        return values

    def _value(self, field: Field, raw: Any, path: str) -> Any:
        """Return the model value of one field; its default when the raw value is of the wrong shape."""
        if field.kind is Kind.RECORD:
            return self._record(field, raw, path)
        if field.kind is Kind.RECORDS:
            if not self._is_a(list, field, raw, path):
                return ()
            one = field._replace(kind=Kind.RECORD)
            return self._shared([self._record(one, row, f"{path}[{index}]") for index, row in enumerate(raw)])
        if field.kind is Kind.NAMES:
            if not self._is_a(list, field, raw, path):
                return ()
            rows = ((f"{path}[{index}]", name) for index, name in enumerate(raw))
            return tuple(name if self._is_a(str, field, name, at) else "" for at, name in rows)
        if not self._is_a(_TYPES.get(field.kind, str), field, raw, path):
            return field.default
        return self._choice(field, raw, path) if field.kind is Kind.CHOICE else raw

    def _record(self, field: Field, raw: Any, path: str) -> Any:
        if not self._is_a(dict, field, raw, path):
            return _empty(field)
        make = field.make or dict
        if values := self._faultless(_forms.of(field.fields, _form), raw, path):
            return make(**values)
        self._unknown(raw, {part.name for part in field.fields}, path)
        values = {}
        for part in field.fields:
            if part.name in raw:
                values[part.name] = self._value(part, raw[part.name], f"{path}.{part.name}")
            else:
                self._missing_key(part, path)
                values[part.name] = _empty(part)
        return make(**values)

    def _faultless(self, form: _Form, raw: dict[str, Any], path: str) -> dict[str, Any] | None:
        """Return the model values of a record that has no fault itself, as nearly all have none."""
        if tuple(raw) != form.names or tuple(map(type, raw.values())) != form.types:
            return None
        values = raw.copy()
        for name, made in form.choices:
            if raw[name] not in made:
                return None
            values[name] = made[raw[name]]
        for part in form.parts:
            values[part.name] = self._value(part, raw[part.name], f"{path}.{part.name}")
        return values

    def _shared(self, records: list[Any]) -> tuple[Any, ...]:
        """Take each record that stood in an earlier list from there: it needs the memory once.

        Two that are equal in one list stay two.
        """
        found = tuple(
            self._records.pop((type(record), record), record) if isinstance(record, tuple) else record
            for record in records
        )
        self._records.update(
            {(type(record), record): record for record in found if isinstance(record, tuple)}
        )
        return found

    def _note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= _MOST:
            raise TooManyProblems

    def _choice(self, field: Field, raw: str, path: str) -> Any:
        values = [choice.value for choice in field.choices]
        if raw not in values:
            message = _("{label} must be one of: {values}.")
            message = message.format(label=_(field.label), values=", ".join(values))
            self._note(error(path, "not-a-choice", message))
            return field.default
        return _made(field, raw)

    def _is_a(self, wanted: type, field: Field, raw: Any, path: str) -> bool:
        if isinstance(raw, wanted):
            return True
        kinds = {
            str: _("{label} must be a text."),
            bool: _("{label} must be true or false."),
            list: _("{label} must be a list."),
            dict: _("{label} must be an object."),
        }
        self._note(error(path, "wrong-type", kinds[wanted].format(label=_(field.label))))
        return False

    def _unknown(self, raw: Mapping[str, Any], known: set[str], path: str) -> None:
        for key in raw:
            if key not in known:
                shown = show(key[:_KEY_SHOWN])
                message = _("“{key}” is not known here. Remove it, or correct its spelling.").format(
                    key=shown
                )
                self._note(error(_join(path, shown), "unknown-key", message))

    def _missing_key(self, field: Field, path: str) -> None:
        message = _("{label} is missing: add “{key}”.").format(label=_(field.label), key=field.name)
        self._note(error(_join(path, field.name), "missing-key", message))


def _form(fields: tuple[Field, ...]) -> _Form:
    return _Form(
        tuple(field.name for field in fields),
        tuple(_TYPES.get(field.kind, str) for field in fields),
        tuple(
            (field.name, {str(choice.value): _made(field, choice.value) for choice in field.choices})
            for field in fields
            if field.kind is Kind.CHOICE
        ),
        tuple(field for field in fields if field.kind in (Kind.RECORD, Kind.RECORDS, Kind.NAMES)),
    )


def _made(field: Field, value: str) -> Any:
    return field.make(value) if field.make else value


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
