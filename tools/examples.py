"""Run the examples of the documentation and write what they print: `python -m tools.examples`.

In a block marked `console`, a line that begins with `$ ` is a command, lines with `> ` right after it
continue it, and the rest is what it printed. Each document has a folder and a store of its own. With
`--check` nothing is written, and an example that prints something else now fails.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = (ROOT / "docs" / "consultants.md",)
PROMPT, MORE = "$ ", "> "
# Moments change with every run; what is told of them stays.
MOMENT = re.compile(r"\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?")
DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)


class Shell:
    """A shell in a folder of its own, where `lead-wizard` is this program."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "work"
        self._folder.mkdir()
        programs = folder / "bin"
        programs.mkdir()
        starter = programs / "lead-wizard"
        starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m wizard "$@"\n', encoding="utf-8")
        starter.chmod(0o755)
        self._environment = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "LEAD_WIZARD_STORE": str(folder / "store"),
            "LOGNAME": "kari",
            "LANG": "C.UTF-8",
            "PYTHONUNBUFFERED": "1",  # what is said on the way stands where it was said
        }

    def run(self, command: str) -> str:
        """Return what a command prints, with moments made the same each time."""
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        text = MOMENT.sub("2026-11-25 10:42", done.stdout)
        return DAY.sub("2026-11-25", text)


def commands(block: str) -> Iterator[str]:
    """Yield the commands of a block, continued lines and all, without their prompts."""
    lines = block.splitlines()
    for index, line in enumerate(lines):
        if line.startswith(PROMPT):
            more = takewhile(lambda other: other.startswith(MORE), lines[index + 1 :])
            yield "\n".join([line.removeprefix(PROMPT), *(other.removeprefix(MORE) for other in more)])


def run_again(text: str) -> str:
    """Return a document with what its commands print now."""
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(Path(folder))

        def block(found: re.Match[str]) -> str:
            return "".join(_shown(command, shell.run(command)) for command in commands(found.group()))

        return BLOCK.sub(block, text)


def _shown(command: str, output: str) -> str:
    first, *rest = command.splitlines()
    lines = [PROMPT + first, *(MORE + line for line in rest), *output.splitlines()]
    return "".join(f"{line}\n" for line in lines)


def main() -> int:
    """Write every document anew, or compare."""
    changed = []
    for path in DOCUMENTS:
        before = path.read_text(encoding="utf-8")
        after = run_again(before)
        if after != before:
            changed.append(path.relative_to(ROOT))
            if "--check" not in sys.argv[1:]:
                path.write_text(after, encoding="utf-8")
    print(*changed, sep="\n", end="\n" if changed else "")
    return 1 if changed and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
