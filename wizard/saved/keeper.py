"""The open set-up: its session, its file, and saving every change before the screen says so."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from wizard import log
from wizard.domain.model import Status
from wizard.domain.session import Session
from wizard.i18n import _
from wizard.moments import clock
from wizard.saved.anystore import AnyOpen, AnyStore
from wizard.saved.saver import Job, Saver
from wizard.store import Event, Stale, StoreError, Unreadable

if TYPE_CHECKING:
    from wizard.compare.merge import Clash
    from wizard.domain.model import LeadSetup

_PATIENCE = 0.1  # seconds that a key may wait for the disk; then the screen says that it is still saving
_LAST_PATIENCE = 20.0  # seconds that leaving may take


class Keeper:
    """Saves the session's set-up whenever it changes; what cannot be saved is kept and tried again.

    Attributes:
        session: the set-up while it is edited.
        trouble: why the last save failed, or an empty text.
        conflict: whether it failed because others changed the file meanwhile.
    """

    def __init__(self, opened: AnyOpen, tell: Callable[[], None], finished_late: Callable[[], None]) -> None:
        """Keep an open set-up.

        Args:
            opened: the set-up's file.
            tell: is called when the user has to be told: saving begins to fail, or a file was set aside.
            finished_late: is told, in another thread, that a save ended that took long; call `settle` then.
        """
        self._opened = opened
        self._tell = tell
        self._told = False
        self._closed = False
        self._fault = ""
        self._unsaved_event: Event | None = None
        self._saver = Saver(self._save_now, finished_late)
        self.trouble = ""
        self.conflict = False
        again = _("Then go back to the list of set-ups and open it again.")
        reason = f"{opened.obstacle} {again}" if opened.obstacle else ""
        self.session = Session(opened.saved.setup, read_only=reason)
        self.session.on_change = self.save
        log.note("opened", self.stem, "revision", opened.saved.revision, "read-only" if reason else "")

    @property
    def complete(self) -> bool:
        """Tell whether the set-up is completed."""
        return self.session.setup.progress.status is Status.COMPLETE

    @property
    def closed(self) -> bool:
        """Tell whether it is closed."""
        return self._closed

    @property
    def stem(self) -> str:
        """The name of its file in the store."""
        return self._opened.saved.stem

    def save(self) -> None:
        """Save now; a failure keeps everything in memory and is told once."""
        if self._opened.read_only or self._closed:
            return
        self._saver.put(Job(self.session.setup, self._unsaved_event))
        if self._saver.wait(_PATIENCE):
            self.settle()

    def settle(self) -> None:
        """Have the user told what the last save has brought, if it is news."""
        if (self.trouble and not self._told) or self._opened.set_aside:
            self._tell()
        self._told = bool(self.trouble)

    def retry(self) -> None:
        """Try again what failed; a conflict waits for the user's answer."""
        if self.trouble and not self.conflict and not self._saver.busy:
            self.save()

    def saved_text(self) -> str:
        """Return when it was saved last, or that it was not."""
        if self._opened.read_only:
            return _("read-only")
        if self._saver.busy:
            return _("saving …")
        if self.trouble:
            return _("! NOT SAVED")
        return _("saved {time}").format(time=clock(datetime.fromisoformat(self._opened.saved.saved_at)))

    def farewell(self, option: str = "") -> str:
        """Return what is good to know after leaving; `option` is for the command to go on with."""
        if self.complete:
            return _("The set-up is complete, and everything is kept.")
        text = _("Everything is kept. Go on later with: {command}")
        return text.format(command=f"lead-wizard open {self.stem}{option}")

    def set_aside(self) -> str:
        """Return where a damaged file was put that stood in the way, once; or an empty text."""
        place, self._opened.set_aside = self._opened.set_aside, None
        return str(place) if place else ""

    def wait(self) -> bool:
        """Wait for the disk, as long as leaving may take; tell whether everything is saved."""
        return self._saver.wait(_LAST_PATIENCE) and not self.trouble

    def still_unsaved(self) -> str:
        """Try to save what is not saved yet; return why it is not, or an empty text."""
        self.retry()
        if self.wait():
            return ""
        return self.trouble or _("The disk does not answer: the last changes are not saved yet.")

    def close(self) -> None:
        """Let others open it, once everything is saved."""
        if not self._closed:
            self._saver.wait(_LAST_PATIENCE)
            self._closed = True
            self._opened.close()
            log.note("closed", self.stem, "revision", self._opened.saved.revision)

    # When others changed the file meanwhile, or another version takes its place

    def merge_theirs(self) -> "tuple[Clash, ...]":
        """Put both versions together; return what clashed, where theirs stays. Undo brings back one's own.

        Raises:
            StoreError: theirs cannot be read.
        """
        from wizard.compare.merge import merge

        base = self._opened.saved.setup
        merged = merge(base, self.session.setup, self._opened.reread().setup)
        self.go_on_with(merged.setup, Event.MERGED)
        return merged.clashes

    def take_theirs(self) -> None:
        """Go on with what others saved. Undo brings back one's own.

        Raises:
            StoreError: theirs cannot be read.
        """
        self.go_on_with(self._opened.reread().setup)

    def move_to_copy(self, store: AnyStore) -> str:
        """Go on in a copy with a file of its own, and leave this one to the others; return the copy's name.

        Raises:
            StoreError: the copy cannot be saved.
        """
        from wizard.domain.customer import copy_of

        copy = copy_of(self.session.setup, lambda name: store.find(name) is not None)
        opened = store.create(copy)
        self._opened.close()
        self._opened = opened
        self._forget_trouble()
        self.session.begin_with(copy)
        return copy.customer.name

    def restore(self, store: AnyStore, number: int) -> None:
        """Bring a kept revision back, as an edit that can be undone.

        Raises:
            StoreError: it cannot be read.
            Refused: nothing may be changed.
        """
        self.go_on_with(store.read_kept(self.stem, number).setup, Event.RESTORED)

    def edit(self, setup: "LeadSetup", event: Event) -> bool:
        """Make an edit that is kept as a revision; tell whether anything changed.

        Raises:
            Refused: nothing may be changed.
        """
        self._unsaved_event, edited = event, False
        try:
            edited = self.session.edit(setup)
        finally:
            if not edited:
                self._unsaved_event = None
        return edited

    def go_on_with(self, setup: "LeadSetup", event: Event | None = None) -> None:
        """Take another version of the set-up as an edit, and save it."""
        self._forget_trouble()
        self._unsaved_event = event
        if not self.session.replace(setup):
            self.save()

    def _forget_trouble(self) -> None:
        self.trouble, self.conflict, self._told = "", False, False

    def _save_now(self, job: Job) -> None:
        """Save one job, in the saver's thread; what goes wrong is noted for `settle`."""
        self.conflict = False
        try:
            self._save_through(job)
        except StoreError as error:
            self.trouble, self.conflict = str(error), isinstance(error, Stale)
            why = error.__cause__ if isinstance(error.__cause__, OSError) else None
            log.warn("not saved", self.stem, type(error).__name__, why.strerror if why else "")
        except Exception as error:  # a fault in the store must not cost the draft
            from wizard.faults import report

            self._fault = self._fault or report(error)  # once: it is tried again every few seconds
            self.trouble = self._fault
        else:
            if self.trouble:
                log.note("saved again", self.stem, "revision", self._opened.saved.revision)
            self.trouble = ""
        self._unsaved_event = job.event if self.trouble else None

    def _save_through(self, job: Job) -> None:
        try:
            self._opened.save(job.setup, job.event)
        except Unreadable as error:
            if not error.damaged:
                raise
            self._opened.save_over_damage(job.setup)
            log.warn("damaged file set aside", self.stem)
