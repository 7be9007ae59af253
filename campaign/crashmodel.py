"""A small model of a file system that loses power: which files can be there afterwards.

What is modelled, on the cautious side of POSIX:

* Data that has not been synced with its file is lost or kept for each block of 4 KiB by itself. The file's
  length is the old one or the new one; what was never written reads as zeros.
* A name operation (create, link, rename, unlink, mkdir) is lost or kept by itself, whatever became of those
  before it, until its folder is synced. Syncing a file makes its data durable and not its name.
* Each operation as such is atomic. A rename from one folder to another is, too, until one of the two folders
  is synced; then only what it did in the other one can be lost.
* What was there before the recording began is durable.

Not modelled: blocks with garbage, a disk that lies about syncing, damage to what is durable.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import PurePosixPath
from typing import NamedTuple

BLOCK = 4096
FOLDER = -1
"""Stands for any folder where the number of a file could stand."""

Names = dict[str, int]
"""Which file, by its number, or folder a path leads to; paths are relative to the recorded folder."""


class Wrote(NamedTuple):
    """A file has new content, as a whole."""

    file: int
    content: bytes


class Named(NamedTuple):
    """Paths have got another file or folder; None for one that is gone."""

    paths: Mapping[str, int | None]


class Synced(NamedTuple):
    """A file, by its number, or a folder, by its path, has been synced."""

    what: int | str


Step = Wrote | Named | Synced


class State(NamedTuple):
    """What is there after the power is back: what each path leads to, and what the files hold."""

    names: Mapping[str, int]
    contents: Mapping[int, bytes]


class Disk:
    """What is durable, and what is not yet."""

    def __init__(self, names: Names, contents: dict[int, bytes]) -> None:
        self._names, self._contents = dict(names), dict(contents)
        self._named: list[Mapping[str, int | None]] = []
        self._written: dict[int, bytes] = {}

    def do(self, step: Step) -> None:
        """Do a step."""
        if isinstance(step, Wrote):
            self._written[step.file] = step.content
            self._contents.setdefault(step.file, b"")
        elif isinstance(step, Named):
            self._named.append(step.paths)
        elif isinstance(step.what, int):
            if step.what in self._written:
                self._contents[step.what] = self._written.pop(step.what)
        else:
            self._sync_folder(step.what)

    def live(self) -> State:
        """Return what a program sees while the power is on."""
        names = _applied(self._names, self._named)
        return State(_reachable(names), {**self._contents, **self._written})

    def states(self, limit: int, chance: random.Random) -> Iterator[State]:
        """Yield what can be there if the power fails now: all of it up to a limit, else as many by chance."""
        lengths = [_undecided(new) for new in self._written.values()]
        bits = len(self._named) + sum(lengths)
        for choice in _choices(bits, limit, chance):
            rest = iter(choice)
            kept = [paths for paths, keep in zip(self._named, rest, strict=False) if keep]
            yield State(_reachable(_applied(self._names, kept)), self._after(choice[len(self._named) :]))

    def _after(self, choice: Sequence[bool]) -> dict[int, bytes]:
        contents = dict(self._contents)
        for file, new in self._written.items():
            count = _undecided(new)
            contents[file] = _mixed(contents[file], new, choice[:count])
            choice = choice[count:]
        return contents

    def _sync_folder(self, folder: str) -> None:
        later: list[Mapping[str, int | None]] = []
        for paths in self._named:
            here = {path: file for path, file in paths.items() if parent(path) == folder}
            self._names = _applied(self._names, [here])
            if rest := {path: file for path, file in paths.items() if path not in here}:
                later.append(rest)
        self._named = later


def parent(path: str) -> str:
    """Return the folder of a path; the recorded folder itself is an empty text."""
    return "" if "/" not in path else str(PurePosixPath(path).parent)


def _applied(names: Names, changes: Sequence[Mapping[str, int | None]]) -> Names:
    found: dict[str, int | None] = {**names}
    for paths in changes:
        found.update(paths)
    return {path: file for path, file in found.items() if file is not None}


def _reachable(names: Names) -> Names:
    """Leave out what is in a folder that is not there."""
    found: Names = {}
    for path in sorted(names):
        if not parent(path) or found.get(parent(path)) == FOLDER:
            found[path] = names[path]
    return found


def _choices(bits: int, limit: int, chance: random.Random) -> Iterator[tuple[bool, ...]]:
    """Yield all combinations, or the two extremes, all that differ from them once, and some by chance."""
    if 2**bits <= limit:
        yield from product((False, True), repeat=bits)
        return
    for extreme in (False, True):
        yield (extreme,) * bits
        yield from (
            tuple((at == bit) != extreme for at in range(bits)) for bit in range(min(bits, limit // 4))
        )
    for _ in range(limit // 2):
        yield tuple(chance.random() < 0.5 for _ in range(bits))


def _blocks(content: bytes) -> list[bytes]:
    return [content[start : start + BLOCK] for start in range(0, len(content), BLOCK)]


def _undecided(new: bytes) -> int:
    """Return how many things can be lost or kept: each block of the new content, and its length."""
    return len(_blocks(new)) + 1


def _mixed(old: bytes, new: bytes, choice: Sequence[bool]) -> bytes:
    """Return the old content with some blocks of the new one, at the length of the old or the new one."""
    *kept, length_kept = choice
    length = len(new) if length_kept else len(old)
    mixed = bytearray(max(len(old), len(new)))
    mixed[: len(old)] = old
    for number, (block, keep) in enumerate(zip(_blocks(new), kept, strict=True)):
        if keep:
            mixed[number * BLOCK : number * BLOCK + len(block)] = block
    return bytes(mixed[:length])
