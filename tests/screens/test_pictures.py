"""How often the screen is laid out and painted for a key: what is painted later waits for its frame."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.screen import Screen
from textual.widgets import Static

from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, new
from wizard.domain.model import Status


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch, method: str) -> Iterator[list[str]]:
    """Note the class of each screen for which a method is called."""
    calls: list[str] = []
    real = getattr(Screen, method)

    def noting(screen: Screen[object], *arguments: object, **options: object) -> object:
        calls.append(type(screen).__name__)
        return real(screen, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Screen, method, noting)
        yield calls


@pytest.mark.parametrize("keys", [["down"], ["space"]])
async def test_the_hand_over_is_not_laid_out_anew(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        before = how_lines(on)
        with counted(monkeypatch, "_refresh_layout") as laid_out:
            await on.press(*keys)
        assert keys == ["space"] or how_lines(on) != before
        assert laid_out == []


def how_lines(on: Driver) -> str:
    return str(on.app.screen.query_one("#how", Static).content)


async def test_typing_lays_nothing_out(wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch) -> None:
    async with wizard(new()) as on:
        await on.press("e")
        with counted(monkeypatch, "_refresh_layout") as laid_out:
            await on.press("x", "y", "backspace", "z")
        assert on.value("name").endswith("xz")
        assert laid_out == []


async def test_a_message_of_as_many_lines_lays_nothing_out(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with wizard() as on:
        await on.press("i")
        with counted(monkeypatch, "_refresh_layout") as laid_out:
            await on.press("ctrl+s")
        assert on.note("file").startswith("! ")
        assert laid_out == []


@pytest.mark.parametrize(("keys", "closes"), [("e x", "escape"), ("d tab", "enter")])
async def test_closing_a_dialog_paints_the_screen_below_once(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch, keys: str, closes: str
) -> None:
    async with wizard(new()) as on:
        await on.press(*keys.split())
        with counted(monkeypatch, "_compositor_refresh") as painted:
            await on.press(closes)
        assert painted.count("CategoriesScreen") == 1


async def test_an_undo_says_so_in_its_first_picture(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with wizard(new()) as on:
        await on.press("space")
        with counted(monkeypatch, "_compositor_refresh") as painted:
            await on.press("ctrl+z")
        assert on.message.startswith("Undone: ")
        assert painted.count("CategoriesScreen") == 1
