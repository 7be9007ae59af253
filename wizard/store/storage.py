"""TinyDB over the atomic file. Imported only when something is written, because it imports TinyDB."""

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from tinydb import Storage, TinyDB
from tinydb.table import Document

from wizard.jsonfile import dumps
from wizard.store.atomic import Tables, read_tables, replace_file
from wizard.store.errors import Stale
from wizard.store.saved import DOCUMENT_ID, TABLE, document_in


class AtomicStorage(Storage):
    """A TinyDB storage that replaces its file as a whole and never takes a damaged one for an empty one."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Tables | None:
        """Return the tables, or None if there is no file."""
        return read_tables(self._path)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Serialise fully, then replace the file."""
        replace_file(self._path, _encoded(data))


class ExistingStorage(AtomicStorage):
    """The storage of a set-up that is there: TinyDB's update would write an empty table if it were not."""

    def read(self) -> Tables:
        """Return the tables of a file that holds a set-up."""
        tables = super().read()
        if tables is None:
            self._path.parent.stat()  # a folder that is gone, such as a drive, can come back: OSError
            raise Stale(self._path)
        document_in(tables)
        return tables


def insert(path: Path, document: dict[str, Any]) -> None:
    """Write the first version of a set-up."""
    TinyDB(path, storage=AtomicStorage).table(TABLE).insert(Document(document, DOCUMENT_ID))


def update(path: Path, change: Callable[[MutableMapping[str, Any]], None]) -> None:
    """Read a set-up's document, change it in place and write it, with one replacement of the file."""
    TinyDB(path, storage=ExistingStorage).table(TABLE).update(change, doc_ids=[DOCUMENT_ID])


def put(path: Path, document: dict[str, Any]) -> None:
    """Write a set-up over a damaged file, without keeping that one as the version before."""
    replace_file(path, _encoded({TABLE: {str(DOCUMENT_ID): document}}), keep_previous=False)


def _encoded(tables: Tables) -> bytes:
    # A lone surrogate cannot be UTF-8; escaped like this it is what JSON itself writes for it.
    return dumps(tables).encode("utf-8", "backslashreplace")
