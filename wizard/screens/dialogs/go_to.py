"""Choosing a step to go to."""

from textual.app import ComposeResult

from wizard import steps
from wizard.domain.review import state_text
from wizard.domain.session import Session
from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog
from wizard.screens.widgets.rail import SIGNS
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row


class GoTo(Dialog[str]):
    """Returns the id of the chosen step."""

    AUTO_FOCUS = "RowList"

    def __init__(self, session: Session) -> None:
        super().__init__(_("Go to step"))
        self._session = session

    def compose_body(self) -> ComposeResult:
        """Every step with its state in words."""
        columns = (Column(_("Step"), 2), Column(_("State"), 3))
        yield RowList(columns, self._row, id="dialog-list")

    def on_mount(self) -> None:
        """Start at the step where the user is."""
        order = steps.order()
        here = self._session.setup.progress.step
        self.query_one(RowList).show(len(order), order.index(here) if here in order else 0)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Return the step."""
        self.dismiss(steps.order()[event.index])

    def action_accept(self) -> None:
        """Return the highlighted step."""
        self.dismiss(steps.order()[self.query_one(RowList).highlighted])

    def _row(self, index: int) -> Row:
        step_id = steps.order()[index]
        state = self._session.state_of(step_id)
        return Row((steps.title_of(step_id), state_text(self._session, step_id)), SIGNS[state])
