"""Templates on the screens of an open set-up: applying one, and saving the set-up as one."""

from typing import TYPE_CHECKING

from wizard.compare.diff import lines
from wizard.compare.differences import differences
from wizard.domain.fields import value_problems
from wizard.i18n import _, ngettext
from wizard.screens.dialogs.templates import SAVE, ApplyTemplate, Templates
from wizard.templates.template import NAME, Listed, apply, notes

if TYPE_CHECKING:
    from wizard.screens.step_screen import StepScreen


def open_templates(screen: "StepScreen") -> None:
    """Let the user choose a template, or save this set-up as one."""

    def chosen(row: Listed | None) -> None:
        if row is SAVE:
            _save(screen)
        elif row:
            _apply(screen, row)

    screen.app.push_screen(Templates(screen.wizard.templates.listed()), chosen)


def _apply(screen: "StepScreen", row: Listed) -> None:
    """Show what a template would change; apply it when the user says so."""
    setup = screen.session.setup
    template = screen.wizard.templates.read(row)
    if template is None:
        return
    after = apply(setup, template)
    found = differences(setup, after)
    told = [*notes(after, template), *(problem.message for problem in screen.session.consequences(after))]
    count = ngettext("{count} change", "{count} changes", len(found)).format(count=len(found))

    def answered(answer: bool | None) -> None:
        if answer:
            screen.wizard.templates.apply(after, row.name)

    screen.app.push_screen(ApplyTemplate(row.name, told, list(lines(found)), count), answered)


def _save(screen: "StepScreen") -> None:
    """Ask for a name, and whether a template of this name shall go."""
    from wizard.screens.dialogs.ask_text import AskText
    from wizard.screens.dialogs.confirm import Confirm

    templates = screen.wizard.templates

    def accept(name: str) -> str:
        reason = next((problem.message for problem in value_problems(NAME, name, "")), "")
        return reason or templates.name_problem(name)

    def ask(name: str = "") -> None:
        screen.app.push_screen(AskText(_("Save as a template"), NAME, name, accept), named)

    def named(name: str | None) -> None:
        if name is None:
            return
        if not templates.has(name):
            save(name)
            return
        title = _("Replace the template “{name}”?").format(name=name[:60])
        lines = [_("What it was is kept in its history. Set-ups that started from it do not change.")]
        question = Confirm(title, lines, [("replace", _("Replace"))])
        screen.app.push_screen(question, lambda answer: save(name) if answer else ask(name))

    def save(name: str) -> None:
        screen.say(templates.save(name))

    ask()
