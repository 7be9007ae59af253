"""Records what a save does to the files of a folder, by wrapping the functions of `os` around it."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

from campaign.crashmodel import FOLDER, Disk, Named, Names, State, Step, Synced, Wrote

_LOCKS = ".locks"  # a lock dies with the power


class Recorder:
    """The steps that were taken in a folder, in their order.

    Attributes:
        steps: all of them.
        names: what was there before, as paths relative to the folder.
        contents: what the files held before.
    """

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self.steps: list[Step] = []
        self.names, self.contents = _found(root)
        self._live, self._now = dict(self.names), dict(self.contents)
        self._numbers = count(len(self._live))
        self._open: dict[int, int | str] = {}  # descriptor -> number of a file, or path of a folder
        self._at: dict[int, int] = {}  # descriptor -> position

    def check(self) -> None:
        """Compare the recording with the folder.

        Raises:
            AssertionError: something was done that this does not record.
        """
        disk = Disk(self.names, self.contents)
        for step in self.steps:
            disk.do(step)
        found = _found(Path(self._root))
        if _by_path(disk.live()) != _by_path(State(*found)):
            raise AssertionError("a save writes in a way that the recording does not know")

    def opened(self, descriptor: int, path: Any, flags: int, *_mode: Any, **_options: Any) -> None:
        """Note that a file or folder was opened."""
        if (name := self._name(path)) is None:
            return
        file = self._live.get(name)
        if name == "" or file == FOLDER:
            self._open[descriptor] = name
            return
        if file is None:
            file = next(self._numbers)
            self._write(file, b"")
            self._rename({name: file})
        elif flags & os.O_TRUNC:
            self._write(file, b"")
        self._open[descriptor], self._at[descriptor] = file, 0

    def wrote(self, length: int, descriptor: int, data: Any) -> None:
        """Note that so many bytes of the data were written."""
        file = self._open.get(descriptor)
        if isinstance(file, int):
            start = self._at[descriptor]
            before = self._now[file].ljust(start, b"\0")
            self._write(file, before[:start] + bytes(data[:length]) + before[start + length :])
            self._at[descriptor] = start + length

    def truncated(self, _none: None, descriptor: int, length: int) -> None:
        """Note a new length."""
        file = self._open.get(descriptor)
        if isinstance(file, int):
            self._write(file, self._now[file][:length].ljust(length, b"\0"))

    def synced(self, _none: None, descriptor: int) -> None:
        """Note what was made durable."""
        if descriptor in self._open:
            self.steps.append(Synced(self._open[descriptor]))

    def closed(self, _none: None, descriptor: int) -> None:
        """Forget a descriptor; the system will use its number again."""
        self._open.pop(descriptor, None)

    def linked(self, _none: None, source: Any, target: Any, **_options: Any) -> None:
        """Note a second name."""
        if (name := self._name(target)) is not None:
            self._rename({name: self._live[str(self._name(source))]})

    def renamed(self, _none: None, source: Any, target: Any) -> None:
        """Note a rename; two names of the same file stay as they are."""
        old, new = self._name(source), self._name(target)
        if old is None or new is None or self._live[old] == self._live.get(new):
            return
        if self._live[old] == FOLDER:
            inside = {path: path.removeprefix(old) for path in self._live if path.startswith(f"{old}/")}
            self._rename({new: FOLDER, **{f"{new}{rest}": self._live[path] for path, rest in inside.items()}})
            self._rename(dict.fromkeys([old, *inside]))
        else:
            self._rename({new: self._live[old], old: None})

    def unlinked(self, _none: None, path: Any, **_options: Any) -> None:
        """Note a name that is gone."""
        if (name := self._name(path)) is not None:
            self._rename({name: None})

    def made(self, _none: None, path: Any, *_mode: Any, **_options: Any) -> None:
        """Note a new folder."""
        if (name := self._name(path)) is not None:
            self._rename({name: FOLDER})

    def _name(self, path: Any) -> str | None:
        """Return a path relative to the recorded folder, or None if it is not in there."""
        if isinstance(path, int):
            return None
        folder, last = os.path.split(os.path.abspath(path))  # noqa: PTH100 - the last part may be a link
        whole = os.path.join(os.path.realpath(folder), last)  # noqa: PTH118
        if whole == self._root:
            return ""
        name = os.path.relpath(whole, self._root)
        return None if name.startswith("..") or _LOCKS in name.split("/") else name

    def _rename(self, paths: dict[str, int | None]) -> None:
        self.steps.append(Named(paths))
        for path, file in paths.items():
            if file is None:
                self._live.pop(path, None)
            else:
                self._live[path] = file

    def _write(self, file: int, content: bytes) -> None:
        self._now[file] = content
        self.steps.append(Wrote(file, content))


@contextmanager
def recording(root: Path) -> Iterator[Recorder]:
    """Record what is done in a folder; what went past the recording is an error at the end."""
    recorder = Recorder(root)
    notes: dict[str, Callable[..., None]] = {
        "open": recorder.opened,
        "write": recorder.wrote,
        "ftruncate": recorder.truncated,
        "fsync": recorder.synced,
        "close": recorder.closed,
        "link": recorder.linked,
        "rename": recorder.renamed,
        "replace": recorder.renamed,
        "unlink": recorder.unlinked,
        "rmdir": recorder.unlinked,
        "mkdir": recorder.made,
    }
    with ExitStack() as patches:
        for name, note in notes.items():
            patches.enter_context(patch.object(os, name, _noting(getattr(os, name), note)))
        yield recorder
    recorder.check()


def _noting(real: Callable[..., Any], note: Callable[..., None]) -> Callable[..., Any]:
    def wrapped(*arguments: Any, **options: Any) -> Any:
        result = real(*arguments, **options)
        note(result, *arguments, **options)
        return result

    return wrapped


def _found(root: Path) -> tuple[Names, dict[int, bytes]]:
    """Return what is in a folder; two names of one file have the same number."""
    names: Names = {}
    contents: dict[int, bytes] = {}
    numbers: dict[int, int] = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if _LOCKS in name.split("/"):
            continue
        names[name] = FOLDER if path.is_dir() else numbers.setdefault(path.stat().st_ino, len(numbers))
        if path.is_file():
            contents[names[name]] = path.read_bytes()
    return names, contents


def _by_path(state: State) -> dict[str, bytes | None]:
    return {path: state.contents.get(file) for path, file in state.names.items()}
