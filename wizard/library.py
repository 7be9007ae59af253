"""The saved set-ups as the start screen lists them: only the rows that are drawn are read."""

from datetime import datetime

from wizard.i18n import _
from wizard.moments import moment
from wizard.screens.wizard_app import Summary
from wizard.store import Entry, Saved, Store, StoreError


class StoreLibrary:
    """Rows over the store's entries, the last changed first."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.trouble = ""
        self.entries: list[Entry] = []
        self._summaries: dict[Entry, Summary] = {}
        self.refresh()

    def refresh(self) -> None:
        """Look at the folder again; what was read of a file that did not change is kept."""
        try:
            self.entries, self.trouble = self.store.entries(), ""
        except StoreError as error:
            self.entries, self.trouble = [], str(error)

    def count(self) -> int:
        """Return how many set-ups there are."""
        return len(self.entries)

    def index_of(self, stem: str) -> int | None:
        """Return where a set-up stands in the list."""
        return next((index for index, entry in enumerate(self.entries) if entry.stem == stem), None)

    def summary(self, index: int) -> Summary:
        """Return one set-up's row."""
        entry = self.entries[index]
        if entry not in self._summaries:
            self._summaries[entry] = self._read(entry)
        return self._summaries[entry]

    def _read(self, entry: Entry) -> Summary:
        changed = moment(datetime.fromtimestamp(entry.changed).astimezone())
        from wizard.problems import blocking

        try:
            saved = self.store.read(entry.stem)
        except StoreError as error:
            return Summary(entry.stem, changed=changed, trouble=str(error))
        return Summary(saved.setup.customer.name, step_text(saved), len(blocking(saved.problems)), changed)


def name_problem(store: Store, name: str, own: str = "") -> str:
    """Return why a customer's name cannot be used, or an empty text; `own` is the set-up that may have it."""
    try:
        taken = store.find(name)
    except StoreError as error:
        return str(error)
    return "" if taken in (None, own) else _("There is already a set-up of this name. Open it instead.")


def step_text(saved: Saved) -> str:
    """Return how far a set-up has come, in words."""
    from wizard import steps

    progress = saved.setup.progress
    if progress.status == "complete":
        return _("Complete")
    step = steps.find(progress.step)
    return _(step.title) if step else _("Review")
