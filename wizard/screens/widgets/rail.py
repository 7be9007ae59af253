"""The step rail: every step with its state, told by a sign; a click goes to a step."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from wizard import steps
from wizard.domain.session import DONE, Session, StepState
from wizard.i18n import _
from wizard.screens.widgets.plain import plain, put

SIGNS = {
    StepState.HERE: "●",
    StepState.DONE: "✓",
    StepState.TROUBLE: "!",
    StepState.OPEN: "○",
    StepState.SKIPPED: "–",
}
_STYLES = {StepState.HERE: "bold", StepState.TROUBLE: "bold", StepState.OPEN: "dim", StepState.SKIPPED: "dim"}


class Rail(Static):
    """All steps in one line."""

    class Chosen(Message):
        """The user wants to go to a step."""

        def __init__(self, step_id: str) -> None:
            super().__init__()
            self.step_id = step_id

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._ends: list[tuple[int, str]] = []

    def show(self, session: Session) -> None:
        """Draw the steps as the session has them; the line between them fills the width."""
        self._session = session
        width = self.size.width or 78
        labels = [_label(session, step_id) for step_id in steps.order()]
        if _length(labels) > width:
            labels = [_label(session, step_id, short=True) for step_id in steps.order()]
        gap = (width - _length(labels)) // (len(labels) - 1) - 1
        between = f" {'─' * min(gap, 6)} " if gap > 0 else " "
        parts: list[Content] = []
        self._ends, column = [], 0
        for index, (step_id, label, style) in enumerate(labels):
            if index:
                parts.append(plain(between, "dim"))
                column += len(between)
            parts.append(plain(label, style))
            column += cell_len(label)
            self._ends.append((column, step_id))
        put(self, Content.assemble(*parts), layout=False)

    def on_resize(self) -> None:
        """Draw the line anew for the new width."""
        if self._ends:
            self.show(self._session)

    def on_click(self, event: events.Click) -> None:
        """Tell which step was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for end, step_id in self._ends:
            if offset.x < end:
                self.post_message(self.Chosen(step_id))
                return


def _label(session: Session, step_id: str, *, short: bool = False) -> tuple[str, str, str]:
    """Return a step's id, label and style; a short label has its name only where the user is."""
    state = session.state_of(step_id)
    is_handed_over = session.place == DONE and step_id == steps.REVIEW
    title = _("Hand-over") if is_handed_over else steps.title_of(step_id)
    if short and state is not StepState.HERE and not is_handed_over:
        title = title.split()[0]
    return step_id, f"{SIGNS[state]} {title}", _STYLES.get(state, "")


def _length(labels: list[tuple[str, str, str]]) -> int:
    """Return the cells that the labels need, with a space between them."""
    return sum(cell_len(label) for _id, label, _style in labels) + len(labels) - 1
