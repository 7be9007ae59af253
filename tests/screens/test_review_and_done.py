"""The review with its jumps, completing, and the hand-over checklist."""

from pathlib import Path

import pytest

from tests.builders import UTM, finished, with_premium, with_wanted
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at
from wizard.domain.model import LeadSetup, Status
from wizard.domain.outcome import outcome
from wizard.domain.plan import plan
from wizard.screens.done import _bar
from wizard.screens.start import StartScreen
from wizard.screens.widgets.row_list import RowList


def renamed() -> LeadSetup:
    """Return a finished set-up in which the third status has another name."""
    first, second, third, *rest = finished().wanted.lead_statuses
    return with_wanted(finished(), lead_statuses=(first, second, third._replace(name="No fit"), *rest))


def all_ticked() -> LeadSetup:
    complete = at("review", status=Status.COMPLETE)
    ticked = tuple(action.id for action in plan(complete))
    return complete._replace(progress=complete.progress._replace(checklist=ticked))


async def go_to_line(on: Driver, text: str) -> None:
    rows = on.app.screen.query_one(RowList)
    for index in range(rows._count):
        if text in rows._row(index).cells[0]:
            await on.press("home", *["down"] * index)
            return
    raise AssertionError(on.text)


async def test_the_review_says_what_changes_and_enter_goes_there(wizard: OpenWizard) -> None:
    async with wizard(at("review", renamed())) as on:
        for words in (
            "Good to know",
            "1 Categories",
            "Change the category “Lead”",
            "Lead status: off → enabled",
            "2 Lead statuses",
            "Lead status: Disqualified → No fit",
            "3 Marketing Premium",
            "Switch on UTM tracking",
        ):
            assert words in on.words
        await go_to_line(on, "Change the lead status")
        assert on.message == "Change the lead status “Disqualified”"
        await on.press("enter")
        assert on.place == "statuses"
        assert on.highlighted == 2
        assert on.saved.progress.step == "statuses"
        await on.press("ctrl+g", "end", "enter")
        assert on.place == "review"


async def test_a_problem_blocks_completing_and_enter_goes_to_its_field(wizard: OpenWizard) -> None:
    wrong = with_premium(utm_tracking=UTM._replace(website="nordlys", script_url="", campaigns=()))
    wrong = wrong._replace(customer=wrong.customer._replace(tenant="x"))
    async with wizard(at("review", wrong)) as on:
        assert "To put right before completing" in on.words
        await on.press("home", "ctrl+n")
        assert on.place == "review"
        assert on.status == "draft"
        assert on.lines[1].count("!") == 1
        await go_to_line(on, "This is not a web address")
        await on.press("enter")
        assert on.place == "marketing"
        assert on.focused_field == "website"
        await on.press("ctrl+n")
        assert on.place == "marketing"
        await on.fill("https://www.nordlys.no")
        await on.press("ctrl+n")
        await go_to_line(on, "The tenant is")
        await on.press("enter")
        assert on.title == "Customer"
        await on.press("tab")
        await on.fill("Cust12345")
        await on.press("ctrl+s")
        assert "To put right" not in on.words
        await on.press("ctrl+n")
        assert on.place == "done"
        assert on.status == "complete"


async def test_ticks_are_kept_and_undone(wizard: OpenWizard) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        assert on.place == "done"
        total = on.app.screen.query_one(RowList)._count
        assert f"0 of {total} done" in on.text
        await on.press("space", "down", "enter")
        assert len(on.saved.progress.checklist) == 2
        assert f"2 of {total} done" in on.text
        assert on.text.count("[x]") == 2
        await on.press("ctrl+z")
        assert len(on.saved.progress.checklist) == 1
        await on.press("home", "space")
        assert on.saved.progress.checklist == ()
        for _action in range(total):
            await on.press("space", "down")
        assert f"━ {total} of {total} done" in on.text
        assert "✓ All done: lead management is set up." in on.words


async def test_the_end_tells_what_the_customer_has_and_opens_there(wizard: OpenWizard) -> None:
    done = all_ticked()
    async with wizard(done) as on:
        assert "> ✓ All done: lead management is set up." in on.words
        for line in outcome(done):
            assert f"✓ {line}" in on.text
        assert "Nordlys AS can follow its" in on.text
        assert "Lead status Open ▾" in on.words
        assert "✓ Hand-over" in on.lines[1]
        await on.press("space", "enter")  # there is nothing to tick
        assert on.message == "Everything is ticked off. Go up to take a tick away."
        assert on.saved.progress.checklist == done.progress.checklist
        await on.press("c")
        assert on.title == "All done: lead management is set up."
        await on.press("escape", "up", "space")
        assert "All done" not in on.text
        assert "Nordlys AS can follow its" not in on.text
        await on.press("ctrl+z")
        assert "> ✓ All done" in on.words
        assert on.message == "Undone: Checklist: 1 tick taken away."


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (50, 14)])
async def test_the_card_is_shown_once_or_not_at_all(wizard: OpenWizard, size: tuple[int, int]) -> None:
    async with wizard(all_ticked(), size=size) as on:
        assert "can follow its" in on.words
        assert on.text.count("Open ▾") == (size[0] > 100)


def test_the_bar_is_full_and_empty_only_at_its_ends() -> None:
    assert [_bar(done, 100).count("━") for done in (0, 1, 50, 99, 100)] == [0, 1, 10, 19, 20]
    assert {len(_bar(done, 7)) for done in range(8)} == {20}


async def test_how_it_is_done_follows_the_highlight(wizard: OpenWizard) -> None:
    async with wizard(at("review", renamed(), Status.DRAFT)) as on:
        await on.press("ctrl+n")
        assert "Settings and maintenance → Lists → Company – Category" in on.words
        assert "Tick “Enable lead status for this category”" in on.words
        await on.press("down")
        assert "Under “Name”, type No fit." in on.words


async def test_the_hand_over_is_written_to_a_file_and_a_folder_is_refused(
    wizard: OpenWizard, tmp_path: Path
) -> None:
    target = tmp_path / "hand-over.md"
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("m")
        assert on.value("file") == "Nordlys AS lead management.html"
        for bad in (str(tmp_path), str(tmp_path / "no" / "x.md"), "~nobody-there/x/y.md", "x" * 5000):
            await on.fill(bad)
            await on.press("enter")
            assert on.title == "Write the hand-over"
            assert on.note("file").startswith("! "), bad
        await on.fill("")
        await on.press("end", "ctrl+u", "enter")
        assert on.note("file").startswith("! Type the name of a file.")
        await on.fill(str(target))
        await on.press("enter")
        assert "Written to " in on.message
        assert "hand-over.md" in on.message
    text = target.read_text(encoding="utf-8")
    assert "Nordlys AS" in text
    assert [file.name for file in tmp_path.glob("*.tmp")] == []


async def test_leaving_a_completed_set_up_ends_with_0_and_says_that_it_is_kept(wizard: OpenWizard) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.pilot.press("ctrl+q")
        await on.until(lambda: on.app.return_code is not None)
        assert on.app.return_code == 0
        assert on.app.leaving.farewell == "The set-up is complete, and everything is kept."


async def test_leaving_a_draft_says_how_to_go_on(wizard: OpenWizard) -> None:
    async with wizard(at("statuses")) as on:
        await on.pilot.press("ctrl+q")
        await on.until(lambda: on.app.return_code is not None)
        assert on.app.return_code == 3
        assert on.app.leaving.farewell.endswith("Go on later with: lead-wizard open nordlys-as")


@pytest.mark.parametrize("way", ["ctrl+n", "next"])
async def test_finish_goes_back_to_the_list_and_leaving_there_ends_with_0(
    wizard: OpenWizard, way: str
) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("space")
        await (on.click(way) if way == "next" else on.press(way))
        assert isinstance(on.app.screen, StartScreen)
        assert on.message == "Nordlys AS: 1 of 6 done."
        await on.pilot.press("ctrl+q")
        await on.until(lambda: on.app.return_code is not None)
        assert on.app.return_code == 0


async def test_a_complete_set_up_is_not_completed_again(wizard: OpenWizard) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        assert "● Hand-over" in on.lines[1]
        await on.press("ctrl+b")
        assert on.buttons[-1] == "Next"
        assert "^n Next" in on.lines[-1]
        await on.press("f2", "= Norge", "ctrl+s")
        assert on.buttons[-1] == "Complete"
        assert "^n Complete" in on.lines[-1]


async def test_a_change_after_completing_goes_back_to_the_review(wizard: OpenWizard) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("f2", "= Norge", "ctrl+s")
        assert on.place == "review"
        assert on.status == "draft"
        await on.press("ctrl+z")
        assert on.place == "done"
        await on.press("ctrl+b")
        assert on.place == "review"
