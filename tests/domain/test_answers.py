"""Set-ups as documents: written and read without loss, and every problem of a bad one listed."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from tests.builders import finished, with_link, with_premium
from tests.domain.documents import (
    CONTRACT_EXAMPLE,
    Place,
    at,
    every_text,
    mutated,
    places,
    removed,
    replaced,
    written,
)
from tests.strategies import json_values, setups
from wizard.document import answers, jsonfile
from wizard.document.answers import read_document, to_document
from wizard.domain.model import LeadSetup, Progress, Status, Use
from wizard.domain.problems import Severity
from wizard.domain.text import has_unsafe

FINISHED = to_document(finished())


def listed(document: Any) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in read_document(document).problems]


def put(path: Place, value: Any, document: Any = FINISHED) -> Any:
    return replaced(document, path, value)


def without(path: Place, document: Any = FINISHED) -> Any:
    return removed(document, path)


@settings(max_examples=80)
@given(setups())
def test_what_is_written_is_read_as_the_same_set_up(setup: LeadSetup) -> None:
    text = jsonfile.dumps(to_document(setup))
    reading = read_document(jsonfile.loads(text.encode()))
    assert reading.setup == setup
    assert reading.errors == ()
    assert jsonfile.dumps(to_document(reading.setup)) == text


@settings(max_examples=30)
@given(setups())
def test_reading_gives_the_models_own_types(setup: LeadSetup) -> None:
    reading = read_document(to_document(setup))
    assert repr(reading.setup) == repr(setup)


def test_the_example_of_the_contract_has_no_errors_and_is_written_as_it_was() -> None:
    reading = read_document(CONTRACT_EXAMPLE)
    assert reading.setup is not None
    assert reading.errors == ()
    assert json.dumps(to_document(reading.setup)) == json.dumps(CONTRACT_EXAMPLE)


def test_a_document_holds_nothing_but_plain_values() -> None:
    kinds = {type(at(FINISHED, path)) for path in places(FINISHED)}
    assert kinds == {dict, list, str, bool, int}


@pytest.mark.parametrize("raw", [None, True, 1, "x", [], [{}]])
def test_what_is_no_object_is_no_set_up(raw: Any) -> None:
    assert listed(raw) == [("$", "wrong-type")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"format": "other"}, ("format", "foreign")),
        ({"format": None}, ("format", "foreign")),
        ({"version": 2}, ("version", "newer")),
        ({"version": 10**30}, ("version", "newer")),
        ({"version": 0}, ("version", "foreign")),
        ({"version": -1}, ("version", "foreign")),
        ({"version": True}, ("version", "foreign")),
        ({"version": 1.0}, ("version", "foreign")),
        ({"version": "1"}, ("version", "foreign")),
    ],
)
def test_another_format_or_version_is_refused_and_nothing_else_is_said(
    change: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert listed({**FINISHED, **change, "customer": 5}) == [expected]


@pytest.mark.parametrize("key", ["format", "version"])
def test_a_document_must_say_what_it_is(key: str) -> None:
    assert listed(without((key,))) == [("$", "foreign")]


def test_a_newer_document_asks_for_a_newer_wizard() -> None:
    (problem,) = read_document({**FINISHED, "version": 7}).problems
    assert "newer lead wizard (format version 7)" in problem.message


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("colour",), "colour"),
        (("customer", "phone"), "customer.phone"),
        (("wanted", "categories", 1, "Name"), "wanted.categories[1].Name"),
        (
            ("marketing_premium", "utm_tracking", "campaigns", 0, "utm"),
            "marketing_premium.utm_tracking.campaigns[0].utm",
        ),
        (("progress", "revision"), "progress.revision"),
        (("",), "$"),
        (("customer", ""), "customer"),
    ],
)
def test_an_unknown_key_is_refused_by_name_and_hides_nothing(path: Place, expected: str) -> None:
    document = put(path, 1, put(("customer", "name"), ""))
    assert listed(document) == [(expected, "unknown-key"), ("customer.name", "required")]
    reading = read_document(document)
    assert reading.setup is None
    assert f"“{path[-1]}”" in reading.problems[0].message


def test_an_unknown_key_is_named_without_its_control_characters_and_not_endlessly() -> None:
    (problem,) = read_document(put(("\x1b[31m" + "x" * 10_000,), 1)).problems
    assert not has_unsafe(problem.path + problem.message)
    assert len(problem.path) < 100


@pytest.mark.parametrize("path", [path for path in list(places(FINISHED))[2:] if isinstance(path[-1], str)])
def test_every_key_must_be_there(path: Place) -> None:
    problems = read_document(without(path)).problems
    assert [problem.code for problem in problems if problem.severity is Severity.ERROR] == ["missing-key"]
    assert f"“{path[-1]}”" in problems[0].message


WRONG = [None, 7, 1.5, [None], {"x": 1}, True]


@pytest.mark.parametrize("path", list(places(FINISHED)))
def test_a_value_of_the_wrong_type_is_refused_at_its_place(path: Place) -> None:
    for value in WRONG[: -1 if isinstance(at(FINISHED, path), bool) else None]:
        refused_at(written(path), put(path, value))


def refused_at(path: str, document: Any) -> None:
    problems = read_document(document).problems
    assert problems
    assert [problem for problem in problems if not problem.path.startswith(path)] == []


def test_what_is_wrong_in_shape_and_in_meaning_is_listed_together() -> None:
    document = put(("customer", "crm_language"), "fi")
    document = put(("customer", "database"), ["new"], document)
    document = put(("wanted", "categories", 0), 5, document)
    document = put(("wanted", "categories", 1, "name"), " ", document)
    document = put(("wanted", "categories", 2, "name"), None, document)
    document = put(("wanted", "categories", 3, "category_group"), "Customers", document)
    document = put(("wanted", "lead_statuses", 1, "default"), True, document)
    document = put(("marketing_premium", "utm_tracking", "campaigns", 0, "source"), "LinkedIn", document)
    document = put(("marketing_premium", "lead_distribution", "associates"), [1, "x\x07", "y"], document)
    document = without(("progress", "status"), document)
    assert listed(document) == [
        ("customer.crm_language", "not-a-choice"),
        ("customer.database", "wrong-type"),
        ("wanted.categories[0]", "wrong-type"),
        ("wanted.categories[2].name", "wrong-type"),
        ("wanted.categories[3].category_group", "not-a-choice"),
        ("marketing_premium.lead_distribution.associates[0]", "wrong-type"),
        ("progress.status", "missing-key"),
        ("wanted.categories[1].name", "required"),
        ("wanted.lead_statuses[1].default", "two-defaults"),
        ("marketing_premium.utm_tracking.campaigns[0].source", "not-valid"),
        ("marketing_premium.lead_distribution.associates[1]", "control-characters"),
    ]
    assert read_document(document).setup is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("current", "categories", 0, "key"), 5),
        (("current", "categories", 0, "name"), None),
        (("current", "categories", 0), "x"),
        (("current", "lead_statuses", 0, "key"), None),
        (("current", "lead_statuses", 0, "default"), "yes"),
        (("wanted", "categories", 0, "key"), []),
        (("wanted", "lead_statuses", 0), None),
        (("wanted", "lead_statuses"), {}),
        (("marketing_premium", "lead_distribution", "user_group"), 1),
        (("customer", "tenant"), 12345),
    ],
)
def test_what_cannot_be_judged_is_not_guessed(path: Place, value: Any) -> None:
    document = put(("marketing_premium", "lead_distribution", "associates"), [])
    document = put(("marketing_premium", "lead_distribution", "user_group"), "Sales", document)
    reading = read_document(put(path, value, document))
    assert [(problem.path, problem.code) for problem in reading.problems] == [(written(path), "wrong-type")]


def test_ticks_are_not_judged_while_the_plan_is_not_known() -> None:
    document = put(("progress", "checklist"), ["categories.c1.change"], put(("customer", "name"), 5))
    assert listed(document) == [("customer.name", "wrong-type")]


def test_a_tick_of_nothing_is_warned_about() -> None:
    document = put(("progress", "checklist"), ["categories.c1.change", "categories.c9.create"])
    assert listed(document) == [("progress.checklist[1]", "unknown-action")]


@pytest.mark.parametrize("sign", ["\x00", "\x1b[31m", "\x9b", "\x7f", "\u202e", "\u2066", "\u2028", "\ud800"])
@pytest.mark.parametrize("path", list(every_text()), ids=written)
def test_no_text_of_the_document_may_be_unsafe(path: Place, sign: str) -> None:
    document = to_document(with_premium(use=Use.NO)) if path[0] == "marketing_premium" else FINISHED
    document = put(("progress", "checklist"), ["marketing.utm.test"], document)
    reading = read_document(put(path, sign, document))
    assert (written(path), "control-characters") in [(p.path, p.code) for p in reading.errors]
    assert not any(has_unsafe(problem.message + problem.path) for problem in reading.problems)


def test_all_texts_of_the_document_are_covered() -> None:
    texts = {tuple(key for key in path if isinstance(key, str)) for path in every_text()}
    assert len(texts) == 26
    assert ("progress", "checklist") in texts
    assert ("marketing_premium", "utm_tracking", "campaigns", "content") in texts


def test_two_things_may_be_missing_in_a_draft_only() -> None:
    setup = with_premium(use=Use.UNDECIDED)
    draft = setup._replace(wanted=setup.current)
    severities = {problem.code: problem.severity for problem in read_document(to_document(draft)).problems}
    assert severities["undecided"] == severities["no-lead-category"] == Severity.MISSING
    assert read_document(to_document(draft)).errors == ()
    complete = draft._replace(progress=Progress(status=Status.COMPLETE))
    assert {problem.code for problem in read_document(to_document(complete)).errors} == {
        "undecided",
        "no-lead-category",
    }


def test_a_draft_with_ticks_that_cannot_be_encoded_is_read() -> None:
    setup = with_link(campaign="\ud800")._replace(progress=Progress(checklist=("x",)))
    assert [problem.code for problem in read_document(to_document(setup)).errors] == [
        "control-characters",
        "not-valid",
    ]


@given(json_values)
def test_reading_never_fails_whatever_comes(raw: Any) -> None:
    reading = read_document(raw)
    assert reading.setup is None
    check(reading)
    check(read_document({**FINISHED, "wanted": raw, "progress": raw}))


@settings(max_examples=150)
@given(mutated())
def test_a_damaged_document_is_read_with_all_its_problems(document: Any) -> None:
    reading = read_document(document)
    check(reading)
    if reading.setup is not None:
        assert to_document(reading.setup) == document


def check(reading: answers.Reading) -> None:
    assert (reading.setup is None) <= bool(reading.errors)
    for problem in reading.problems:
        assert problem.path
        assert problem.code
        assert problem.message
        assert not has_unsafe(problem.message + problem.path)


def test_the_same_key_in_both_states_is_the_same_item() -> None:
    assert listed(put(("wanted", "categories", 3, "name"), "Gone again")) == [
        ("wanted.categories[3].name", "renamed")
    ]


def test_an_item_that_is_the_same_in_both_states_is_kept_once_but_two_equal_ones_stay_two() -> None:
    item = FINISHED["wanted"]["categories"][0]
    twice = put(("wanted", "categories"), [item, item], put(("current", "categories"), [item, item]))
    reading = read_document(jsonfile.loads(jsonfile.dumps(twice).encode()))
    assert reading.setup
    current, wanted = reading.setup.current.categories, reading.setup.wanted.categories
    assert current[0] is not current[1]
    assert wanted[0] is not wanted[1]
    assert {id(one) for one in current} & {id(one) for one in wanted}
    for state in ("current", "wanted"):
        assert (f"{state}.categories[1].name", "same-name") in listed(twice)
