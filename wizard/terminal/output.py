"""Writing to a terminal, or to what stands between the wizard and one, in the background."""

import os
import select
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread


class Output:
    """Writes in the background.

    Textual's own writer holds up the whole app when the terminal takes nothing, and dies with a traceback
    when there is none. Here the queue has no limit, and putting something into it may interrupt itself, as
    a signal does that stops the program.
    """

    def __init__(self, descriptor: int) -> None:
        """Begin; `descriptor` is where it is written to."""
        self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
        self._descriptor = descriptor
        self._thread = Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def write(self, data: bytes) -> None:
        """Write, some time soon."""
        self._waiting.put(data)

    def end(self, patience: float) -> None:
        """Wait until everything is written, but not longer than so many seconds."""
        self._waiting.put(None)
        self._thread.join(patience)

    def _run(self) -> None:
        gathered: list[bytes] = []
        with suppress(OSError):  # the terminal is gone, and the reading side says so
            while (data := self._waiting.get()) is not None:
                gathered.append(data)
                if self._waiting.empty():  # what belongs together goes out together
                    self._send(b"".join(gathered))
                    gathered.clear()
            self._send(b"".join(gathered))

    def _send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:
                select.select([], [self._descriptor], [])
