"""A step that is a form: drawn from the step's fields, so a new step needs no screen of its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wizard import steps
from wizard.domain.fields import Field, Kind, get_value, with_values
from wizard.domain.problems import Problem, blocking, covers
from wizard.i18n import _
from wizard.screens.step_screen import StepScreen
from wizard.screens.widgets.field_row import FieldRow
from wizard.screens.widgets.plain import plain
from wizard.screens.widgets.records_row import RecordsRow
from wizard.steps.base import Step

if TYPE_CHECKING:
    from wizard.screens.dialogs.palette import Command

FormRow = FieldRow | RecordsRow


class Section(Vertical):
    """A record inside the form, under a heading."""


class FormScreen(StepScreen):
    """The screen of a form step. A field that is left, turned or chosen is an edit."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f4", "skip", show=False)]

    @property
    def step(self) -> Step:
        """The step that is shown."""
        step = steps.find(self.shown_place)
        assert step is not None
        return step

    def compose_body(self) -> ComposeResult:
        """All fields in a scrolling box."""
        with VerticalScroll(id="box", can_focus=False):
            yield from self._compose_fields(self.step.fields, self._values(), self.step.path)

    def _compose_fields(self, fields: tuple[Field, ...], record: Any, path: str) -> ComposeResult:
        for field in fields:
            value, place = get_value(record, field.name), f"{path}.{field.name}"
            if field.kind is Kind.RECORD:
                with Section(classes="section"):
                    yield Static(plain(_(field.label), "bold"), classes="section-title")
                    yield from self._compose_fields(field.fields, value, place)
            elif field.kind is Kind.RECORDS:
                yield RecordsRow(field, value, place)
            else:
                yield FieldRow(field, value, place)

    def _values(self) -> Any:
        return self.step.values(self.session.setup)

    @property
    def form_rows(self) -> list[FormRow]:
        """Every field's row, in order."""
        return [row for row in self.query("FieldRow, RecordsRow") if isinstance(row, FieldRow | RecordsRow)]

    def collect(self) -> None:
        """Make an edit of what stands in the fields, once they are there."""
        if not self.is_mounted:
            return
        rows = {row.path: row.value for row in self.form_rows}
        values = _collected(self.step.fields, self._values(), self.step.path, rows)
        if values != self._values():
            self.wizard.try_edit(self.step.with_values(self.session.setup, values))

    def update_body(self) -> None:
        """Bring every field up to the session, show what belongs to the answers, and what is wrong."""
        self.query_one("#box").border_title = plain(_(self.step.title))
        shown: dict[str, tuple[Any, bool]] = {}
        _flatten(self.step.fields, self._values(), self.step.path, True, shown)
        for row in self.form_rows:
            row.value, row.display = shown[row.path]
        for section in self.query(Section):
            section.display = any(row.display for row in section.query("FieldRow, RecordsRow"))
        self._show_problems()

    def _show_problems(self) -> None:
        asked = self.shown_place in self.session.asked
        problems = self.session.problems_of(self.shown_place)
        for row in self.form_rows:
            own = [problem for problem in problems if covers(row.path, problem.path)]
            row.show_problems(own if asked or row.touched or row.value != row.field.default else [])

    def on_field_row_finished(self, event: FieldRow.Finished) -> None:
        """Save the field; Enter goes to the next one."""
        event.stop()
        self.collect()
        self.update_view()
        if event.submitted:
            self.focus_next()
        section = event.row.parent
        if event.row.field.kind is Kind.SWITCH and event.row.value and isinstance(section, Section):
            self.call_after_refresh(self._reveal, section)

    def _reveal(self, section: Section, tries: int = 50) -> None:
        """Bring the fields of what was switched on into view, as soon as they have found their places."""
        shown = [row for row in section.query("FieldRow, RecordsRow") if row.display]
        if tries and not all(row.size.height for row in shown):
            self.call_after_refresh(self._reveal, section, tries - 1)
        else:
            section.scroll_visible(animate=False, top=True)

    def on_records_row_changed(self, event: RecordsRow.Changed) -> None:
        """Save the records."""
        event.stop()
        self.collect()
        self.update_view()

    def message_problems(self) -> list[Problem]:
        """Return what blocks, once asked."""
        if self.shown_place in self.session.asked:
            return self.in_order(blocking(self.session.problems_of(self.shown_place)))
        return []

    def in_order(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return problems in the order of the fields on the screen."""
        paths = [row.path for row in self.form_rows]

        def place(problem: Problem) -> int:
            return next((i for i, path in enumerate(paths) if covers(path, problem.path)), len(paths))

        return sorted(problems, key=place)

    def hint(self) -> Content:
        """Say how to skip an optional step."""
        return plain(_("This step is optional: F4 skips it."), "dim") if self.step.skip else plain("")

    def buttons(self) -> list[tuple[str, str, str]]:
        """Return the skip button of an optional step."""
        return [("skip", "F4", _("Skip this step"))] if self.step.skip else []

    def key_help(self) -> list[tuple[str, str]]:
        """Return the keys of a form too, with those of the records that it shows."""
        own = [
            ("tab", _("next field")),
            ("shift+tab", _("previous field")),
            ("space", _("turn a switch")),
            *[told for row in self._records_rows for told in row.key_help()],
        ]
        return [*own, *([("f4", _("skip this step"))] if self.step.skip else []), *super().key_help()]

    def commands(self) -> "list[Command]":
        """Return the actions of the records too, which work whatever has the focus."""
        from wizard.screens.dialogs.palette import commands

        own = [command for row in self._records_rows for command in commands(row.key_help(), row)]
        return [*own, *super().commands()]

    @property
    def _records_rows(self) -> list[RecordsRow]:
        return [row for row in self.form_rows if isinstance(row, RecordsRow) and row.display]

    def action_skip(self) -> None:
        """Skip an optional step; what was filled in is kept."""
        if self.step.skip:
            self.collect()
            skipped = self.step.skip(self.session.setup)
            if skipped == self.session.setup or self.wizard.try_edit(skipped):
                self.update_body()  # or Next would collect the old answers from the fields
                self.action_next()

    def focus_path(self, path: str) -> None:
        """Put the focus on the field at a place in the document."""
        for row in self.form_rows:
            if covers(row.path, path) and row.display:
                row.focus_path(path)
                return


def _collected(fields: tuple[Field, ...], record: Any, path: str, rows: dict[str, Any]) -> Any:
    values = {}
    for field in fields:
        place = f"{path}.{field.name}"
        if field.kind is Kind.RECORD:
            values[field.name] = _collected(field.fields, get_value(record, field.name), place, rows)
        elif place in rows:
            values[field.name] = rows[place]
    return with_values(record, **values)


def _flatten(
    fields: tuple[Field, ...], record: Any, path: str, shown: bool, into: dict[str, tuple[Any, bool]]
) -> None:
    """Note value and visibility of each field by its place; a hidden record hides its fields."""
    for field in fields:
        value, place = get_value(record, field.name), f"{path}.{field.name}"
        visible = shown and (field.shown is None or field.shown(record))
        if field.kind is Kind.RECORD:
            _flatten(field.fields, value, place, visible, into)
        else:
            into[place] = (value, visible)
