"""Walking through a set-up: next, back, jumps, where it opens, and how the steps stand."""

import pytest

from tests.builders import finished, with_premium
from tests.domain.sessions import ORDER, completed, session_at, status
from tests.strategies import CATEGORIES, STATUSES
from wizard.document.answers import problems, read_document, to_document
from wizard.domain import edits
from wizard.domain.customer import copy_of, new_setup
from wizard.domain.model import Customer, Status, Use
from wizard.domain.session import DONE, Session, StepState
from wizard.steps import marketing


def test_next_goes_through_all_steps_and_completes() -> None:
    session = Session(finished())
    walk = [session.place]
    while session.place != DONE:
        assert session.next() == ()
        walk.append(session.place)
    assert walk == [*ORDER, DONE]
    assert status(session) is Status.COMPLETE
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
    assert status(session) is Status.DRAFT


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
    assert status(session) is Status.COMPLETE
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
    assert [len(session.problems_of(step)) for step in ORDER] == [0, 2, 1, 4]
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


def test_another_version_is_taken_with_its_progress_and_can_be_undone() -> None:
    saved: list[str] = []
    session = Session(new_setup(Customer("A")))
    session.on_change = lambda: saved.append(session.place)
    other = completed().setup
    assert session.replace(other)
    assert session.setup == other
    assert session.place == DONE
    assert session.can_go("review")
    assert not session.replace(other)
    assert session.undo()
    assert session.setup == new_setup(Customer("A"))
    assert session.place == "categories"
    assert len(saved) == 2


def test_another_version_is_refused_where_nothing_may_be_changed() -> None:
    session = Session(finished(), read_only="locked")
    with pytest.raises(edits.Refused, match="locked"):
        session.replace(new_setup(Customer("A")))


def test_a_copy_gets_a_name_that_is_free_and_not_too_long() -> None:
    setup = new_setup(Customer("A"))
    assert copy_of(setup, lambda _name: False).customer.name == "A (copy)"
    assert copy_of(setup, {"A (copy)", "A (copy 2)"}.__contains__).customer.name == "A (copy 3)"
    long = copy_of(new_setup(Customer("x" * 239)), lambda _name: False)
    assert len(long.customer.name) == 239
    assert problems(long) == problems(setup)
