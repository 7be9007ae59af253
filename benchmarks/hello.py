"""The smallest Textual app: what nothing written with Textual can be faster than."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Hello(App[None]):
    """One text, one key."""

    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Show the text."""
        yield Static("hello")


if __name__ == "__main__":
    Hello().run()
