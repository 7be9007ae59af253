"""The set-up while it is edited: moving, undo and redo, ticks, completing, and what an edit would mean."""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import LEAD, finished, with_current, with_premium, with_wanted
from tests.strategies import CATEGORIES, STATUSES, Edit, list_edits, setups
from wizard import edits, steps
from wizard.answers import problems, read_document, to_document
from wizard.customer import new_setup
from wizard.edits import Refused
from wizard.model import CategoryGroup, Customer, LeadSetup, Progress, Status, Use
from wizard.plan import plan
from wizard.session import DONE, Session, StepState
from wizard.steps import marketing

ORDER = ("categories", "statuses", "marketing", "review")


def session_at(step: str, setup: LeadSetup | None = None, read_only: str = "") -> Session:
    setup = setup or finished()
    progress = setup.progress._replace(step=step)
    return Session(setup._replace(progress=progress), read_only=read_only)


def completed() -> Session:
    session = session_at("review")
    session.next()
    return session


def renamed(session: Session, name: str = "Renamed") -> LeadSetup:
    return edits.change(session.setup, CATEGORIES, 1, {"name": name})


# Walking


def test_next_goes_through_all_steps_and_completes() -> None:
    session = Session(finished())
    walk = [session.place]
    while session.place != DONE:
        assert session.next() == ()
        walk.append(session.place)
    assert walk == [*ORDER, DONE]
    assert session.setup.progress.status is Status.COMPLETE
    assert session.next() == ()
    assert session.place == DONE


def test_next_that_is_blocked_shows_every_problem_and_remembers_that_it_was_asked() -> None:
    setup = edits.change(new_setup(Customer("A")), CATEGORIES, 0, {"name": " "})
    session = Session(edits.change(setup, CATEGORIES, 1, {"name": ""}))
    assert session.asked == set()
    assert [problem.code for problem in session.next()] == ["required", "required", "no-lead-category"]
    assert session.place == "categories"
    assert session.asked == {"categories"}


def test_warnings_do_not_block() -> None:
    session = Session(edits.add(finished(), CATEGORIES, {"name": "No group"}))
    assert session.problems_of("categories")
    assert session.next() == ()
    assert session.place == "statuses"


def test_the_review_waits_for_every_problem_also_those_of_no_step() -> None:
    session = session_at("review", finished()._replace(customer=Customer("")))
    assert [problem.path for problem in session.next()] == ["customer.name"]
    assert session.place == "review"
    assert session.setup.progress.status is Status.DRAFT


def test_back_never_validates_and_stops_at_the_first_step() -> None:
    session = session_at("review", edits.change(finished(), CATEGORIES, 0, {"name": ""}))
    walk = []
    while session.back():
        walk.append(session.place)
    assert walk == ["marketing", "statuses", "categories"]
    assert session.asked == set()
    assert not session.back()


def test_back_from_the_end_shows_the_review_of_the_complete_set_up() -> None:
    session = completed()
    assert session.back()
    assert session.place == "review"
    assert session.setup.progress.status is Status.COMPLETE
    assert session.next() == ()
    assert session.place == DONE


def test_going_forward_stops_at_the_first_step_that_blocks() -> None:
    session = session_at("review", with_premium(use=Use.UNDECIDED))
    session.edit(edits.delete(session.setup, CATEGORIES, 0))
    session.go("categories")
    assert [problem.code for problem in session.go("review")] == ["no-lead-category"]
    assert session.place == "categories"
    session.edit(edits.restore(session.setup, CATEGORIES, 0))
    assert [problem.code for problem in session.go("review")] == ["undecided"]
    assert session.place == "marketing"
    assert session.asked == {"categories", "marketing"}


def test_going_back_is_free() -> None:
    session = session_at("marketing", new_setup(Customer("A")))
    assert session.go("categories") == ()
    assert session.place == "categories"


def test_a_step_can_be_gone_to_once_it_was_reached() -> None:
    session = Session(finished())
    assert [session.can_go(step) for step in ORDER] == [True, False, False, False]
    session.next()
    session.next()
    session.go("categories")
    assert [session.can_go(step) for step in ORDER] == [True, True, True, False]


@pytest.mark.parametrize("place", [DONE, "nonsense", ""])
def test_going_to_what_is_no_step_shows_the_review(place: str) -> None:
    session = completed()
    session.go("marketing")
    session.go(place)
    assert session.place == "review"
    assert read_document(to_document(session.setup)).setup == session.setup


def test_a_set_up_opens_where_it_was_left() -> None:
    assert session_at("marketing").place == "marketing"
    done = completed().setup
    assert Session(done).place == DONE
    draft = done._replace(progress=done.progress._replace(status=Status.DRAFT))
    assert Session(draft).place == "review"


def test_each_step_has_its_own_problems_and_the_review_all() -> None:
    setup = edits.change(finished(), STATUSES, 1, {"name": ""})
    session = Session(setup._replace(customer=Customer("")))
    assert [len(session.problems_of(step)) for step in ORDER] == [0, 1, 1, 3]
    assert session.problems == problems(session.setup)
    assert session.problems is session.problems


def test_the_rail_shows_how_each_step_stands() -> None:
    def states() -> list[StepState]:
        return [session.state_of(step) for step in ORDER]

    session = session_at("marketing")
    assert states() == [StepState.DONE, StepState.DONE, StepState.HERE, StepState.OPEN]
    session.edit(marketing.skip(edits.change(session.setup, CATEGORIES, 0, {"name": ""})))
    session.back()
    assert states() == [StepState.TROUBLE, StepState.HERE, StepState.SKIPPED, StepState.OPEN]
    session = completed()
    assert states() == [StepState.DONE, StepState.DONE, StepState.DONE, StepState.HERE]
    session.go("categories")
    assert states()[3] == StepState.DONE


# Edits


def test_an_edit_that_changes_nothing_is_none() -> None:
    session = Session(finished())
    calls: list[LeadSetup] = []
    session.on_change = lambda: calls.append(session.setup)
    assert not session.edit(finished())
    assert calls == []
    assert not session.undo()


def test_whoever_saves_hears_of_every_change() -> None:
    session = Session(finished())
    calls: list[LeadSetup] = []
    session.on_change = lambda: calls.append(session.setup)
    session.edit(renamed(session))
    session.next()
    session.tick("categories.c1.change")
    session.undo()
    session.redo()
    assert len(calls) == 5
    assert calls[-1] == session.setup


def test_editing_a_complete_set_up_makes_it_a_draft_at_the_review() -> None:
    session = completed()
    session.edit(renamed(session))
    assert session.setup.progress.status is Status.DRAFT
    assert session.place == "review"
    assert session.next() == ()
    assert session.place == DONE
    assert session.setup.progress.status is Status.COMPLETE


def test_only_what_is_still_the_same_stays_ticked() -> None:
    session = Session(finished())
    session.edit(renamed(session))
    for action in plan(session.setup):
        session.tick(action.id)
    ticked = set(session.setup.progress.checklist)
    session.edit(renamed(session, "Another name"))
    assert ticked - set(session.setup.progress.checklist) == {"categories.c2.change"}
    session.edit(edits.delete(session.setup, CATEGORIES, 0))
    assert "categories.c1.change" not in session.setup.progress.checklist
    assert not [problem for problem in session.problems if problem.code == "unknown-action"]


def test_a_tick_can_be_taken_away_and_undone() -> None:
    session = completed()
    session.tick("marketing.utm.test")
    session.tick("marketing.flow.create")
    assert session.setup.progress.checklist == ("marketing.utm.test", "marketing.flow.create")
    session.tick("marketing.utm.test")
    assert session.setup.progress.checklist == ("marketing.flow.create",)
    session.undo()
    session.undo()
    assert session.setup.progress.checklist == ("marketing.utm.test",)
    assert session.place == DONE
    assert session.setup.progress.status is Status.COMPLETE


def test_completing_forgets_ticks_of_nothing() -> None:
    setup = finished()._replace(progress=Progress("review", checklist=("gone", "marketing.utm.test")))
    session = Session(setup)
    session.next()
    assert session.setup.progress.checklist == ("marketing.utm.test",)


def test_undo_takes_completing_back() -> None:
    session = completed()
    assert session.undo()
    assert (session.place, session.setup.progress.status) == ("review", Status.DRAFT)
    assert session.redo()
    assert (session.place, session.setup.progress.status) == (DONE, Status.COMPLETE)


def test_undo_returns_to_where_the_edit_was_made() -> None:
    session = session_at("statuses")
    session.edit(edits.add(session.setup, STATUSES, {"name": "Later"}))
    session.go("categories")
    session.undo()
    assert session.place == "statuses"
    session.back()
    session.redo()
    assert session.place == "statuses"
    assert session.setup.wanted.lead_statuses[-1].name == "Later"


def test_a_new_edit_ends_what_could_be_done_again() -> None:
    session = Session(finished())
    session.edit(renamed(session, "One"))
    session.undo()
    session.edit(renamed(session, "Two"))
    assert not session.redo()


@pytest.mark.parametrize(
    "change",
    [
        lambda session: session.edit(renamed(session)),
        lambda session: session.tick("x"),
        lambda session: session.next(),
    ],
    ids=["edit", "tick", "complete"],
)
def test_a_set_up_open_elsewhere_refuses_every_change_with_the_reason(
    change: Callable[[Session], object],
) -> None:
    session = session_at("review", read_only="Open in another window.")
    before = session.setup
    with pytest.raises(Refused, match=r"Open in another window\."):
        change(session)
    assert session.setup == before
    assert session.place == "review"


def test_a_set_up_open_elsewhere_can_still_be_walked_through() -> None:
    session = Session(completed().setup, read_only="Open in another window.")
    session.back()
    assert session.next() == ()
    assert session.place == DONE
    session.go("categories")
    assert session.next() == ()
    assert session.place == "statuses"


# Consequences


def test_consequences_are_asked_about_for_data_that_is_in_the_crm() -> None:
    setup = with_current(finished(), categories=finished().wanted.categories)
    session = Session(setup)

    def codes(after: LeadSetup) -> list[str]:
        return [problem.code for problem in session.consequences(after)]

    assert codes(renamed(session)) == ["renamed"]
    assert codes(edits.delete(setup, CATEGORIES, 1)) == ["deleted"]
    assert codes(edits.toggle_lead_status(setup, CATEGORIES, 0)) == ["lead-data-stays"]
    assert codes(edits.set_group(setup, CATEGORIES, 0, CategoryGroup.CUSTOMER)) == ["lead-data-stays"]
    assert codes(edits.change(setup, STATUSES, 0, {"name": "New"})) == ["renamed", "default-renamed"]
    assert codes(edits.delete(setup, STATUSES, 1)) == ["deleted"]
    assert codes(edits.add(setup, CATEGORIES, {"name": "New"})) == []
    assert codes(edits.move(setup, CATEGORIES, 0, 1)) == []
    assert codes(edits.change(setup, CATEGORIES, 1, {"tooltip": "x"})) == []


def test_what_is_not_in_the_crm_has_no_consequences() -> None:
    setup = edits.add(finished(), CATEGORIES, {"name": "New", "category_group": CategoryGroup.POTENTIAL})
    session = Session(setup)
    assert session.consequences(edits.change(setup, CATEGORIES, 4, {"name": "Newer"})) == ()
    assert session.consequences(edits.delete(setup, CATEGORIES, 4)) == ()


def test_what_was_accepted_is_not_asked_about_again() -> None:
    session = Session(finished())
    session.edit(renamed(session))
    moved = edits.move(session.setup, CATEGORIES, 0, 1)
    assert session.consequences(moved) == ()
    assert [problem.code for problem in session.consequences(renamed(session, "Third name"))] == ["renamed"]


# Any walk


class Move(NamedTuple):
    """One move or tick as data."""

    kind: str
    target: str = ""


moves = st.builds(Move, st.sampled_from(["next", "back", "undo", "redo"])) | st.builds(
    Move, st.just("go"), st.sampled_from([*ORDER, DONE])
)
ticks = st.builds(Move, st.just("tick"), st.sampled_from(["categories.c1.create", "marketing.utm.test", "x"]))
walks = st.lists(list_edits | moves | ticks, max_size=12)


def walk(session: Session, made: Edit | Move) -> None:
    """Make one move; a refused one changes nothing."""
    if isinstance(made, Move):
        does = getattr(session, made.kind)
        does(made.target) if made.target else does()
        return
    before = session.setup
    try:
        session.edit(made.made(session.setup))
    except Refused:
        assert session.setup == before


@settings(max_examples=60)
@given(setups(), walks)
def test_any_walk_keeps_the_place_and_the_document_sound(setup: LeadSetup, made: list[Edit | Move]) -> None:
    session = Session(setup)
    for one in made:
        walk(session, one)
        status = session.setup.progress.status
        assert session.setup.progress.step in steps.order()
        assert session.place in (session.setup.progress.step, DONE)
        assert session.place != DONE or (
            status is Status.COMPLETE and session.setup.progress.step == "review"
        )
        if status is Status.COMPLETE:
            assert read_document(to_document(session.setup)).errors == ()


@settings(max_examples=60)
@given(setups(), walks)
def test_undo_gives_every_version_back_and_redo_gives_it_again(
    setup: LeadSetup, made: list[Edit | Move]
) -> None:
    session = Session(setup)
    versions = [to_document(session.setup)]
    befores = []
    for one in made:
        if isinstance(one, Move) and one.kind in ("undo", "redo"):
            continue
        before, place = to_document(session.setup), session.place
        walk(session, one)
        after = to_document(session.setup)
        if without_place(before) != without_place(after):
            befores.append((before, place, after, session.place))
            versions.append(after)
    for before, _place, _after, _place_after in reversed(befores):
        assert session.undo()
        assert to_document(session.setup) == before
    assert not session.undo()
    for _before, _place, after, _place_after in befores:
        assert session.redo()
        assert to_document(session.setup) == after
    assert not session.redo()


def without_place(document: dict[str, object]) -> dict[str, object]:
    progress = document["progress"]
    assert isinstance(progress, dict)
    return {**document, "progress": {**progress, "step": ""}}


def test_the_lead_category_of_these_tests_is_in_the_crm() -> None:
    assert with_wanted(finished()).wanted.categories[0] == LEAD
