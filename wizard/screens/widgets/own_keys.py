"""A text field's own keys, in the order in which they are pressed.

Textual sends a key that edits, such as backspace, through every widget above the field to the app, and only
then does it what it says. Letters that are typed meanwhile would overtake it.
"""

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.widget import Widget

    _Widget = Widget
else:
    _Widget = object


class OwnKeys(_Widget):
    """Stands before Textual's own among the bases of a text field."""

    async def on_key(self, event: events.Key) -> None:
        """Do at once what one of the field's own keys says."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
