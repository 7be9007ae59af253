"""What the list of set-ups says of each file, remembered beside the files: nobody has to read them all.

A file is known by its name and its mark: times, size and inode, which each save changes. A file that was
changed just now is not remembered: until the clock of its file system has ticked, another change in place
could leave the same mark. What is damaged is not remembered either and says each time what it is now.
"""

import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.store.index_file import Content, Row, load, packed, save
from wizard.store.names import is_stem
from wizard.store.places import SUFFIX

if TYPE_CHECKING:
    from wizard.store.saved import Saved

_TICK = 0.02  # seconds; the clocks of the systems tick every 1 to 16 ms
_COARSE_TICK = 2.0  # of file systems that know only seconds, FAT only even ones


class Entry(NamedTuple):
    """One file of the list.

    Attributes:
        stem: its name without suffix.
        changed: when it was last changed, in seconds since 1970.
        mark: tells this state of the file from any other.
    """

    stem: str
    changed: float
    mark: int = 0


class Brief(NamedTuple):
    """What a list says of a set-up, in no language: see the columns of the same names in `Row`."""

    name: str
    step: str
    title: str
    status: str
    problems: int
    saved_at: str


def entry_in(file: os.DirEntry[str]) -> Entry | None:
    """Return the entry of a file in the store's folder; None if it is no set-up's."""
    stem = file.name.removesuffix(SUFFIX)
    if stem == file.name or not is_stem(stem):
        return None
    try:
        return entry_of(stem, file.stat()) if file.is_file() else None
    except OSError:  # gone since the folder was read
        return None


def entry_of(stem: str, status: os.stat_result) -> Entry:
    """Return the entry of a file from what the system says of it."""
    return Entry(stem, status.st_mtime, _mark(status))


class Index:
    """The briefs of one folder. Nothing is read before it is asked for, and nothing written but by `keep`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._content: Content | None = None
        self._first_rows: dict[str, Row] | None = None
        self._all_rows: dict[str, Row] | None = None
        self._noted: dict[str, Row] = {}
        self._seen: tuple[int, list[Entry]] | None = None

    def listed(self) -> tuple[int, list[Entry]] | None:
        """Return how many files there are, and the first of them, if none came or went since they were seen.

        None stands for: look at the folder. A file that was changed in place is only found out by its mark.
        """
        content = self._loaded()
        if not content.folder:
            return None
        try:
            status, names = os.stat(self._folder), os.listdir(self._folder)  # noqa: PTH116, PTH208
        except OSError:
            return None
        if content.folder != _folder_state(status, names):
            return None
        return content.total, [Entry(*row[:3]) for row in content.first]

    def all_listed(self) -> list[Entry]:
        """Return all the files of which `listed` has returned the first."""
        return [Entry(*row[:3]) for row in self._all().values()]

    def find(self, entry: Entry) -> Brief | None:
        """Return what is remembered of this state of a file."""
        stem = entry.stem
        row = self._noted.get(stem) or self._first().get(stem) or self._all().get(stem)
        return Brief(*row[3:]) if row is not None and row.mark == entry.mark and row.problems >= 0 else None

    @property
    def learned(self) -> bool:
        """Tell whether something was read that was not known."""
        return bool(self._noted)

    def note(self, entry: Entry, brief: Brief, since: float) -> None:
        """Remember what was read of a file, unless it was changed just before.

        Args:
            entry: its entry, made before it was read.
            brief: what it said.
            since: when reading began, in seconds since 1970.
        """
        if _is_settled(entry.changed, since):
            self._noted[entry.stem] = Row._make((*entry, *brief))

    def seen(self, status: os.stat_result, names: Iterable[str], entries: list[Entry], since: float) -> None:
        """Take what was found in the folder.

        Args:
            status: what the system said of the folder before.
            names: the names of all that is in there.
            entries: the set-ups among it.
            since: when looking began, in seconds since 1970.
        """
        self._seen = _folder_state(status, names) if _is_settled(status.st_mtime, since) else 0, entries

    def keep(self) -> None:
        """Write what is known of the files that were seen, if it is news; a refusal is not told."""
        content = self._loaded()
        state, entries = self._seen or (content.folder, [])
        if state and state == content.folder and not self._noted:
            return
        known = {**self._all(), **self._noted}
        rows = [_row(entry, known.get(entry.stem)) for entry in entries]
        data = packed(state, rows)
        if data != content.data and (content.data or any(row.problems >= 0 for row in rows)):
            save(self._folder, data)
            self._content = self._first_rows = self._all_rows = None

    def _loaded(self) -> Content:
        if self._content is None:
            self._content = load(self._folder)
        return self._content

    def _first(self) -> dict[str, Row]:
        if self._first_rows is None:
            self._first_rows = {row.stem: row for row in self._loaded().first}
        return self._first_rows

    def _all(self) -> dict[str, Row]:
        if self._all_rows is None:
            self._all_rows = {row.stem: row for row in self._loaded().rows()}
        return self._all_rows


def brief_of(saved: "Saved") -> Brief:
    """Return what a list says of a set-up that was read."""
    from wizard import steps
    from wizard.domain.problems import blocking

    progress, name = saved.setup.progress, saved.setup.customer.name
    step = steps.find(progress.step)
    count = len(blocking(saved.problems))
    return Brief(name, progress.step, step.title if step else "", str(progress.status), count, saved.saved_at)


def _mark(status: os.stat_result) -> int:
    inode = 0 if os.name == "nt" else status.st_ino  # on Windows a folder does not tell it of its files
    # The hash of integers is the same in each process.
    return hash((status.st_mtime_ns, status.st_ctime_ns, status.st_size, inode))


def _folder_state(status: os.stat_result, names: Iterable[str]) -> int:
    """Return a number that another list of files would not have.

    The names are a part of it, because not every file system tells when a folder has changed.
    """
    return hash((_mark(status), zlib.crc32("\0".join(names).encode("utf-8", "surrogateescape"))))


def _is_settled(changed: float, since: float) -> bool:
    """Tell whether a change after that moment has another time."""
    tick = _COARSE_TICK if changed == int(changed) else _TICK
    return changed + tick < since


def _row(entry: Entry, known: Row | None) -> Row:
    return known if known is not None and known.mark == entry.mark else Row(*entry)
