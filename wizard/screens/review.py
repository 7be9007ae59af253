"""The review: every problem with a jump to its field, and the plan as a readable difference."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from wizard.domain.model import Status
from wizard.domain.problems import blocking
from wizard.domain.review import Line, review_lines
from wizard.i18n import _, ngettext
from wizard.screens.step_screen import StepScreen
from wizard.screens.widgets.plain import plain
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row


class ReviewScreen(StepScreen):
    """The last look before completing."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", show=False),
        Binding("t", "templates", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The lines in a frame."""
        self._lines: list[Line] = []
        with Vertical(id="box"):
            yield RowList(
                [Column(_("What changes in SuperOffice"), 1)], self._row, moved=self._moved, id="list"
            )

    def buttons(self) -> list[tuple[str, str, str]]:
        """Return the jump."""
        return [("edit", "Enter", _("Go there"))]

    def next_label(self) -> str:
        """Completing is what Next does here, once."""
        complete = self.session.setup.progress.status is Status.COMPLETE
        return _("Next") if complete else _("Complete")

    def help_text(self) -> str:
        """Return what the review is for."""
        return _(
            "Here is what has to change in SuperOffice, from how it is to how you want it. "
            "Enter on a line goes to where it is edited.\n\n"
            "Complete opens the checklist for the changes: nothing is sent to "
            "SuperOffice by itself."
        )

    def update_body(self) -> None:
        """Read the plan and the problems again."""
        self._lines = review_lines(self.session)
        count = len(self.session.plan)
        text = ngettext("{count} change", "{count} changes", count).format(count=count)
        self.frame(_("Review"), text)
        self.query_one(RowList).show(len(self._lines))

    def _row(self, index: int) -> Row:
        line = self._lines[index]
        return Row((line.text if line.heading else f"  {line.text}",), line.sign, trouble=line.trouble)

    @property
    def _line(self) -> Line | None:
        index = self.query_one(RowList).highlighted
        return self._lines[index] if 0 <= index < len(self._lines) else None

    def hint(self) -> Content:
        """Show the highlighted line whole: it may be cut in the list."""
        return plain(self._line.text.strip()) if self._line and not self._line.heading else self._state()

    def _state(self) -> Content:
        if self.session.setup.progress.status is Status.COMPLETE:
            return plain(_("This set-up is complete. Next opens the checklist."))
        stops = len(blocking(self.session.problems))
        if stops:
            text = ngettext("{count} thing to put right first.", "{count} things to put right first.", stops)
            return plain("! " + text.format(count=stops))
        return plain(_("Everything is in order: complete the set-up with ctrl+n."))

    def _moved(self, _index: int) -> None:
        """Show the line whole."""
        self._said = ""
        self.update_messages()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter jumps."""
        event.stop()
        self.action_edit()

    def action_edit(self) -> None:
        """Go to where the highlighted line is edited."""
        line = self._line
        if line and line.step:
            self.jump(line.step, line.path)
        elif line and line.path.startswith("customer"):
            self.action_customer()

    def focus_path(self, path: str) -> None:
        """Highlight the line of a problem."""
        for index, line in enumerate(self._lines):
            if line.path == path:
                self.query_one(RowList).highlighted = index
                return

    def key_help(self) -> list[tuple[str, str]]:
        """Return the keys of the review too."""
        return [
            ("enter / e", _("go to where the line is edited")),
            ("t", _("templates: apply one, or save this set-up as one")),
            *super().key_help(),
        ]
