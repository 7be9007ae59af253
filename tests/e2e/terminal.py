"""A program in a real pty with an emulated terminal in front of it: what a person sees and presses."""

import contextlib
import errno
import fcntl
import os
import pty
import resource
import select
import struct
import subprocess
import termios
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.e2e import keys, picture
from tests.e2e.emulator import Emulator

_DEFAULTS = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
# What is read together is drawn together; a terminal's own frame is longer than this.
_BURST = 0.002
_CHUNK = 65536


class Terminal:
    """A running program and the screen it draws on.

    `env` is the program's whole environment, to which only TERM, COLORTERM and LANG are added.
    Wait for a text before pressing a key: nothing here ever sleeps for luck.
    """

    def __init__(
        self, argv: Sequence[str], *, env: Mapping[str, str], cwd: Path, columns: int = 80, lines: int = 24
    ) -> None:
        self._emulator = Emulator(columns, lines)
        self._master, slave = pty.openpty()
        self._open = True
        self._finished = False
        try:
            os.set_blocking(self._master, False)
            self._set_size(columns, lines)
            self._attributes = termios.tcgetattr(self._master)
            self.started_at = time.perf_counter()
            self.process = _start(argv, {**_DEFAULTS, **env}, cwd, slave)
        except BaseException:
            os.close(self._master)
            raise
        finally:
            os.close(slave)
        self.shown_at = self.started_at
        """When the bytes came that made the last `wait_for` true (`time.perf_counter`)."""
        self.ended_at = 0.0
        """When the program was gone, as `wait_exit` saw it."""
        self.cpu_seconds = 0.0
        """How much processor time the program has taken, as `wait_exit` saw it."""
        self.received = 0
        """How many bytes the program has written to the terminal."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program if it still runs and let go of the pty."""
        if self.process.poll() is None:
            self.process.kill()
        # Before waiting: on macOS a program does not end while its last words are unread.
        self.hang_up()
        self.process.wait()

    def hang_up(self) -> None:
        """Take the terminal away from the program, as closing its window does (SIGHUP)."""
        if self._open:
            self._open = False
            os.close(self._master)

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def wait_for(self, wanted: str | Callable[[str], bool], timeout: float = 20.0) -> None:
        """Wait until a text stands on the screen, or the screen's text fulfils a condition.

        Raises:
            AssertionError: if it never does; it shows the screen.
        """
        holds = wanted if callable(wanted) else lambda screen: wanted in screen
        name = "the condition" if callable(wanted) else repr(wanted)
        deadline = time.monotonic() + timeout
        while not (not self._emulator.picture_is_held and holds(self.text())):
            if self._finished:
                raise AssertionError(self._report(f"{name} never came; the program has ended"))
            if not self._pump(deadline, lambda: holds(self.text())):
                raise AssertionError(self._report(f"{name} did not come in {timeout:g} s"))

    def wait_gone(self, text: str, timeout: float = 20.0) -> None:
        """Wait until a text no longer stands on the screen."""
        self.wait_for(lambda screen: text not in screen, timeout)

    def settle(self, quiet: float = 0.05, timeout: float = 20.0) -> None:
        """Wait until the program has written nothing for a moment. Wait for its answer to a key first."""
        deadline = time.monotonic() + timeout
        while not self._finished and self._pump(min(deadline, time.monotonic() + quiet)):
            if time.monotonic() >= deadline:
                raise AssertionError(self._report(f"the screen did not come to rest in {timeout:g} s"))

    def wait_exit(self, timeout: float = 20.0) -> int:
        """Wait for the program's end and return its exit code; minus the signal's number if one ended it."""
        deadline = time.monotonic() + timeout
        while self._open and not self._finished:
            if not self._pump(deadline):
                raise AssertionError(self._report(f"the program did not end in {timeout:g} s"))
        taken = _processor_time_of_children()
        try:
            code = self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise AssertionError(self._report(f"the program did not end in {timeout:g} s")) from None
        self.ended_at = time.perf_counter()
        self.cpu_seconds = _processor_time_of_children() - taken
        return code

    def press(self, *names: str) -> None:
        """Press keys by name, one after the other: `enter`, `ctrl+n`, `shift+up`, `f1`, `a`."""
        for name in names:
            self._send(keys.key(name))

    def type(self, text: str | bytes) -> None:
        """Type a text, or send bytes as they are."""
        self._send(text.encode() if isinstance(text, str) else text)

    def paste(self, text: str) -> None:
        """Paste a text."""
        self._send(keys.paste(text))

    def click(self, column: int, row: int) -> None:
        """Click on a cell, counted from 0, 0 at the top left as `find` does."""
        self._send(keys.click(column, row))

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window; the program gets SIGWINCH."""
        self._emulator.resize(columns, lines)
        self._set_size(columns, lines)

    def lines(self) -> list[str]:
        """Return the screen's lines without trailing spaces."""
        return self._emulator.lines()

    def text(self) -> str:
        """Return the screen as one text."""
        return "\n".join(self.lines())

    def find(self, text: str) -> tuple[int, int]:
        """Return column and row of the first place where a text stands (within one line)."""
        for row, line in enumerate(self.lines()):
            if text in line:
                before = len(line.partition(text)[0])
                for column, cell in self._emulator.cells(row):
                    if before <= 0:
                        return column, row
                    before -= len(cell.data)
        raise AssertionError(self._report(f"{text!r} is not on the screen"))

    def svg(self, title: str = "") -> str:
        """Return a picture of the screen as SVG; the same screen gives the same picture."""
        return picture.svg(self._emulator, title)

    @property
    def clipboard(self) -> str:
        """What the program copied last (OSC 52)."""
        return self._emulator.clipboard

    def left_on(self) -> set[str]:
        """Name what the program has changed in the terminal and not put back; empty after a clean end."""
        names = self._emulator.left_on()
        if termios.tcgetattr(self._master)[:4] != self._attributes[:4]:
            names.add("raw input")
        return names

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _send(self, data: bytes, timeout: float = 20.0) -> None:
        deadline = time.monotonic() + timeout
        while data:
            if self._finished or time.monotonic() > deadline:
                raise AssertionError(self._report("the program takes no input"))
            # Reading meanwhile: a program that waits for its output to be read takes no input.
            readable, writable, _ = select.select([self._master], [self._master], [], timeout)
            if readable:
                self._pump(deadline)
            if writable:
                data = data[os.write(self._master, data) :]

    def _pump(self, deadline: float, holds: Callable[[], bool] = lambda: False) -> bool:
        """Draw what the program writes next; return False if nothing came before the deadline."""
        burst = self._read_burst(deadline)
        for arrived_at, chunk in burst:
            self.received += len(chunk)
            answer = self._emulator.feed(chunk)
            with contextlib.suppress(BlockingIOError):  # as a terminal does whose program does not listen
                os.write(self._master, answer)
            if not self._emulator.picture_is_held and holds():
                self.shown_at = arrived_at
                holds = _never
        return bool(burst) or self._finished

    def _read_burst(self, deadline: float) -> list[tuple[float, bytes]]:
        """Read what comes at once, each piece with its time; drawing meanwhile would make the times late."""
        burst: list[tuple[float, bytes]] = []
        wait = max(0.0, deadline - time.monotonic())
        while len(burst) < 64 and select.select([self._master], [], [], wait)[0]:
            try:
                chunk = os.read(self._master, _CHUNK)
            except OSError as error:
                # This is how Linux says that nobody holds the other end any more.
                if error.errno != errno.EIO:
                    raise
                chunk = b""
            if not chunk:
                self._finished = True
                break
            burst.append((time.perf_counter(), chunk))
            wait = _BURST
        return burst

    def _report(self, trouble: str) -> str:
        edge = "-" * self._emulator.screen.columns
        state = "running" if self.process.poll() is None else f"ended with {self.process.returncode}"
        return f"{trouble} (program: {state}). The screen:\n{edge}\n{self.text()}\n{edge}"


def _never() -> bool:
    return False


def _processor_time_of_children() -> float:
    """Return the processor time of the programs that were waited for, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _start(argv: Sequence[str], env: Mapping[str, str], cwd: Path, slave: int) -> subprocess.Popen[bytes]:
    def take_terminal() -> None:
        # Only the session's own terminal sends it SIGWINCH and SIGHUP.
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    with warnings.catch_warnings():
        # Python 3.12 warns of a fork beside threads; the child makes one system call before exec.
        warnings.simplefilter("ignore", DeprecationWarning)
        return subprocess.Popen(
            argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=take_terminal,
        )
