"""What every dialog has: a frame with a title, Escape to close it, ctrl+s to accept, F1 for help."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen

from wizard.i18n import N_, _
from wizard.screens.base import BaseScreen
from wizard.screens.keys import fit, translate_bindings
from wizard.screens.widgets.button_row import ButtonRow, RowButton
from wizard.screens.widgets.key_bar import KeyBar
from wizard.screens.widgets.plain import plain

Result = TypeVar("Result")


def closing(label: str, look: str = "button") -> RowButton:
    """Return the button that closes, for a dialog that has no room for its keys beside its buttons."""
    return RowButton("close", f"Esc {label}", look)


class Dialog(BaseScreen, ModalScreen[Result | None]):
    """A dialog in the middle of the screen. A subclass fills the body and accepts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "accept", N_("OK"), key_display="ctrl+s"),
        Binding("escape", "close", N_("Cancel"), key_display="Esc"),
        Binding("f1", "help", N_("Help")),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self.dialog_title = title

    @property
    def unsaved(self) -> bool:
        """Tell whether something was typed that closing would lose."""
        return False

    def compose(self) -> ComposeResult:
        """Frame, body, buttons."""
        fit(self)
        translate_bindings(self)
        with Vertical(id="dialog") as frame:
            frame.border_title = plain(self.dialog_title)
            yield from self.compose_body()
            with Horizontal(id="dialog-buttons"):
                yield from self.compose_buttons()

    def compose_body(self) -> ComposeResult:
        """Yield what the dialog is about."""
        yield from ()

    def compose_buttons(self) -> ComposeResult:
        """Yield the buttons; OK and Cancel unless a dialog asks something else."""
        yield ButtonRow([RowButton("accept", _("OK"), "primary"), RowButton("close", _("Cancel"))])
        yield KeyBar(id="dialog-keys")

    def on_button_row_pressed(self, event: ButtonRow.Pressed) -> None:
        """Pass on which button it was."""
        event.stop()
        self.pressed(event.name)

    def pressed(self, name: str) -> None:
        """Do what a button says: its name is the name of the action."""
        getattr(self, f"action_{name}")()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer help only where there is a field to help with."""
        return action != "help" or bool(self.query("FieldRow"))

    def action_help(self) -> None:
        """Show the help of the focused field."""
        from wizard.screens.dialogs.help import field_help

        self.app.push_screen(field_help(self))

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close, but only once: a key that was quicker, or a start from anew, may have closed it already.

        Keys can come before the dialog's own widgets: then it closes when they are there.
        """

        def close() -> None:
            self.dismiss(result)

        if self.app.screen is not self:
            return AwaitComplete()
        if not self.is_mounted:
            self.call_later(close)
            return AwaitComplete()
        return super().dismiss(result)

    def action_close(self) -> None:
        """Close without change."""
        self.dismiss(None)

    def action_accept(self) -> None:
        """Accept what the dialog holds."""
        self.dismiss(None)
