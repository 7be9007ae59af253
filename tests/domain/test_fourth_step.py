"""A fourth step costs one declaration and one place in STEPS; everything else reads it from there."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.builders import finished
from wizard import steps
from wizard.document.answers import problems, read_document, to_document
from wizard.document.schema import json_schema
from wizard.domain.actions import Action, Sentence
from wizard.domain.fields import Choice, Field, Kind
from wizard.domain.model import LeadSetup, Status
from wizard.domain.plan import applied, plan
from wizard.domain.problems import Problem, error
from wizard.domain.session import DONE, Session
from wizard.steps.base import Step

FIELDS = (
    Field("owner", "Owner", minimum=1, maximum=20, pattern="^[A-Z]+$"),
    Field("weekly", "Every week", kind=Kind.SWITCH, default=False),
    Field(
        "day",
        "Day",
        kind=Kind.CHOICE,
        default="mon",
        choices=(Choice("mon", "Monday"), Choice("fri", "Friday")),
    ),
)


def _weekly_on_monday(setup: LeadSetup) -> Iterator[Problem]:
    values = STEP.values(setup)
    if values["weekly"] and values["day"] != "mon":
        yield error("report.day", "monday-only", "A weekly report comes on Monday. Choose Monday.")


def _actions(setup: LeadSetup) -> Iterator[Action]:
    owner = STEP.values(setup)["owner"]
    how = Sentence("Choose {owner}.", texts={"owner": owner})
    yield Action("report.send", "report", "send", "Set up the report", how=(how,))


STEP = Step(
    id="report",
    title="Report",
    why="Someone should look at the leads.",
    help="Name who gets the report.",
    where=lambda terms: (terms.settings_and_maintenance,),
    rules=(_weekly_on_monday,),
    actions=_actions,
    fields=FIELDS,
)
GOOD = {"owner": "KARI", "weekly": True, "day": "mon"}


@pytest.fixture
def fourth_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, STEP))


def with_report(**values: Any) -> LeadSetup:
    return STEP.with_values(finished(), {**GOOD, **values})


def found(setup: LeadSetup) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems(setup)]


@pytest.mark.usefixtures("fourth_step")
def test_it_has_its_place_in_the_order() -> None:
    assert steps.order() == ("categories", "statuses", "marketing", "report", "review")
    assert steps.find("report") is STEP
    assert steps.step_of("report.owner") == "report"
    assert STEP.click_path(finished()) == ("Settings and maintenance",)


@pytest.mark.usefixtures("fourth_step")
def test_its_values_and_rules_are_checked() -> None:
    assert found(with_report()) == []
    assert found(with_report(owner=" ")) == [("report.owner", "required")]
    assert found(with_report(owner="x" * 21)) == [("report.owner", "too-long")]
    assert found(with_report(day="fri")) == [("report.day", "monday-only")]
    assert found(finished()) == [("report.owner", "required")]


@pytest.mark.usefixtures("fourth_step")
def test_the_walk_stops_at_it_until_it_is_filled_in() -> None:
    session = Session(finished())
    for _step in range(3):
        session.next()
    assert session.place == "report"
    assert [problem.path for problem in session.next()] == ["report.owner"]
    assert session.asked == {"report"}
    session.edit(STEP.with_values(session.setup, GOOD))
    assert session.next() == session.next() == ()
    assert session.place == DONE
    session.undo()
    session.undo()
    assert session.place == "report"
    assert session.setup.extra == {}


@pytest.mark.usefixtures("fourth_step")
def test_it_has_a_part_of_its_own_in_the_document() -> None:
    setup = with_report()
    document = json.loads(json.dumps(to_document(setup)))
    assert document["report"] == GOOD
    assert list(document)[-2:] == ["report", "progress"]
    reading = read_document(document)
    assert (reading.setup, reading.problems) == (setup, ())


@pytest.mark.usefixtures("fourth_step")
def test_a_document_from_before_it_can_be_read_and_stays_as_it_was() -> None:
    old = to_document(finished())
    assert "report" not in old
    reading = read_document(old)
    assert reading.setup == finished()
    assert [problem.path for problem in reading.problems] == ["report.owner"]


@pytest.mark.usefixtures("fourth_step")
@pytest.mark.parametrize(
    ("part", "path"),
    [
        (5, "report"),
        ({**GOOD, "owner": None}, "report.owner"),
        ({**GOOD, "day": "sun"}, "report.day"),
        ({**GOOD, "extra": 1}, "report.extra"),
        ({"owner": "KARI", "weekly": True}, "report.day"),
        ({**GOOD, "owner": "\x1b[m"}, "report.owner"),
    ],
)
def test_its_part_is_read_with_every_guard_up(part: Any, path: str) -> None:
    assert {
        problem.path for problem in read_document({**to_document(finished()), "report": part}).errors
    } == {path}


@pytest.mark.usefixtures("fourth_step")
def test_the_place_of_a_document_may_be_there() -> None:
    setup = with_report()
    setup = setup._replace(progress=setup.progress._replace(step="report", status=Status.COMPLETE))
    assert read_document(to_document(setup)).setup == setup


@pytest.mark.usefixtures("fourth_step")
def test_the_schema_describes_it_as_optional() -> None:
    schema = json_schema()
    valid = Draft202012Validator(schema).is_valid
    assert valid(to_document(with_report()))
    assert valid(to_document(finished()))
    for part in (
        {**GOOD, "owner": ""},
        {**GOOD, "owner": "kari"},
        {**GOOD, "weekly": 1},
        {**GOOD, "day": "sun"},
        {},
    ):
        assert not valid({**to_document(finished()), "report": part})
    assert "report" in schema["properties"]["progress"]["properties"]["step"]["enum"]


@pytest.mark.usefixtures("fourth_step")
def test_the_plan_has_its_action_last() -> None:
    setup = with_report(owner="OLA")
    last = plan(setup)[-1]
    assert (last.id, last.how[0].render()) == ("report.send", "Choose OLA.")
    assert applied(plan(setup), setup.current) == setup.wanted


def test_without_it_such_a_document_is_refused_by_the_name_of_its_part() -> None:
    document = {**to_document(finished()), "report": GOOD}
    (problem,) = read_document(document).problems
    assert (problem.path, problem.code) == ("report", "unknown-key")
    assert "“report”" in problem.message
    assert not Draft202012Validator(json_schema()).is_valid(document)
    assert read_document(to_document(with_report())).setup == finished()
