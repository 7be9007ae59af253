"""The demo in a real pty: a presenter's five minutes, the way there and back, and no trace of any of it."""

import sys
from collections.abc import Mapping
from pathlib import Path
from signal import SIGTERM

import pytest

from tests.e2e.conftest import Launch, Run
from tests.e2e.stories import ready
from tests.e2e.terminal import Terminal

# Runs the wizard and notes every file and folder in the user's own places that it opens, lists or changes.
_PROBE = """
import os, sys
places, notes = sys.argv[1], os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT)
def looked(event, arguments):
    if event.startswith(("open", "os.", "shutil.", "tempfile.")):
        for argument in arguments:
            if isinstance(argument, (str, bytes)) and os.fsdecode(argument).startswith(places):
                os.write(notes, f"{event} {argument}\\n".encode())
sys.addaudithook(looked)
from wizard.cli import main
sys.exit(main(sys.argv[3:]))
"""


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """Return the user's own places: a store, settings that would be told if they were read, a log."""
    places = tmp_path / "places"
    for name in ("store", "log", "home"):
        (places / name).mkdir(parents=True)
    (places / "settings.json").write_text("broken", encoding="utf-8")
    return places


def environment(places: Path) -> Mapping[str, str]:
    folders = ("DATA_HOME", "STATE_HOME", "CONFIG_HOME", "CACHE_HOME", "RUNTIME_DIR")
    return {
        "HOME": str(places / "home"),
        "LEAD_WIZARD_STORE": str(places / "store"),
        "LEAD_WIZARD_LOG": str(places / "log"),
        "LEAD_WIZARD_SETTINGS": str(places / "settings.json"),
        **{f"XDG_{folder}": str(places / "home" / folder) for folder in folders},
    }


def content(folder: Path) -> list[tuple[Path, int]]:
    return sorted((path, path.stat().st_mtime_ns) for path in (folder, *folder.rglob("*")))


def probed(run: Run, places: Path, *arguments: str, notes: Path) -> Terminal:
    command = [sys.executable, "-c", _PROBE, str(places), str(notes), *arguments]
    return run(command, env=environment(places))


def starts_over(terminal: Terminal) -> None:
    terminal.press("f9")
    ready(terminal, "F9")
    for name in ("Sjövikens Glasbruk AB", "Lindö Verktyg AB", "Tallbacka Cyklar AB"):
        assert name in terminal.text()


def presentation(terminal: Terminal) -> None:
    """Show a new customer, a mistake, and an existing set-up up to its completion; start over in between."""
    ready(terminal, "Sjövikens Glasbruk AB")
    terminal.press("n")
    ready(terminal, "ctrl+s")
    starts_over(terminal)
    terminal.press("f8")
    terminal.wait_for("ctrl+s")
    terminal.press("down", "enter")
    ready(terminal, "Företag – Kategori")
    terminal.press("space")
    terminal.wait_for("✓ ")
    terminal.press("e")
    ready(terminal, "ctrl+s")
    terminal.type("halvt")
    starts_over(terminal)
    terminal.press("f8")
    ready(terminal, "ctrl+s")
    terminal.press("down", "down", "enter")
    ready(terminal, "! Intressent")
    terminal.press("1")
    terminal.wait_gone("! Intressent")
    starts_over(terminal)
    terminal.press("f8")
    ready(terminal, "ctrl+s")
    terminal.press("down", "down", "down", "down", "down", "enter")
    ready(terminal, "Tallbacka Cyklar AB · CRM")
    terminal.press("ctrl+n")
    ready(terminal, "[ ]")
    terminal.press("space", "f3")
    ready(terminal, "Historik")
    terminal.press("escape", "f6")
    ready(terminal, "ctrl+s")
    terminal.press("down", "ctrl+s")
    terminal.wait_gone("ctrl+s")


def test_a_presentation_reads_and_writes_nothing_of_the_user_s(
    run: Run, tmp_path: Path, places: Path
) -> None:
    before, notes = content(places), tmp_path / "notes"
    terminal = probed(run, places, "demo", "--language", "sv", notes=notes)
    presentation(terminal)
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert terminal.left_on() == set()
    assert notes.read_text(encoding="utf-8") == ""
    assert content(places) == before


def test_plain_mode_reads_and_writes_nothing_of_the_user_s_either(
    run: Run, tmp_path: Path, places: Path
) -> None:
    before, notes = content(places), tmp_path / "notes"
    terminal = probed(run, places, "demo", "--plain", notes=notes)
    terminal.wait_for("command?")
    terminal.type("moment 5\r")
    terminal.wait_for("Review: command?")
    terminal.type("complete\r")
    terminal.wait_for("Hand-over: command?")
    terminal.type("quit\r")
    assert terminal.wait_exit() == 0
    assert notes.read_text(encoding="utf-8") == ""
    assert content(places) == before


def test_the_probe_sees_what_the_wizard_itself_writes(run: Run, tmp_path: Path, places: Path) -> None:
    notes = tmp_path / "notes"
    terminal = probed(run, places, notes=notes)
    ready(terminal, "Welcome")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 3
    seen = notes.read_text(encoding="utf-8")
    for name in ("store", "settings.json", "log"):
        assert str(places / name) in seen


def test_from_the_start_screen_to_the_demo_and_back(launch: Launch, tmp_path: Path) -> None:
    terminal = launch()
    ready(terminal, "m Demo")
    terminal.press("m")
    ready(terminal, "Harbourlight Lamps Ltd")
    terminal.press("down", "down", "enter")
    ready(terminal, "[x]")
    terminal.press("ctrl+q")
    ready(terminal, "m Demo")
    assert "Harbourlight" not in terminal.text()
    terminal.press("m")
    ready(terminal, "Harbourlight Lamps Ltd")
    terminal.press("ctrl+q")
    ready(terminal, "m Demo")
    terminal.press("n")
    ready(terminal, "New set-up")
    terminal.type("Acme")
    terminal.press("ctrl+s")
    ready(terminal, "Acme · CRM")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 3
    assert terminal.left_on() == set()
    assert [path.name for path in (tmp_path / "store").glob("*.json")] == ["acme.json"]


def test_a_signal_ends_the_demo_and_the_wizard_behind_it(launch: Launch) -> None:
    terminal = launch()
    ready(terminal, "m Demo")
    terminal.press("m")
    ready(terminal, "Harbourlight Lamps Ltd")
    terminal.kill(SIGTERM)
    assert terminal.wait_exit() == 143
    assert terminal.left_on() == set()
