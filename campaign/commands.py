"""Commands of the wizard in this process, and what is true of each however bad its arguments are."""

import os
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from wizard.cli import main
from wizard.domain.text import has_unsafe


class Outcome(NamedTuple):
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that a terminal would show."""
        return self.out + self.err


def command(*arguments: object, log: Path | None = None) -> Outcome:
    """Run a command; a fault in it is logged in the folder `log`."""
    out, err = _stream(), _stream()
    environment = {"LEAD_WIZARD_LOG": str(log)} if log else {}
    with redirect_stdout(out), redirect_stderr(err), patch.dict(os.environ, environment):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # how argparse ends
            code = stop.code if isinstance(stop.code, int) else 1
    return Outcome(code, _written(out), _written(err))


def _stream() -> TextIOWrapper:
    """Return a stream that takes text and bytes, as standard output does."""
    return TextIOWrapper(BytesIO(), encoding="utf-8", newline="\n")


def _written(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def complaint(outcome: Outcome, *codes: int) -> str:
    """Return what no command may do, or an empty text: another exit code, a traceback, a control sequence."""
    if outcome.code not in codes:
        return f"exit code {outcome.code}: {outcome.err[-200:]!r}"
    if "Traceback" in outcome.said:
        return f"a traceback: {outcome.err[-200:]!r}"
    unsafe = [line for line in outcome.said.split("\n") if has_unsafe(line)]
    return f"something that a terminal obeys: {unsafe[0]!r}" if unsafe else ""


class Snapshot(NamedTuple):
    """A file as it was: its bytes and the time of its last change."""

    data: bytes
    changed: int

    @classmethod
    def of(cls, path: Path) -> "Snapshot":
        """Return the file as it is now."""
        return cls(path.read_bytes(), path.stat().st_mtime_ns)
