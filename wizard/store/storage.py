"""TinyDB over the atomic file. Imported only when something is written, because it imports TinyDB."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tinydb import Storage, TinyDB
from tinydb.table import Document

from wizard.document.jsonfile import Mark, blocks, mark_of
from wizard.store.atomic import Tables, replace_file
from wizard.store.saved import DOCUMENT_ID, TABLE


class AtomicStorage(Storage):
    """A TinyDB storage that replaces its file as a whole.

    Attributes:
        mark: the mark of what was written.
    """

    def __init__(self, path: Path, *, keep_previous: bool = True) -> None:
        self._path = path
        self._keep_previous = keep_previous
        self.mark: Mark = ()

    def read(self) -> Tables | None:
        """Return nothing: a set-up is replaced as a whole, so nothing of the one in place is needed."""
        return None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file by all of the data, written out while they are serialised."""
        self.mark = ()
        replace_file(self._path, self._marked(blocks(data)), keep_previous=self._keep_previous)

    def _marked(self, data: Iterable[bytes]) -> Iterator[bytes]:
        for block in data:
            self.mark += mark_of(block)
            yield block


def write(path: Path, document: dict[str, Any], *, keep_previous: bool = True) -> Mark:
    """Write a set-up, with one replacement of its file; return the mark of what was written."""
    database = TinyDB(path, keep_previous=keep_previous, storage=AtomicStorage)
    database.table(TABLE).insert(Document(document, DOCUMENT_ID))
    storage = database.storage
    assert isinstance(storage, AtomicStorage)
    return storage.mark
