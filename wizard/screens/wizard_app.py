"""What a screen may ask of the app. Screens know this protocol, never the app itself and never the store."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:  # the start screen needs none of them
    from wizard.model import Customer, LeadSetup
    from wizard.session import Session


class Summary(NamedTuple):
    """One saved set-up in the list of the start screen; `trouble` says why it cannot be read."""

    name: str
    step: str = ""
    problems: int = 0
    changed: str = ""
    trouble: str = ""


class Revision(NamedTuple):
    """One kept revision of the open set-up, in words; `whole` tells whether it can be restored."""

    number: int
    saved: str
    why: str
    by: str
    changes: str
    whole: bool


class Library(Protocol):
    """The saved set-ups, as far as the start screen needs them; `trouble` says why there are none to see."""

    trouble: str

    def count(self) -> int:
        """Return how many there are."""

    def index_of(self, stem: str) -> int | None:
        """Return where the set-up of a file stands in the list."""

    def summary(self, index: int) -> Summary:
        """Return one of them; read only when it is asked for."""


class Setups(Protocol):
    """What can be done with the saved set-ups."""

    def open(self, index: int) -> None:
        """Open a saved set-up where it was left."""

    def new(self, customer: "Customer") -> str:
        """Start a set-up for a new customer; return why not, or an empty text."""

    def name_problem(self, name: str) -> str:
        """Return why a customer's name cannot be used for a new set-up."""

    def import_file(self, path: str) -> str:
        """Import a document and open it; return why not, or an empty text."""

    def delete(self, index: int) -> None:
        """Move a saved set-up to the folder `deleted`."""


class Wizard(Protocol):
    """The app as the screens see it."""

    session: "Session"
    library: Library
    setups: Setups

    def show_place(self, path: str = "") -> None:
        """Show the screen of the session's place, with the item or field at `path` in focus."""

    def try_edit(self, setup: "LeadSetup") -> bool:
        """Make an edit; a refusal is said to the user and gives False."""

    def say(self, text: str) -> None:
        """Say something in the current screen's message area."""

    def saved_text(self) -> str:
        """Return when the set-up was saved last, or that it was not."""

    def handover_name(self) -> str:
        """Return a file name to suggest for the hand-over."""

    def write_handover(self, path: Path) -> str:
        """Write the hand-over as Markdown; return why it failed, or an empty text."""

    def revisions(self) -> list[Revision]:
        """Return the kept revisions of the open set-up, the newest first."""

    def restore(self, number: int) -> None:
        """Bring a kept revision back, as an edit that can be undone."""

    def close_setup(self) -> None:
        """Close the set-up and go back to the start screen."""

    def leave(self) -> None:
        """Leave the wizard; everything is kept."""
