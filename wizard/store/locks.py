"""One writer per set-up: a lock of the system, which dies with its process, and who holds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.document.jsonfile import JsonFileError, dumps, loads, read_bytes
from wizard.domain.text import clean
from wizard.store.errors import Locked

if TYPE_CHECKING:
    from filelock import BaseFileLock

_FOLDER = ".locks"
_WHOLE_FOLDER = ".folder"  # no set-up's name starts with a dot
_PATIENCE = 10.0  # seconds; the folder is held only while a name is chosen and a file is written or moved


class Holder(NamedTuple):
    """Who has a set-up open.

    Attributes:
        user: the account's name, or empty if the system does not tell.
        host: the computer's name.
        process: the process's number.
        since: when it was opened, ISO 8601 in UTC.
    """

    user: str
    host: str
    process: int
    since: str


class WriterLock:
    """The lock of one set-up. Two handles exclude each other, in one process as well as in two."""

    def __init__(self, folder: Path, stem: str) -> None:
        self._path = folder / _FOLDER / f"{stem}.lock"
        # Beside the lock, not in it: whoever tries to take a lock may empty its file.
        self._side_file = folder / _FOLDER / f"{stem}.holder"
        self._lock: BaseFileLock | None = None

    @property
    def held(self) -> bool:
        """Tell whether this handle holds the lock."""
        return self._lock is not None

    def take(self) -> bool:
        """Take the lock and tell whether that worked; never wait.

        Raises:
            OSError: the lock's file cannot be written.
        """
        from filelock import Timeout

        lock = _lock(self._path, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            return False
        self._lock = lock
        with suppress(OSError):  # who holds it is only information: a full disk must not cost the lock
            _write_private(self._side_file, dumps(_this_process()._asdict()))
        return True

    def holder(self) -> Holder | None:
        """Return who took the lock last, or None if that cannot be told."""
        try:
            found = loads(read_bytes(self._side_file))
        except JsonFileError:
            return None
        return _holder(found) if isinstance(found, dict) else None

    def release(self) -> None:
        """Give the lock back, if held."""
        if self._lock is None:
            return
        with suppress(OSError):
            self._side_file.unlink(missing_ok=True)
        self._lock.release()
        self._lock = None


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Keep others from creating or deleting set-ups in the folder.

    Raises:
        Locked: another wizard holds it for too long.
        OSError: the lock's file cannot be written.
    """
    from filelock import Timeout

    lock = _lock(folder / _FOLDER / f"{_WHOLE_FOLDER}.lock", timeout=_PATIENCE)
    try:
        lock.acquire()
    except Timeout as error:
        raise Locked(folder, None) from error
    try:
        yield
    finally:
        lock.release()


def _lock(path: Path, timeout: float) -> "BaseFileLock":
    """Return a lock that belongs to its handle, whichever thread uses it."""
    from filelock import FileLock

    path.parent.mkdir(mode=0o700, exist_ok=True)
    return FileLock(path, timeout=timeout, mode=0o600, thread_local=False)


def _write_private(path: Path, text: str) -> None:
    # Not blocking: a pipe of that name must not keep the lock waiting.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)


def user_name() -> str:
    """Return the name of the account, or an empty text where the system does not tell."""
    import getpass

    try:
        return clean(getpass.getuser())
    except (KeyError, OSError, ImportError):  # an account without a name, as in some containers
        return ""


def _this_process() -> Holder:
    import platform

    moment = datetime.now(UTC).isoformat(timespec="seconds")
    return Holder(user_name(), clean(platform.node()), os.getpid(), moment)


def _holder(found: dict[str, object]) -> Holder | None:
    user, host, process, since = (found.get(name) for name in Holder._fields)
    if not (
        isinstance(user, str) and isinstance(host, str) and isinstance(since, str) and type(process) is int
    ):
        return None
    return Holder(clean(user), clean(host), process, clean(since))
