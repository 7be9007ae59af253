"""A closed terminal or a polite kill ends the wizard in good order instead of at once."""

import asyncio
import signal
from collections.abc import Callable

_CODES = {"SIGHUP": 129, "SIGTERM": 143}


def listen(ended: Callable[[int], None]) -> None:
    """Call `ended` with the exit code when a signal asks the program to end."""
    loop = asyncio.get_running_loop()
    for name, code in _CODES.items():
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, ended, code)
            except (NotImplementedError, RuntimeError):  # Windows: every edit is saved already
                return
