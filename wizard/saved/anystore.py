"""A store of set-ups as the wizard sees it: files in a folder or, in the demo, nothing but memory.

The wizard knows no more of a store than this, so what is not here cannot reach a file by mistake.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from wizard.store import Brief, Entry, Event, Kept, Saved, StoreError

if TYPE_CHECKING:
    from wizard.domain.model import LeadSetup


class AnyOpen(Protocol):
    """One set-up that is open; `wizard.store.OpenSetup` says more of each."""

    saved: Saved
    obstacle: StoreError | None
    set_aside: Path | None

    @property
    def read_only(self) -> bool:
        """Tell whether it cannot be saved."""

    def save(self, setup: "LeadSetup", event: Event | None = None) -> Saved:
        """Save it as the next revision."""

    def save_over_damage(self, setup: "LeadSetup") -> Saved:
        """Save it although its file was damaged."""

    def reread(self) -> Saved:
        """Take it as others have changed it."""

    def close(self) -> None:
        """Let others open it."""


class AnyIndex(Protocol):
    """What is known of the set-ups without reading them; `wizard.store.index.Index` says more of each."""

    @property
    def learned(self) -> bool:
        """Tell whether something was read that was not known."""

    def listed(self) -> tuple[int, list[Entry]] | None:
        """Return how many there are and the first of them, if that is known."""

    def all_listed(self) -> list[Entry]:
        """Return all of them, as far as they are known."""

    def keep(self) -> None:
        """Remember what is known."""


class AnyStore(Protocol):
    """The saved set-ups; `wizard.store.Store` says more of each. Each can raise a `StoreError`."""

    @property
    def index(self) -> AnyIndex:
        """What is known of them without reading them."""

    def entries(self) -> list[Entry]:
        """Return the saved set-ups, the last changed first."""

    def entry(self, stem: str) -> Entry | None:
        """Return the entry of one set-up as it is now."""

    def brief(self, entry: Entry) -> Brief:
        """Return what a list says of a set-up."""

    def read(self, stem: str) -> Saved:
        """Return a set-up without opening it."""

    def find(self, name: str) -> str | None:
        """Return the stem for a stem or a customer's name."""

    def templates(self) -> "AnyStore":
        """Return the store of the templates."""

    def create(self, setup: "LeadSetup", event: Event = Event.CREATED) -> AnyOpen:
        """Save a new set-up and leave it open."""

    def open(self, stem: str) -> AnyOpen:
        """Open a set-up."""

    def delete(self, stem: str) -> Path:
        """Put a set-up away; return where it is then."""

    def recover(self, stem: str) -> AnyOpen:
        """Open a damaged set-up with the version before it."""

    def versions(self, stem: str) -> Sequence[tuple[Kept, Saved | None]]:
        """Return the kept revisions, the newest first, each with its set-up."""

    def read_kept(self, stem: str, revision: int) -> Saved:
        """Return a kept revision."""
