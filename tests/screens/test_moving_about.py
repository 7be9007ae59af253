"""Undo across steps, the rail, going to a step, coming back later, and leaving."""

import pytest

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, new
from wizard.domain.model import LeadSetup
from wizard.screens.dialogs.confirm import Confirm
from wizard.screens.start import StartScreen


async def ended(on: Driver) -> int | None:
    await on.until(lambda: on.app.return_code is not None)
    return on.app.return_code


async def test_undo_and_redo_return_to_where_the_edit_was_made(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("space", "ctrl+n", "down", "shift+down", "ctrl+n", "f4")
        assert on.place == "review"
        trail = []
        for key in ["ctrl+z"] * 3 + ["ctrl+y"] * 3:
            await on.press(key)
            trail.append(on.place)
        assert trail == ["marketing", "statuses", "categories", "categories", "statuses", "marketing"]
        await on.press("ctrl+y")
        assert on.message == "There is nothing to redo."
        assert on.saved.wanted.categories[0].enable_lead_status
        assert on.statuses[1:3] == ["Disqualified", "Contacting"]


async def test_a_set_up_is_opened_where_it_was_left_and_undo_starts_afresh(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("space", "ctrl+n", "down", "shift+down")
        await on.pilot.press("ctrl+q")
        assert await ended(on) == 3
    async with wizard(on.saved) as again:
        assert again.place == "statuses"
        await again.press("ctrl+z")
        assert again.message == "There is nothing to undo."
        assert again.statuses[1:3] == ["Disqualified", "Contacting"]


async def test_the_rail_takes_a_click_and_refuses_what_was_not_reached(wizard: OpenWizard) -> None:
    async with wizard(at("statuses")) as on:
        await on.pilot.click("#rail", offset=(45, 0))
        await on.settle()
        assert on.place == "statuses"
        assert on.message == "You have not been there yet: go on with Next."
        await on.pilot.click("#rail", offset=(5, 0))
        await on.settle()
        assert on.place == "categories"
        await on.pilot.click("#rail", offset=(25, 0))
        await on.settle()
        assert on.place == "statuses"


async def test_going_to_a_step_tells_its_state_and_refuses_what_was_not_reached(wizard: OpenWizard) -> None:
    async with wizard(at("marketing")) as on:
        await on.press("ctrl+g")
        assert "not reached yet" in on.text
        assert "in order" in on.text
        await on.press("end", "enter")
        assert on.place == "marketing"
        assert "You have not been there yet" in on.message
        await on.press("ctrl+g", "home", "ctrl+s")
        assert on.place == "categories"
        await on.press("ctrl+g", "escape")
        assert on.place == "categories"


async def test_going_forward_stops_at_the_first_step_that_has_a_problem(wizard: OpenWizard) -> None:
    broken = finished()._replace(wanted=finished().wanted._replace(categories=finished().current.categories))
    async with wizard(at("review", broken)) as on:
        await on.press("ctrl+b", "ctrl+b", "ctrl+b", "ctrl+g", "end", "enter")
        assert on.place == "categories"
        assert on.message.startswith("! No category follows leads yet.")


@pytest.mark.parametrize("place", ["statuses", "review"])
async def test_ctrl_q_leaves_an_unfinished_set_up_with_3(wizard: OpenWizard, place: str) -> None:
    async with wizard(at(place)) as on:
        await on.pilot.press("ctrl+q")
        assert await ended(on) == 3


async def test_ctrl_q_takes_what_stands_in_a_field(wizard: OpenWizard) -> None:
    async with wizard(at("marketing")) as on:
        await on.press("tab", "tab", "=/x")
        await on.pilot.press("ctrl+q")
        assert await ended(on) == 3
    assert on.saved.marketing_premium.utm_tracking.website == "https://www.nordlys.no/x"


@pytest.mark.parametrize("place", ["start", "edit", "confirm", "help"])
async def test_ctrl_q_leaves_where_nothing_was_typed(wizard: OpenWizard, place: str) -> None:
    setup: LeadSetup | None = None if place == "start" else new()
    async with wizard(setup) as on:
        await on.press(*{"start": [], "edit": ["e"], "confirm": ["d"], "help": ["f1"]}[place])
        await on.pilot.press("ctrl+q")
        assert await ended(on) == 3


@pytest.mark.parametrize("key", ["e", "p"])
async def test_ctrl_q_asks_while_a_dialog_holds_typed_text(wizard: OpenWizard, key: str) -> None:
    async with wizard(new()) as on:
        await on.press(key, "=Typed", "ctrl+q")
        assert isinstance(on.app.screen, Confirm)
        assert "would be lost" in on.words
        assert on.focused_button == "close"
        await on.press("ctrl+q")
        assert on.app.return_code is None
        await on.press("enter")
        assert "Typed" in on.text
        await on.press("ctrl+q", "tab")
        await on.pilot.press("enter")
        assert await ended(on) == 3
    assert "Typed" not in " ".join(on.names)


async def test_a_completed_set_up_that_was_closed_counts_when_leaving(wizard: OpenWizard) -> None:
    async with wizard(at("review")) as on:
        await on.press("ctrl+n", "ctrl+b", "ctrl+b", "ctrl+b", "ctrl+b", "ctrl+b")
        assert isinstance(on.app.screen, StartScreen)
        await on.pilot.press("ctrl+q")
        assert await ended(on) == 0


async def test_escape_never_leaves_a_step(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("escape", "escape")
        assert on.place == "categories"
