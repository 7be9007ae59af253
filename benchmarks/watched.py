"""A program behind an emulated terminal that notes when the last byte of an answer came."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.e2e.terminal import Terminal

TIMEOUT = 15.0
# When so long nothing came, the picture is finished: Textual draws what is late within a 60th of a second.
_QUIET = 0.04
_SAVING = "saving …"

Condition = Callable[[str], bool]
"""Tells whether the screen's text is as it should be."""


class Reaction(NamedTuple):
    """What a key brought about: milliseconds until the last byte of the finished picture, and bytes."""

    milliseconds: float
    size: int


class Watched(Terminal):
    """Draws only when the program is silent, so that drawing makes no time late."""

    file = Path()
    """Where the program saves what is edited."""

    _answering = False
    _last_at = 0.0

    def react(self, key: str, wanted: Condition) -> Reaction:
        """Press a key and wait until the screen shows its effect and nothing more comes.

        Raises:
            AssertionError: it never does, or did before; it shows the screen.
        """
        self.settle(quiet=0)
        if wanted(self.text()):
            raise AssertionError(self._report(f"what {key} does is there already"))
        before, self._answering = self.received, True
        deadline = time.monotonic() + TIMEOUT
        pressed_at = time.perf_counter()
        try:
            self.press(key)
            while self.received == before or not wanted(self.text()):
                if self._finished or time.monotonic() > deadline:
                    raise AssertionError(self._report(f"what {key} does never came"))
                self._pump(time.monotonic() + _QUIET)
        finally:
            self._answering = False
        return Reaction((self._last_at - pressed_at) * 1000, self.received - before)

    def edit(self, key: str, shown: Condition) -> Reaction:
        """Press a key that changes the set-up, and wait until that is shown, saved and said to be saved."""
        version, pressed_at = _version(self.file), time.time_ns()
        reaction = self.react(
            key,
            lambda screen: _SAVING not in screen and _version(self.file) != version and shown(screen),
        )
        # What is shown at once may be saved later.
        saved_after = (_version(self.file)[0] - pressed_at) / 1e6
        return reaction._replace(milliseconds=max(reaction.milliseconds, saved_after))

    def peak_memory(self) -> float:
        """Return the most memory that the program has held so far, in MB.

        `ru_maxrss` would not do: it counts what this process held when it forked.
        """
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def _read_burst(self, deadline: float) -> list[tuple[float, bytes]]:
        burst = super()._read_burst(deadline)
        more = burst
        while self._answering and more:
            more = super()._read_burst(time.monotonic() + _QUIET)
            burst += more
        if burst:
            self._last_at = burst[-1][0]
        return burst


def start(argv: Sequence[str], environment: Mapping[str, str], folder: Path) -> Watched:
    """Start a program in a terminal of 80 by 24."""
    return Watched(argv, env={"PATH": os.environ["PATH"], **environment}, cwd=folder)


def _version(file: Path) -> tuple[int, int]:
    """Return when the file was put in place (ns since 1970) and which it is: each save makes a new one."""
    status = file.stat()
    return status.st_ctime_ns, status.st_ino


def shows(*texts: str, without: str = "") -> Condition:
    """Return the condition that all these texts stand on the screen, and another one does not."""

    def holds(screen: str) -> bool:
        return all(text in screen for text in texts) and not (without and without in screen)

    return holds
