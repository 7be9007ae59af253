"""Copying out of the hand-over: the terminal is asked, a file is always offered, what acts is left out."""

from pathlib import Path

import pytest

from tests.builders import LINK, SCRIPT, finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, save
from tests.screens.test_nasty_texts import CONTROL, full_of
from wizard.domain.model import LeadSetup, Status
from wizard.domain.text import has_unsafe
from wizard.screens.widgets.row_list import RowList
from wizard.steps import utm
from wizard.store import Store

COPIED = "Copied, if your terminal allows it."
ALONE = {"Add the UTM script": utm.script_tag(SCRIPT), "Use the link": utm.link(LINK)}


def complete() -> LeadSetup:
    return at("review", status=Status.COMPLETE)


async def copy_action(on: Driver, title: str) -> None:
    rows = on.app.screen.query_one(RowList)
    index = next(index for index in range(rows._count) if title in rows._row(index).cells[1])
    await on.press("home", *["down"] * index, "c")


@pytest.mark.parametrize("key", ["enter", "ctrl+s"])
async def test_the_click_path_and_the_steps_are_copied(wizard: OpenWizard, key: str) -> None:
    async with wizard(complete()) as on:
        await copy_action(on, "Create the flow")
        assert on.buttons == ["Copy", "Write to a file", "Esc Close"]
        assert COPIED not in on.text
        await on.press(key)
        assert COPIED in on.text
        first, second, *_rest, last = on.app.clipboard.splitlines()
        assert first == "Marketing"
        assert second.startswith("1. Create a “Lead nurturing flow”")
        assert last.startswith("5. Keep each of these actions")
        for words in (first, "1. Create a", "5. Keep each"):
            assert words in on.words
        await on.press("escape")
        assert on.place == "done"


@pytest.mark.parametrize("title", ALONE)
async def test_a_script_or_a_link_is_offered_alone_and_then_with_its_steps(
    wizard: OpenWizard, title: str
) -> None:
    async with wizard(complete()) as on:
        await copy_action(on, title)
        await on.press("enter")
        assert on.app.clipboard == ALONE[title]
        await on.press("tab", "tab", "enter")
        assert COPIED not in on.text
        assert on.focused_button == "accept"
        assert on.buttons == ["Copy", "Write to a file", "Esc Close"]
        await on.press("ctrl+s")
        assert on.app.clipboard != ALONE[title]
        assert ALONE[title] in on.app.clipboard
        assert "1. " in on.app.clipboard


async def test_it_is_written_to_a_file_and_a_folder_is_refused(wizard: OpenWizard, tmp_path: Path) -> None:
    target = tmp_path / "tag.txt"
    async with wizard(complete()) as on:
        await copy_action(on, "Add the UTM script")
        await on.press("tab", "enter")
        await on.fill(str(tmp_path))
        await on.press("enter")
        assert on.note("file").startswith("! This is a folder.")
        await on.fill(str(target))
        await on.press("enter")
        assert on.title.startswith("Add the UTM script")
        assert "Written to " in on.words
    assert target.read_text("utf-8") == utm.script_tag(SCRIPT) + "\n"


async def test_a_text_of_any_length_is_whole_on_a_small_terminal(wizard: OpenWizard) -> None:
    async with wizard(complete(), size=(40, 10)) as on:
        await copy_action(on, "Create the flow")
        assert " Copy " in on.text
        assert "5. Keep each" not in on.words
        await on.press("shift+tab", "end")
        await on.until(lambda: "may both do them." in on.words)


async def test_nothing_that_acts_on_a_terminal_is_copied(wizard: OpenWizard, store: Store) -> None:
    save(store, full_of(f"{CONTROL}\ud800"))
    async with wizard(size=(80, 24)) as on:
        await on.press("enter")
        await copy_action(on, "Create the flow")
        await on.press("enter")
        assert "\N{REPLACEMENT CHARACTER}" in on.app.clipboard
        assert not any(map(has_unsafe, on.app.clipboard.split("\n")))


async def test_there_is_nothing_to_copy_where_nothing_has_to_change(wizard: OpenWizard) -> None:
    nothing = finished()._replace(
        wanted=finished().current, marketing_premium=type(finished().marketing_premium)()
    )
    async with wizard(at("review", nothing, Status.COMPLETE)) as on:
        await on.press("c")
        assert on.place == "done"
