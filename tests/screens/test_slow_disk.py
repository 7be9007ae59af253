"""A disk that takes its time, and one that fails at the first save: the keys work and nothing is lost."""

import errno
from collections.abc import Iterator
from pathlib import Path
from threading import Event as Gate

import pytest

from tests.screens.conftest import OpenWizard
from tests.screens.driver import new
from wizard.domain.model import LeadSetup
from wizard.saved import keeper
from wizard.screens.start import StartScreen
from wizard.store import Event, NotSaved, OpenSetup, Saved, Store


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Saving waits until the gate is open."""
    opened, save = Gate(), OpenSetup.save

    def slow(handle: OpenSetup, setup: LeadSetup, event: Event | None = None) -> Saved:
        assert opened.wait(20)
        return save(handle, setup, event)

    monkeypatch.setattr(OpenSetup, "save", slow)
    monkeypatch.setattr(keeper, "_PATIENCE", 0.001)
    yield opened
    opened.set()


async def test_keys_go_on_and_the_screen_says_when_it_is_saved(wizard: OpenWizard, gate: Gate) -> None:
    async with wizard(new()) as on:
        await on.press("space", "down", "space", "down", "space")
        assert on.text.count("✓ enabled") == 3
        assert "saving" in on.lines[-1]
        assert not on.saved.wanted.categories[0].enable_lead_status
        gate.set()
        await on.until(lambda: "saved " in on.lines[-1])
        assert [item.enable_lead_status for item in on.saved.wanted.categories] == [True, True, True, False]


async def test_leaving_waits_for_the_disk(wizard: OpenWizard, gate: Gate) -> None:
    async with wizard(new()) as on:
        await on.press("space")
        gate.set()
        await on.pilot.press("ctrl+q")
        await on.until(lambda: on.app.return_code is not None)
        assert on.app.return_code == 3
    assert on.saved.wanted.categories[0].enable_lead_status


async def test_a_disk_that_never_answers_is_asked_about(
    wizard: OpenWizard, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "_LAST_PATIENCE", 0.01)
    async with wizard(new()) as on:
        await on.press("space", "ctrl+q")
        assert on.title == "Leave?"
        assert "The disk does not answer" in on.words
        await on.press("tab")
        await on.pilot.press("enter")
        await on.until(lambda: on.app.return_code is not None)
        assert on.app.return_code == 4
        assert "What could not be saved is in " in on.app.leaving.last_words
        gate.set()


async def test_a_failure_that_comes_late_is_told(
    wizard: OpenWizard, folder: Path, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = OpenSetup.save

    def failing(*_arguments: object) -> Saved:
        assert gate.wait(20)
        raise NotSaved(folder, OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr(OpenSetup, "save", failing)
    async with wizard(new()) as on:
        await on.press("space")
        gate.set()
        await on.until(lambda: not isinstance(on.app.screen, StartScreen) and on.app.screen.is_modal)
        assert on.title == "Not saved"
        monkeypatch.setattr(OpenSetup, "save", waiting)
        await on.press("tab", "enter")
        await on.until(lambda: on.message == "Saved." or "saved " in on.lines[-1])


async def test_a_set_up_that_cannot_be_created_keeps_what_was_typed(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = Store.create
    full = True

    def failing(store: Store, setup: LeadSetup, event: Event = Event.CREATED) -> OpenSetup:
        if full:
            raise NotSaved(store.folder, OSError(errno.ENOSPC, "full"))
        return create(store, setup, event)

    monkeypatch.setattr(Store, "create", failing)
    async with wizard() as on:
        await on.press("n", "=Nordlys", "ctrl+s")
        assert on.title == "New set-up"
        assert "The disk is full." in on.note("name")
        full = False
        await on.press("ctrl+s")
        assert on.place == "categories"
        assert on.saved.customer.name == "Nordlys"
