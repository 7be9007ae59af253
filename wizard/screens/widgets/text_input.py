"""A field for one line of text from people: a paste is cleaned or refused, and says so."""

from typing import Any

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from wizard.domain.text import clean, has_unsafe, show
from wizard.i18n import _, ngettext
from wizard.screens.widgets.own_keys import OwnKeys

# Typing may pass the limit by so much: the error under the field can tell, and a flood of bytes ends.
_BEYOND_LIMIT = 1000


def number(count: int) -> str:
    """Return a number with its thousands apart."""
    # Translators: what stands between the thousands of a number, as in 1,000.
    return f"{count:,}".replace(",", _(","))


def too_long(count: int, room: int) -> str:
    """Return the message for a paste of `count` characters where `room` fit."""
    message = ngettext(
        "The pasted text has {count} character; at most {room} fit here. Nothing was pasted.",
        "The pasted text has {count} characters; at most {room} fit here. Nothing was pasted.",
        count,
    )
    return message.format(count=number(count), room=number(max(0, room)))


def cleaned_notice() -> str:
    """Return the message for a paste with characters that are never kept."""
    return _("Control characters in the pasted text were left out.")


class TextInput(OwnKeys, Input):
    """An `Input` that never holds control characters and never drops pasted text without a word."""

    # Textual's own lays the whole screen out for each key.
    virtual_size = Reactive(Size(0, 0))

    class Notice(Message):
        """Something to say under the field."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, value: str = "", *, placeholder: str = "", limit: int = 8000, **options: Any) -> None:
        """Make the field.

        Args:
            value: its first text.
            placeholder: what an empty field shows.
            limit: how many characters a paste may fill it with; 0 for no limit.
            options: what else an `Input` takes.
        """
        self._limit = limit
        self._is_full = False
        # Typing appends instead of wiping the name that is edited, and the form sets the error look.
        options |= {"select_on_focus": False, "validate_on": ()}
        super().__init__(value, show(placeholder), **options)

    @property
    def text(self) -> str:
        """What was entered: trimmed, NFC and on one line."""
        return clean(self.value).strip()

    def validate_value(self, value: str) -> str:
        """Keep what is unsafe out, whoever sets the value."""
        return clean(value) if has_unsafe(value) else value

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a part of the text; typing far beyond the limit is refused."""
        room = self._limit + _BEYOND_LIMIT - self._length_without(start, end)
        is_full = bool(self._limit and text and len(text) > room)
        if not is_full:
            super().replace(text, start, end)
        elif not self._is_full:
            message = _("This field is full. Shorten the text to {limit} characters.")
            self.post_message(self.Notice(message.format(limit=number(self._limit))))
        self._is_full = is_full

    def on_paste(self, event: events.Paste) -> None:
        """Take one clean line of the paste."""
        event.prevent_default()
        event.stop()
        self._paste(event.text)

    def action_paste(self) -> None:
        """Paste what was copied inside the wizard."""
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        lines = [line for line in text.splitlines() if clean(line).strip()]
        if not lines:
            self.post_message(self.Notice(_("The pasted text is blank. Nothing was pasted.")))
            return
        line = clean(lines[0])
        room = self._limit - self._length_without(*self.selection)
        if self._limit and len(line) > room:
            self.post_message(self.Notice(too_long(len(line), room)))
            return
        self.replace(line, *self.selection)
        if notices := _paste_notices(lines):
            self.post_message(self.Notice(" ".join(notices)))

    def _length_without(self, start: int, end: int) -> int:
        return len(self.value) - len(self.value[max(0, min(start, end)) : max(start, end)])


def _paste_notices(lines: list[str]) -> list[str]:
    """Return what to say about a paste that was taken: it was cleaned, or not all of it was used."""
    notices = []
    if has_unsafe(lines[0].replace("\t", " ")):
        notices.append(cleaned_notice())
    if left := len(lines) - 1:
        message = ngettext(
            "Only the first line was pasted; {count} more line was left out. For many, use the paste list.",
            "Only the first line was pasted; {count} more lines were left out. For many, use the paste list.",
            left,
        )
        notices.append(message.format(count=number(left)))
    return notices
