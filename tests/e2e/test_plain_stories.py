"""The three stories once on the full screen and once in plain mode: the exported documents are the same."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e import plain_stories, stories
from tests.e2e.conftest import Launch
from tests.e2e.terminal import Terminal
from tests.e2e.test_stories import GERMAN_DOCUMENT, leave, no_picture

Story = Callable[[Terminal, stories.Picture], None]


def run(folder: Path, *arguments: str, lines: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[bytes]":
    """Run the wizard on a store of its own, without a terminal; `lines` is what is typed."""
    command = [sys.executable, "-m", "wizard", *arguments, "--store", str(folder)]
    typed = "".join(f"{line}\n" for line in lines).encode()
    return subprocess.run(command, input=typed, capture_output=True, check=False, timeout=60)


def exported(folder: Path, name: str) -> bytes:
    done = run(folder, "export", name)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("name", "language", "story", "lines"),
    [
        ("Björk & Söner AB", "sv", stories.swedish, plain_stories.SWEDISH),
        ("Nordlys AS", "en", stories.norwegian, plain_stories.NORWEGIAN),
        ("Beispiel Maschinenbau GmbH", "en", stories.german, plain_stories.GERMAN),
    ],
)
def test_both_ways_give_the_same_document_byte_for_byte(
    launch: Launch, tmp_path: Path, name: str, language: str, story: Story, lines: tuple[str, ...]
) -> None:
    drawn, told = tmp_path / "store", tmp_path / "told"
    if story is stories.german:
        for folder in (drawn, told):
            assert run(folder, "import", str(GERMAN_DOCUMENT)).returncode == 0
    terminal = launch("--language", language, "open", name, columns=120, lines=40)
    story(terminal, no_picture)
    assert leave(terminal) == 0

    done = run(told, "open", name, "--plain", "--language", language, lines=lines)
    assert (done.returncode, done.stderr) == (0, b""), done.stdout.decode()
    document = exported(told, name)
    assert document == exported(drawn, name)
    assert b'"complete"' in document


def test_on_a_terminal_that_cannot_draw_plain_mode_comes_by_itself(launch: Launch, tmp_path: Path) -> None:
    terminal = launch("open", "Nordlys AS", env={"TERM": "dumb"})
    for question, answer in (
        ("Customer, 1 to 239", ""),
        ("Tenant", ""),
        ("A number from 1 to 6", "no"),
        ("A number from 1 to 2", ""),
        ("Categories: command?", "lead 1"),
        ("1. Lead, Potential customer, lead status enabled", "quit"),
    ):
        terminal.wait_for(question)
        terminal.type(f"{answer}\n")
    assert terminal.wait_exit() == 3
    assert terminal.left_on() == set()
    assert b'"enable_lead_status": true' in exported(tmp_path / "store", "Nordlys AS")
