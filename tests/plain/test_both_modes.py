"""A set-up that is begun on the full screen and finished in plain mode, and the other way round."""

from tests.plain.conversation import Talker, new
from tests.screens.driver import wizard_on
from wizard.domain.model import Status
from wizard.domain.session import DONE


async def test_begun_on_the_full_screen_and_finished_in_plain_mode(talker: Talker) -> None:
    async with wizard_on(talker.store.folder, new()) as on:
        await on.press("space", "ctrl+n")
        assert on.place == "statuses"
    text = talker.start("add", "Demo", "", "next", "skip", "complete", "tick 1", name="Acme")
    assert "Step 2 of 3: Lead statuses" in text
    assert talker.code == 0
    assert talker.saved.wanted.categories[0].enable_lead_status
    async with wizard_on(talker.store.folder, talker.saved) as on:
        assert on.place == DONE
        assert "1 of 2 done" in on.text
        assert on.statuses[-1] == "Demo"


async def test_begun_in_plain_mode_and_finished_on_the_full_screen(talker: Talker) -> None:
    talker.work(new(), "lead 2", "next", "add", "Demo")  # the input ends in the middle of the new status
    assert talker.code == 3
    async with wizard_on(talker.store.folder, talker.saved) as on:
        assert on.place == "statuses"
        assert "Demo" in on.text
        await on.press("ctrl+n", "f4", "ctrl+n")
        assert on.place == DONE
    assert talker.saved.progress.status is Status.COMPLETE
    assert talker.saved.wanted.categories[1].enable_lead_status
