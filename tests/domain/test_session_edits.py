"""Editing a set-up: undo and redo, ticks, completing, what is refused, and what an edit would mean."""

from collections.abc import Callable

import pytest

from tests.builders import finished, with_current
from tests.domain.sessions import completed, renamed, session_at, status, ticked
from tests.strategies import CATEGORIES, STATUSES
from wizard.domain import edits
from wizard.domain.edits import Refused
from wizard.domain.model import CategoryGroup, LeadSetup, Progress, Status
from wizard.domain.plan import plan
from wizard.domain.session import DONE, Session


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
    assert status(session) is Status.DRAFT
    assert session.place == "review"
    assert session.next() == ()
    assert session.place == DONE
    assert status(session) is Status.COMPLETE


def test_only_what_is_still_the_same_stays_ticked() -> None:
    session = Session(finished())
    session.edit(renamed(session))
    for action in plan(session.setup):
        session.tick(action.id)
    before = set(ticked(session))
    session.edit(renamed(session, "Another name"))
    assert before - set(ticked(session)) == {"categories.c2.change"}
    session.edit(edits.toggle_lead_status(session.setup, CATEGORIES, 0))
    assert "categories.c1.change" not in ticked(session)
    assert not [problem for problem in session.problems if problem.code == "unknown-action"]


def test_a_tick_can_be_taken_away_and_undone() -> None:
    session = completed()
    session.tick("marketing.utm.test")
    session.tick("marketing.flow.create")
    assert ticked(session) == ["marketing.utm.test", "marketing.flow.create"]
    session.tick("marketing.utm.test")
    assert ticked(session) == ["marketing.flow.create"]
    session.undo()
    session.undo()
    assert ticked(session) == ["marketing.utm.test"]
    assert session.place == DONE
    assert status(session) is Status.COMPLETE


def test_completing_forgets_ticks_of_nothing() -> None:
    setup = finished()._replace(progress=Progress("review", checklist=("gone", "marketing.utm.test")))
    session = Session(setup)
    session.next()
    assert ticked(session) == ["marketing.utm.test"]


def test_undo_takes_completing_back() -> None:
    session = completed()
    assert session.undo()
    assert (session.place, status(session)) == ("review", Status.DRAFT)
    assert session.redo()
    assert (session.place, status(session)) == (DONE, Status.COMPLETE)


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
