"""Moving about in an open set-up: next, back, undo, jumps, help, and what every step can do."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from wizard import steps
from wizard.domain import customer
from wizard.domain.edits import Refused
from wizard.domain.model import LeadSetup
from wizard.domain.problems import Problem
from wizard.i18n import _
from wizard.screens.frame import FramedScreen
from wizard.screens.widgets.button_row import ButtonRow
from wizard.screens.widgets.rail import Rail

if TYPE_CHECKING:
    from wizard.screens.dialogs.palette import Command


_MOST_COMPARED = 1000  # items


class StepScreen(FramedScreen):
    """A framed screen with the keys that hold in every step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "next", "Next"),
        Binding("ctrl+b", "back", "Back"),
        Binding("f1", "help", "Help"),
        Binding("ctrl+z", "undo", "Undo"),
        Binding("ctrl+p", "palette", "Actions"),
        Binding("ctrl+y", "redo", "Redo", show=False),
        Binding("ctrl+g", "go_to", "Go to step", show=False),
        Binding("f2", "customer", "Customer", show=False),
        Binding("f3", "history", "History", show=False),
        Binding("f5", "compare", "Compare", show=False),
    ]

    def action_next(self) -> None:
        """Go on, or show everything that is wrong here with the first of it in focus."""
        self.collect()
        try:
            problems = self.session.next()
        except Refused as refusal:
            self.say(str(refusal))
            return
        if problems:
            self.update_view()
            self.focus_path(self.in_order(problems)[0].path)
            self.update_messages()
        else:
            self.wizard.show_place()

    def action_back(self) -> None:
        """Go back, whatever is wrong here; from the first step to the list of set-ups."""
        self.collect()
        if self.session.back():
            self.wizard.show_place()
        else:
            self.wizard.close_setup()

    def action_undo(self) -> None:
        """Take the last edit back, show it where it was made, and say what it was."""
        self.collect()
        after = self.session.setup
        if not self.session.undo():
            self.say(_("There is nothing to undo."))
            return
        self._follow()
        self._tell(_("Undone: {changes}."), self.session.setup, after)

    def action_redo(self) -> None:
        """Make the edit again that was taken back."""
        self.collect()
        before = self.session.setup
        if not self.session.redo():
            self.say(_("There is nothing to redo."))
            return
        self._follow()
        self._tell(_("Done again: {changes}."), before, self.session.setup)

    def _tell(self, text: str, before: LeadSetup, after: LeadSetup) -> None:
        """Say what an edit was, on its screen once that is there; in long lists that would take too long."""
        from wizard.compare.differences import differences, summary

        if len(after.wanted.categories) + len(after.wanted.lead_statuses) <= _MOST_COMPARED:
            said = text.format(changes=summary(differences(before, after)))
            if self.session.place == self.shown_place:
                self.say(said)
            else:
                self.app.call_after_refresh(self.wizard.say, said)

    def _follow(self) -> None:
        """Show what the session came to, on another screen if it is at another place."""
        if self.session.place != self.shown_place:
            self.wizard.show_place()
        else:
            self.update_view()

    def jump(self, step_id: str, path: str = "") -> None:
        """Go to a step that was reached already."""
        self.collect()
        if not self.session.can_go(step_id):
            self.say(_("You have not been there yet: go on with Next."))
            return
        problems = self.session.go(step_id)
        self.wizard.show_place(problems[0].path if problems else path)

    def action_go_to(self) -> None:
        """Choose a step to go to."""
        from wizard.screens.dialogs.go_to import GoTo

        def chosen(step_id: str | None) -> None:
            if step_id:
                self.jump(step_id)

        self.app.push_screen(GoTo(self.session), chosen)

    def on_rail_chosen(self, event: Rail.Chosen) -> None:
        """Go to the step that was clicked."""
        self.jump(event.step_id)

    def action_help(self) -> None:
        """Show the help of the focused field and of this step, its place in SuperOffice and all keys."""
        from wizard.screens.dialogs.help import Help, field_in_focus

        step = steps.find(self.shown_place)
        where = step.click_path(self.session.setup) if step else ()
        row = field_in_focus(self)
        self.app.push_screen(Help(self.help_text(), where, self.key_help(), row.field if row else None))

    def action_palette(self) -> None:
        """Find an action by its name."""
        from wizard.screens.dialogs.palette import open_palette

        open_palette(self, self.commands())

    def commands(self) -> "list[Command]":
        """Return every action of this screen."""
        from wizard.screens.dialogs.palette import commands

        return commands(self.key_help(), self, self.app)

    def key_help(self) -> list[tuple[str, str]]:
        """Return the keys of this screen and what they do, an action each; keys for the same have ` / `."""
        return [
            ("ctrl+n", _("next step")),
            ("ctrl+b", _("previous step")),
            ("ctrl+g", _("go to a step that was reached")),
            ("ctrl+z", _("undo")),
            ("ctrl+y", _("redo")),
            ("ctrl+p", _("find an action by its name")),
            ("f2", _("customer, tenant, CRM language")),
            ("f3", _("history: bring an earlier version back")),
            ("f5", _("compare with another set-up, a file or an earlier version")),
            ("f6", _("colours")),
            *self.wizard.demo.keys,
            ("ctrl+q", _("leave; everything is kept")),
        ]

    def action_templates(self) -> None:
        """Apply a template, or save this set-up as one."""
        from wizard.screens.templates import open_templates

        self.collect()
        open_templates(self)

    def action_customer(self) -> None:
        """Edit the customer's own values."""
        from wizard.screens.dialogs.record import EditRecord

        now = self.session.setup.customer
        fields = customer.FIELDS

        def check(values: dict[str, Any]) -> tuple[Problem, ...]:
            taken = self.wizard.setups.name_problem
            return customer.entry_problems(now._replace(**values), taken, now.name)

        def accepted(values: dict[str, Any] | None) -> None:
            if values:
                changed = customer.change_customer(self.session.setup, now._replace(**values))
                if self.wizard.try_edit(changed):
                    self._follow()

        self.app.push_screen(EditRecord(_("Customer"), fields, now, check, "customer"), accepted)

    def action_history(self) -> None:
        """Show the kept revisions, and bring one back."""
        from wizard.screens.dialogs.history import History

        self.collect()

        def chosen(number: int | None) -> None:
            if number is not None:
                self.wizard.restore(number)

        self.app.push_screen(History(self.wizard.revisions()), chosen)

    def action_compare(self) -> None:
        """Ask what to compare this set-up with, and show what differs."""
        from wizard.screens.dialogs.compare import ask_other

        self.collect()
        ask_other(self, self.session.setup.customer.name, self.wizard.setups.comparing.with_open)

    def on_button_row_pressed(self, event: ButtonRow.Pressed) -> None:
        """Each button does what its key does."""
        event.stop()
        getattr(self, f"action_{event.name}")()
