"""What a field says about one value: empty, too long, not valid, unsafe."""

from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import safe_texts
from wizard.domain.fields import (
    Field,
    Kind,
    get_value,
    new_record,
    record_problems,
    value_problems,
    with_values,
)
from wizard.domain.text import has_unsafe

NAME = Field("name", "Name", minimum=1, maximum=5)
NOTE = Field("note", "Note", maximum=5)


class Pair(NamedTuple):
    name: str
    note: str = ""


def codes(field: Field, value: Any) -> list[str]:
    return [problem.code for problem in value_problems(field, value, "here")]


@pytest.mark.parametrize("value", ["a", "abcde", "🙂🙂🙂🙂🙂", " a "])
def test_a_text_within_its_limits_is_fine(value: str) -> None:
    assert codes(NAME, value) == []


@pytest.mark.parametrize("value", ["", " ", "\u00a0\u3000"])
def test_a_required_text_must_not_be_blank(value: str) -> None:
    assert codes(NAME, value) == ["required"]


@pytest.mark.parametrize("value", ["abcdef", "🙂🙂🙂🙂🙂🙂"])
def test_a_text_is_counted_in_characters(value: str) -> None:
    (problem,) = value_problems(NAME, value, "here")
    assert (problem.code, problem.path) == ("too-long", "here")
    assert problem.message == "Name is 1 character too long: shorten it to 5."


def test_how_much_too_long_a_text_is_stands_in_the_message() -> None:
    (problem,) = value_problems(NAME, "abcdefg", "here")
    assert problem.message == "Name is 2 characters too long: shorten it to 5."


def test_an_optional_text_may_be_empty() -> None:
    assert codes(NOTE, "") == []


def test_a_check_sees_only_texts_that_are_there_and_not_too_long() -> None:
    seen = []

    def check(text: str) -> str:
        seen.append(text)
        return "No."

    field = NOTE._replace(check=check)
    assert codes(field, "") == []
    assert codes(field, "abcdef") == ["too-long"]
    assert codes(field, "abc") == ["not-valid"]
    assert seen == ["abc"]


def test_unsafe_characters_are_named_beside_the_other_problem() -> None:
    assert codes(NAME, "\x1b[31mx") == ["control-characters", "too-long"]


def test_each_name_of_a_list_is_required_and_limited() -> None:
    field = Field("names", "Names", kind=Kind.NAMES, maximum=5)
    found = value_problems(field, ("a", " ", "abcdef", "\x07"), "here")
    assert [(problem.path, problem.code) for problem in found] == [
        ("here[1]", "required"),
        ("here[2]", "too-long"),
        ("here[3]", "control-characters"),
    ]


def test_records_tell_where_their_problems_are() -> None:
    rows = Field("rows", "Rows", kind=Kind.RECORDS, fields=(NAME, NOTE))
    outer = (Field("one", "One", kind=Kind.RECORD, fields=(NAME,)), rows)
    record = {"one": Pair(""), "rows": (Pair("a"), {"name": "b", "note": "abcdef"})}
    found = record_problems(outer, record, "here")
    assert [problem.path for problem in found] == ["here.one.name", "here.rows[1].note"]


@pytest.mark.parametrize("record", [Pair("a"), {"name": "a", "note": ""}])
def test_a_record_may_be_a_model_value_or_a_mapping(record: Any) -> None:
    changed = with_values(record, note="b")
    assert get_value(changed, "note") == "b"
    assert get_value(changed, "name") == "a"
    assert get_value(record, "note") == ""
    assert type(changed) is type(record)


def test_a_new_record_has_every_default() -> None:
    fields = (NAME._replace(default="x"), NOTE)
    assert new_record(fields) == {"name": "x", "note": ""}
    assert new_record(fields, Pair) == Pair("x")


@given(safe_texts | st.text(st.characters()), st.integers(0, 1), st.integers(0, 6))
def test_a_text_has_a_problem_exactly_when_it_breaks_a_limit(text: str, minimum: int, maximum: int) -> None:
    broken = set()
    if has_unsafe(text):
        broken.add("control-characters")
    if minimum and not text.strip():
        broken.add("required")
    elif 0 < maximum < len(text):
        broken.add("too-long")
    assert set(codes(Field("f", "F", minimum=minimum, maximum=maximum), text)) == broken
