"""A store that is nothing but memory, for the demo: no file is read and none is written."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.domain.text import name_key
from wizard.store import Brief, Entry, Event, Kept, NotFound, NotKept, Saved, StoreError
from wizard.store.index import brief_of
from wizard.store.names import file_stem
from wizard.store.opened import first, following

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wizard.domain.model import LeadSetup

_APART = timedelta(hours=26)  # between the last changes of two samples


class MemoryIndex:
    """Knows nothing beforehand: to look in memory costs nothing."""

    learned = False

    def listed(self) -> None:
        """Say that one has to look."""

    def all_listed(self) -> list[Entry]:
        """Return none, as nothing is known."""
        return []

    def keep(self) -> None:
        """Remember nothing."""


class MemoryStore:
    """Set-ups with all that was ever saved of each. A save is one assignment, so it cannot fail."""

    def __init__(self, setups: "Iterable[LeadSetup]" = ()) -> None:
        """Begin with these set-ups, the last changed first."""
        self.index = MemoryIndex()
        self._saved: dict[str, tuple[Saved, ...]] = {}
        self._templates: MemoryStore | None = None
        now = datetime.now(UTC)
        for number, setup in enumerate(setups):
            stem = self.create(setup).saved.stem
            moment = (now - number * _APART).isoformat(timespec="seconds")
            saved = self._saved[stem][-1]
            trail = tuple(entry._replace(saved_at=moment) for entry in saved.trail)
            self._saved[stem] = (saved._replace(saved_at=moment, trail=trail),)

    def entries(self) -> list[Entry]:
        """Return the set-ups, the last changed first."""
        found = [self._entry(versions[-1]) for versions in self._saved.values()]
        return sorted(found, key=lambda entry: -entry.changed)

    def entry(self, stem: str) -> Entry | None:
        """Return the entry of one set-up as it is now."""
        return self._entry(self._saved[stem][-1]) if stem in self._saved else None

    def brief(self, entry: Entry) -> Brief:
        """Return what a list says of a set-up."""
        return brief_of(self.read(entry.stem))

    def read(self, stem: str) -> Saved:
        """Return a set-up with its problems."""
        from wizard.document.answers import problems

        saved = self._versions(stem)[-1]
        return saved._replace(problems=problems(saved.setup))

    def find(self, name: str) -> str | None:
        """Return the stem for a stem or a customer's name, the name first."""
        named = {name_key(versions[-1].setup.customer.name): stem for stem, versions in self._saved.items()}
        return named.get(name_key(name)) or (name if name in self._saved else None)

    def templates(self) -> "MemoryStore":
        """Return the store of the templates."""
        self._templates = self._templates or MemoryStore()
        return self._templates

    def create(self, setup: "LeadSetup", event: Event = Event.CREATED) -> "MemoryOpen":
        """Keep a new set-up under a free name made from its customer's and leave it open."""
        stem = file_stem(setup.customer.name, self._saved.__contains__)
        self._saved[stem] = (_unsigned(first(stem, setup, event)),)
        return MemoryOpen(self, self._saved[stem][-1])

    def open(self, stem: str) -> "MemoryOpen":
        """Open a set-up."""
        return MemoryOpen(self, self._versions(stem)[-1])

    def recover(self, stem: str) -> "MemoryOpen":
        """Open a set-up: none is ever damaged."""
        return self.open(stem)

    def delete(self, stem: str) -> Path:
        """Forget a set-up; return where a store of files would have put it."""
        self._versions(stem)
        del self._saved[stem]
        return Path("deleted", f"{stem}.json")

    def versions(self, stem: str) -> tuple[tuple[Kept, Saved | None], ...]:
        """Return the kept revisions, the newest first, each with its set-up."""
        saved = {version.revision: version for version in self._versions(stem)}
        trail = self._versions(stem)[-1].trail
        return tuple((entry, saved.get(entry.revision)) for entry in trail[::-1])

    def read_kept(self, stem: str, revision: int) -> Saved:
        """Return a kept revision."""
        for saved in self._versions(stem):
            if saved.revision == revision:
                return saved
        raise NotKept(Path(stem), stem)

    def put(self, saved: Saved) -> None:
        """Take the next version of a set-up; of the older ones those that are kept stay."""
        kept = {entry.revision for entry in saved.trail}
        before = (version for version in self._saved.get(saved.stem, ()) if version.revision in kept)
        self._saved[saved.stem] = (*before, saved)

    def _versions(self, stem: str) -> tuple[Saved, ...]:
        if stem not in self._saved:
            raise NotFound(Path(stem))
        return self._saved[stem]

    def _entry(self, saved: Saved) -> Entry:
        return Entry(saved.stem, datetime.fromisoformat(saved.saved_at).timestamp(), saved.revision)


class MemoryOpen:
    """An open set-up of the memory store; nobody else can have it open or change it."""

    obstacle: StoreError | None = None
    set_aside: Path | None = None
    read_only = False

    def __init__(self, store: MemoryStore, saved: Saved) -> None:
        self._store = store
        self.saved = saved

    def save(self, setup: "LeadSetup", event: Event | None = None) -> Saved:
        """Keep the set-up as the next revision."""
        self.saved = _unsigned(following(self.saved, setup, event))
        self._store.put(self.saved)
        return self.saved

    def save_over_damage(self, setup: "LeadSetup") -> Saved:
        """Keep the set-up: nothing is ever damaged."""
        return self.save(setup)

    def reread(self) -> Saved:
        """Return what was kept: nobody else changes it."""
        return self.saved

    def close(self) -> None:
        """Hold nothing: there is no lock."""


def _unsigned(saved: Saved) -> Saved:
    """Leave out who saved it: the presenter's account is nobody's business."""
    return saved._replace(trail=tuple(entry._replace(by="") for entry in saved.trail))
