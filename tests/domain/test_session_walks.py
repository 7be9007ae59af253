"""Any walk through any set-up: the place stays valid, and undo gives every version back."""

from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.sessions import ORDER
from tests.strategies import Edit, list_edits, setups
from wizard import steps
from wizard.document.answers import read_document, to_document
from wizard.domain.edits import Refused
from wizard.domain.model import LeadSetup, Status
from wizard.domain.session import DONE, Session


class Move(NamedTuple):
    """One move or tick as data."""

    kind: str
    target: str = ""


moves = st.sampled_from(
    [*map(Move, ["next", "back", "undo", "redo"]), *(Move("go", place) for place in (*ORDER, DONE))]
)
ticks = st.sampled_from([Move("tick", name) for name in ("categories.c1.create", "marketing.utm.test", "x")])
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
    edited = []
    for one in made:
        if one in (Move("undo"), Move("redo")):
            continue
        before = to_document(session.setup)
        walk(session, one)
        after = to_document(session.setup)
        if without_place(before) != without_place(after):
            edited.append((before, after))
    for before, _after in reversed(edited):
        assert session.undo()
        assert to_document(session.setup) == before
    assert not session.undo()
    for _before, after in edited:
        assert session.redo()
        assert to_document(session.setup) == after
    assert not session.redo()


def without_place(document: dict[str, object]) -> dict[str, object]:
    progress = document["progress"]
    assert isinstance(progress, dict)
    return {**document, "progress": {**progress, "step": ""}}
