"""Stores that are broken on purpose: a campaign that finds no loss in them would prove nothing."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import filelock

from wizard.document.jsonfile import dumps, mark_of
from wizard.store.storage import AtomicStorage


@contextmanager
def _in_place() -> Iterator[None]:
    """Write over the old document, as TinyDB's own storage does."""

    def write(self: AtomicStorage, data: dict[str, dict[str, Any]]) -> None:
        descriptor = os.open(_path(self), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            content = text = dumps(data).encode()
            while text:
                text = text[os.write(descriptor, text) :]
            self.mark = mark_of(content)
            os.fsync(descriptor)
            os.ftruncate(descriptor, os.lseek(descriptor, 0, os.SEEK_CUR))
        finally:
            os.close(descriptor)

    with patch.object(AtomicStorage, "write", write):
        yield


@contextmanager
def _no_fsync() -> Iterator[None]:
    """Replace the file as a whole, but trust the system to have written it."""

    def write(self: AtomicStorage, data: dict[str, dict[str, Any]]) -> None:
        path = _path(self)
        descriptor, name = tempfile.mkstemp(dir=path.parent)
        content = dumps(data).encode()
        os.write(descriptor, content)
        os.close(descriptor)
        self.mark = mark_of(content)
        Path(name).replace(path)

    with patch.object(AtomicStorage, "write", write):
        yield


@contextmanager
def _no_lock() -> Iterator[None]:
    """Let everybody write at any time."""
    with (
        patch.object(filelock.FileLock, "acquire", lambda self: self),
        patch.object(filelock.FileLock, "release", lambda _self: None),
    ):
        yield


@contextmanager
def _no_tidying() -> Iterator[None]:
    """Never remove a temporary file."""
    unlink = os.unlink

    def keeping(path: Any, **options: Any) -> None:
        if options or not str(path).endswith(".tmp"):  # only those who remove whole folders give options
            unlink(path, **options)

    with patch.object(os, "unlink", keeping):
        yield


def _path(storage: AtomicStorage) -> Path:
    return storage._path


VARIANTS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "in-place": _in_place,
    "no-fsync": _no_fsync,
    "no-lock": _no_lock,
    "no-tidying": _no_tidying,
}
