"""The keys that can be pressed now in one line, to read and to click.

One widget instead of Textual's footer, which has one for each key: the start screen comes a tenth sooner.
"""

from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from wizard.screens.keys import key_name
from wizard.screens.widgets.plain import plain


class Hint(NamedTuple):
    """A key as Textual knows it, what it says in the line, and how the key is shown there."""

    key: str
    text: str
    shown: str

    @property
    def width(self) -> int:
        """Its cells, with the spaces around it."""
        return cell_len(self.shown) + cell_len(self.text) + 3


class KeyBar(Widget):
    """First the keys of what has the focus, then those of the screen and the app: as many as fit, each whole.

    What has keys to tell has a method `key_hints`, which returns pairs of a key and a translated text.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "KeyBar { height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._hints: list[Hint] = []

    def on_mount(self) -> None:
        """Show the keys, and follow them from now on."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._changed(self.screen)

    def _changed(self, _screen: Screen[object]) -> None:
        hints = [*self._of_focus(), *self._of_screen()]
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def _of_focus(self) -> list[Hint]:
        focused = self.screen.focused
        for node in focused.ancestors_with_self if focused else ():
            if told := getattr(node, "key_hints", None):
                return [Hint(key, text, key_name(key)) for key, text in told()]
        return []

    def _of_screen(self) -> list[Hint]:
        by_action: dict[str, Hint] = {}
        for node, binding, enabled, _tooltip in self.screen.active_bindings.values():
            if binding.show and enabled and node in (self.screen, self.app):
                hint = Hint(binding.key, binding.description, self._shown(binding))
                by_action.setdefault(binding.action, hint)
        return list(by_action.values())

    def _shown(self, binding: Binding) -> str:
        """Return how a key is written: by its name, else as Textual does, which is shorter, as ^n."""
        name = key_name(binding.key)
        return self.app.get_key_display(binding) if name == binding.key else name

    @property
    def shown_hints(self) -> list[Hint]:
        """The hints that fit."""
        ends = accumulate(hint.width for hint in self._hints)
        return [hint for hint, end in zip(self._hints, ends, strict=True) if end <= self.size.width]

    def render(self) -> Content:
        """Return the hints that fit."""
        parts: list[Content] = []
        for hint in self.shown_hints:
            parts += [plain(f" {hint.shown} ", "bold $footer-key-foreground"), plain(f"{hint.text} ")]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        hints = self.shown_hints
        is_right = self.styles.text_align == "right"
        end = self.size.width - sum(hint.width for hint in hints) if is_right else 0
        for hint in hints:
            start, end = end, end + hint.width
            if start <= offset.x < end:
                self.app.simulate_key(hint.key)
                return
