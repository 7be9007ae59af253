"""One set-up that is open: it is saved through here, by one wizard at a time."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from wizard.jsonfile import JsonFileError
from wizard.store.errors import Locked, NotSaved, Stale, StoreError, Unreadable
from wizard.store.locks import Holder, WriterLock
from wizard.store.saved import Saved, now, stored_form

if TYPE_CHECKING:
    from wizard.model import LeadSetup


class OpenSetup:
    """A set-up with its lock, or read-only without it. Use it as a context manager, or close it.

    Attributes:
        saved: the set-up as this handle last read or saved it.
        obstacle: why it cannot be saved, or None.
    """

    def __init__(
        self, path: Path, saved: Saved, lock: WriterLock, obstacle: StoreError | None = None
    ) -> None:
        self.saved = saved
        self.obstacle = obstacle
        self._path = path
        self._lock = lock

    @property
    def read_only(self) -> bool:
        """Tell whether it cannot be saved."""
        return self.obstacle is not None

    @property
    def holder(self) -> Holder | None:
        """Who else has it open, if somebody has and it is known who."""
        return self.obstacle.holder if isinstance(self.obstacle, Locked) else None

    def save(self, setup: "LeadSetup") -> Saved:
        """Save the set-up durably as the next revision and return what was saved.

        Raises:
            Locked: another wizard has it open.
            Stale: the file is no longer what this handle last saw.
            NotSaved: the system refuses to write.
            Unreadable: the file has been damaged meanwhile.
            ValueError: the handle is closed.
        """
        if self.obstacle:
            raise self.obstacle
        if not self._lock.held:
            raise ValueError("the set-up is closed")
        from wizard.store.storage import update

        saved = Saved(self.saved.stem, setup, self.saved.revision + 1, now())

        def change(stored: MutableMapping[str, Any]) -> None:
            if stored.get("revision") != self.saved.revision:
                raise Stale(self._path)
            fresh = stored_form(saved, stored.get("history"))
            stored.clear()
            stored.update(fresh)

        try:
            update(self._path, change)
        except OSError as error:
            raise NotSaved(self._path, error) from error
        except JsonFileError as error:
            raise Unreadable(self._path, str(error)) from error
        self.saved = saved
        return saved

    def close(self) -> None:
        """Let others open it for writing."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()
