"""The saved set-ups as the start screen lists them: only the rows that are drawn are read."""

from collections.abc import Iterator

from wizard.i18n import _
from wizard.saved.anystore import AnyStore
from wizard.saved.selection import Selection
from wizard.screens.wizard_app import Summary
from wizard.store import Brief, Entry, StoreError

_AT_ONCE = 24  # rows that the next start may draw first, on a terminal of the usual height


class StoreLibrary:
    """Rows over the store's entries, the last changed first."""

    def __init__(self, store: AnyStore) -> None:
        self.store = store
        self.trouble = ""
        self._entries: list[Entry] = []
        self._count = 0
        self._summaries: dict[Entry, Summary] = {}
        self._look()
        self.selection = Selection(self)

    @property
    def entries(self) -> list[Entry]:
        """The set-ups in the order of the list."""
        if len(self._entries) < self._count:
            listed = self.store.index.all_listed() or self.store.entries()
            self._entries = (listed + [Entry("", 0.0)] * self._count)[: self._count]
        return self._entries

    def refresh(self) -> None:
        """Look at the folder again; what was read of a file that did not change is kept."""
        try:
            self._entries, self.trouble = self.store.entries(), ""
        except StoreError as error:
            self._entries, self.trouble = [], str(error)
        self._count = len(self._entries)

    def count(self) -> int:
        """Return how many set-ups there are."""
        return self._count

    def index_of(self, stem: str) -> int | None:
        """Return where a set-up stands in the list."""
        entries = self.entries if stem else []
        return next((index for index, entry in enumerate(entries) if entry.stem == stem), None)

    def stem(self, index: int) -> str:
        """Return the name of one set-up's file, without suffix."""
        return self._entry(index).stem

    def summary(self, index: int) -> Summary:
        """Return one set-up's row."""
        entry = self._entry(index)
        return self._summary(self.store.entry(entry.stem) or entry)

    def summaries(self) -> Iterator[Summary]:
        """Yield all rows, in their order: at once where they are known, else as fast as they can be read."""
        return map(self.summary, range(self._count))

    def keep(self) -> None:
        """Let the next start know what is known now. Call it when nobody waits for a picture."""
        if self.store.index.learned or not self.store.index.listed():
            self.refresh()
        for entry in self._entries[:_AT_ONCE]:
            self._summary(entry)
        self.store.index.keep()

    def _look(self) -> None:
        """List the set-ups as they were seen last, if none has come or gone since: that is quickest."""
        if known := self.store.index.listed():
            self._count, self._entries = known
        else:
            self.refresh()

    def _entry(self, index: int) -> Entry:
        return self._entries[index] if index < len(self._entries) else self.entries[index]

    def _summary(self, entry: Entry) -> Summary:
        if entry not in self._summaries:
            self._summaries[entry] = self._read(entry)
        return self._summaries[entry]

    def _read(self, entry: Entry) -> Summary:
        try:
            brief = self.store.brief(entry)
        except StoreError as error:
            return Summary(entry.stem, at=entry.changed, trouble=str(error))
        name, status = brief.name, brief.status
        return Summary(name, step_text(brief), brief.problems, entry.changed, status=status, place=brief.step)


def name_problem(store: AnyStore, name: str, own: str = "") -> str:
    """Return why a customer's name cannot be used, or an empty text; `own` is the set-up that may have it."""
    try:
        taken = store.find(name)
    except StoreError as error:
        return str(error)
    return "" if taken in (None, own) else _("There is already a set-up of this name. Open it instead.")


def step_text(brief: Brief) -> str:
    """Return how far a set-up has come, in words."""
    if brief.status == "complete":
        return _("Complete")
    return _(brief.title) if brief.title else _("Review")
