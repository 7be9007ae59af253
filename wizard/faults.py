"""A fault in the program: where it happened goes to the log, and the user is told where that is."""

import os
import sys
import traceback

from wizard.domain.text import show
from wizard.i18n import _


def report(fault: BaseException) -> str:
    """Write a fault to the log and return what to tell the user.

    The log gets the places and the kind of the fault. What the fault says of itself stays out: it may quote
    the customer's texts.
    """
    from wizard import log

    path = log.fault(_lines(fault))
    if path is None:
        return _("Something went wrong inside the wizard, and no log could be written. Your set-up is kept.")
    message = _("Something went wrong inside the wizard. Your set-up is kept. What happened is in {file}.")
    return message.format(file=show(str(path)))


def tell(text: str) -> None:
    """Print a text to standard error, unless the terminal is gone: that must not change the exit code."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # what is buffered goes there


def _lines(fault: BaseException) -> list[str]:
    cause = fault.__cause__ or fault.__context__
    before = _lines(cause) if cause else []
    return [*before, f"{type(fault).__name__}\n", *traceback.format_tb(fault.__traceback__)]
