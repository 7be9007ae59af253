"""Editing one record, field by field: a category, a lead status, a campaign link, the customer."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from wizard.domain.fields import Field, get_value
from wizard.domain.problems import Problem, covers, error
from wizard.screens.dialogs.base import Dialog
from wizard.screens.widgets.field_row import FieldRow

Check = Callable[[dict[str, Any]], Sequence[Problem]]
Accept = Callable[[dict[str, Any]], str]


class EditRecord(Dialog[dict[str, Any]]):
    """Returns the values by field name. OK waits until nothing blocks; each message stands at its field."""

    def __init__(
        self,
        title: str,
        fields: tuple[Field, ...],
        record: Any,
        check: Check,
        root: str = "",
        accept: Accept | None = None,
    ) -> None:
        """Edit a record.

        Args:
            title: what is edited.
            fields: the fields to show.
            record: the values to start from.
            check: returns what is wrong with some values; a problem's path ends in the field's name.
            root: the record's path in the document, to find the field of a problem.
            accept: does what the values are for and returns why that failed, or an empty text.
        """
        super().__init__(title)
        self._fields = fields
        self._record = record
        self._check = check
        self._root = root
        self._accept = accept
        self._asked = False

    def compose_body(self) -> ComposeResult:
        """One row for each field."""
        with VerticalScroll(id="dialog-form", can_focus=False):
            for field in self._fields:
                yield FieldRow(field, get_value(self._record, field.name), f"{self._root}.{field.name}")

    @property
    def values(self) -> dict[str, Any]:
        """What stands in the fields now."""
        return {row.field.name: row.value for row in self.query(FieldRow)}

    @property
    def unsaved(self) -> bool:
        """Tell whether a field differs from the record."""
        return any(get_value(self._record, name) != value for name, value in self.values.items())

    def on_field_row_finished(self, event: FieldRow.Finished) -> None:
        """Say what is wrong as soon as it can be known; Enter in a text accepts."""
        event.stop()
        if event.submitted:
            self.action_accept()
        else:
            self._show_problems(self._check(self.values))

    def action_accept(self) -> None:
        """Return the values, or show everything that is wrong with the first of it in focus."""
        self._asked = True
        values = self.values
        problems = list(self._check(values))
        if not any(problem.blocks for problem in problems):
            reason = self._accept(values) if self._accept else ""
            if not reason:
                self.dismiss(values)
                return
            problems = [error(self._root, "refused", reason)]
        self._show_problems(problems)
        for row in self.query(FieldRow):
            if row.has_class("-error"):
                row.focus_control()
                return

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Silent until asked, live once touched; a problem of no field of its own stands at the first."""
        rows = list(self.query(FieldRow))
        for row in rows:
            own = [problem for problem in problems if covers(row.path, problem.path)]
            if row is rows[0]:
                own += [p for p in problems if p.blocks and not any(covers(r.path, p.path) for r in rows)]
            shown = [problem for problem in own if self._asked or row.touched]
            row.show_problems(shown)
