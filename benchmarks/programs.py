"""The programs that are measured, their references, and where they keep their files."""

import sys
from collections.abc import Sequence
from pathlib import Path

PYTHON = (sys.executable,)
WIZARD = (*PYTHON, "-m", "wizard")
FLOOR = (*PYTHON, "-c", "import argparse, json")
"""The bare interpreter with what every command needs."""
HELLO = (*PYTHON, str(Path(__file__).with_name("hello.py")))
HELLO_INPUT = (*PYTHON, str(Path(__file__).with_name("hello_input.py")))
HELLO_TEXT = "hello"
IMPORTED_TEXT = "imported"
IMPORT_TEXTUAL = (*PYTHON, "-c", f"import textual.app; print({IMPORTED_TEXT!r}, flush=True); input()")


def opened(name: str) -> Sequence[str]:
    """Return the command that opens a saved set-up."""
    return (*WIZARD, "open", name)


def environment(folder: Path, store: Path) -> dict[str, str]:
    """Return the environment of a wizard that is far from the user's home."""
    return {"HOME": str(folder), "LEAD_WIZARD_STORE": str(store), "LEAD_WIZARD_LANGUAGE": "en"}
