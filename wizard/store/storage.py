"""TinyDB over the atomic file. Imported only when something is written, because it imports TinyDB."""

from pathlib import Path
from typing import Any

from tinydb import Storage, TinyDB
from tinydb.table import Document

from wizard.jsonfile import dumps
from wizard.store.atomic import Tables, replace_file
from wizard.store.saved import DOCUMENT_ID, TABLE, mark_of


class AtomicStorage(Storage):
    """A TinyDB storage that replaces its file as a whole.

    Attributes:
        mark: the mark of what was written.
    """

    def __init__(self, path: Path, *, keep_previous: bool = True) -> None:
        self._path = path
        self._keep_previous = keep_previous
        self.mark = 0

    def read(self) -> Tables | None:
        """Return nothing: a set-up is replaced as a whole, so nothing of the one in place is needed."""
        return None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Serialise fully, then replace the file."""
        # A lone surrogate cannot be UTF-8; escaped like this it is what JSON itself writes for it.
        content = dumps(data).encode("utf-8", "backslashreplace")
        replace_file(self._path, content, keep_previous=self._keep_previous)
        self.mark = mark_of(content)


def write(path: Path, document: dict[str, Any], *, keep_previous: bool = True) -> int:
    """Write a set-up, with one replacement of its file; return the mark of what was written."""
    database = TinyDB(path, keep_previous=keep_previous, storage=AtomicStorage)
    database.table(TABLE).insert(Document(document, DOCUMENT_ID))
    storage = database.storage
    assert isinstance(storage, AtomicStorage)
    return storage.mark
