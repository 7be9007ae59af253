"""How far something has come that takes long; Escape stops it."""

from functools import partial

from textual.app import ComposeResult
from textual.widgets import Static

from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog, closing
from wizard.screens.widgets.button_row import ButtonRow
from wizard.screens.widgets.plain import plain, put
from wizard.screens.widgets.text_input import number
from wizard.screens.wizard_app import Work

_EVERY = 0.1  # seconds


class Progress(Dialog[None]):
    """Closes when the work has ended, at its end or because it was stopped."""

    AUTO_FOCUS = "ButtonRow"

    def __init__(self, title: str, work: Work) -> None:
        super().__init__(title)
        self._work = work
        self._stops = False

    def compose_body(self) -> ComposeResult:
        """How many are done."""
        yield Static(id="dialog-notice", markup=False)
        yield Static(plain(_("Esc stops. What is done stays done.")))

    def compose_buttons(self) -> ComposeResult:
        """One way out."""
        yield ButtonRow([closing(_("Stop"))])

    def on_mount(self) -> None:
        """Look how far it is, again and again."""
        self._look()
        self.set_interval(_EVERY, partial(self.call_later, self._look))

    def on_unmount(self) -> None:
        """Stop it when the wizard ends."""
        self._work.stop()

    def _look(self) -> None:
        if self._work.wait(0):
            self.dismiss(None)
            return
        done, total = number(self._work.done), number(self._work.total)
        text = _("Stopping …") if self._stops else _("{done} of {total}").format(done=done, total=total)
        put(self.query_one("#dialog-notice", Static), plain(text))

    def action_close(self) -> None:
        """Let it end after the set-up whose turn it is."""
        self._stops = True
        self._work.stop()
        self._look()

    def action_accept(self) -> None:
        """Only its button and Escape stop it."""
