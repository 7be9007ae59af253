"""What every screen has: it comes and goes with few pictures, and Tab goes from button to button.

Two names here are Textual's own business. Where a later version has them no more, its own way is taken.
"""

from asyncio import get_running_loop, sleep
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import events
from textual.await_remove import AwaitRemove
from textual.screen import Screen
from textual.widget import Widget

from wizard.screens.widgets.button_row import ButtonRow

if TYPE_CHECKING:
    _Screen = Screen[Any]
else:  # with a base of Textual's, a dialog would not get the style of a `ModalScreen`
    _Screen = object


class BaseScreen(_Screen):
    """Stands before Textual's own among the bases of a screen. A picture that is spared is a frame less."""

    def on_compose(self) -> None:
        """Start the clock of the frames: it would start with the first one, and the next would wait."""
        if timer := getattr(self, "_update_timer", None):
            timer.resume()
            get_running_loop().call_soon(timer.pause)

    async def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keep the styles: a new screen has just got them, and a theme that changes reaches every screen.

        What a dialog's answer changed is to be in the first picture too: its widgets get a turn to say so.
        """
        event.refresh_styles = False
        await sleep(0)

    def remove(self) -> AwaitRemove:
        """Go, and leave the screen that has taken this one's place as it is, laid out and painted."""
        prune: Callable[..., AwaitRemove] | None = getattr(self.app, "_prune", None)
        return prune(self) if prune else super().remove()

    def focus_next(self, selector: Any = "*") -> Widget | None:
        """Go to the next button of a row, else to the next widget."""
        row = self.focused
        if isinstance(row, ButtonRow) and row.move(1):
            return row
        focused = super().focus_next(selector)
        if isinstance(focused, ButtonRow):
            focused.enter()
        return focused

    def focus_previous(self, selector: Any = "*") -> Widget | None:
        """Go to the previous button of a row, else to the previous widget."""
        row = self.focused
        if isinstance(row, ButtonRow) and row.move(-1):
            return row
        focused = super().focus_previous(selector)
        if isinstance(focused, ButtonRow):
            focused.enter(last=True)
        return focused
