"""The keys of the screen in one line, to read and to click.

One widget instead of Textual's footer, which has one for each key: the start screen comes a tenth sooner.
"""

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from wizard.screens.widgets.plain import plain, put


class KeyBar(Static):
    """The keys that the screen and the app say to show, as they are now."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._ends: list[tuple[int, str]] = []

    def on_mount(self) -> None:
        """Follow the keys from now on."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.show()

    def show(self) -> None:
        """Draw the keys of the screen; those of a field or an open list of choices go without saying."""
        screen = self.screen
        parts: list[Content] = []
        actions: set[str] = set()
        self._ends, column = [], 0
        for node, binding, enabled, _tooltip in screen.active_bindings.values():
            own = node in (screen, self.app)
            if not (binding.show and enabled and own) or binding.action in actions:
                continue
            actions.add(binding.action)
            key = self.app.get_key_display(binding)
            parts += [plain(f" {key} ", "bold $footer-key-foreground"), plain(f"{binding.description} ")]
            column += len(key) + len(binding.description) + 3
            self._ends.append((column, binding.key))
        put(self, Content.assemble(*parts), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for end, key in self._ends:
            if offset.x < end:
                self.app.simulate_key(key)
                return
