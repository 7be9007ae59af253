"""Colours: chosen, remembered, and what a terminal with few of them or a user who wants none gets."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.screens.conftest import OpenWizard
from tests.screens.driver import new
from wizard import settings
from wizard.settings import THEMES, Settings
from wizard.terminal.looks import Looks, looks


@pytest.mark.parametrize(
    ("chosen", "environ", "expected"),
    [
        ("", {"COLORTERM": "truecolor", "TERM": "xterm"}, Looks("textual-dark")),
        ("", {"TERM": "xterm-256color"}, Looks("textual-dark")),
        ("", {"TERM": "linux"}, Looks("ansi-dark")),
        ("", {}, Looks("ansi-dark")),
        ("light", {"TERM": "linux"}, Looks("textual-light")),
        ("high-contrast", {"TERM": "xterm-256color"}, Looks("high-contrast")),
        ("light", {"NO_COLOR": "1", "COLORTERM": "truecolor"}, Looks("ansi-dark", only_terminal=True)),
        ("light", {"NO_COLOR": "", "COLORTERM": "truecolor"}, Looks("textual-light")),
    ],
)
def test_what_to_begin_with(chosen: str, environ: Mapping[str, str], expected: Looks) -> None:
    assert looks(chosen, environ) == expected


@pytest.mark.parametrize("index", range(len(THEMES)))
async def test_a_choice_is_shown_and_remembered(wizard: OpenWizard, index: int) -> None:
    theme = list(THEMES)[index]
    async with wizard(new()) as on:
        await on.press("f6")
        assert on.title == "Colours"
        await on.press("home", *["down"] * index, "enter")
        assert on.app.theme == looks(theme, {"COLORTERM": "truecolor"}).theme
        assert on.text.count("Lead management set-up")
    assert settings.read() == (Settings(theme), "")
    async with wizard() as on:
        assert on.app.theme == looks(theme, {"COLORTERM": "truecolor"}).theme


async def test_escape_keeps_the_colours(wizard: OpenWizard) -> None:
    async with wizard() as on:
        await on.press("f6", "down", "escape")
        assert on.app.theme == "textual-dark"
    assert settings.read() == (Settings(), "")


@pytest.mark.parametrize("text", ["{", "[]", '{"theme": "pink"}', '{"theme": 1}', '{"colour": "x"}', ""])
async def test_a_bad_file_is_told_and_ignored(wizard: OpenWizard, text: str) -> None:
    path = settings.path()
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    async with wizard() as on:
        assert on.message.startswith(f"The settings in {path} are ignored.")
        assert on.app.theme == "textual-dark"
    assert path.read_text(encoding="utf-8") == text


async def test_a_choice_that_cannot_be_kept_is_told_and_holds(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LEAD_WIZARD_SETTINGS", str(tmp_path / "file" / "settings.json"))
    (tmp_path / "file").touch()
    async with wizard(new()) as on:
        await on.press("f6", "home", "down", "enter")
        assert on.app.theme == "textual-light"
        assert "could not be written" in on.message
