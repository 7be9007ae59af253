"""What is searched for, above a list."""

from wizard.i18n import _
from wizard.screens.widgets.text_input import TextInput


class SearchLine(TextInput):
    """A line that is there only while something is searched for."""

    def __init__(self, text: str) -> None:
        """Begin with a text, empty for a new search."""
        hint = _("Search: parts of the customer's name. Enter goes to the list, Esc ends the search.")
        super().__init__(text, placeholder=hint, limit=200, compact=True, id="search")
