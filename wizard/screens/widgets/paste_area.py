"""A box to paste a list of names into, one name per line."""

from typing import Any

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from wizard.domain.text import clean, has_unsafe
from wizard.screens.widgets.own_keys import OwnKeys
from wizard.screens.widgets.text_input import cleaned_notice, too_long

LIMIT = 1_000_000


class PasteArea(OwnKeys, TextArea):
    """A `TextArea` whose pastes are cleaned line by line; Tab leaves it."""

    class Notice(Message):
        """Something to say under the box."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, **options: Any) -> None:
        """Make an empty box; the options are those of a `TextArea`."""
        super().__init__(soft_wrap=False, tab_behavior="focus", highlight_cursor_line=False, **options)

    def on_paste(self, event: events.Paste) -> None:
        """Refuse a paste that is too long, and hand a clean one on to the `TextArea`."""
        # The app would hand a paste that bubbles up to the focused widget once more.
        event.stop()
        room = LIMIT - len(self.text) + len(self.selected_text)
        if len(event.text) > room:
            event.prevent_default()
            self.post_message(self.Notice(too_long(len(event.text), room)))
            return
        lines = event.text.splitlines()
        if has_unsafe("".join(lines).replace("\t", " ")):
            self.post_message(self.Notice(cleaned_notice()))
        ending = [""] if event.text.endswith(("\n", "\r")) else []
        event.text = "\n".join([*map(self.clean_line, lines), *ending])

    def clean_line(self, line: str) -> str:
        """Return one line of a paste as it is taken."""
        return clean(line)

    def action_paste(self) -> None:
        """Paste what was copied inside the wizard, under the same rules."""
        self.post_message(events.Paste(self.app.clipboard))
