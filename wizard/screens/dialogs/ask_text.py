"""Asking for one line, such as the path of a file; what is wrong with it is said under the field."""

from collections.abc import Callable

from textual.app import ComposeResult

from wizard.domain.fields import Field
from wizard.domain.problems import error
from wizard.screens.dialogs.base import Dialog
from wizard.screens.widgets.field_row import FieldRow


class AskText(Dialog[str]):
    """Returns the text once `accept` takes it: that function returns why not, or an empty text."""

    def __init__(self, title: str, field: Field, value: str, accept: Callable[[str], str]) -> None:
        super().__init__(title)
        self._field = field
        self._value = value
        self._accept = accept

    def compose_body(self) -> ComposeResult:
        """The one field."""
        yield FieldRow(self._field, self._value, self._field.name)

    @property
    def unsaved(self) -> bool:
        """Tell whether something was typed."""
        return bool(self.query_one(FieldRow).value != self._value)

    def on_field_row_finished(self, event: FieldRow.Finished) -> None:
        """Enter accepts."""
        event.stop()
        if event.submitted:
            self.action_accept()

    def action_accept(self) -> None:
        """Return the text, or say why it cannot be taken."""
        row = self.query_one(FieldRow)
        if reason := self._accept(row.value):
            row.show_problem(error(row.path, "refused", reason))
            row.focus_control()
        else:
            self.dismiss(row.value)
