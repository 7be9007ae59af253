"""Textual's driver for Unix terminals, made to leave at once and to outlive what a terminal may do."""

import os
import select
from contextlib import suppress
from time import monotonic
from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.events import MouseEvent

from wizard.terminal.ascii_signs import SIGNS, only_ascii
from wizard.terminal.keyboard import Keyboard
from wizard.terminal.output import Output

_READ_BYTES = 65536
_STALLED_SECONDS = 2.0
# When the mouse has moved, or the terminal was asked something, so shortly before, more will come.
_REPORT_SECONDS = 0.2
_QUIET_SECONDS, _LONGEST_SECONDS = 0.05, 0.5


class UnixDriver(LinuxDriver):
    """Reads and writes with threads of its own; the modes of the terminal are Textual's business."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Make the driver; the arguments are those of Textual's."""
        super().__init__(*arguments, **options)
        self._woken, self._wake = os.pipe()
        os.set_blocking(self._woken, False)
        self._output: Output | None = None
        self._only_ascii = only_ascii(os.environ)
        self._reports_until = 0.0

    def start_application_mode(self) -> None:
        """Take the terminal. Textual starts a writer, too, which gets nothing to write."""
        if listen := getattr(self._app, "listen_to_signals", None):
            listen()  # now, as one that ended the program a moment later would leave the terminal taken
        assert self._file is not None, "the command line has seen that it is a terminal"
        self._output = Output(self._file.fileno())
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._reports_until = monotonic() + _REPORT_SECONDS

    def write(self, data: str) -> None:
        """Write to the terminal, some time soon."""
        assert self._output is not None, "the terminal is not taken yet"
        self._output.write((data.translate(SIGNS) if self._only_ascii else data).encode("utf-8", "replace"))

    def close(self) -> None:
        """Wait until everything is written, but not for a terminal that takes nothing any more."""
        super().close()
        if self._output is not None:
            self._output.end(_STALLED_SECONDS)

    def disable_input(self) -> None:
        """End the reading at once: Textual's own looks up from it ten times in a second only."""
        os.write(self._wake, b"\0")
        super().disable_input()
        if self._key_thread is None or not self._key_thread.is_alive():
            with suppress(BlockingIOError):
                os.read(self._woken, _READ_BYTES)
        if monotonic() < self._reports_until:
            self._reports_until = 0.0
            drop_reports(self.fileno, _QUIET_SECONDS, _LONGEST_SECONDS)

    def run_input_thread(self) -> None:
        """Read until the input is disabled or at its end."""
        try:
            gone = self._read_keys()
        except Exception as fault:  # the app knows what to do with a fault
            self._app.call_later(_raise, fault)
            return
        if gone:
            self._app.call_later(getattr(self._app, "terminal_gone", self._app.exit))

    def _read_keys(self) -> bool:
        """Hand on what is read; return True when there is no terminal any more, False when woken."""
        keyboard = Keyboard(self._debug)
        while True:
            ready, _, _ = select.select([self._woken, self.fileno], [], [], keyboard.patience)
            if self._woken in ready:
                return False
            try:
                data = os.read(self.fileno, _READ_BYTES) if ready else None
            except BlockingIOError:  # another program has made the terminal so, and taken the key
                continue
            except OSError:  # EIO: the line is cut, or a background process has lost its shell
                data = b""
            if data == b"":
                return True
            for message in keyboard.pause() if data is None else keyboard.feed(data):
                if isinstance(message, MouseEvent):
                    self._reports_until = monotonic() + _REPORT_SECONDS
                self.process_message(message)


def drop_reports(descriptor: int, quiet: float, longest: float) -> None:
    """Drop what a terminal sends until it is quiet for so many seconds, and longer than `longest` in no case.

    It takes a moment until a terminal knows that the mouse is not asked for any more. What it reports until
    then would appear behind the shell's prompt as if it had been typed.
    """
    end = monotonic() + longest
    with suppress(OSError):
        while monotonic() < end and select.select([descriptor], [], [], quiet)[0]:
            if not os.read(descriptor, _READ_BYTES):
                break


def _raise(fault: Exception) -> None:
    raise fault
