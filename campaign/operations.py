"""What is done to the store when a fault comes: saving, deleting, recovering; and what must be true later."""

import errno
import os
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple, Protocol
from unittest.mock import patch

from campaign.checks import next_start
from campaign.samples import OTHER, STEM, sample
from wizard.domain.model import LeadSetup
from wizard.store import Event, Store, StoreError

_DAMAGED = b'{"setup": {"1": {"for'


class Outcome(Enum):
    """How an operation ended: it was refused, it was done, or nobody was told."""

    REFUSED = auto()
    DONE = auto()
    UNKNOWN = auto()


class Operation(Protocol):
    """One operation on the set-up `STEM` in the folder of a store."""

    @property
    def title(self) -> str:
        """What it is, in a few words."""

    def prepare(self, folder: Path) -> None:
        """Bring a folder that does not exist into the state before the operation."""

    def act(self, folder: Path, acknowledge: Callable[[], object]) -> None:
        """Do it, as one sitting of a user does, and say so when the store has said so."""

    def loss(self, folder: Path, outcome: Outcome) -> str:
        """Go on at the next start; return what was lost or left behind, an empty text if nothing was."""


class Saving(NamedTuple):
    """Open, save and close; or a first save.

    Attributes:
        title: what kind of save, in a few words.
        before: what was saved before, in this order; nothing if this is the first save.
        after: what is being saved when it happens.
        new_folder: whether the folder of the store does not exist before the first save.
        event: why the revision is kept, if it is; the one before it is then kept, too.
    """

    title: str
    before: tuple[LeadSetup, ...]
    after: LeadSetup
    new_folder: bool = False
    event: Event | None = None

    def prepare(self, folder: Path) -> None:
        """Save what was before, beside another customer's set-up."""
        store = Store(folder)
        if not self.new_folder:
            store.create(sample("other", customer=OTHER)).close()
        for number, setup in enumerate(self.before):
            with store.open(STEM) if number else store.create(setup) as opened:
                if number:
                    opened.save(setup)

    def act(self, folder: Path, acknowledge: Callable[[], object]) -> None:
        """Open, save and close."""
        store = Store(folder)
        with store.open(STEM) if self.before else store.create(self.after) as opened:
            if self.before:
                opened.save(self.after, self.event)
            acknowledge()

    def loss(self, folder: Path, outcome: Outcome) -> str:
        """Expect the old set-up, the new one, or either."""
        expected: list[LeadSetup | None] = []
        if outcome is not Outcome.REFUSED:
            expected.append(self.after)
        if outcome is not Outcome.DONE:
            expected.append(self.before[-1] if self.before else None)
        return next_start(folder, expected)


class Deleting(NamedTuple):
    """Move the set-up to the folder `deleted`."""

    title: str
    saved: Saving

    def prepare(self, folder: Path) -> None:
        """Save a set-up that has a version before it and a kept revision."""
        self.saved.prepare(folder)

    def act(self, folder: Path, acknowledge: Callable[[], object]) -> None:
        """Delete it."""
        Store(folder).delete(STEM)
        acknowledge()

    def loss(self, folder: Path, outcome: Outcome) -> str:
        """Expect it in one of the two places, with its kept revisions; from its own one it can be deleted."""
        there = (folder / f"{STEM}.json").exists()
        if outcome is Outcome.DONE and there:
            return "the deleted set-up is back"
        if outcome is Outcome.REFUSED and not there:
            return "the deletion was refused, but the set-up is gone"
        stem = STEM
        if there:
            try:
                stem = Store(folder).delete(STEM).stem
            except StoreError as error:
                return str(error)
        return next_start(folder / "deleted", [self.saved.before[-1]], stem) or next_start(folder, [None])


class Recovering(NamedTuple):
    """Go on from the version before a damaged file."""

    title: str
    saved: Saving

    def prepare(self, folder: Path) -> None:
        """Save a set-up twice, then damage it."""
        self.saved.prepare(folder)
        (folder / f"{STEM}.json").write_bytes(_DAMAGED)

    def act(self, folder: Path, acknowledge: Callable[[], object]) -> None:
        """Recover and close."""
        with Store(folder).recover(STEM):
            acknowledge()

    def loss(self, folder: Path, outcome: Outcome) -> str:
        """Expect that it is done or can be done again, and that the damaged file still exists."""
        files = [*folder.glob(f"{STEM}.json"), *folder.glob("damaged/*.json")]
        if not any(path.read_bytes() == _DAMAGED for path in files):
            return "the damaged file is lost"
        if outcome is not Outcome.DONE:
            try:
                Store(folder).recover(STEM).close()
            except StoreError as error:
                return str(error)
        return next_start(folder, [self.saved.before[-2]])


class WithoutLinks(NamedTuple):
    """The same where a file cannot have two names, as on FAT and some network drives."""

    title: str
    operation: Operation

    def prepare(self, folder: Path) -> None:
        """Prepare it."""
        self.operation.prepare(folder)

    def act(self, folder: Path, acknowledge: Callable[[], object]) -> None:
        """Do it without links."""
        with patch.object(os, "link", side_effect=OSError(errno.EPERM, os.strerror(errno.EPERM))):
            self.operation.act(folder, acknowledge)

    def loss(self, folder: Path, outcome: Outcome) -> str:
        """Expect the same."""
        return self.operation.loss(folder, outcome)


FIRST = Saving("first save", (), sample("new"))
FIRST_OF_ALL = Saving("first save, new folder", (), sample("new"), new_folder=True)
SECOND = Saving("second save", (sample("1"),), sample("2"))
SAME_SIZE = Saving("same size", (sample("1"), sample("2")), sample("3"))
GROWING = Saving("growing", (sample("1"), sample("2", 1)), sample("3", 40))
SHRINKING = Saving("shrinking", (sample("1"), sample("2", 40)), sample("3", 1))
KEEPING = Saving("keeping revisions", (sample("1"), sample("2")), sample("3"), event=Event.IMPORTED)
LARGE = Saving("200 categories", (sample("1", 200), sample("2", 200)), sample("3", 200))
DELETING = Deleting("delete", SAME_SIZE)
RECOVERING = Recovering("recover", SAME_SIZE)

QUICK: tuple[Operation, ...] = (FIRST_OF_ALL, SHRINKING, KEEPING, DELETING, RECOVERING)
NO_LINKS = (
    WithoutLinks("keeping revisions, no links", KEEPING),
    WithoutLinks("delete, no links", DELETING),
    WithoutLinks("recover, no links", RECOVERING),
)
ALL: tuple[Operation, ...] = (FIRST, SECOND, SAME_SIZE, GROWING, LARGE, *QUICK, *NO_LINKS)
