"""What a screen may ask of the app. Screens know this protocol, never the app itself and never the store."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from wizard.moments import moment

if TYPE_CHECKING:  # the start screen needs none of them
    from collections.abc import Sequence

    from wizard.compare.differences import Difference
    from wizard.domain.model import Customer, LeadSetup
    from wizard.domain.session import Session
    from wizard.handover import Format
    from wizard.saved.selection import Selection
    from wizard.templates.template import Listed


class Summary(NamedTuple):
    """One saved set-up in the list of the start screen.

    Attributes:
        name: the customer's; the name of the file where that cannot be read.
        step: how far it has come, in words.
        problems: how many block.
        at: when it was changed last, in seconds since 1970.
        trouble: why it cannot be read.
        status: draft or complete.
        place: the id of the step where it was left.
    """

    name: str
    step: str = ""
    problems: int = 0
    at: float = 0
    trouble: str = ""
    status: str = ""
    place: str = ""

    @property
    def changed(self) -> str:
        """When it was changed last, in words. Of thousands that are searched only a few are shown."""
        return moment(datetime.fromtimestamp(self.at, UTC))


class Compared(NamedTuple):
    """What differs between two set-ups, and what both are called."""

    before: str
    after: str
    found: "Sequence[Difference]"


class Failure(NamedTuple):
    """One of several set-ups with which something could not be done, and why."""

    name: str
    reason: str


class Revision(NamedTuple):
    """One kept revision of the open set-up, in words; `whole` tells whether it can be restored."""

    number: int
    saved: str
    why: str
    by: str
    changes: str
    whole: bool


class Demo(NamedTuple):
    """What a screen says in the demo, and nothing outside of it.

    Attributes:
        word: stands in the title.
        about: what the demo is, and how to get about in it.
        keys: its own keys and what they do.
    """

    word: str = ""
    about: str = ""
    keys: tuple[tuple[str, str], ...] = ()


class Library(Protocol):
    """The saved set-ups, as far as the start screen needs them; `trouble` says why there are none to see."""

    trouble: str
    selection: "Selection"

    def count(self) -> int:
        """Return how many there are."""

    def index_of(self, stem: str) -> int | None:
        """Return where the set-up of a file stands in the list."""

    def stem(self, index: int) -> str:
        """Return the name of the file of one of them."""

    def summary(self, index: int) -> Summary:
        """Return one of them; read only when it is asked for."""


class Work(Protocol):
    """Something that is done with several set-ups while the screen goes on; `failures` says what failed."""

    total: int
    done: int
    failures: list[Failure]

    def wait(self, seconds: float) -> bool:
        """Wait until all is done, but no longer than that; tell whether it is."""

    def stop(self) -> None:
        """Leave the rest out."""

    def summary(self) -> str:
        """Say what was done."""


class Group(Protocol):
    """What can be done with several set-ups at a time; they are named by their files' stems."""

    def delete(self, stems: "Sequence[str]") -> Work:
        """Move set-ups to the folder `deleted`."""

    def export(self, stems: "Sequence[str]", folder: str, *, replace: bool) -> Work:
        """Write the document of each into a folder."""

    def hand_over(
        self, stems: "Sequence[str]", folder: str, kind: "Format", *, trail: bool, replace: bool
    ) -> Work:
        """Write the hand-over of each into a folder."""

    def folder_problem(self, name: str) -> str:
        """Make the folder that is to be written to; return why not, or an empty text."""


class Comparing(Protocol):
    """Ways to compare; each returns what differs, or a text that says why that cannot be told."""

    def two(self, before: str, after: str) -> Compared | str:
        """Compare two saved set-ups, by their files' stems."""

    def with_saved(self, stem: str, text: str) -> Compared | str:
        """Compare what a person names with a saved set-up."""

    def with_open(self, text: str) -> Compared | str:
        """Compare what a person names with the open set-up."""

    def revision(self, number: int) -> Compared | str:
        """Compare a kept revision of the open set-up with what it is now."""


class Setups(Protocol):
    """What can be done with the saved set-ups."""

    @property
    def group(self) -> Group:
        """What can be done with several of them at a time."""

    @property
    def comparing(self) -> Comparing:
        """Ways to compare them."""

    def list_anew(self) -> None:
        """Look at the folder again, and show what is there."""

    def open(self, index: int) -> None:
        """Open a saved set-up where it was left."""

    def new(self, customer: "Customer", template: str = "") -> str:
        """Start a set-up for a new customer, from the template of an id; return why not, or an empty text."""

    def name_problem(self, name: str) -> str:
        """Return why a customer's name cannot be used for a new set-up."""

    def import_file(self, path: str) -> str:
        """Import a document and open it; return why not, or an empty text."""


class Templates(Protocol):
    """What can be done with templates."""

    def listed(self) -> "list[Listed]":
        """Return the templates to choose from."""

    def read(self, row: "Listed") -> "LeadSetup | None":
        """Return a template for the open set-up; say why it cannot be read."""

    def told(self, template: str) -> str:
        """Return what there is to say about the open set-up, which was just started from a template."""

    def name_problem(self, name: str) -> str:
        """Return why a template cannot be saved under a name, or an empty text."""

    def has(self, name: str) -> bool:
        """Tell whether there is a template of one's own of this name."""

    def save(self, name: str) -> str:
        """Save the open set-up as a template; return what became of it."""

    def apply(self, setup: "LeadSetup", name: str) -> None:
        """Take the set-up with a template applied, as one edit that can be undone."""


class Wizard(Protocol):
    """The app as the screens see it."""

    session: "Session"
    library: Library
    setups: Setups
    templates: Templates
    demo: Demo

    def show_place(self, path: str = "") -> None:
        """Show the screen of the session's place, with the item or field at `path` in focus."""

    def try_edit(self, setup: "LeadSetup", *, imported: bool = False) -> bool:
        """Make an edit; a refusal is said to the user and gives False. What was imported is a revision."""

    def say(self, text: str) -> None:
        """Say something in the current screen's message area."""

    def saved_text(self) -> str:
        """Return when the set-up was saved last, or that it was not."""

    def write_handover(self, path: Path, kind: "Format", with_trail: bool) -> str:
        """Write the hand-over; return why it failed, or an empty text."""

    def revisions(self) -> list[Revision]:
        """Return the kept revisions of the open set-up, the newest first."""

    def restore(self, number: int) -> None:
        """Bring a kept revision back, as an edit that can be undone."""

    def close_setup(self) -> None:
        """Close the set-up and go back to the start screen."""

    def show_demo(self) -> None:
        """Show made-up customers; leaving them leads back to the start screen."""

    def leave(self) -> None:
        """Leave the wizard; everything is kept."""
