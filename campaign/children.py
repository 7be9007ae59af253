"""Actions in forked processes: forked from a warm one, each costs a few milliseconds. POSIX only."""

import json
import os
import select
import signal
import time
import traceback
from collections.abc import Callable
from typing import Any, NamedTuple

_DEADLINE = 120.0  # seconds


class Child(NamedTuple):
    """A process that was forked, and the pipe its result comes through."""

    pid: int
    reader: int

    def result(self, seconds: float = _DEADLINE) -> Any:
        """Wait for the end of the process and return what its action returned.

        Raises:
            TimeoutError: it did not end in time and was killed.
            RuntimeError: the action raised; the text is its traceback.
        """
        try:
            text = _read_until(self.reader, time.monotonic() + seconds)
        except TimeoutError:
            os.kill(self.pid, signal.SIGKILL)
            raise
        finally:
            os.close(self.reader)
            os.waitpid(self.pid, 0)
        answer = json.loads(text)
        if "fault" in answer:
            raise RuntimeError(answer["fault"])
        return answer["value"]


def start(action: Callable[[], object]) -> Child:
    """Run an action in a forked process. What it returns must have a form in JSON."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return Child(pid, reader)
    try:
        os.close(reader)
        try:
            answer = {"value": action()}
        except BaseException:
            answer = {"fault": traceback.format_exc()}
        _write_all(writer, json.dumps(answer).encode())
    finally:
        os._exit(0)  # nothing of the parent's may run twice: no clean-up, no buffers


def in_child(action: Callable[[], object]) -> Any:
    """Run an action in a forked process and return what it returns."""
    return start(action).result()


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _read_until(descriptor: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(descriptor, 65536)
        if not part:
            return b"".join(parts)
        parts.append(part)
