"""When others changed the set-up's file while it was open: merge, a copy, giving up, or going on."""

from pathlib import Path

import pytest

from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, new
from wizard.document.answers import to_document
from wizard.document.jsonfile import dumps
from wizard.domain.model import LeadSetup
from wizard.screens.widgets.button_row import ButtonRow
from wizard.store import Store
from wizard.store.atomic import replace_file


def save_behind(store: Store, setup: LeadSetup) -> None:
    """Let somebody save another version who knows nothing of locks, as a synchronised folder does."""
    path = store.folder / "acme.json"
    document = {**to_document(setup), "revision": 7, "saved_at": "2024-05-01T10:00:00+00:00"}
    replace_file(path, dumps({"setup": {"1": document}}).encode())


def with_status(setup: LeadSetup, index: int, name: str) -> LeadSetup:
    items = list(setup.wanted.lead_statuses)
    items[index] = items[index]._replace(name=name)
    return setup._replace(wanted=setup.wanted._replace(lead_statuses=tuple(items)))


async def answer(on: Driver, title: str) -> None:
    """Choose an answer of the question that is on the screen."""
    for _button in on.buttons:
        if isinstance(on.app.focused, ButtonRow) and on.app.focused.current.label == title:
            break
        await on.press("tab")
    await on.press("enter")


@pytest.fixture
def theirs() -> LeadSetup:
    return with_status(new(), 1, "Theirs")


async def test_the_clash_is_said_and_nothing_is_overwritten(
    wizard: OpenWizard, store: Store, theirs: LeadSetup
) -> None:
    async with wizard(new()) as on:
        save_behind(store, theirs)
        await on.press("space")
        assert on.title == "Changed by someone else"
        assert on.focused_button == "close"
        await on.press("enter", "down", "space")
        assert on.place == "categories"
        assert "! NOT SAVED" in on.lines[-1]
        assert store.read("acme").setup == theirs


async def test_merging_puts_both_together(wizard: OpenWizard, store: Store, theirs: LeadSetup) -> None:
    async with wizard(new()) as on:
        save_behind(store, theirs)
        await on.press("space")
        await answer(on, "Merge")
        assert on.message == "Both versions are merged."
        assert "saved " in on.lines[-1]
        assert on.saved.wanted.categories[0].enable_lead_status
        assert on.statuses[1] == "Theirs"
        await on.press("ctrl+z")
        assert on.statuses[1] == "Contacting"
        assert on.saved.wanted.categories[0].enable_lead_status


async def test_what_clashed_is_named_and_the_saved_one_stays(
    wizard: OpenWizard, store: Store, theirs: LeadSetup
) -> None:
    async with wizard(new()) as on:
        await on.press("space", "ctrl+n", "down")
        save_behind(store, theirs)
        await on.press("e")
        await on.fill("Mine")
        await on.press("ctrl+s")
        await answer(on, "Do it")
        await answer(on, "Merge")
        assert "1 change of yours clashed" in on.message
        assert "“Mine”" in on.message
        assert on.statuses[1] == "Theirs"


async def test_a_copy_leaves_the_file_to_the_others(
    wizard: OpenWizard, store: Store, theirs: LeadSetup
) -> None:
    async with wizard(new()) as on:
        save_behind(store, theirs)
        await on.press("space")
        await answer(on, "Keep a copy")
        assert on.message == "Yours is kept as “Acme (copy)”."
        assert "Acme (copy)" in on.lines[0]
        assert on.saved.wanted.categories[0].enable_lead_status
        assert store.read("acme").setup == theirs
        await on.press("ctrl+z")
        assert on.message == "There is nothing to undo."
        assert on.saved.customer.name == "Acme (copy)"
        await on.press("down", "space")
        assert [item.enable_lead_status for item in on.saved.wanted.categories[:2]] == [True, True]
        assert not store.open("acme").read_only


async def test_giving_up_goes_on_with_theirs_and_undo_brings_mine_back(
    wizard: OpenWizard, store: Store, theirs: LeadSetup
) -> None:
    async with wizard(new()) as on:
        save_behind(store, theirs)
        await on.press("space")
        await answer(on, "Give up yours")
        assert on.app.session.setup == theirs
        await on.press("ctrl+z")
        assert on.saved.wanted.categories[0].enable_lead_status
        assert on.statuses[1] == "Contacting"


async def test_a_file_that_is_gone_can_only_be_kept_as_a_copy(
    wizard: OpenWizard, store: Store, folder: Path
) -> None:
    async with wizard(new()) as on:
        folder.joinpath("acme.json").unlink()
        await on.press("space")
        await answer(on, "Merge")
        assert "There is no set-up" in on.message
        await on.press("ctrl+q")
        await answer(on, "What can be done?")
        await answer(on, "Keep a copy")
        assert on.saved.wanted.categories[0].enable_lead_status
        assert [entry.stem for entry in store.entries()] == ["acme-copy"]


async def test_a_file_damaged_meanwhile_is_set_aside_and_said(wizard: OpenWizard, folder: Path) -> None:
    async with wizard(new()) as on:
        folder.joinpath("acme.json").write_text("{", encoding="utf-8")
        await on.press("space")
        assert on.message.startswith("The damaged file is kept as ")
        assert on.saved.wanted.categories[0].enable_lead_status
        assert folder.joinpath("damaged", "acme.json").read_text(encoding="utf-8") == "{"
