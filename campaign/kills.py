"""A saving process is killed: at every system call in turn, and at random moments. Linux only."""

import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple, NoReturn

from campaign.checks import leftovers, next_start
from campaign.operations import ALL, FIRST, KEEPING, QUICK, SAME_SIZE, Operation, Outcome, Saving
from campaign.ptrace import ActionFailed, Killed, kill_at
from campaign.rows import Row
from campaign.samples import STEM, sample
from wizard.domain.model import LeadSetup
from wizard.store import Store

_SEED = 20
_RANDOM_KILLS, _QUICK_RANDOM_KILLS = 300, 20
_LONGEST_LIFE = 0.03  # seconds
_IN_A_ROW = 20
# System calls that change no file. The quick part does not kill there: nothing has happened in between.
_ASKING = {
    *("access", "brk", "clock_gettime", "close", "faccessat", "faccessat2", "fcntl", "fstat", "futex"),
    *("getdents64", "getpid", "getrandom", "getuid", "ioctl", "lseek", "lstat", "mmap", "munmap"),
    *("newfstatat", "read", "readlink", "readlinkat", "rt_sigaction", "rt_sigprocmask", "stat", "statx"),
    "uname",
}
_Counts = Callable[[str], bool]


class _Trial(NamedTuple):
    killed: Killed | None
    loss: str


def run(quick: bool) -> Iterator[Row]:
    """Kill savers and look at what the next start finds."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "warm")
        KEEPING.prepare(folder)  # imports what a save needs, so that no child has to
        KEEPING.act(folder, _say_nothing)
    counts = _changes_something if quick else bool
    for operation in QUICK if quick else ALL:
        yield _sweep(operation.title, partial(_trial, operation, counts))
    yield _in_a_row(FIRST)
    yield _in_a_row(SAME_SIZE)
    yield _at_random(_QUICK_RANDOM_KILLS if quick else _RANDOM_KILLS)


def _makes_durable(call: str) -> bool:
    return call == "fsync"


def _changes_something(call: str) -> bool:
    return call not in _ASKING


def _sweep(title: str, trial: Callable[[int], _Trial]) -> Row:
    """Kill at the first stop, at the second and so on, until the action is through."""
    calls: Counter[str] = Counter()
    losses = []
    for at in count(1):
        try:
            killed, loss = trial(at)
        except ActionFailed as error:
            killed, loss = None, str(error)
        if loss:
            losses.append(f"{killed}: {loss}" if killed else loss)
        if not killed:
            break
        calls[killed.call] += 1
    most = ", ".join(f"{name} {times}" for name, times in calls.most_common())
    note = "\n".join([*losses[:1], most])
    return Row(f"killed at each system call: {title}", calls.total(), len(losses), note)


def _trial(operation: Operation, counts: _Counts, at: int) -> _Trial:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "store")
        operation.prepare(folder)
        reader, writer = os.pipe()
        try:
            killed = kill_at(at, lambda: operation.act(folder, lambda: os.write(writer, b".")), counts)
        finally:
            os.close(writer)
            done = bool(_said(reader))
        return _Trial(killed, operation.loss(folder, Outcome.DONE if done else Outcome.UNKNOWN))


def _in_a_row(saving: Saving) -> Row:
    """Kill many times where a temporary file is left, with no start in between that could tidy up."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "store")
        saving.prepare(folder)
        for number in range(_IN_A_ROW):
            each = saving
            if not saving.before:  # a customer who is never created
                each = saving._replace(after=sample("new", customer=f"Customer {number}"))
            kill_at(1, partial(each.act, folder, _say_nothing), _makes_durable)
        left = len(leftovers(folder))
        loss = next_start(folder, [saving.before[-1] if saving.before else None])
        title = f"killed {_IN_A_ROW} times in a row: {saving.title}"
        note = f"{left} temporary files before the next start, whatever was left by the kills"
        return Row(title, _IN_A_ROW, int(bool(loss)), "\n".join(filter(None, [loss, note])))


def _at_random(times: int) -> Row:
    """Kill a process that saves all the time, at random moments; what it acknowledged last is there."""
    moments = random.Random(_SEED)
    losses = []
    saves = 0
    for _ in range(times):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place, "store")
            SAME_SIZE.prepare(folder)
            reader, writer = os.pipe()
            pid = os.fork()
            if not pid:
                _save_for_ever(folder, writer)
            os.close(writer)
            os.read(reader, 1)  # the first save has returned
            time.sleep(moments.uniform(0, _LONGEST_LIFE))
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            done = 1 + len(_said(reader))
            saves += done
            losses.append(next_start(folder, [_numbered(done), _numbered(done + 1)]))
    found = [loss for loss in losses if loss]
    note = f"while {saves} saves were acknowledged, seed {_SEED}"
    return Row("killed at random moments", times, len(found), "\n".join([*found[:1], note]))


def _save_for_ever(folder: Path, writer: int) -> NoReturn:
    try:
        with Store(folder).open(STEM) as opened:
            for number in count(1):
                opened.save(_numbered(number))
                os.write(writer, b".")
    finally:
        os._exit(1)


def _numbered(number: int) -> LeadSetup:
    """Return the n-th set-up; one is much longer than the next."""
    return sample(str(number), 30 if number % 2 else 1)


def _said(reader: int) -> bytes:
    """Return what a process has said until its end."""
    parts = []
    while part := os.read(reader, 65536):
        parts.append(part)
    os.close(reader)
    return b"".join(parts)


def _say_nothing() -> None:
    """Take an acknowledgement that nobody waits for."""
