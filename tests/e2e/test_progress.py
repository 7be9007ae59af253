"""The progress bar of a command over many: there while it works, and gone without a trace."""

import json
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.samples import contract, six_errors
from tests.e2e.conftest import Run
from tests.e2e.terminal import Terminal

_COUNT = 40
_NASTY = "a19[red]b[bold]" + "漢 " * 30  # what draws has a language of its own, and some signs are wide
# The wizard whose every moment is long, and which waits before it reads one document. No key tells it to go
# on: the terminal would write that below the bar.
_WIZARD = """
import os, sys, time
from wizard.commands import checking, progress
from wizard.cli import main

progress.MOMENT = progress._PAUSE = 0.0
read_file = checking.read_file
def read_when_told(path):
    if path.endswith("a20.json"):
        open("reached", "w").close()
        deadline = time.monotonic() + 20
        while not os.path.exists("go on") and time.monotonic() < deadline:
            time.sleep(0.01)
        print("a remark", file=sys.stderr)
    return read_file(path)
checking.read_file = read_when_told
sys.exit(main(sys.argv[1:]))
"""
_COMMAND = (sys.executable, "-c", _WIZARD, "check", "documents")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of documents, of which one has errors and the one before the wait a nasty name."""
    folder = tmp_path / "documents"
    folder.mkdir()
    document = contract()
    document["marketing_premium"]["use"] = "no"
    for part in ("utm_tracking", "lead_distribution"):
        document["marketing_premium"][part]["enabled"] = False
    for number in range(_COUNT - 1):
        made = six_errors() if number == 10 else document
        (folder / f"a{number:02}.json").write_text(json.dumps(made), encoding="utf-8")
    (folder / f"{_NASTY}.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def waiting(
    run: Run, *arguments: str, env: dict[str, str] | None = None, columns: int = 100, lines: int = 24
) -> Terminal:
    return run([*_COMMAND, *arguments], env=env or {}, columns=columns, lines=lines)


def wait_until_reached(terminal: Terminal, folder: Path) -> None:
    """Wait until the wizard waits, and all is shown that it has written."""
    deadline = time.monotonic() + 20
    while not (folder / "reached").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    terminal.settle()


@pytest.mark.usefixtures("folder")
def test_it_shows_how_far_and_at_what_and_leaves_only_what_was_written(run: Run, tmp_path: Path) -> None:
    terminal = waiting(run)
    terminal.wait_for("21/40")
    at = next(line for line in terminal.lines() if "21/40" in line)
    assert "documents/a19[red]b[bold]漢 漢" in at
    assert at.endswith("…")
    assert terminal.left_on() == set()  # the cursor is there too, should the process be killed
    assert terminal.lines()[0].startswith("documents/a10.json: ")
    (tmp_path / "go on").touch()
    assert terminal.wait_exit() == 2
    lines = [line for line in terminal.lines() if line]
    assert "/40 " not in terminal.text()
    assert lines[-2:] == ["a remark", "1 of 40 documents have errors."]
    assert lines[0].startswith("documents/a10.json: ")
    assert terminal.left_on() == set()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("columns", [3, 5, 20, 40])
def test_on_a_narrow_terminal_it_takes_no_line_of_the_output_away(
    run: Run, tmp_path: Path, columns: int
) -> None:
    terminal = waiting(run, columns=columns, lines=600)
    terminal.wait_for("21")
    (tmp_path / "go on").touch()
    assert terminal.wait_exit() == 2
    command = [sys.executable, "-m", "wizard", "check", "documents"]
    alone = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "".join(terminal.text().split()) == "".join(f"{alone.stdout}aremark{alone.stderr}".split())


@pytest.mark.usefixtures("folder")
def test_ctrl_c_takes_it_away_and_says_what_was_done(run: Run) -> None:
    terminal = waiting(run)
    terminal.wait_for("21/40")
    terminal.type(b"\x03")
    assert terminal.wait_exit() == 130
    assert "Stopped: 19 were left out. 1 of 21 documents have errors." in terminal.text()
    assert "21/40" not in terminal.text()
    assert "Traceback" not in terminal.text()
    assert terminal.left_on() == set()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("arguments", "term"), [(["--plain"], "xterm"), ([], "dumb"), ([], "unknown")])
def test_whoever_wants_no_drawing_gets_none(
    run: Run, tmp_path: Path, arguments: list[str], term: str
) -> None:
    terminal = waiting(run, *arguments, env={"TERM": term})
    wait_until_reached(terminal, tmp_path)
    assert "documents/a10.json" in terminal.text()
    assert "/40" not in terminal.text()
    (tmp_path / "go on").touch()
    assert terminal.wait_exit() == 2


@pytest.mark.usefixtures("folder")
def test_a_terminal_that_may_be_a_pagers_is_left_to_it(run: Run, tmp_path: Path) -> None:
    terminal = run(["sh", "-c", f"{shlex.join(_COMMAND)} | cat"])
    wait_until_reached(terminal, tmp_path)
    assert terminal.text().strip() == ""
    (tmp_path / "go on").touch()
    terminal.wait_for("1 of 40 documents have errors.")
