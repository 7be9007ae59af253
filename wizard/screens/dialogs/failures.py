"""What could not be done with some of several set-ups, and why."""

from collections.abc import Sequence

from wizard.i18n import _, ngettext
from wizard.screens.dialogs.listing import Listing
from wizard.screens.widgets.rows import Row
from wizard.screens.wizard_app import Failure


class Failures(Listing):
    """One line for each that failed."""

    def __init__(self, summary: str, failures: Sequence[Failure]) -> None:
        """Tell what was done, and what failed."""
        count = len(failures)
        title = ngettext("{count} set-up failed", "{count} set-ups failed", count).format(count=count)
        super().__init__(title, [summary], _("What failed, and why"))
        self._failures = failures

    def count(self) -> int:
        """Return how many failed."""
        return len(self._failures)

    def row(self, index: int) -> Row:
        """Return the set-up and the reason on one line."""
        failure = self._failures[index]
        return Row((f"{failure.name}: {failure.reason}",), trouble=True)
