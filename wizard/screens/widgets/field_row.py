"""One field of a form: label, control, and one line below for help or for what is wrong."""

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Select, Static

from wizard.domain.fields import Field, Kind
from wizard.domain.problems import Problem
from wizard.domain.text import clean
from wizard.i18n import _
from wizard.screens.widgets.plain import findable, plain, put_lines
from wizard.screens.widgets.text_input import TextInput
from wizard.screens.widgets.tick import Tick


def most_important(problems: list[Problem]) -> Problem | None:
    """Return the first problem that blocks, else the first one."""
    return min(problems, key=lambda problem: not problem.blocks, default=None)


class _Note(Static):
    """A help, or a message in its place."""

    _help: Content | None = None

    def on_resize(self) -> None:
        """Keep the lines of the help at this width: a shorter message moves nothing."""
        if self._help is None and isinstance(self.content, Content):
            self._help = self.content  # it is there first
        most, width = self.styles.max_height, self.content_size.width
        if self._help and most and width:
            lines = self._help.get_height({}, width)
            self.styles.min_height = max(1, min(lines, int(most.value)))


class FieldRow(Vertical):
    """A field of kind text, choice, switch or names. It holds what was typed until the form collects it."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & Horizontal { height: 1; }
        & .field-label { width: 21; padding: 0 1 0 0; text-align: right; }
        & .field-control { width: 1fr; }
        & TextInput { padding: 0 1; }
        & .field-note { height: auto; min-height: 1; max-height: 5; margin: 0 0 0 21; padding: 0 1;
                        color: $text-muted; }
        &.-error .field-note { color: $text-error; }
        &.-warning .field-note { color: $text-warning; }
        & Tick { width: auto; }
    }
    """

    class Finished(Message):
        """The user is done with the field: it was left, turned, chosen or submitted."""

        def __init__(self, row: "FieldRow", submitted: bool = False) -> None:
            super().__init__()
            self.row = row
            self.submitted = submitted

    def __init__(self, field: Field, value: Any, path: str) -> None:
        """Show a value of a field; `path` is its place in the document or dialog."""
        super().__init__()
        self.field = field
        self.path = path
        self.touched = False
        self._first = value
        self._notice = ""
        self._control: TextInput | Tick | Select[str]

    def compose(self) -> ComposeResult:
        """Label and control on one line, help or problem below."""
        with Horizontal():
            yield Static(plain(_(self.field.label)), classes="field-label")
            self._control = self._make_control()
            self._control.add_class("field-control")
            yield self._control
        yield _Note(plain(_(self.field.help)), classes="field-note")

    def _make_control(self) -> "TextInput | Tick | Select[str]":
        if self.field.kind is Kind.SWITCH:
            return Tick(bool(self._first))
        if self.field.kind is Kind.CHOICE:
            options = [(findable(_(choice.label)), str(choice.value)) for choice in self.field.choices]
            return Select(options, value=str(self._first), allow_blank=False, compact=True)
        # Twice the limit may be typed or pasted, so that a text that is a little too long can be shortened
        # here instead of being refused.
        return TextInput(self._as_text(self._first), limit=max(2 * self.field.maximum, 8000), compact=True)

    def _as_text(self, value: Any) -> str:
        return ", ".join(value) if self.field.kind is Kind.NAMES else str(value)

    @property
    def value(self) -> Any:
        """What the control holds now, as the model takes it."""
        control = self._control
        if isinstance(control, Tick):
            return control.value
        if isinstance(control, Select):
            return self.field.make(control.value) if self.field.make else control.value
        if self.field.kind is Kind.NAMES:
            return tuple(name for part in clean(control.value).split(",") if (name := part.strip()))
        return self.field.tidy(control.text)

    @value.setter
    def value(self, value: Any) -> None:
        control = self._control
        if isinstance(control, Tick):
            control.value = value
        elif isinstance(control, Select):
            with self.prevent(Select.Changed):
                control.value = str(value)
        elif value != self.value or not control.has_focus:  # what is being typed stays as it is
            control.value = self._as_text(value)

    def key_hints(self) -> list[tuple[str, str]]:
        """Return what its own keys do while it has the focus; in a text every key is text."""
        if self.field.kind is Kind.SWITCH:
            return [("space", _("Turn"))]
        return [("enter", _("Choose"))] if self.field.kind is Kind.CHOICE else []

    def focus_control(self) -> None:
        """Put the focus on the control."""
        self._control.focus()

    def focus_path(self, path: str) -> None:  # noqa: ARG002 - a record inside has a path of its own
        """Put the focus on the control."""
        self.focus_control()

    def show_problems(self, problems: list[Problem]) -> None:
        """Say what is wrong below the control: what blocks comes first."""
        self.show_problem(most_important(problems))

    def show_problem(self, problem: Problem | None) -> None:
        """Say what is wrong below the control, or what was noticed, or the help."""
        text, sign = _(self.field.help), ""
        if problem:
            text, sign = problem.message, "! " if problem.blocks else "~ "
        elif self._notice:
            text, sign = self._notice, "~ "
        self.set_class(bool(problem and problem.blocks), "-error")
        self.set_class(bool(problem and not problem.blocks) or bool(self._notice and not problem), "-warning")
        put_lines(self.query_one(".field-note", Static), plain(sign + text))

    @on(Input.Blurred)
    @on(Input.Submitted)
    def _text_finished(self, event: Input.Blurred | Input.Submitted) -> None:
        event.stop()
        self._finished(submitted=isinstance(event, Input.Submitted))

    @on(Input.Changed)
    def _text_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._notice:
            self._notice = ""
            self.show_problem(None)

    @on(Tick.Changed)
    @on(Select.Changed)
    def _choice_finished(self, event: Tick.Changed | Select.Changed) -> None:
        event.stop()
        self._finished()

    @on(TextInput.Notice)
    def _noticed(self, event: TextInput.Notice) -> None:
        event.stop()
        self._notice = event.text
        self.show_problem(None)

    def _finished(self, submitted: bool = False) -> None:
        if self.value != self._first:
            self.touched = True
        self.post_message(self.Finished(self, submitted))
