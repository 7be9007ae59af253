"""The kept revisions of the open set-up, and bringing one of them back."""

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog, closing
from wizard.screens.widgets.button_row import ButtonRow, RowButton
from wizard.screens.widgets.plain import plain
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row
from wizard.screens.wizard_app import Revision, Wizard


class History(Dialog[int]):
    """Returns the number of the revision to restore."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "compare", show=False)]

    def __init__(self, revisions: list[Revision]) -> None:
        super().__init__(_("History"))
        self._revisions = revisions

    def compose_body(self) -> ComposeResult:
        """One line a revision, and the highlighted one in full below."""
        columns = (Column(_("Saved"), 0, 16), Column(_("Why"), 1, 10), Column(_("What changed"), 3))
        yield RowList(
            columns, self._row, moved=self._moved, empty=_("Nothing was kept yet."), id="dialog-list"
        )
        yield Static(id="dialog-notice", markup=False)

    def compose_buttons(self) -> ComposeResult:
        """Restore, or leave it."""
        restore, compare = RowButton("accept", _("Restore"), "primary"), "c " + _("Compare")
        yield ButtonRow([restore, RowButton("compare", compare), closing(_("Cancel"))])

    def on_mount(self) -> None:
        """Show the revisions."""
        self.query_one(RowList).show(len(self._revisions))
        self._show_details()

    def _row(self, index: int) -> Row:
        found = self._revisions[index]
        return Row((found.saved, found.why, found.changes), trouble=not found.whole)

    def _moved(self, _index: int) -> None:
        """Show the line whole."""
        self._show_details()

    def _show_details(self) -> None:
        found = self._found
        parts = [found.by and _("by {user}").format(user=found.by), found.changes] if found else []
        number = _("Revision {number}").format(number=found.number) if found else ""
        self._say(" · ".join(filter(None, [number, *parts])))

    def _say(self, text: str) -> None:
        self.query_one("#dialog-notice", Static).update(plain(text))

    @property
    def _found(self) -> Revision | None:
        return self._revisions[self.query_one(RowList).highlighted] if self._revisions else None

    def action_compare(self) -> None:
        """Show what differs between the highlighted revision and the set-up as it is now."""
        from wizard.screens.dialogs.compare import show_compared

        if found := self._found:
            comparing = cast("Wizard", self.app).setups.comparing
            show_compared(self, comparing.revision(found.number), self._say)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter restores: undo brings back what was there."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Return the highlighted revision, if it can be restored."""
        found = self._found
        self.dismiss(found.number if found and found.whole else None)
