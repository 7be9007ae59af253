"""The smallest Textual app that takes keys: what an edit cannot be faster than."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class HelloInput(App[None]):
    """One text, one field."""

    def compose(self) -> ComposeResult:
        """Show both."""
        yield Static("hello")
        yield Input()


if __name__ == "__main__":
    HelloInput().run()
