"""One visitor's wizard: a process of its own, and what goes between it and the browser.

The program speaks the protocol of Textual's driver for the web over its standard streams: packets of one
letter (D for the terminal's data, M for a message in JSON), four bytes of length, and the content.
"""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

GRACE_SECONDS = 10.0
"""How long a wizard may take to leave, as a slow disk lets it wait; then it is killed."""
_LARGEST_PACKET = 16 * 1024 * 1024
_LAST_WORDS, _WORDS_SECONDS = 4096, 1.0
_READY = b"__GANGLION__\n"
_COLUMNS, _LINES = (1, 500), (1, 200)

Send = Callable[[bytes], Awaitable[None]]


class Visit:
    """A running wizard.

    Attributes:
        last_words: the end of what it has written to standard error.
    """

    def __init__(self, process: Process) -> None:
        """Look after a process that `start` has started."""
        self._process = process
        self._stderr = asyncio.create_task(self._listen())
        self._is_ready = False
        self.last_words = ""

    @property
    def code(self) -> int | None:
        """Its exit code; minus the signal's number if one ended it; None while it runs."""
        return self._process.returncode

    async def show(self, send: Send) -> None:
        """Send on what it draws, until it ends or says that it will.

        Raises:
            ConnectionError: if the browser takes nothing any more.
        """
        output = self._process.stdout
        assert output is not None
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await output.readuntil(_READY)
            self._is_ready = True
            while True:
                kind, size = await output.readexactly(1), int.from_bytes(await output.readexactly(4), "big")
                if size > _LARGEST_PACKET:
                    return
                packet = await output.readexactly(size)
                if kind == b"D":
                    await send(packet)
                elif kind == b"M" and json.loads(packet).get("type") == "exit":
                    return

    async def type(self, text: str) -> None:
        """Pass on what the visitor has typed, or done with the mouse.

        Raises:
            TimeoutError: it does not listen.
        """
        await self._send(b"D", text.encode("utf-8", "replace"))

    async def resize(self, columns: int, lines: int) -> None:
        """Tell it the size of the visitor's window."""
        columns, lines = fitting(columns, lines)
        await self._send_message({"type": "resize", "width": columns, "height": lines})

    async def focus(self, has_focus: bool) -> None:
        """Tell it whether the visitor's window has the focus."""
        await self._send_message({"type": "focus" if has_focus else "blur"})

    async def end(self) -> None:
        """Let it leave in good order, and make sure that it is gone."""
        with suppress(TimeoutError):
            await self._send_message({"type": "quit"})
        if self._process.stdin:
            self._process.stdin.close()
        if not self._is_ready:  # there is nothing to keep yet, and importing takes a while
            self._signal("SIGHUP")
        gone = asyncio.gather(self._drain(), self._process.wait())
        try:
            async with asyncio.timeout(GRACE_SECONDS):
                await asyncio.shield(gone)
        except TimeoutError:
            pass
        finally:  # also when the server itself is in a hurry
            if self.code is None:
                self._signal("SIGKILL")
            await gone
            await asyncio.wait([self._stderr], timeout=_WORDS_SECONDS)
            self._stderr.cancel()

    async def _drain(self) -> None:
        """Read what nobody sees any more: with a full pipe it could not leave, nor would its end be seen."""
        output = self._process.stdout
        while output is not None and await output.read(65536):
            pass

    async def _send_message(self, message: Mapping[str, Any]) -> None:
        await self._send(b"M", json.dumps(message).encode())

    async def _send(self, kind: bytes, content: bytes) -> None:
        writer = self._process.stdin
        if writer is not None and not writer.is_closing():
            writer.write(kind + len(content).to_bytes(4, "big") + content)
            with suppress(ConnectionError):  # it has ended, as the other side sees too
                async with asyncio.timeout(GRACE_SECONDS):
                    await writer.drain()

    def _signal(self, name: str) -> None:
        """Send a signal to it and to all it may have started."""
        if self.code is not None:
            return
        with suppress(ProcessLookupError):
            if sys.platform != "win32":
                os.killpg(self._process.pid, getattr(signal, name))
            elif name == "SIGKILL":
                self._process.kill()

    async def _listen(self) -> None:
        errors = self._process.stderr
        while errors is not None and (words := await errors.read(_LAST_WORDS)):
            self.last_words = (self.last_words + words.decode("utf-8", "replace"))[-_LAST_WORDS:]


async def start(command: Sequence[str], environment: Mapping[str, str], columns: int, lines: int) -> Visit:
    """Start a wizard for a window of this size, without a shell, in a session of its own."""
    columns, lines = fitting(columns, lines)
    terminal = {
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLUMNS": str(columns),
        "ROWS": str(lines),
    }
    own = {name: value for name, value in environment.items() if name not in ("LINES", "NO_COLOR")}
    process = await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=own | terminal, start_new_session=True
    )
    return Visit(process)


def fitting(columns: int, lines: int) -> tuple[int, int]:
    """Return the size of a window that is worth drawing for, whatever a browser says."""
    return _within(columns, *_COLUMNS), _within(lines, *_LINES)


def _within(number: int, least: int, most: int) -> int:
    return max(least, min(number, most))
