"""The program's log: what was opened, saved and refused, for whoever has to find out what happened.

It names set-ups by their file and never holds what stands in them. It is made when the first line is written
and rotated; a log that cannot be written never stops the work.
"""

import logging
import logging.handlers
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from wizard import traces
from wizard.domain.text import show

_BYTES, _OLD_FILES = 256 * 1024, 3
_NAME = "lead-wizard.log"


def note(event: str, *details: object) -> None:
    """Write one line: what happened, and to what."""
    _write(logging.INFO, _line(event, details))


def warn(event: str, *details: object) -> None:
    """Write one line about something that went wrong."""
    _write(logging.WARNING, _line(event, details))


def fault(lines: list[str]) -> Path | None:
    """Write a fault with the places it came through; return the log's file, or None if there is none."""
    _write(logging.ERROR, "fault\n" + "".join(lines).rstrip())
    path = folder() / _NAME
    return path if traces.left() and path.exists() else None


def folder() -> Path:
    """Return where the log is: LEAD_WIZARD_LOG, else the user's folder for logs."""
    if chosen := os.environ.get("LEAD_WIZARD_LOG"):
        return Path(chosen)
    from platformdirs import user_log_path

    return user_log_path("lead-wizard", appauthor=False)


def _line(event: str, details: tuple[object, ...]) -> str:
    words = (show(str(detail)) for detail in details if detail != "")
    return " ".join([event, *words])


class _Quiet(logging.handlers.RotatingFileHandler):
    """A file that is open only while a line is written, private to the user, and whose troubles stay here."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line and let go of the file: other wizards write to it too, and one of them rotates it."""
        super().emit(record)
        self.close()

    def _open(self) -> Any:
        Path(self.baseFilename).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace")

    def handleError(self, _record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """A full disk is told where something is saved; the log says nothing."""


def _write(level: int, text: str) -> None:
    if traces.left():
        _logger_in(folder()).log(level, text)


@lru_cache(maxsize=1)
def _logger_in(place: Path) -> logging.Logger:
    logger = logging.Logger("lead-wizard", logging.INFO)
    handler = _Quiet(place / _NAME, maxBytes=_BYTES, backupCount=_OLD_FILES, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    logger.addHandler(handler)
    return logger
