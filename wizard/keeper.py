"""The open set-up: its session, its file, and saving every change before the screen says so."""

from collections.abc import Callable
from datetime import datetime

from wizard.i18n import _
from wizard.model import Status
from wizard.session import Session
from wizard.store import OpenSetup, StoreError


class Keeper:
    """Saves the session's set-up whenever it changes; what cannot be saved is kept and tried again."""

    def __init__(self, opened: OpenSetup, failed: Callable[[str], None]) -> None:
        """Keep an open set-up; `failed` is told when saving starts to fail."""
        self._opened = opened
        self._failed = failed
        self._closed = False
        self.trouble = ""
        reason = str(opened.obstacle) if opened.obstacle else ""
        self.session = Session(opened.saved.setup, read_only=reason)
        self.session.on_change = self.save

    @property
    def complete(self) -> bool:
        """Tell whether the set-up is completed."""
        return self.session.setup.progress.status is Status.COMPLETE

    @property
    def stem(self) -> str:
        """The name of its file in the store."""
        return self._opened.saved.stem

    def save(self) -> None:
        """Save now; a failure keeps everything in memory and is told once."""
        if self._opened.read_only or self._closed:
            return
        try:
            self._opened.save(self.session.setup)
        except StoreError as error:
            first = not self.trouble
            self.trouble = str(error)
            if first:
                self._failed(self.trouble)
        else:
            self.trouble = ""

    def saved_text(self) -> str:
        """Return when it was saved last, or that it was not."""
        if self._opened.read_only:
            return _("read-only")
        if self.trouble:
            return _("! NOT SAVED")
        moment = datetime.fromisoformat(self._opened.saved.saved_at).astimezone()
        return _("saved {time}").format(time=f"{moment:%H:%M}")

    def close(self) -> None:
        """Let others open it."""
        self._closed = True
        self._opened.close()
