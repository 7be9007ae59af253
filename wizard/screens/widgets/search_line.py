"""What is searched for, above a list."""

from collections.abc import Callable

from rich.cells import cell_len

from wizard.i18n import _
from wizard.screens.widgets.text_input import TextInput

_BESIDE = 6  # cells of the frame and of the cursor


class SearchLine(TextInput):
    """A line that is there only while something is searched for."""

    def __init__(self, text: str, changed: Callable[[str], None]) -> None:
        """Begin with a text, empty for a new search; `changed` is told each later one."""
        self._hint = _("Search: parts of the customer's name. Enter goes to the list, Esc ends the search.")
        super().__init__(text, placeholder=self._hint, limit=200, compact=True, id="search")
        self._changed = changed

    def on_mount(self) -> None:
        """Follow what is typed: a message about it would come a picture later."""
        if cell_len(self._hint) > self.app.size.width - _BESIDE:
            self.placeholder = self._hint.partition(". ")[0]
        self.watch(self, "value", self._changed, init=False)
