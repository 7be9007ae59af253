"""The examples of the documentation print what the documentation says, on a system with its shell."""

import sys
from pathlib import Path

import pytest

from tools.examples import DOCUMENTS, commands, run_again

POSIX = [] if sys.platform == "win32" else list(DOCUMENTS)


@pytest.mark.parametrize("path", POSIX, ids=lambda path: path.stem)
def test_the_examples_print_what_the_page_says(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert run_again(text) == text


def test_commands_are_told_from_what_they_print() -> None:
    block = "$ cat > a <<END\n> one\n> END\nsaid\n> quoted\n$ ls\na\n"
    assert list(commands(block)) == ["cat > a <<END\none\nEND", "ls"]
