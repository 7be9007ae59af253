"""A disk that is full, broken or read-only: what is refused, in which words, and whether it works later."""

import errno
import os
import resource
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from campaign import permissions
from campaign.attempts import attempt, loss_after
from campaign.children import in_child
from campaign.operations import ALL, LARGE, QUICK, SECOND, Operation
from campaign.rows import Row
from campaign.samples import STEM

_ERRORS, _QUICK_ERRORS = ("ENOSPC", "EDQUOT", "EIO", "EROFS"), ("ENOSPC", "EIO")
# Each of their calls fails once. What cannot be tidied away stays until the next start.
_DOING = ("open", "write", "close", "fsync", "link", "replace", "rename", "mkdir", "stat", "lstat", "fstat")
_TIDYING = ("unlink", "rmdir", "scandir", "listdir")


def run(quick: bool) -> Iterator[Row]:
    """Let the disk refuse, and look at what the store says and leaves."""
    yield _full(SECOND, 97 if quick else 1)
    if not quick:
        yield _full(LARGE, 997)
    for operation in QUICK if quick else ALL:
        yield _refusing(operation, _QUICK_ERRORS if quick else _ERRORS)
    yield from permissions.run()


def _full(operation: Operation, step: int) -> Row:
    """Let no file become larger than a limit, which goes from nothing to the document's length."""
    found = in_child(lambda: _at_each_limit(operation, step))
    losses = [loss for loss in found if loss]
    return Row(
        f"disk full: {operation.title}", len(found), len(losses), "\n".join([*losses[:1], f"step {step}"])
    )


def _at_each_limit(operation: Operation, step: int) -> list[str]:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write then fails and the process lives
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "store")
        operation.prepare(folder)
        attempt(operation, folder)
        length = (folder / f"{STEM}.json").stat().st_size
    return [_at_limit(operation, limit, length) for limit in [*range(0, length, step), length - 1, length]]


def _at_limit(operation: Operation, limit: int, length: int) -> str:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "store")
        operation.prepare(folder)
        with _no_file_above(limit):
            made = attempt(operation, folder)
        if made.done != (limit >= length):
            return f"at {limit} of {length} bytes: {made}"
        return loss_after(made, operation, folder)


@contextmanager
def _no_file_above(limit: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _refusing(operation: Operation, errors: tuple[str, ...]) -> Row:
    """Let the first call of a function of `os` fail, the second and so on, with each of some errors."""
    losses = []
    tries = 0
    for error in errors:
        for call in count(1):
            failed, loss = _at_call(operation, call, getattr(errno, error))
            if not failed:
                break
            tries += 1
            if loss:
                losses.append(f"{error} at {failed}, call {call}: {loss}")
    note = "\n".join([*losses[:3], ", ".join(errors)])
    return Row(f"each call refused: {operation.title}", tries, len(losses), note)


def _at_call(operation: Operation, call: int, error: int) -> tuple[str, str]:
    """Return which function was the n-th that was called and what came of its failing."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "store")
        operation.prepare(folder)
        with _failing(call, error) as failed:
            made = attempt(operation, folder)
        if not failed:
            return "", ""
        return failed[0], loss_after(made, operation, folder, tidy=failed[0] not in _TIDYING)


@contextmanager
def _failing(call: int, error: int) -> Iterator[list[str]]:
    """Let the n-th call of all the functions fail; the list gets its name when it has."""
    numbers = count(1)
    failed: list[str] = []

    def failing(name: str, real: Any, *arguments: Any, **options: Any) -> Any:
        if next(numbers) == call:
            failed.append(name)
            if name == "close":  # the system has closed it whatever it says
                real(*arguments)
            raise OSError(error, os.strerror(error))
        return real(*arguments, **options)

    with ExitStack() as patches:
        for name in (*_DOING, *_TIDYING):
            patches.enter_context(patch.object(os, name, partial(failing, name, getattr(os, name))))
        yield failed
