"""One file on disk, replaced as a whole: a reader and a crash find the old document or the new one.

Standard library only. `replace_file` is a list of small steps, each with one or two system calls, so that
a test can stop it after any of them.
"""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from wizard.document.jsonfile import MAX_BYTES, JsonFileError, check_regular, loads
from wizard.i18n import _

Tables = dict[str, dict[str, Any]]
_LONGEST_ID = 18


def tables_in(content: bytes) -> Tables:
    """Return the tables that a TinyDB file holds.

    Raises:
        JsonFileError: the file is damaged. One that is empty or holds `null` is damaged too: taken as an
            empty database it would be overwritten.
    """
    tables = loads(content)
    if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
        raise JsonFileError(_("It is not a saved set-up. A document from “export” can be imported instead."))
    return tables


def _is_table(table: object) -> bool:
    """Tell whether TinyDB can work with it: documents by their number, written as TinyDB writes numbers."""
    return isinstance(table, dict) and all(
        key.isascii()
        and key.isdecimal()
        and key[0] != "0"
        and len(key) <= _LONGEST_ID
        and isinstance(item, dict)
        for key, item in table.items()
    )


def backup_of(path: Path) -> Path:
    """Return where the version before is kept: beside the file itself, not beside a link to it."""
    target = real(path)
    return target.with_name(f"{target.name}.bak")


def real(path: Path) -> Path:
    """Return the file itself for a link to it."""
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # noqa: PTH114 - this one never raises


def replace_file(path: Path, data: bytes | Iterable[bytes], *, keep_previous: bool = True) -> None:
    """Write a file as a whole, durably, and keep the version before it as `.bak`.

    Args:
        path: the file, or a link to it.
        data: all that the file shall hold, in one piece or in blocks.
        keep_previous: False when the version in place is damaged and `.bak` is the better one.

    Raises:
        OSError: nothing has changed and nothing is left behind, except that `.bak` may already be the
            version that is still in place.
        JsonFileError: the target is not a regular file.
    """
    target = real(path)
    exists = _may_be_replaced(target)
    with _temporary_file(target, data) as temporary:
        if exists and keep_previous:
            add_name(target, backup_of(target))
        temporary.replace(target)
    sync_folder(target.parent)


def replace_cache(path: Path, data: bytes) -> None:
    """Write a file that may be lost, in a private folder of its own; a reader finds it whole, old or new.

    Raises:
        OSError: the old one is still there.
    """
    path.parent.mkdir(mode=0o700, exist_ok=True)
    sweep_all(path.parent)
    with _temporary_file(path, data, durable=False) as temporary:
        temporary.replace(path)


def add_name(target: Path, place: Path) -> None:
    """Make `place` the version that is in place now, itself in one step: a second name, then a rename.

    Only the holder of the target's lock may do this.

    Raises:
        OSError: `place` is as it was.
    """
    second = target.with_name(f".{target.name}.link.tmp")
    try:
        os.link(target, second)
        second.replace(place)
    except OSError:  # FAT, some network drives, files of another owner, a place on another disk
        with _temporary_file(place, target.read_bytes()) as copy:
            copy.replace(place)
    finally:
        _remove(second)  # it stays if `place` was the same file already: POSIX then renames nothing


def make_folder(folder: Path) -> None:
    """Make a private folder, and those above it that are missing, so that they survive a power cut.

    Raises:
        OSError: the system refuses.
    """
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        if not folder.is_dir():
            raise
        return
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def sweep(path: Path) -> None:
    """Remove the temporary files that killed processes have left. Only the holder of the lock may do this."""
    target = real(path)
    _sweep(target.parent, lambda name: name in (target.name, backup_of(target).name))


def sweep_orphans(folder: Path) -> None:
    """Remove the temporary files of set-ups that were never created. Only the folder's holder may do this."""
    _sweep(folder, lambda name: not os.path.lexists(folder / name))


def sweep_all(folder: Path) -> None:
    """Remove all temporary files in a folder that belongs to one set-up. Only its holder may do this."""
    _sweep(folder, lambda _name: True)


def _sweep(folder: Path, is_for: Callable[[str], bool]) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            # `.a.json.b.json.x.tmp` belongs to `a.json.b.json`: the last part before the ending is the mark.
            if entry.name.startswith(".") and entry.name.endswith(".tmp"):
                target, _dot, mark = entry.name[1 : -len(".tmp")].rpartition(".")
                if target and mark and is_for(target):
                    _remove(Path(entry.path))


def _may_be_replaced(target: Path) -> bool:
    """Tell whether the file exists. `os.replace` asks for neither of the two things checked here."""
    try:
        check_regular(target.stat().st_mode)
    except FileNotFoundError:
        return False
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return True


@contextmanager
def _temporary_file(target: Path, data: bytes | Iterable[bytes], *, durable: bool = True) -> Iterator[Path]:
    """Write the data to a private file beside the target; it is gone afterwards, if not renamed."""
    temporary = target.with_name(f".{target.name}.{os.getpid():x}.tmp")
    descriptor = _opened_anew(temporary)
    try:
        try:
            _write_all(descriptor, (data,) if isinstance(data, bytes) else data)
            if durable:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield temporary
    finally:
        _remove(temporary)


def _opened_anew(path: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(path, flags, 0o600)
    except FileExistsError:  # left by a killed process that had our number
        path.unlink()
        return os.open(path, flags, 0o600)


def _write_all(descriptor: int, blocks: Iterable[bytes]) -> None:
    room = MAX_BYTES
    for block in blocks:
        room -= len(block)
        if room < 0:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))  # it could not be read again
        rest = memoryview(block)
        while rest:
            rest = rest[os.write(descriptor, rest) :]


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the rename durable.

    An error here is not reported: the new document is in place and every reader sees it. Only whether it
    survives a power cut within the next seconds is unknown. Calling that a failed save would be wrong and
    would make the caller try again with a revision that is no longer the stored one.
    """
    if os.name == "nt":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
