"""The JSON Schema of the document, made from the same fields that read and write it."""

from typing import Any

from wizard import steps
from wizard.document.answers import FORMAT, VERSION, document_fields
from wizard.domain.fields import Field, Kind
from wizard.i18n import _

# No control characters, no bidirectional controls: what `wizard.text` refuses.
_SAFE_TEXT = "^[^\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]*$"


def json_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) of format version 1.

    It says what one value may be. What several values mean together (unique names, lead status only in
    Potential customer, ...) is what `lead-wizard check` adds.
    """
    properties: dict[str, Any] = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    lenient = {step.path for step in steps.STEPS if step.counts}  # has parts that are kept when switched off
    properties.update((field.name, _schema(field, field.name not in lenient)) for field in document_fields())
    optional = {step.id for step in steps.STEPS if step.own_part}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _("Lead set-up"),
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _schema(field: Field, strict: bool) -> dict[str, Any]:
    about = {"title": _(field.label), **({"description": _(field.help)} if field.help else {})}
    if field.kind is Kind.RECORD:
        return {**about, **_record(field.fields, strict)}
    if field.kind is Kind.RECORDS:
        return {**about, "type": "array", "items": _record(field.fields, strict)}
    if field.kind is Kind.NAMES:
        return {**about, "type": "array", "items": _text(field._replace(minimum=1), strict)}
    if field.kind is Kind.SWITCH:
        return {**about, "type": "boolean"}
    if field.kind is Kind.CHOICE:
        return {**about, "enum": [str(choice.value) for choice in field.choices]}
    return {**about, **_text(field, strict)}


def _record(fields: tuple[Field, ...], strict: bool) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {field.name: _schema(field, strict) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def _text(field: Field, strict: bool) -> dict[str, Any]:
    """Describe a text; what is not strict may be empty or odd, but never unsafe or too long."""
    limits: dict[str, Any] = {"type": "string", "pattern": _SAFE_TEXT}
    if field.minimum and strict:
        limits["minLength"] = field.minimum
    if field.maximum:
        limits["maxLength"] = field.maximum
    if field.pattern and strict:
        limits["allOf"] = [{"pattern": field.pattern}]
    return limits
