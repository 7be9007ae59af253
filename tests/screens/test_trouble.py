"""When saving fails, when another wizard has the set-up open, and when the wizard itself has a fault."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_state_path
from textual.app import App
from textual.pilot import Pilot

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, new, save
from wizard.app import WizardApp
from wizard.document.answers import read_document
from wizard.domain.model import LeadSetup
from wizard.running import run
from wizard.screens.categories import CategoriesScreen
from wizard.screens.dialogs.confirm import Confirm
from wizard.screens.start import StartScreen
from wizard.store import Event, NotSaved, OpenSetup, Saved, Store


async def press_space(on: Driver) -> None:
    """Make an edit that cannot be saved, and wait for the question."""
    await on.press("space")
    await on.until(lambda: isinstance(on.app.screen, Confirm))
    await on.settle()


class Disk:
    """Lets saving fail for as long as it is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        save = OpenSetup.save

        def failing(opened: OpenSetup, setup: LeadSetup, event: Event | None = None) -> Saved:
            if self.full:
                raise NotSaved(Path("nordlys.json"), OSError(errno.ENOSPC, "full"))
            return save(opened, setup, event)

        monkeypatch.setattr(OpenSetup, "save", failing)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


async def ended(on: Driver) -> int | None:
    await on.until(lambda: on.app.return_code is not None)
    return on.app.return_code


async def test_a_failure_is_told_and_the_work_goes_on_until_it_is_saved(
    wizard: OpenWizard, disk: Disk
) -> None:
    async with wizard(new()) as on:
        await press_space(on)
        assert on.title == "Not saved"
        assert "The disk is full." in on.words
        assert "! NOT SAVED" in on.lines[-1]
        assert on.focused_button == "close"
        await on.press("enter", "down", "space")
        assert not isinstance(on.app.screen, Confirm)
        assert on.text.count("✓ enabled") == 2
        assert not on.saved.wanted.categories[0].enable_lead_status
        disk.full = False
        on.app.trouble.retry()
        await on.settle()
        assert "! NOT SAVED" not in on.text
        assert [item.enable_lead_status for item in on.saved.wanted.categories][:2] == [True, True]


async def test_try_again_says_how_it_went(wizard: OpenWizard, disk: Disk) -> None:
    async with wizard(new()) as on:
        await press_space(on)
        await on.press("tab", "enter")
        assert "The disk is full." in on.message
        await on.press("ctrl+z")
        disk.full = False
        on.app.trouble.answered("retry")
        await on.settle()
        assert on.message == "Saved."
        assert "saved " in on.lines[-1]


@pytest.mark.usefixtures("disk")
async def test_saved_elsewhere_can_be_imported(wizard: OpenWizard, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.json"
    async with wizard(at("categories")) as on:
        await press_space(on)
        await on.press("tab", "tab", "enter")
        assert on.title == "Save elsewhere"
        await on.fill(str(tmp_path))
        await on.press("enter")
        assert on.note("file").startswith("! This is a folder.")
        await on.fill(str(target))
        await on.press("enter")
        assert "Written to " in on.message
        reading = read_document(json.loads(target.read_text(encoding="utf-8")))
        assert reading.setup == on.app.session.setup
        assert "! NOT SAVED" in on.lines[-1]


@pytest.mark.usefixtures("disk")
async def test_a_failure_while_going_on_is_told_on_the_next_screen(wizard: OpenWizard) -> None:
    async with wizard(finished()) as on:
        await on.press("ctrl+n")
        assert on.title == "Not saved"
        await on.press("escape")
        assert on.place == "statuses"


@pytest.mark.usefixtures("disk")
async def test_leaving_asks_while_something_is_not_saved(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await press_space(on)
        await on.press("ctrl+q")
        assert on.title == "Leave?"
        assert "The disk is full." in on.words
        assert on.focused_button == "close"
        await on.press("enter", "escape")
        assert on.place == "categories"
        await on.press("ctrl+q", "tab", "enter")
        assert on.title == "Not saved"
        await on.press("escape", "ctrl+q", "tab", "tab")
        await on.pilot.press("enter")
        assert await ended(on) == 4
    rescued = list(user_state_path("lead-wizard", appauthor=False).glob("rescued/acme-*.json"))
    assert str(rescued[0]) in on.app.leaving.last_words
    kept = read_document(json.loads(rescued[0].read_text(encoding="utf-8"))).setup
    assert kept and kept.wanted.categories[0].enable_lead_status


async def test_leaving_saves_first_when_it_can(wizard: OpenWizard, disk: Disk) -> None:
    async with wizard(new()) as on:
        await press_space(on)
        await on.press("escape")
        disk.full = False
        await on.pilot.press("ctrl+q")
        assert await ended(on) == 3
    assert on.saved.wanted.categories[0].enable_lead_status


async def test_back_to_the_list_asks_while_something_is_not_saved(wizard: OpenWizard, disk: Disk) -> None:
    async with wizard(new()) as on:
        await press_space(on)
        await on.press("escape", "ctrl+b")
        assert on.title == "Leave?"
        await on.press("escape")
        assert on.place == "categories"
        assert on.app.session.setup.wanted.categories[0].enable_lead_status
        disk.full = False
        await on.press("ctrl+b")
        assert isinstance(on.app.screen, StartScreen)
        assert on.saved.wanted.categories[0].enable_lead_status


async def test_a_text_that_cannot_be_saved_while_leaving_asks_once(wizard: OpenWizard, disk: Disk) -> None:
    disk.full = False
    async with wizard(at("marketing")) as on:
        await on.press("tab", "tab", "=/x")
        disk.full = True
        await on.press("ctrl+q")
        assert on.title == "Leave?"
        await on.press("escape")
        assert on.place == "marketing"


async def test_a_second_wizard_is_read_only_and_says_who_holds_it(wizard: OpenWizard, folder: Path) -> None:
    async with wizard(finished()) as first:
        before = first.saved
        async with wizard(finished()) as on:
            assert "read-only" in on.lines[0]
            assert "read-only" in on.lines[-1]
            reason = on.app.session.read_only
            assert str(folder) in reason
            for keys in (("space",), ("2",), ("shift+down",), ("a",), ("d",), ("p",), ("s",)):
                await on.press("home", "down", *keys)
                assert on.place == "categories"
                if keys != ("s",):
                    assert on.message == reason
            await on.press("e", "=x", "ctrl+s")
            assert on.message == reason
            await on.press("f2", "=x", "ctrl+s")
            assert on.message == reason
            for place in ("statuses", "marketing", "review"):
                await on.press("ctrl+n")
                assert on.place == place
            await on.press("ctrl+n")
            assert on.message == reason
            await on.press("ctrl+b")
            assert on.place == "marketing"
            await on.press("tab", "tab", "=x", "tab")
            assert on.value("website") == "https://www.nordlys.no"
            assert on.message == reason
            await on.press("f4")
            assert on.place == "marketing"
            await on.pilot.press("ctrl+q")
            assert await ended(on) == 3
        assert first.saved == before
        await first.press("down", "space")
        assert first.saved != before


async def test_a_fault_ends_the_app_without_a_word_on_the_terminal(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_screen: Any) -> None:
        raise RuntimeError("the fault")

    monkeypatch.setattr(CategoriesScreen, "action_turn", broken)
    apps: list[WizardApp] = []
    with pytest.raises(RuntimeError, match="the fault"):
        async with wizard(new()) as on:
            apps.append(on.app)
            await on.press("space")
    assert apps[0].return_code == 1
    assert isinstance(apps[0]._exception, RuntimeError)
    output = capsys.readouterr()
    assert "the fault" not in output.out + output.err


def test_running_it_raises_the_fault_and_lets_others_open_the_set_up(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_screen: Any) -> None:
        raise RuntimeError("the fault")

    async def fault(pilot: Pilot[object]) -> None:
        await pilot.pause()
        await pilot.press("space")

    def headless(app: WizardApp) -> None:
        App.run(app, headless=True, size=(80, 24), auto_pilot=fault)

    monkeypatch.setattr(CategoriesScreen, "action_turn", broken)
    monkeypatch.setattr(WizardApp, "run", headless)
    save(store, new())
    with pytest.raises(RuntimeError, match="the fault"):
        run(folder, "Acme")
    with store.open(store.entries()[0].stem) as opened:
        assert not opened.read_only


async def test_a_folder_that_goes_away_and_comes_back_is_told_and_survived(
    wizard: OpenWizard, folder: Path
) -> None:
    async with wizard(new()) as on:
        away = folder.rename(folder.with_name("away"))
        await press_space(on)
        assert "The folder is gone. Bring it back" in on.words
        await on.press("escape", "down", "space")
        away.rename(folder)
        on.app.trouble.retry()
        await on.settle()
        assert "saved " in on.lines[-1]
        assert [item.enable_lead_status for item in on.saved.wanted.categories][:2] == [True, True]


async def test_a_fault_in_the_store_costs_no_work_and_is_logged(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_arguments: object) -> Saved:
        raise RuntimeError(f"about {new().wanted.categories[0]}")

    monkeypatch.setenv("LEAD_WIZARD_LOG", str(tmp_path / "logs"))
    with monkeypatch.context() as fault:
        fault.setattr(OpenSetup, "save", broken)
        async with wizard(new()) as on:
            await press_space(on)
            assert "Something went wrong inside the wizard" in on.words
            await on.press("escape", "down", "space")
            assert on.text.count("✓ enabled") == 2
            fault.undo()
            on.app.trouble.retry()
            await on.settle()
            assert "saved " in on.lines[-1]
            assert on.saved.wanted.categories[1].enable_lead_status
    text = (tmp_path / "logs" / "lead-wizard.log").read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "Potential" not in text
    assert "saved again acme" in text
