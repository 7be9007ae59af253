"""The JSON Schema: valid itself, never stricter than the wizard, and strict about each single value."""

from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.builders import finished, with_premium
from tests.domain.documents import (
    CONTRACT_EXAMPLE,
    Place,
    every_text,
    mutated,
    places,
    removed,
    replaced,
    written,
)
from tests.strategies import setups
from wizard.document.answers import read_document, to_document
from wizard.document.schema import json_schema
from wizard.domain.model import LeadSetup, Use

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FINISHED = to_document(finished())


def refused(document: Any) -> bool:
    return not VALIDATOR.is_valid(document)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_example_of_the_contract_is_valid() -> None:
    assert list(VALIDATOR.iter_errors(CONTRACT_EXAMPLE)) == []


@settings(max_examples=50)
@given(setups())
def test_what_the_wizard_writes_is_valid(setup: LeadSetup) -> None:
    assert list(VALIDATOR.iter_errors(to_document(setup))) == []


@settings(max_examples=150)
@given(mutated())
def test_what_the_schema_refuses_the_wizard_refuses_too(document: Any) -> None:
    if refused(document):
        assert read_document(document).errors


@pytest.mark.parametrize("path", [path for path in places(FINISHED) if isinstance(path[-1], str)])
def test_the_schema_refuses_missing_unknown_and_wrong_values(path: Place) -> None:
    assert refused(replaced(FINISHED, path, None))
    assert refused(replaced(FINISHED, path, 1.5))
    assert refused(replaced(FINISHED, (*path[:-1], "unknown"), ""))
    assert refused(removed(FINISHED, path))


@pytest.mark.parametrize("sign", ["\x00", "\x1b[31m", "\x9b", "\u202e"])
@pytest.mark.parametrize("path", list(every_text()), ids=written)
def test_the_schema_refuses_unsafe_texts(path: Place, sign: str) -> None:
    assert refused(replaced(FINISHED, path, sign))


@pytest.mark.parametrize(
    ("path", "longest"),
    [
        (("customer", "name"), 239),
        (("wanted", "categories", 0, "name"), 239),
        (("wanted", "categories", 0, "tooltip"), 254),
        (("current", "lead_statuses", 0, "name"), 4000),
        (("marketing_premium", "lead_distribution", "associates", 0), 254),
    ],
)
def test_the_schema_counts_characters(path: Place, longest: int) -> None:
    assert not refused(replaced(FINISHED, path, "👩" * longest))
    assert refused(replaced(FINISHED, path, "👩" * (longest + 1)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("customer", "name"), ""),
        (("customer", "tenant"), "12345"),
        (("customer", "crm_language"), "fi"),
        (("wanted", "categories", 0, "category_group"), "Potential customer"),
        (("progress", "step"), "done"),
        (("progress", "checklist"), [""]),
        (("version",), 2),
    ],
)
def test_the_schema_knows_closed_sets_and_patterns(path: Place, value: Any) -> None:
    assert refused(replaced(FINISHED, path, value))
    assert read_document(replaced(FINISHED, path, value)).errors


def test_the_schema_takes_what_is_kept_though_switched_off() -> None:
    off = to_document(with_premium(use=Use.NO))
    for path, value in (
        (("utm_tracking", "website"), "not yet"),
        (("utm_tracking", "campaigns", 0, "url"), ""),
        (("lead_distribution", "associates"), [""]),
    ):
        document = replaced(off, ("marketing_premium", *path), value)
        assert read_document(document).errors == ()
        assert not refused(document)


def test_each_field_is_explained() -> None:
    category = SCHEMA["properties"]["wanted"]["properties"]["categories"]
    assert category["title"] == "Categories"
    tooltip = category["items"]["properties"]["tooltip"]
    assert tooltip["title"] == "Tooltip"
    assert tooltip["description"].startswith("The description shown")
