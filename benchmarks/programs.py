"""The programs that are measured, and the rows they fill."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Row, Runner, Sample
from tests.e2e.terminal import Terminal
from wizard.answers import to_document
from wizard.customer import new_setup
from wizard.model import Customer, Database

# Stands on the start screen as soon as that can be used, and on nothing that is shown before.
START_SCREEN = "Lead management set-up"
HELLO = "hello"

_FLOOR = "import json, argparse"
_CUSTOMER = Customer("Nordlys AS", "", "no", Database.NEW)

ROWS = (
    Row("--version", "version", "python", 1.5),
    Row("check FILE", "check", "python", 1.5),
    Row("start screen usable, no set-ups", "start", "hello start", 1.2),
    Row("leaving", "leave", "hello leave", None),
)


def runners(folder: Path) -> list[Runner]:
    """Return the programs in the order in which a round runs them; they may write into the folder."""
    document = folder / "document.json"
    document.write_text(json.dumps(to_document(new_setup(_CUSTOMER))), encoding="utf-8")
    environment = _environment(folder)
    python, wizard = [sys.executable], [sys.executable, "-m", "wizard"]

    def command(name: str, argv: Sequence[str]) -> Runner:
        return lambda: {name: _run(argv, environment, folder)}

    def screen(prefix: str, argv: Sequence[str], text: str, key: str) -> Runner:
        return lambda: _show_and_leave(prefix, argv, text, key, environment, folder)

    hello = str(Path(__file__).with_name("hello.py"))
    return [
        command("python", [*python, "-c", _FLOOR]),
        command("version", [*wizard, "--version"]),
        command("check", [*wizard, "check", str(document)]),
        screen("hello ", [*python, hello], HELLO, "q"),
        screen("", wizard, START_SCREEN, "ctrl+q"),
    ]


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LEAD_WIZARD_STORE": str(folder / "store"),
        "LEAD_WIZARD_LANGUAGE": "en",
    }


def _run(argv: Sequence[str], environment: dict[str, str], folder: Path) -> float:
    begun = time.perf_counter()
    done = subprocess.run(argv, env=environment, cwd=folder, capture_output=True, text=True, check=False)
    took = time.perf_counter() - begun
    if done.returncode:
        raise RuntimeError(f"{' '.join(argv)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return took


def _show_and_leave(
    prefix: str, argv: Sequence[str], text: str, key: str, environment: dict[str, str], folder: Path
) -> Sample:
    with Terminal(argv, env=environment, cwd=folder) as terminal:
        terminal.wait_for(text)
        shown_at = terminal.shown_at
        terminal.settle()
        pressed_at = time.perf_counter()
        terminal.press(key)
        terminal.wait_exit()
        return {
            f"{prefix}start": shown_at - terminal.started_at,
            f"{prefix}leave": terminal.ended_at - pressed_at,
        }
