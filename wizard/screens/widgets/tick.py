"""A switch that is told by a sign and a word, never by colour alone."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from wizard.i18n import _
from wizard.screens.widgets.plain import plain


class Tick(Widget, can_focus=True):
    """`[x] yes` or `[ ] no`; Space, Enter or a click turns it."""

    DEFAULT_CSS = """
    Tick {
        width: auto; height: 1; padding: 0 1;
        &:focus { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space,enter", "turn", show=False)]

    value: reactive[bool] = reactive(False)

    class Changed(Message):
        """The user turned the switch."""

    def __init__(self, value: bool = False, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(Tick.value, value)

    def render(self) -> Content:
        """Return the sign and the word."""
        return plain(f"[x] {_('yes')}" if self.value else f"[ ] {_('no')}")

    def get_content_width(self, container: object, viewport: object) -> int:  # noqa: ARG002
        """Return room for both words, so that nothing jumps."""
        return 4 + max(len(_("yes")), len(_("no")))

    def on_click(self, event: events.Click) -> None:
        """Turn it by mouse."""
        event.stop()
        self.action_turn()

    def action_turn(self) -> None:
        """Turn it and tell."""
        self.value = not self.value
        self.post_message(self.Changed())
