"""A closed terminal or a polite kill ends the wizard in good order instead of at once."""

import asyncio
import signal
from collections.abc import Callable

# SIGINT comes from outside only: in the wizard, ctrl+c is a key. SIGQUIT asks for an end with a core dump,
# which says nothing about a Python program and would leave the terminal unusable.
_CODES = {"SIGHUP": 129, "SIGINT": 130, "SIGQUIT": 131, "SIGTERM": 143}


def listen(ended: Callable[[int], None]) -> None:
    """Call `ended` with the exit code when a signal asks the program to end.

    A signal that is ignored from the start, as nohup and shells do it for their background jobs, stays
    ignored: somebody wants that. The wizard still ends when its terminal is gone, as reading from it tells.
    """
    loop = asyncio.get_running_loop()
    for name, code in _CODES.items():
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            try:
                loop.add_signal_handler(number, ended, code)
            except (NotImplementedError, RuntimeError):  # Windows: every edit is saved already
                return
