"""Every action of a screen by its name: type a part of it, and Enter runs it."""

from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog
from wizard.screens.keys import key_name
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row
from wizard.screens.widgets.text_input import TextInput

_NAMES = {"/": "slash"}  # what Textual calls a key that is told by its sign


class Command(NamedTuple):
    """An action: its keys and its name, as the help tells them, and the node that it is bound to."""

    keys: str
    name: str
    action: str
    node: DOMNode


def commands(told: Iterable[tuple[str, str]], *nodes: DOMNode) -> list[Command]:
    """Return the actions of a key list: each of the first of these nodes that binds one of its keys."""
    found = []
    for keys, name in told:
        bound = (
            Command(keys, name, binding.action, node)
            for node in nodes
            for key in keys.split(" / ")
            for binding in node._bindings.key_to_bindings.get(_NAMES.get(key, key), ())
        )
        command = next(bound, None)
        if command and command.action != "palette":
            found.append(command)
    return found


def open_palette(screen: Screen[Any], found: list[Command]) -> None:
    """Let the user choose an action, and run it on the screen once the dialog has closed."""

    async def chosen(command: Command | None) -> None:
        if command:
            await screen.app.run_action(command.action, command.node)

    screen.app.push_screen(Palette(found), chosen)


class Palette(Dialog[Command]):
    """Returns the chosen action."""

    AUTO_FOCUS = "TextInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]
    DEFAULT_CSS = """
    Palette {
        & RowList { height: 13; margin: 1 0 0 0; }
        &.-high RowList { height: 31; }
        &.-short RowList { height: 5; margin: 0; }
    }
    """

    def __init__(self, found: list[Command]) -> None:
        super().__init__(_("Actions"))
        self._all = found
        self._found = found

    def compose_body(self) -> ComposeResult:
        """The filter, and what it leaves."""
        yield TextInput(placeholder=_("Type a part of the name"), limit=200, compact=True)
        empty = _("No action here has such a name. Shorten it, or press Esc.")
        yield RowList((Column(_("Action"), 1), Column(_("Keys"), 0, 10)), self._row, empty=empty)

    def on_mount(self) -> None:
        """Begin with every action."""
        self.query_one(RowList).show(len(self._found))

    def _row(self, index: int) -> Row:
        found = self._found[index]
        return Row((found.name, key_name(found.keys.split(" / ")[0])))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the actions that have every word in their name."""
        event.stop()
        words = event.value.casefold().split()
        self._found = [found for found in self._all if all(w in found.name.casefold() for w in words)]
        self.query_one(RowList).show(len(self._found), 0)

    def action_move(self, rows: int) -> None:
        """Move in the list while the filter has the focus."""
        self.query_one(RowList).action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move by what fits while the filter has the focus."""
        self.query_one(RowList).action_page(pages)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter runs."""
        event.stop()
        self.action_accept()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter in the list and a click run too."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Return the highlighted action, if there is one."""
        if self._found:
            self.dismiss(self._found[self.query_one(RowList).highlighted])
