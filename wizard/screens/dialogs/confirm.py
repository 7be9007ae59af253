"""A question before something that is not easily put right; the safe answer has the focus."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog, closing
from wizard.screens.widgets.button_row import ButtonRow, RowButton
from wizard.screens.widgets.plain import plain


class Confirm(Dialog[str]):
    """Returns the id of the chosen answer, or None for the safe one."""

    AUTO_FOCUS = "ButtonRow"

    def __init__(self, title: str, lines: list[str], answers: list[tuple[str, str]], safe: str = "") -> None:
        """Ask.

        Args:
            title: the question.
            lines: what it means, a paragraph each.
            answers: id and label of each answer but the safe one.
            safe: label of the safe answer.
        """
        super().__init__(title)
        self._lines = lines
        self._answers = dict(answers)
        self._safe = safe or _("Cancel")

    def compose_body(self) -> ComposeResult:
        """Say what it means."""
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Static(Content("\n\n").join(plain(line) for line in self._lines))

    def compose_buttons(self) -> ComposeResult:
        """Offer the safe answer first."""
        answers = [RowButton(name, label, "warning") for name, label in self._answers.items()]
        yield ButtonRow([closing(self._safe), *answers])

    def pressed(self, name: str) -> None:
        """Return the answer."""
        self.dismiss(name if name in self._answers else None)

    def action_accept(self) -> None:
        """Accept only by its own button: ctrl+s must not answer a question that was not read."""
