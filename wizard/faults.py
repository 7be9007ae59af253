"""A fault in the program: the traceback goes to a log file, and the user is told where it is."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from wizard.i18n import _
from wizard.text import show


def report(fault: BaseException) -> str:
    """Write a fault to a log of its own and return what to tell the user.

    The log holds where it happened and the kind of fault. What the fault says of itself stays out: it may
    quote the customer's texts.
    """
    folder = _folder()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.getpid()}.log"
        path.write_text("".join(_lines(fault)), encoding="utf-8", errors="backslashreplace")
    except OSError:
        return _("Something went wrong inside the wizard, and no log could be written. Your set-up is kept.")
    message = _("Something went wrong inside the wizard. Your set-up is kept. What happened is in {file}.")
    return message.format(file=show(str(path)))


def _lines(fault: BaseException) -> list[str]:
    cause = fault.__cause__ or fault.__context__
    before = _lines(cause) if cause else []
    return [*before, f"{type(fault).__name__}\n", *traceback.format_tb(fault.__traceback__)]


def _folder() -> Path:
    if chosen := os.environ.get("LEAD_WIZARD_LOG"):
        return Path(chosen)
    from platformdirs import user_log_path

    return user_log_path("lead-wizard", appauthor=False)
