"""Hostile documents by the thousand: `check`, `import`, `plan` and `handover` never fall over.

The documents are mutations of valid ones. One that reaches a line of the readers that none reached before is
kept and mutated further, so that they go deeper than chance alone would.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any

from campaign.commands import Outcome, Snapshot, command, complaint
from campaign.mutations import mutated, valid_documents
from campaign.rows import Row
from wizard.document import answers, jsonfile, reader
from wizard.document.jsonfile import dumps, loads

_DOCUMENTS, _QUICK = 20_000, 400
_READERS = frozenset(str(module.__file__) for module in (answers, jsonfile, reader))

Line = tuple[str, int]


def run(quick: bool) -> Iterable[Row]:
    """Fuzz and return one row for each kind of use."""
    with tempfile.TemporaryDirectory() as folder:
        return Fuzz(Path(folder), seed=1).run(_QUICK if quick else _DOCUMENTS)


class Fuzz:
    """One run: its documents come from the seed alone."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Work in an empty folder."""
        self.folder = folder
        self._dice = random.Random(seed)
        self._file = folder / "document.json"
        self._store = folder / "store"
        self._copy = folder / "copy.json"
        self._log = folder / "log"
        self._valid = [dumps(document).encode() for document in valid_documents()]
        self._kept: list[bytes] = []
        self._reached: set[Line] = set()
        self._tries = dict.fromkeys(_PARTS, 0)
        self._losses: dict[str, list[str]] = {part: [] for part in _PARTS}

    def run(self, documents: int) -> list[Row]:
        """Try so many documents."""
        for number in range(documents):
            start = self._kept if self._kept and number % 2 else self._valid
            data = mutated(self._dice.choice(start), self._dice)
            self._file.write_bytes(data)
            before = Snapshot.of(self._file)
            for part, loss in self._try(data).items():
                self._tries[part] += 1
                touched = "" if Snapshot.of(self._file) == before else "the file was touched"
                if loss or touched:
                    self._losses[part].append(f"document {number}: {loss or touched}")
        return [
            Row(part, self._tries[part], len(self._losses[part]), "\n".join(self._losses[part][:3]))
            for part in _PARTS
        ]

    def _try(self, data: bytes) -> dict[str, str]:
        """Use one document in every way; return for each what was wrong, or an empty text."""
        checked, lines = traced(lambda: self._command("check", self._file))
        if lines - self._reached:
            self._reached |= lines
            self._kept.append(data)
        taken = self._command("import", self._file, "--store", self._store)
        found = {
            CHECK: complaint(checked, 0, 2) or _not_by_line(checked, self._file),
            IMPORT: complaint(taken, checked.code) or self._not_all_or_nothing(taken),
            PLAN: self._plan(),
        }
        if taken.code == 0 and not found[IMPORT]:
            found[BACK] = self._back(data, checked)
        shutil.rmtree(self._store, ignore_errors=True)
        return found

    def _plan(self) -> str:
        ways = (
            ["plan", self._file],
            ["plan", self._file, "--json"],
            ["handover", self._file],
            ["handover", self._file, "--format", "html"],
        )
        return next((loss for way in ways if (loss := complaint(self._command(*way), 0, 2))), "")

    def _not_all_or_nothing(self, taken: Outcome) -> str:
        files = sorted(path.name for path in self._store.glob("*.json"))
        return "" if len(files) == (taken.code == 0) else f"the store holds {files}"

    def _back(self, data: bytes, checked: Outcome) -> str:
        """Export what was imported: it is the same document, and check says the same of it."""
        (saved,) = self._store.glob("*.json")
        written = self._command("export", saved.stem, "--store", self._store, "--output", self._copy)
        if loss := complaint(written, 0):
            return f"export: {loss}"
        if _plain(self._copy.read_bytes()) != _plain(data):
            return "the export is another document"
        again = self._command("check", self._copy)
        same = again.out.replace(str(self._copy), str(self._file)) == checked.out
        return complaint(again, 0) or ("" if same else "check says something else of the export")

    def _command(self, *arguments: object) -> Outcome:
        return command(*arguments, log=self._log)


CHECK, IMPORT = "check of a hostile document", "import of a hostile document"
PLAN, BACK = "plan and hand-over of a hostile document", "import, export and check again"
_PARTS = (CHECK, IMPORT, PLAN, BACK)


def _not_by_line(checked: Outcome, file: Path) -> str:
    """Return a line of `check` that is not `FILE: PATH: message`."""
    return next((line for line in checked.out.splitlines() if not line.startswith(f"{file}: ")), "")


def _plain(data: bytes) -> str:
    return dumps(_sorted(loads(data)))


def _sorted(value: Any) -> Any:
    """Return the value with the keys of its objects in order, which carries no meaning."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return list(map(_sorted, value)) if isinstance(value, list) else value


def traced(act: Callable[[], Outcome]) -> tuple[Outcome, set[Line]]:
    """Return what came of an act, and the lines of the readers that it reached."""
    lines: set[Line] = set()

    def note(frame: FrameType, _event: str, _value: object) -> Any:
        lines.add((frame.f_code.co_filename, frame.f_lineno))
        return note

    def enter(frame: FrameType, _event: str, _value: object) -> Any:
        return note if frame.f_code.co_filename in _READERS else None

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        return act(), lines
    finally:
        sys.settrace(before)
