"""The folder of saved set-ups: list, find, read, create, open and delete them."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.jsonfile import JsonFileError, explain
from wizard.store.atomic import sweep
from wizard.store.errors import Locked, NotFound, NotSaved, StoreError, Unreadable
from wizard.store.locks import WriterLock, folder_lock
from wizard.store.names import file_stem, is_stem, stems
from wizard.store.opened import OpenSetup
from wizard.store.saved import Saved, now, read_saved, read_stored, stored_form
from wizard.text import name_key

if TYPE_CHECKING:
    from wizard.model import LeadSetup

_SUFFIX = ".json"
_DELETED = "deleted"


class Entry(NamedTuple):
    """One file of the list: its name without suffix, and when it was last changed (seconds since 1970)."""

    stem: str
    changed: float


class Store:
    """The saved set-ups of one folder. The folder is made when something is first written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def entries(self) -> list[Entry]:
        """Return the saved set-ups, the last changed first. No file is opened.

        Raises:
            Unreadable: the folder cannot be read.
        """
        try:
            with os.scandir(self.folder) as files:
                found = [entry for file in files if (entry := _entry(file))]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Unreadable(self.folder, explain(error)) from error
        return sorted(found, key=lambda entry: (-entry.changed, entry.stem))

    def read(self, stem: str) -> Saved:
        """Return a set-up without locking it.

        Raises:
            NotFound: there is none of this name.
            Unreadable: its file is damaged.
        """
        return read_saved(self._path(stem))

    def find(self, name: str) -> str | None:
        """Return the stem for a stem or a customer's name.

        A customer of exactly this name comes first, so that the stem `muller` of Müller does not hide
        Muller. A damaged file still owns the names that lead to it.
        """
        wanted = name_key(name)
        damaged = None
        for stem in takewhile(self._exists, stems(name)):
            key = self._customer_key(stem)
            if key == wanted:
                return stem
            if key is None:
                damaged = damaged or stem
        if self._exists(name):
            return name
        everyone = (entry.stem for entry in self.entries())
        return next((stem for stem in everyone if self._customer_key(stem) == wanted), damaged)

    def create(self, setup: "LeadSetup") -> OpenSetup:
        """Save a new set-up under a free name made from its customer's and leave it open.

        Raises:
            NotSaved: the system refuses to write.
            Locked: others keep the folder, or a file of this name that is gone is still open elsewhere.
        """
        from wizard.store.storage import insert

        with self._writing(self.folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with folder_lock(self.folder):
                stem = file_stem(setup.customer.name, self._taken)
                path, lock = self._path_of(stem), WriterLock(self.folder, stem)
                if not lock.take():
                    raise Locked(path, lock.holder())
                saved = Saved(stem, setup, 1, now())
                with _released_on_error(lock), self._writing(path):
                    insert(path, stored_form(saved))
        return OpenSetup(path, saved, lock)

    def open(self, stem: str) -> OpenSetup:
        """Open a set-up for saving, or read-only if another wizard has it open or nothing can be written.

        Raises:
            NotFound: there is none of this name.
            Unreadable: its file is damaged.
        """
        path, lock = self._path(stem), WriterLock(self.folder, stem)
        obstacle: StoreError | None = None
        try:
            if not lock.take():
                obstacle = Locked(path, lock.holder())
        except OSError as error:
            obstacle = NotSaved(path, error)
        with _released_on_error(lock):
            if not obstacle:
                sweep(path)
            return OpenSetup(path, read_saved(path), lock, obstacle)

    def delete(self, stem: str) -> Path:
        """Move a set-up to the folder `deleted`, where nothing is ever overwritten; return its new place.

        Raises:
            NotFound: there is none of this name.
            Locked: a wizard has it open.
            NotSaved: the system refuses to move it.
        """
        path, lock = self._path(stem), WriterLock(self.folder, stem)
        with self._writing(path):
            if not lock.take():
                raise Locked(path, lock.holder())
            try:
                with folder_lock(self.folder):
                    return self._move_away(path)
            finally:
                lock.release()

    def _move_away(self, path: Path) -> Path:
        folder = self.folder / _DELETED
        folder.mkdir(mode=0o700, exist_ok=True)
        target = next(place for place in _places(folder, path.stem) if not _in_use(place))
        backup = path.with_name(f"{path.name}.bak")  # of a link only the link is moved
        path.rename(target)
        with suppress(OSError):  # the set-up itself is moved; its version before may be missing
            backup.rename(target.with_name(f"{target.name}.bak"))
        return target

    def _path(self, stem: str) -> Path:
        """Return the file of a set-up that exists."""
        if not self._exists(stem):
            raise NotFound(self._path_of(stem))
        return self._path_of(stem)

    def _path_of(self, stem: str) -> Path:
        return self.folder / f"{stem}{_SUFFIX}"

    def _exists(self, stem: str) -> bool:
        # lexists: a link that leads nowhere is there too, and reading it says so.
        return is_stem(stem) and os.path.lexists(self._path_of(stem))

    def _taken(self, stem: str) -> bool:
        return _in_use(self._path_of(stem))

    def _customer_key(self, stem: str) -> str | None:
        """Return what the customer's name is compared by; None if the file cannot be read."""
        try:
            customer = read_stored(self._path_of(stem)).get("customer")
        except StoreError:
            return None
        name = customer.get("name") if isinstance(customer, dict) else None
        return name_key(name) if isinstance(name, str) else None

    @contextmanager
    def _writing(self, path: Path) -> Iterator[None]:
        """Say in the user's words what the system says."""
        try:
            yield
        except OSError as error:
            raise NotSaved(path, error) from error
        except JsonFileError as error:
            raise Unreadable(path, str(error)) from error


def default_folder(environ: Mapping[str, str]) -> Path:
    """Return where set-ups are saved: LEAD_WIZARD_STORE, else the user's data folder."""
    if chosen := environ.get("LEAD_WIZARD_STORE"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("lead-wizard", appauthor=False)


def _entry(file: os.DirEntry[str]) -> Entry | None:
    stem = file.name.removesuffix(_SUFFIX)
    if stem == file.name or not is_stem(stem):
        return None
    try:
        return Entry(stem, file.stat().st_mtime) if file.is_file() else None
    except OSError:  # gone since the folder was read
        return None


def _in_use(path: Path) -> bool:
    """Tell whether a file or a version before it has this name."""
    return os.path.lexists(path) or os.path.lexists(f"{path}.bak")


def _places(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}{_SUFFIX}"
    for number in count(2):
        yield folder / f"{stem}-{number}{_SUFFIX}"


@contextmanager
def _released_on_error(lock: WriterLock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        lock.release()
        raise
