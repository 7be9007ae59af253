"""One set-up that is open: it is saved through here, by one wizard at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from wizard.document.jsonfile import JsonFileError
from wizard.store.errors import Locked, NotSaved, StoreError, unreadable
from wizard.store.kept import LIMIT, Event, Kept, KeptFiles
from wizard.store.locks import Holder, WriterLock, user_name
from wizard.store.places import set_aside
from wizard.store.saved import Saved, check_unchanged, now, read_saved, stored_form

if TYPE_CHECKING:
    from wizard.domain.model import LeadSetup


class OpenSetup:
    """A set-up with its lock, or read-only without it. Use it as a context manager, or close it.

    Attributes:
        saved: the set-up as this handle last read or saved it.
        obstacle: why it cannot be saved, or None.
        set_aside: where a damaged file was moved that stood in the way, or None.
    """

    def __init__(
        self, path: Path, saved: Saved, lock: WriterLock, obstacle: StoreError | None = None
    ) -> None:
        self.saved = saved
        self.obstacle = obstacle
        self.set_aside: Path | None = None
        self._path = path
        self._lock = lock
        self._kept = KeptFiles(path.parent, path.stem)

    @property
    def read_only(self) -> bool:
        """Tell whether it cannot be saved."""
        return self.obstacle is not None

    @property
    def holder(self) -> Holder | None:
        """Who else has it open, if somebody has and it is known who."""
        return self.obstacle.holder if isinstance(self.obstacle, Locked) else None

    def save(self, setup: "LeadSetup", event: Event | None = None) -> Saved:
        """Save the set-up durably as the next revision and return what was saved.

        Args:
            setup: the set-up.
            event: why this revision is to be kept; a completion is noticed without it.

        Raises:
            Locked: another wizard has it open.
            Stale: the file is no longer what this handle last saw.
            NotSaved: the system refuses to write.
            Unreadable: the file has been damaged meanwhile.
            ValueError: the handle is closed.
        """
        self._check_writable()
        from wizard.store.storage import write

        saved = following(self.saved, setup, event)
        with writing(self._path):
            check_unchanged(self._path, self.saved.mark)
            if any(entry.revision == self.saved.revision for entry in saved.trail):
                self._kept.keep(self._path, self.saved.revision)
            mark = write(self._path, stored_form(saved))
        if saved.trail != self.saved.trail:
            self._kept.prune(saved.trail)
        self.saved = saved._replace(mark=mark)
        return self.saved

    def save_over_damage(self, setup: "LeadSetup") -> Saved:
        """Save the set-up although its file was damaged meanwhile: the damaged file is set aside first.

        Raises:
            Locked, NotSaved, ValueError: as `save` does.
        """
        self._check_writable()
        from wizard.store.storage import write

        saved = following(self.saved, setup, Event.RECOVERED)
        with writing(self._path):
            self.set_aside = set_aside(self._path)
            mark = write(self._path, stored_form(saved), keep_previous=False)
        self.saved = saved._replace(mark=mark)
        return self.saved

    def reread(self) -> Saved:
        """Take the file as it is now, changed by others, for what the next save starts from.

        Raises:
            NotFound: it is gone.
            Unreadable: it is damaged.
        """
        self.saved = read_saved(self._path)
        return self.saved

    def close(self) -> None:
        """Let others open it for writing."""
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _check_writable(self) -> None:
        if self.obstacle:
            raise self.obstacle
        if not self._lock.held:
            raise ValueError("the set-up is closed")


def first(stem: str, setup: "LeadSetup", event: Event) -> Saved:
    """Return the first revision of a set-up."""
    moment = now()
    return Saved(stem, setup, 1, moment, trail=(Kept(1, moment, event, user_name()),))


def following(before: Saved, setup: "LeadSetup", event: Event | None) -> Saved:
    """Return what is saved next, with the trail that leads to it."""
    moment, revision, trail = now(), before.revision + 1, before.trail
    if event is None and _completes(before.setup, setup):
        event = Event.COMPLETED
    if event and event.replaces and not _is_kept(before):
        trail = (*trail, Kept(before.revision, before.saved_at, Event.DRAFT))
    if event:
        trail = (*trail, Kept(revision, moment, event, user_name()))
    return Saved(before.stem, setup, revision, moment, trail=trail[-LIMIT:])


def _is_kept(saved: Saved) -> bool:
    return bool(saved.trail) and saved.trail[-1].revision == saved.revision


def _completes(before: "LeadSetup", after: "LeadSetup") -> bool:
    from wizard.domain.model import Status

    return before.progress.status is Status.DRAFT and after.progress.status is Status.COMPLETE


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say in the user's words what the system says.

    Raises:
        NotSaved: the system refuses.
        Unreadable: what is in place is damaged.
    """
    try:
        yield
    except OSError as error:
        raise NotSaved(path, error) from error
    except JsonFileError as error:
        raise unreadable(path, error) from error
