"""Copying a text out of the wizard: through the terminal where it can, and into a file everywhere."""

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from wizard.domain.fields import Field
from wizard.domain.text import show
from wizard.files import path_of, write_text
from wizard.i18n import _
from wizard.screens.dialogs.ask_text import AskText
from wizard.screens.dialogs.base import Dialog, closing
from wizard.screens.widgets.button_row import ButtonRow, RowButton
from wizard.screens.widgets.plain import paragraphs, plain

_FILE_NAME = "lead-wizard.txt"


class CopyText(Dialog[str]):
    """Shows a text whole and stays open: whether a terminal has copied it is never told."""

    AUTO_FOCUS = "ButtonRow"

    def __init__(self, title: str, text: str, whole: str = "") -> None:
        """Offer a text.

        Args:
            title: what it is.
            text: what is shown and copied.
            whole: what it is a part of; a button goes on to it.
        """
        super().__init__(title)
        self._text = _safe(text)
        self._whole = _safe(whole)

    def compose_body(self) -> ComposeResult:
        """The text, and what became of it."""
        with VerticalScroll(id="dialog-text"):
            yield Static(paragraphs(self._text), id="copy-text")
        yield Static(id="dialog-notice", markup=False)

    def compose_buttons(self) -> ComposeResult:
        """Copy first; a file is always offered."""
        whole = [RowButton("whole", _("All steps"))] if self._whole else []
        yield ButtonRow(
            [
                RowButton("accept", _("Copy"), "primary"),
                RowButton("write", _("Write to a file")),
                *whole,
                closing(_("Close")),
            ]
        )

    def action_accept(self) -> None:
        """Ask the terminal to copy (OSC 52)."""
        self.app.copy_to_clipboard(self._text)
        self._say(_("Copied, if your terminal allows it."))

    def action_write(self) -> None:
        """Write the text to a file."""
        question = ask_file(
            _("Write to a file"), _FILE_NAME, lambda path: write_text(path, self._text + "\n")
        )
        self.app.push_screen(question, lambda name: self._say(written_text(name)))

    def action_whole(self) -> None:
        """Go on to the whole of which the text is a part."""
        self._text = self._whole
        self.query_one("#copy-text", Static).update(paragraphs(self._text))
        buttons = self.query_one(ButtonRow)
        buttons.hide("whole")
        buttons.enter()
        self._say("")

    def _say(self, text: str) -> None:
        self.query_one("#dialog-notice", Static).update(plain(text))


def _safe(text: str) -> str:
    """Return a text as it is shown: nobody shall paste a control sequence."""
    return "\n".join(show(line) for line in text.split("\n"))


def ask_file(title: str, suggestion: str, write: Callable[[Path], str]) -> AskText:
    """Return the question for a file's name; `write` returns why it cannot be written, or an empty text."""

    def accept(name: str) -> str:
        return write(path_of(name)) if name else _("Type the name of a file.")

    field = Field("file", _("File"), _("An existing file of that name is replaced."), minimum=1)
    return AskText(title, field, suggestion, accept)


def written_text(name: str | None) -> str:
    """Return where a file was written, or an empty text when it was not."""
    return _("Written to {file}.").format(file=path_of(name).absolute()) if name else ""
