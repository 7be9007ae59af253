"""Earlier versions on the screen: the history of a set-up, and a damaged file."""

from pathlib import Path

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import at, new, save
from wizard.domain.model import Status
from wizard.screens.start import StartScreen
from wizard.store import Store


async def test_f3_shows_what_was_kept_and_enter_brings_it_back(wizard: OpenWizard, store: Store) -> None:
    async with wizard(at("review")) as on:
        await on.press("ctrl+n", "ctrl+b", "ctrl+g", "home", "enter", "down", "space", "f3")
        assert on.title == "History"
        assert [line for line in on.lines if "completed" in line]
        assert [line for line in on.lines if "started" in line]
        assert "Revision" in on.words
        await on.press("enter")
        assert on.message == "Revision 2 is back. Undo (ctrl+z) brings what was there before."
        assert on.saved == at("review", status=Status.COMPLETE)
        await on.press("ctrl+z")
        assert on.saved != at("review", status=Status.COMPLETE)
        assert [str(entry.event) for entry in store.kept("nordlys-as")][:3] == [
            "restored",
            "draft",
            "completed",
        ]


async def test_a_restored_completion_shows_its_hand_over(wizard: OpenWizard) -> None:
    async with wizard(at("review")) as on:
        await on.press("ctrl+n", "ctrl+b", "ctrl+b", "f3", "enter")
        assert on.place == "done"


async def test_escape_changes_nothing(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("space", "f3", "escape")
        assert on.saved.wanted.categories[0].enable_lead_status
        assert on.place == "categories"


async def test_what_cannot_be_read_any_more_is_said_and_not_restored(
    wizard: OpenWizard, folder: Path
) -> None:
    async with wizard(new()) as on:
        await on.press("space")
        folder.joinpath("history", "acme", "1.json").write_text("x", encoding="utf-8")
        await on.press("f3")
        assert "cannot be read any more" in on.words
        await on.press("enter")
        assert on.saved.wanted.categories[0].enable_lead_status


async def test_a_read_only_set_up_shows_its_history_and_refuses(wizard: OpenWizard) -> None:
    async with wizard(new()) as first:
        await first.press("space")
        async with wizard(new()) as on:
            await on.press("f3", "enter")
            assert on.message == on.app.session.read_only


async def test_a_damaged_file_offers_the_version_before(
    wizard: OpenWizard, store: Store, folder: Path
) -> None:
    with store.create(finished()) as opened:
        opened.save(at("statuses"))
    folder.joinpath("nordlys-as.json").write_text("half", encoding="utf-8")
    async with wizard() as on:
        await on.press("enter")
        assert on.title == "Damaged file"
        assert "is whole" in on.words
        assert on.focused_button == "close"
        await on.press("enter")
        assert isinstance(on.app.screen, StartScreen)
        assert folder.joinpath("nordlys-as.json").read_text(encoding="utf-8") == "half"
        await on.press("enter", "tab", "enter")
        assert on.place == "categories"
        assert on.message.startswith("The damaged file is kept as ")
        assert on.saved == finished()
    assert folder.joinpath("damaged", "nordlys-as.json").read_text(encoding="utf-8") == "half"


async def test_opening_it_by_name_offers_it_too(wizard: OpenWizard, store: Store, folder: Path) -> None:
    with store.create(new()) as opened:
        opened.save(at("statuses", new()))
    folder.joinpath("acme.json").write_text("half", encoding="utf-8")
    async with wizard(name="Acme") as on:
        await on.until(lambda: not isinstance(on.app.screen, StartScreen))
        assert on.title == "Damaged file"


async def test_a_damaged_file_without_a_version_before_is_explained(
    wizard: OpenWizard, store: Store, folder: Path
) -> None:
    save(store, new())
    folder.joinpath("acme.json").write_text("half", encoding="utf-8")
    async with wizard() as on:
        await on.press("enter")
        assert isinstance(on.app.screen, StartScreen)
        assert "cannot be used" in on.message


async def test_an_edit_of_a_completed_set_up_says_that_it_is_a_draft_again(wizard: OpenWizard) -> None:
    async with wizard(at("categories", status=Status.COMPLETE)) as on:
        await on.press("down", "space")
        assert on.message == "This set-up is a draft again: complete it in the review."
        await on.press("down", "space")
        assert "draft again" not in on.message


async def test_every_step_of_a_completed_set_up_was_reached(wizard: OpenWizard) -> None:
    async with wizard(at("categories", status=Status.COMPLETE)) as on:
        await on.press("ctrl+g", "end", "enter")
        assert on.place == "review"


async def test_undo_and_redo_say_what_the_edit_was(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("space", "ctrl+n")
        await on.press("ctrl+z")
        await on.until(lambda: on.message == "Undone: Categories: 1 changed.")
        assert on.place == "categories"
        await on.press("ctrl+y")
        await on.until(lambda: on.message == "Done again: Categories: 1 changed.")
