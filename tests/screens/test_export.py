"""Writing the hand-over to a file from its screen: the name, the format, and the trail."""

import sys
from pathlib import Path

import pytest

from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at
from wizard.domain.model import Status

NAME = "Nordlys AS lead management"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the program runs in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def turn(on: Driver, format_name: str) -> None:
    """Choose a format in the open dialog."""
    await on.press("tab", "enter", *["home"], *["down"] * ["html", "pdf", "md"].index(format_name), "enter")


async def test_a_page_is_suggested(wizard: OpenWizard, here: Path) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("m")
        assert (on.value("file"), on.value("format"), on.value("trail")) == (f"{NAME}.html", "html", False)
        await on.press("enter")
        assert on.message == f"Written to {here / NAME}.html."
    text = (here / f"{NAME}.html").read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "The trail" not in text


@pytest.mark.parametrize(
    ("kind", "start"), [("pdf", b"%PDF-"), ("md", b"# Lead management"), ("html", b"<!DOC")]
)
async def test_the_ending_follows_the_format_that_is_chosen(
    wizard: OpenWizard, here: Path, kind: str, start: bytes
) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("m")
        await turn(on, kind)
        assert on.value("file") == f"{NAME}.{kind}"
        await on.press("ctrl+s")
        assert "Written to" in on.message
    assert (here / f"{NAME}.{kind}").read_bytes().startswith(start)


async def test_the_ending_counts_when_it_is_accepted_in_the_middle(wizard: OpenWizard, here: Path) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("m")
        await on.fill("short.md")
        await on.press("ctrl+s")
    assert (here / "short.md").read_bytes().startswith(b"# Lead management")


async def test_the_format_follows_the_ending_that_is_typed(wizard: OpenWizard, here: Path) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("m")
        await on.fill("short.pdf")
        await on.press("tab")
        assert on.value("format") == "pdf"
        await on.press("shift+tab")
        await on.fill("short.md")
        await on.press("enter")
        assert "short.md" in on.message
    assert (here / "short.md").read_bytes().startswith(b"# Lead management")


async def test_a_name_without_an_ending_is_of_the_chosen_format(wizard: OpenWizard, here: Path) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("m")
        await on.fill("v1.2")
        await on.press("enter")
    assert (here / "v1.2").read_bytes().startswith(b"<!DOC")


async def test_the_trail_goes_with_it(wizard: OpenWizard, here: Path) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("m", "tab", "tab", "space")
        assert on.value("trail") is True
        await on.press("ctrl+s")
    assert ">The trail</h2>" in (here / f"{NAME}.html").read_text(encoding="utf-8")


async def test_without_the_library_for_pdf_it_says_what_to_do_and_stays_open(
    wizard: OpenWizard, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("m")
        await on.fill("a.pdf")
        await on.press("enter")
        assert 'pip install "lead-wizard[pdf]"' in on.note("file")
        assert on.title == "Write the hand-over"
        await on.fill("a.html")
        await on.press("enter")
    assert [path.name for path in here.iterdir()] == ["a.html"]
