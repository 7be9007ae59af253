"""Step 2 on the screen: the default stays, the others are edited, moved, deleted and restored."""

import pytest

from tests.screens.conftest import OpenWizard
from tests.screens.driver import at

FIVE = ["Open", "Contacting", "Disqualified", "Re-nurture", "Qualified"]


async def test_the_default_cannot_be_deleted_and_says_why(wizard: OpenWizard) -> None:
    async with wizard(at("statuses")) as on:
        assert "for new leads" in on.lines[4]
        for key in ("d", "delete"):
            await on.press("home", "down", "up", key)
            assert on.message.startswith(
                "“Open” cannot be deleted: it is the status that every new lead gets."
            )
        await on.press("down")
        assert "cannot be deleted" not in on.message
        assert on.statuses == FIVE


async def test_renaming_the_default_warns_of_both_consequences(wizard: OpenWizard) -> None:
    async with wizard(at("statuses")) as on:
        await on.press("e", "= lead", "ctrl+s")
        assert "becomes “Open lead” on every contact that has it" in on.words
        assert "is the status of every new lead" in on.words
        assert on.focused_button == "close"
        await on.press("tab", "enter")
        assert on.statuses == ["Open lead", *FIVE[1:]]
        assert on.lines[4].startswith("│ >~ Open lead")


@pytest.mark.parametrize(("up", "down"), [("shift+up", "shift+down"), ("ctrl+up", "ctrl+down")])
async def test_a_status_moves_by_both_pairs_of_keys(wizard: OpenWizard, up: str, down: str) -> None:
    async with wizard(at("statuses")) as on:
        await on.press(up, down)
        assert on.statuses == ["Contacting", "Open", *FIVE[2:]]
        assert on.highlighted == 1
        await on.press(up, "end", down)
        assert on.statuses == FIVE


async def test_a_deleted_status_can_be_restored_and_an_added_one_has_its_limits(wizard: OpenWizard) -> None:
    async with wizard(at("statuses")) as on:
        await on.press("end", "d", "tab", "enter")
        assert on.saved.wanted.lead_statuses[4].deleted
        await on.press("delete")
        assert not on.saved.wanted.lead_statuses[4].deleted
        await on.press("a", "=" + "x" * 4001, "ctrl+s")
        assert on.note("name") == "! Lead status is 1 character too long: shorten it to 4000."
        await on.fill("qualified")
        await on.press("ctrl+s")
        assert on.note("name") == "! There is already a lead status “Qualified”. Choose another name."
        await on.fill("Demo")
        await on.press("tab", "=" + "t" * 4001, "ctrl+s")
        assert on.note("tooltip") == "! Tooltip is 1 character too long: shorten it to 4000."
        assert on.focused_field == "tooltip"
        await on.press("backspace", "enter")
        assert on.statuses == [*FIVE, "Demo"]
        assert on.saved.wanted.lead_statuses[-1].tooltip == "t" * 4000
        await on.press("p", "=One\nTwo\nopen", "ctrl+s")
        assert on.statuses[-2:] == ["One", "Two"]
        assert on.message == "2 added. Already there: open."
