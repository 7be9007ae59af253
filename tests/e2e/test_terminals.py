"""Terminals of every kind, and none: the wizard works in each that it can draw on, and says so elsewhere."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.builders import finished
from tests.e2e.conftest import Run
from tests.e2e.terminal import Terminal
from wizard.domain.model import Progress, Status
from wizard.store import Store
from wizard.terminal.ascii_signs import SIGNS

LEFT, NO_TERMINAL = 3, 5
WIZARD = (sys.executable, "-m", "wizard")
SIZE = (80, 24)

# TERM (None: not set at all) and what else is strange about the environment.
TERMINALS: dict[str, tuple[str | None, Mapping[str, str]]] = {
    "linux": ("linux", {"COLORTERM": ""}),
    "xterm without colours": ("xterm-256color", {"NO_COLOR": "1"}),
    "tmux in the C locale": ("tmux-256color", {"LANG": "C", "LC_ALL": "C"}),
    "vt100 with an ASCII Python": ("vt100", {"PYTHONIOENCODING": "ascii", "COLORTERM": ""}),
    "nonsense in a locale that is not there": ("nonsense", {"LANG": "xx_YY", "LC_ALL": "xx_YY"}),
    "not set, strictly POSIX": (
        None,
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "COLORTERM": ""},
    ),
}


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Return the file of a saved set-up."""
    store = Store(tmp_path / "store")
    store.create(finished()).close()
    (entry,) = store.entries()
    return store.folder / f"{entry.stem}.json"


def document_in(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))["setup"]["1"]


def opened(run: Run, term: str | None, env: Mapping[str, str], size: tuple[int, int] = SIZE) -> Terminal:
    without = ("-u", "TERM") if term is None else (f"TERM={term}",)
    terminal = run(["env", *without, *WIZARD, "open", "Nordlys AS"], env=env, columns=size[0], lines=size[1])
    terminal.wait_for(lambda screen: "saved " in screen.splitlines()[-1])
    terminal.settle()
    return terminal


@pytest.mark.parametrize(("term", "env"), TERMINALS.values(), ids=TERMINALS)
def test_an_edit_is_made_saved_and_left_behind_on_a_clean_terminal(
    run: Run, saved: Path, term: str | None, env: Mapping[str, str]
) -> None:
    terminal = opened(run, term, env)
    signs = SIGNS if env.get("LC_ALL") in ("C", "POSIX") else {}
    assert "╭─ Company – Category ──".translate(signs) in terminal.text()
    terminal.press("down", "space")
    terminal.wait_for(lambda screen: screen.count("✓ enabled".translate(signs)) == 2)
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == LEFT
    assert terminal.left_on() == set()
    assert "lead-wizard ..." not in terminal.text()  # what was said before the first picture
    assert document_in(saved)["wanted"]["categories"][1]["enable_lead_status"] is True


@pytest.mark.parametrize("locale", ["C.UTF-8", "C"])
def test_the_terminal_is_asked_to_copy(run: Run, tmp_path: Path, locale: str) -> None:
    complete = finished()._replace(progress=Progress("review", Status.COMPLETE))
    Store(tmp_path / "store").create(complete).close()
    terminal = opened(run, "xterm-256color", {"LC_ALL": locale})
    terminal.press("c")
    terminal.wait_for("Close")
    terminal.press("enter")
    terminal.wait_for("Copied, if your terminal allows it.")
    assert terminal.clipboard.splitlines()[0] == "Settings and maintenance → Lists → Company – Category"
    terminal.press("escape")
    terminal.wait_gone("Close")


def test_a_terminal_that_can_draw_nothing_is_spoken_to_line_by_line(run: Run, saved: Path) -> None:
    before = saved.read_bytes()
    for words in ([], ["open", "Nordlys AS"]):
        terminal = run([*WIZARD, *words], env={"TERM": "dumb"}, columns=200)
        terminal.wait_for("Nordlys AS")
        terminal.type("quit\n")
        assert terminal.wait_exit() == LEFT
        assert terminal.left_on() == set()
    assert saved.read_bytes() == before


def test_without_any_terminal_it_ends_at_once_with_one_line(saved: Path, tmp_path: Path) -> None:
    before, errors = saved.read_bytes(), tmp_path / "errors"
    for words in ([], ["open", "Nordlys AS"]):
        with errors.open("wb") as stderr:
            done = subprocess.run(
                [*WIZARD, *words],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=stderr,
                check=False,
                timeout=20,
            )
        assert (done.returncode, done.stdout) == (NO_TERMINAL, b"")
        (line,) = errors.read_text("utf-8").splitlines()
        assert "terminal" in line
        assert "\x1b" not in line
    assert saved.read_bytes() == before


@pytest.mark.usefixtures("saved")
def test_the_window_may_shrink_to_nothing_while_a_dialog_is_open(run: Run) -> None:
    terminal = opened(run, "xterm-256color", {})
    terminal.press("e")
    terminal.wait_for("Edit category")
    terminal.settle()
    before = terminal.text()
    for size in ((200, 60), (20, 5), (1, 1), (2, 1), SIZE):
        terminal.resize(*size)
    terminal.wait_for(lambda screen: screen == before)
    terminal.press("end")
    terminal.type("er")
    terminal.wait_for("Leader")
    terminal.press("escape")
    terminal.wait_gone("Edit category")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == LEFT
    assert terminal.left_on() == set()


@pytest.mark.usefixtures("saved")
def test_it_starts_in_a_window_of_one_cell_and_grows(run: Run) -> None:
    terminal = run([*WIZARD, "open", "Nordlys AS"], columns=1, lines=1)
    terminal.wait_for(lambda _screen: "alternate screen" in terminal.left_on())
    terminal.resize(*SIZE)
    terminal.wait_for("╭─ Company – Category ──")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == LEFT
