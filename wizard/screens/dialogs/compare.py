"""What differs between two set-ups, line by line; it reads as well without colour."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from wizard.compare.diff import Line, lines
from wizard.domain.fields import Field
from wizard.i18n import N_, _, ngettext
from wizard.screens.dialogs.ask_text import AskText
from wizard.screens.dialogs.listing import Listing
from wizard.screens.widgets.rows import Row
from wizard.screens.wizard_app import Compared

_OTHER = Field(
    "other",
    N_("With"),
    N_("A customer's name, a document's file, or an earlier version as NAME@REVISION."),
    minimum=1,
)


class Compare(Listing):
    """Shows the differences of two sides, each with what it is called."""

    def __init__(self, compared: Compared) -> None:
        """Show what was found."""
        sides = (f"- {compared.before}", f"+ {compared.after}")
        count = len(compared.found)
        heading = ngettext("{count} difference", "{count} differences", count).format(count=count)
        super().__init__(_("What differs"), sides, heading, _("There is no difference."))
        self._lines: list[Line] = list(lines(compared.found))

    def count(self) -> int:
        """Return how many lines there are, headings and all."""
        return len(self._lines)

    def first(self) -> int:
        """Begin with the first difference, which is below a heading."""
        return 1

    def row(self, index: int) -> Row:
        """Return a line with its sign; a heading has none and stands further left."""
        line = self._lines[index]
        return Row((f"  {line.text}" if line.sign else line.text,), line.sign or " ")

    def whole(self, index: int) -> str:
        """Return a line with the part of the document that it is in."""
        line = self._lines[index]
        if not line.sign:
            return line.text
        title = next(above.text for above in reversed(self._lines[:index]) if not above.sign)
        return f"{line.sign} {title}: {line.text}"


def show_compared(screen: Screen[Any], compared: Compared | str, say: Callable[[str], None]) -> None:
    """Show what differs, or say why that cannot be told."""
    if isinstance(compared, str):
        say(compared)
    else:
        screen.app.push_screen(Compare(compared))


def ask_other(screen: Screen[Any], name: str, compare: Callable[[str], Compared | str]) -> None:
    """Ask what a set-up is to be compared with, and show what differs."""
    found: list[Compared] = []

    def accept(text: str) -> str:
        compared = compare(text) if text else _("Type a customer's name, or the name of a file.")
        if isinstance(compared, str):
            return compared
        found.append(compared)
        return ""

    def answered(_text: str | None) -> None:
        if found:
            screen.app.push_screen(Compare(found[-1]))

    title = _("Compare {name}").format(name=name[:50])
    screen.app.push_screen(AskText(title, _OTHER, "", accept), answered)
