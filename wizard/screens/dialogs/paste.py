"""Pasting a list of names, one per line."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Static

from wizard.domain.edits import Pasted, some_of
from wizard.domain.fields import Field
from wizard.domain.text import split_lines
from wizard.i18n import _, ngettext
from wizard.screens.dialogs.base import Dialog
from wizard.screens.widgets.field_row import FieldRow
from wizard.screens.widgets.paste_area import PasteArea
from wizard.screens.widgets.plain import plain


class PasteList(Dialog[Pasted]):
    """Returns what became of the names. While a name is too long, all stay in the box."""

    AUTO_FOCUS = "PasteArea"

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        values: dict[str, object],
        take: Callable[[list[str], dict[str, object]], Pasted],
    ) -> None:
        """Ask for names.

        Args:
            title: what is pasted.
            fields: what is asked about all of the names together.
            values: what these fields start from.
            take: turns lines and values into the edit; it is asked when the user accepts.
        """
        super().__init__(title)
        self._fields = fields
        self._values = values
        self._take = take

    def compose_body(self) -> ComposeResult:
        """The box, and what holds for all names."""
        yield Static(plain(_("One name per line. Paste with your terminal's own key.")))
        yield PasteArea(id="dialog-area")
        yield Static(id="dialog-notice", markup=False)
        for field in self._fields:
            yield FieldRow(field, self._values[field.name], field.name)

    @property
    def unsaved(self) -> bool:
        """Tell whether something is in the box."""
        return bool(self.query_one(PasteArea).text.strip())

    def on_paste_area_notice(self, event: PasteArea.Notice) -> None:
        """Say what the box says."""
        self._say(event.text)

    def on_field_row_finished(self, event: FieldRow.Finished) -> None:
        """Nothing to check: every value is fine."""
        event.stop()

    def action_accept(self) -> None:
        """Take the names, or say which are too long; then nothing is taken and nothing lost."""
        area = self.query_one(PasteArea)
        lines = split_lines(area.text)
        if not any(lines):
            self._say(_("There is no name in the box. Paste or type one per line."))
            return
        pasted = self._take(lines, {row.field.name: row.value for row in self.query(FieldRow)})
        if pasted.too_long:
            message = ngettext(
                "{count} name is longer than SuperOffice takes. Shorten it: {names}",
                "{count} names are longer than SuperOffice takes. Shorten them: {names}",
                len(pasted.too_long),
            )
            self._say(message.format(count=len(pasted.too_long), names=some_of(pasted.too_long)))
            return
        self.dismiss(pasted)

    def _say(self, text: str) -> None:
        self.query_one("#dialog-notice", Static).update(plain(f"! {text}"))
