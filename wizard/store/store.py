"""The folder of saved set-ups: list, find, read, create, open and delete them."""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.document.jsonfile import explain
from wizard.domain.text import name_key
from wizard.store.atomic import make_folder, sweep, sweep_orphans
from wizard.store.errors import Locked, NotFound, NotKept, NotSaved, StoreError, Unreadable
from wizard.store.index import Brief, Entry, Index, brief_of, entry_in, entry_of
from wizard.store.kept import Event, Kept, KeptFiles
from wizard.store.locks import WriterLock, folder_lock
from wizard.store.names import file_stem, is_stem, stems
from wizard.store.opened import OpenSetup, first, following, writing
from wizard.store.places import SUFFIX, in_use, move_away, set_aside
from wizard.store.saved import Saved, read_saved, read_stored, stored_form

if TYPE_CHECKING:
    from wizard.domain.model import LeadSetup


class Store:
    """The saved set-ups of one folder. The folder is made when something is first written.

    Attributes:
        folder: where they are.
        index: what is known of them without reading them.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = Index(folder)

    def entries(self) -> list[Entry]:
        """Return the saved set-ups, the last changed first. No file is opened.

        Raises:
            Unreadable: the folder cannot be read.
        """
        since = time.time()
        try:
            status = self.folder.stat()
            with os.scandir(self.folder) as opened:
                files = list(opened)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Unreadable(self.folder, explain(error)) from error
        found = [entry for file in files if (entry := entry_in(file))]
        found.sort(key=lambda entry: (-entry.changed, entry.stem))
        self.index.seen(status, (file.name for file in files), found, since)
        return found

    def entry(self, stem: str) -> Entry | None:
        """Return the entry of one set-up as it is now; None if it is gone or no file."""
        try:
            return entry_of(stem, os.stat(f"{self.folder}/{stem}{SUFFIX}"))  # noqa: PTH116 - asked by thousands
        except OSError:
            return None

    def brief(self, entry: Entry) -> Brief:
        """Return what a list says of a set-up; it is read only if that is not known.

        Raises:
            NotFound, Unreadable: as `read` does.
        """
        if known := self.index.find(entry):
            return known
        since = time.time()
        brief = brief_of(self.read(entry.stem))
        self.index.note(entry, brief, since)
        return brief

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
        return next((entry.stem for entry in self.entries() if self._key_of(entry) == wanted), damaged)

    def templates(self) -> "Store":
        """Return the store of the templates: they are set-ups too, in a folder of their own."""
        return Store(self.folder / "templates")

    def create(self, setup: "LeadSetup", event: Event = Event.CREATED) -> OpenSetup:
        """Save a new set-up under a free name made from its customer's and leave it open.

        Raises:
            NotSaved: the system refuses to write.
            Locked: others keep the folder, or a file of this name that is gone is still open elsewhere.
        """
        from wizard.store.storage import write

        with writing(self.folder):
            make_folder(self.folder)
            with folder_lock(self.folder):
                sweep_orphans(self.folder)
                stem = file_stem(setup.customer.name, self._taken)
                path, lock = self._path_of(stem), WriterLock(self.folder, stem)
                if not lock.take():
                    raise Locked(path, lock.holder())
                saved = first(stem, setup, event)
                with _released_on_error(lock), writing(path):
                    mark = write(path, stored_form(saved))
        return OpenSetup(path, saved._replace(mark=mark), lock)

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
        path = self._path(stem)
        with writing(path), self._locked(path), folder_lock(self.folder):
            return move_away(path)

    def recover(self, stem: str) -> OpenSetup:
        """Open a damaged set-up with the newest whole version before it; the damaged file is set aside.

        Raises:
            NotFound: there is none of this name.
            Unreadable: it is not damaged in a way that a version before it would mend, or there is none.
            Locked, NotSaved: it cannot be written.
        """
        from wizard.store.storage import write

        path, lock = self._path(stem), WriterLock(self.folder, stem)
        with writing(path):
            if not lock.take():
                raise Locked(path, lock.holder())
        with _released_on_error(lock), writing(path):
            try:
                return OpenSetup(path, read_saved(path), lock)
            except Unreadable as error:
                if error.previous is None:
                    raise
                saved = following(error.previous, error.previous.setup, Event.RECOVERED)
            place = set_aside(path)
            mark = write(path, stored_form(saved), keep_previous=False)
        opened = OpenSetup(path, saved._replace(mark=mark), lock)
        opened.set_aside = place
        return opened

    def kept(self, stem: str) -> tuple[Kept, ...]:
        """Return the kept revisions of a set-up, the newest first.

        Raises:
            NotFound, Unreadable: as `read` does.
        """
        return self.read(stem).trail[::-1]

    def versions(self, stem: str) -> tuple[tuple[Kept, Saved | None], ...]:
        """Return the kept revisions, the newest first, each with its set-up; None where its file is lost.

        Raises:
            NotFound, Unreadable: as `read` does.
        """
        now = self.read(stem)
        return tuple((entry, self._whole(entry, now)) for entry in now.trail[::-1])

    def _whole(self, entry: Kept, now: Saved) -> Saved | None:
        if entry.revision == now.revision:
            return now
        with suppress(StoreError):
            return self._read_kept_file(now.stem, entry.revision)
        return None

    def read_kept(self, stem: str, revision: int) -> Saved:
        """Return a kept revision.

        Raises:
            NotFound: there is no such set-up.
            NotKept: there is no such revision.
            Unreadable: its file is damaged.
        """
        with suppress(Unreadable):  # of a damaged set-up the kept revisions may still be whole
            now = self.read(stem)
            if now.revision == revision:
                return now
        return self._read_kept_file(stem, revision)

    def _read_kept_file(self, stem: str, revision: int) -> Saved:
        path = KeptFiles(self.folder, stem).path(revision)
        if not path.exists():
            raise NotKept(path, stem)
        return read_saved(path)._replace(stem=stem)

    def _path(self, stem: str) -> Path:
        """Return the file of a set-up that exists."""
        if not self._exists(stem):
            raise NotFound(self._path_of(stem))
        return self._path_of(stem)

    def _path_of(self, stem: str) -> Path:
        return self.folder / f"{stem}{SUFFIX}"

    def _exists(self, stem: str) -> bool:
        """Tell whether there is such a file.

        Raises:
            Unreadable: the folder does not tell.
        """
        if not is_stem(stem):
            return False
        path = self._path_of(stem)
        try:
            path.lstat()  # a link that leads nowhere is there too, and reading it says so
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            raise Unreadable(self.folder, explain(error)) from error
        return True

    def _taken(self, stem: str) -> bool:
        return in_use(self._path_of(stem))

    def _key_of(self, entry: Entry) -> str | None:
        """Return the same as `_customer_key`, without reading the file if it is known."""
        known = self.index.find(entry)
        return name_key(known.name) if known else self._customer_key(entry.stem)

    def _customer_key(self, stem: str) -> str | None:
        """Return what the customer's name is compared by; None if the file cannot be read."""
        try:
            customer = read_stored(self._path_of(stem)).get("customer")
        except StoreError:
            return None
        name = customer.get("name") if isinstance(customer, dict) else None
        return name_key(name) if isinstance(name, str) else None

    @contextmanager
    def _locked(self, path: Path) -> Iterator[None]:
        lock = WriterLock(self.folder, path.stem)
        if not lock.take():
            raise Locked(path, lock.holder())
        try:
            yield
        finally:
            lock.release()


def default_folder(environ: Mapping[str, str]) -> Path:
    """Return where set-ups are saved: LEAD_WIZARD_STORE, else the user's data folder."""
    if chosen := environ.get("LEAD_WIZARD_STORE"):
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("lead-wizard", appauthor=False)


@contextmanager
def _released_on_error(lock: WriterLock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        lock.release()
        raise
