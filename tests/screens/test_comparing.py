"""Comparing on the screen: two marked set-ups, one with what is named, a revision, the open one."""

import json
from pathlib import Path

import pytest

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, new, save
from tests.set_ups import save_named
from wizard.document.answers import to_document
from wizard.screens.dialogs.compare import Compare
from wizard.screens.dialogs.history import History
from wizard.screens.start import StartScreen
from wizard.screens.step_screen import StepScreen
from wizard.store import Store


def sides(on: Driver) -> list[str]:
    """Return both sides as they stand above the list."""
    assert isinstance(on.app.screen, Compare), on.text
    return [line.strip("│ L") for line in on.lines[1:3]]


async def test_two_marked_ones_are_compared_in_the_order_of_their_marks(
    wizard: OpenWizard, store: Store
) -> None:
    save_named(store, ["[red]A[/]", "Beta"])
    async with wizard() as on:
        await on.press("down", "space", "up", "space", "c")
        assert "- [red]A[/]" in sides(on)[0]
        assert "+ Beta" in sides(on)[1]
        assert "1 difference" in on.words
        assert "* Customer: Customer: [red]A[/] → Beta" in on.words
        await on.press("enter")
        assert isinstance(on.app.screen, StartScreen)


async def test_of_three_it_says_how_many_can_be(wizard: OpenWizard, store: Store) -> None:
    save_named(store, ["A", "B", "C"])
    async with wizard() as on:
        await on.press("ctrl+a", "c")
        assert on.message == "Two set-ups can be compared: mark two, or one."


async def test_one_is_compared_with_what_is_named(wizard: OpenWizard, store: Store, tmp_path: Path) -> None:
    save_named(store, ["Acme", "Beta"])
    document = tmp_path / "other.json"
    document.write_text(json.dumps(to_document(finished())), encoding="utf-8")
    async with wizard() as on:
        await on.press("c")
        assert on.title == "Compare Beta"
        await on.press("enter")
        assert on.note("other").startswith("! ")
        await on.press("=Nobody", "enter")
        assert "There is no set-up and no file “Nobody”." in on.note("other")
        await on.fill("acme")
        await on.press("enter")
        assert "- Acme" in sides(on)[0]
        await on.press("escape", "c", f"={document}", "ctrl+s")
        assert "- other.json" in sides(on)[0]
        assert "+ Beta" in sides(on)[1]


async def test_one_that_cannot_be_read_is_told(wizard: OpenWizard, store: Store, folder: Path) -> None:
    save_named(store, ["Acme"])
    (folder / "broken.json").write_text("{", encoding="utf-8")
    async with wizard() as on:
        await on.press("ctrl+a", "c")
        assert isinstance(on.app.screen, StartScreen)
        assert "broken.json" in on.message


async def test_f5_compares_the_open_set_up_as_it_is_now(wizard: OpenWizard, store: Store) -> None:
    save_named(store, ["Beta"])
    async with wizard(new()) as on:
        await on.press("space", "f5", "=Acme@1", "enter")
        assert "- Acme, revision 1" in sides(on)[0]
        assert "+ Acme, now" in sides(on)[1]
        assert "1 difference" in on.words
        await on.press("escape", "f5", "=Beta", "enter")
        assert "- Beta" in sides(on)[0]
        await on.press("escape")
        assert isinstance(on.app.screen, StepScreen)
        await on.press("ctrl+p", "=compare", "enter")
        assert on.title == "Compare Acme"


async def test_a_revision_of_the_history_is_compared_with_now(wizard: OpenWizard, folder: Path) -> None:
    async with wizard(new()) as on:
        await on.press("space", "f3")
        assert "c Compare" in on.buttons
        await on.press("end", "c")
        assert "- Acme, revision 1" in sides(on)[0]
        await on.press("escape")
        assert isinstance(on.app.screen, History)
        folder.joinpath("history", "acme", "1.json").write_text("x", encoding="utf-8")
        await on.press("c")
        assert isinstance(on.app.screen, History)
        assert "1.json" in on.words
        await on.press("escape")
        assert on.place == "categories"


async def test_equal_ones_have_no_difference(wizard: OpenWizard) -> None:
    async with wizard(at("review")) as on:
        await on.press("f5", "=Nordlys AS", "enter")
        assert "There is no difference." in on.words
        assert "0 differences" in on.words


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_the_highlighted_line_stands_whole_below(
    wizard: OpenWizard, store: Store, size: tuple[int, int]
) -> None:
    long = "[b]" + "long " * 46
    save_named(store, ["Beta"])
    save(store, new()._replace(customer=new().customer._replace(name=long.strip())))
    async with wizard(size=size) as on:
        await on.press("ctrl+a", "c")
        assert len([line for line in on.lines if "long long" in line]) >= 4
        await on.press("tab", "end")
        await on.until(lambda: "→ Beta" in on.words or "Beta →" in on.words)
        await on.press("escape")
        assert isinstance(on.app.screen, StartScreen)
