"""A fourth step needs no screen of its own: the rail, the form, the review and the hand-over take it up."""

import pytest

from tests.builders import finished
from tests.domain.test_fourth_step import STEP
from tests.screens.conftest import OpenWizard
from tests.screens.driver import at
from wizard import steps


async def test_the_generic_form_edits_it_and_review_and_hand_over_have_its_action(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, STEP))
    async with wizard(at("marketing")) as on:
        assert "● 3 Marketing Premium ○ 4 Report ○ Review" in on.lines[1]
        await on.press("ctrl+n")
        assert "● 4 Report" in on.lines[1]
        await on.press("ctrl+n")
        assert on.note("owner") == "! Owner is empty. Type at least one character."
        assert on.focused_field == "owner"
        await on.press("=KARI", "tab", "space", "tab", "enter", "end", "enter", "ctrl+n")
        assert on.note("day") == "! A weekly report comes on Monday. Choose Monday."
        assert on.saved.extra["report"] == {"owner": "KARI", "weekly": True, "day": "fri"}
        await on.press("enter", "home", "enter", "ctrl+n")
        assert on.place == "review"
        await on.press("end")
        assert "4 Report" in on.text
        assert on.message == "Set up the report"
        await on.press("ctrl+n", "end")
        assert on.place == "done"
        assert "[ ] Set up the report" in on.words
        assert "Choose KARI." in on.text
        await on.press("ctrl+z", "ctrl+z")
        assert on.place == "report"
        assert on.saved.extra["report"]["day"] == "fri"
        assert on.saved.wanted == finished().wanted
