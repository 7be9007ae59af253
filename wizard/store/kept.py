"""Kept revisions: what a set-up was at each import, completion and other turning point.

The document's own `history` is the trail: which revisions were kept, when, why and by whom. A kept revision
is the set-up's file itself: just before the next save replaces it, it gets a second name in `history/STEM/`.
So nothing is written twice, and a revision is kept as soon as it is saved.
"""

import os
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from wizard.domain.text import has_unsafe
from wizard.store.atomic import add_name, make_folder, real, sweep_all, sync_folder

LIMIT = 30
FOLDER = "history"
_SUFFIX = ".json"
_BEYOND_REVISIONS = 2**53


class Event(StrEnum):
    """Why a revision was kept. A draft is kept when something from outside took its place."""

    CREATED = "created"
    IMPORTED = "imported"
    COMPLETED = "completed"
    RESTORED = "restored"
    MERGED = "merged"
    RECOVERED = "recovered"
    APPLIED = "applied"
    DRAFT = "draft"

    @property
    def replaces(self) -> bool:
        """Tell whether the work before it would be gone, were it not kept too."""
        return self in (Event.IMPORTED, Event.RESTORED, Event.MERGED, Event.APPLIED)


class Kept(NamedTuple):
    """One entry of the trail.

    Attributes:
        revision: its number.
        saved_at: ISO 8601 in UTC, to the second.
        event: why it was kept.
        by: the account that saved it, or empty if that is not known.
    """

    revision: int
    saved_at: str
    event: Event
    by: str = ""


def read_trail(raw: object) -> tuple[Kept, ...] | None:
    """Return the trail of a document, or None if this is not what the wizard writes."""
    if raw is None:
        return ()
    if not isinstance(raw, list):
        return None
    found = [_entry(item) for item in raw]
    return tuple(entry for entry in found if entry) if all(found) else None


def is_revision(number: object) -> TypeGuard[int]:
    """Tell whether this is the number of a revision; it is a part of a file's name, so not of any length."""
    return type(number) is int and 0 < number < _BEYOND_REVISIONS  # bool is an int to Python, but not to us


def _entry(raw: Any) -> Kept | None:
    if not isinstance(raw, dict) or set(raw) != set(Kept._fields):
        return None
    texts = (raw["saved_at"], raw["event"], raw["by"])
    if not is_revision(raw["revision"]) or not all(isinstance(text, str) for text in texts):
        return None
    if raw["event"] not in list(Event) or any(map(has_unsafe, texts)):
        return None
    return Kept(raw["revision"], raw["saved_at"], Event(raw["event"]), raw["by"])


class KeptFiles:
    """The files of one set-up's kept revisions."""

    def __init__(self, folder: Path, stem: str) -> None:
        self.folder = folder / FOLDER / stem

    def path(self, revision: int) -> Path:
        """Return where a revision is kept once it has been replaced."""
        return self.folder / f"{revision}{_SUFFIX}"

    def keep(self, target: Path, revision: int) -> None:
        """Keep the file as it stands, durably.

        Raises:
            OSError: the system refuses.
        """
        make_folder(self.folder)
        add_name(real(target), self.path(revision))
        sync_folder(self.folder)

    def revisions(self) -> list[int]:
        """Return the numbers of the revisions that have a file, the newest first."""
        with suppress(OSError):
            names = (entry.removesuffix(_SUFFIX) for entry in os.listdir(self.folder))  # noqa: PTH208
            return sorted((int(name) for name in names if name.isascii() and name.isdecimal()), reverse=True)
        return []

    def prune(self, trail: tuple[Kept, ...]) -> None:
        """Remove what has fallen out of the trail; the newest files stay where the trail is shorter."""
        oldest = trail[0].revision if trail else 0
        for revision in self.revisions():
            if revision < oldest:
                with suppress(OSError):
                    self.path(revision).unlink()
        sweep_all(self.folder)  # a killed process may have left some where files cannot have two names
