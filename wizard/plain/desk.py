"""The open set-up in plain mode: its edits, undo, its history, saving, and leaving it."""

from typing import Any

from wizard import steps
from wizard.compare.differences import differences, summary
from wizard.domain import customer
from wizard.domain.edits import Refused
from wizard.domain.model import LeadSetup
from wizard.domain.problems import Problem
from wizard.domain.review import state_text
from wizard.domain.session import Session
from wizard.i18n import _
from wizard.plain import trouble, words
from wizard.plain.questions import confirm, index_in, numbered, problem_text
from wizard.plain.record import Record
from wizard.plain.talk import Talk
from wizard.saved.anystore import AnyOpen, AnyStore
from wizard.saved.keeper import Keeper
from wizard.saved.library import name_problem
from wizard.store import Event, StoreError


class Elsewhere(Exception):
    """Another place is shown from now on, or this one anew.

    Attributes:
        path: where in the document to go there.
        back: the user comes back to it, so it does not begin with its first question.
    """

    def __init__(self, path: str = "", *, back: bool = False) -> None:
        super().__init__()
        self.path = path
        self.back = back


class Closed(Exception):
    """The user goes back from the first step to the list of set-ups."""


class Desk:
    """What can be done with the open set-up, wherever the user is."""

    def __init__(self, talk: Talk, store: AnyStore, opened: AnyOpen) -> None:
        self.talk = talk
        self.store = store
        self._news = self._late = False
        self.keeper = Keeper(opened, self._tell, self._finished_late)

    @property
    def session(self) -> Session:
        """The session of the open set-up."""
        return self.keeper.session

    # Edits

    def edit(self, setup: LeadSetup) -> bool:
        """Make an edit, after asking if it means something for data in the CRM; tell whether it was made."""
        consequences = () if self.session.read_only else self.session.consequences(setup)
        if consequences:
            title = _("What this means in SuperOffice:")
            lines = [problem.message for problem in consequences]
            if not confirm(self.talk, title, lines, _("Do it?")):
                self.talk.say(_("Nothing was changed."))
                return False
        return self.edit_asked(setup)

    def edit_asked(self, setup: LeadSetup, event: Event | None = None) -> bool:
        """Make an edit that was asked about, with an event a revision; say why it is refused."""
        try:
            return self.keeper.edit(setup, event) if event else self.session.edit(setup)
        except Refused as refusal:
            self.talk.say(str(refusal))
            return False

    def edit_unfinished(self, setup: LeadSetup) -> None:
        """Keep what was answered before the user left in the middle, unless it would be asked about."""
        if self.session.consequences(setup):
            self.talk.say(_("The unfinished change was not made: it has to be asked about first."))
        else:
            self.session.edit(setup)

    def may_edit(self) -> bool:
        """Say why nothing may be changed here, before anything is typed in vain."""
        if self.session.read_only:
            self.talk.say(self.session.read_only)
        return not self.session.read_only

    def undo(self) -> None:
        """Take the last edit back, and say what that changed."""
        self._step(_("Undone: {changes}."), _("There is nothing to undo."), back=True)

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self._step(_("Done again: {changes}."), _("There is nothing to redo."), back=False)

    def _step(self, done: str, otherwise: str, *, back: bool) -> None:
        before, place = self.session.setup, self.session.place
        if not (self.session.undo() if back else self.session.redo()):
            self.talk.say(otherwise)
            return
        edit = (self.session.setup, before) if back else (before, self.session.setup)
        self.talk.say(done.format(changes=summary(differences(*edit))))
        if self.session.place != place:
            raise Elsewhere(back=True)

    # Moving about

    def go(self, step_id: str, path: str = "") -> None:
        """Go to a step that was reached already; forward, stop at the first step on the way that blocks."""
        if not self.session.can_go(step_id):
            text = _("You have not been there yet: go on with {next}.")
            self.talk.say(text.format(next=words.word("next")))
            return
        problems = self.session.go(step_id)
        self.talk.say(*map(problem_text, problems))
        raise Elsewhere(problems[0].path if problems else path, back=True)

    def step(self, rest: str) -> None:
        """Go to the step of that number, or say how all of them stand."""
        order = steps.order()
        if not rest:
            states = ((step_id, state_text(self.session, step_id)) for step_id in order)
            names = (f"{_title(step_id)}: {state}" if state else _title(step_id) for step_id, state in states)
            self.talk.say(*numbered(names))
            return
        index = index_in(rest, len(order))
        if index is None:
            self.talk.say(_("Type a number from 1 to {count}.").format(count=len(order)))
        else:
            self.go(order[index])

    def back(self) -> None:
        """Go back, whatever is wrong here; from the first step to the list of set-ups."""
        if self.session.back():
            raise Elsewhere(back=True)
        raise Closed

    # The customer, and the history

    def edit_customer(self) -> None:
        """Edit the customer's own values."""
        now = self.session.setup.customer
        fields = customer.FIELDS

        def check(values: dict[str, Any]) -> tuple[Problem, ...]:
            def taken(name: str) -> str:
                return name_problem(self.store, name, self.keeper.stem)

            return customer.entry_problems(now._replace(**values), taken, now.name)

        def changed(values: dict[str, Any]) -> LeadSetup:
            return customer.change_customer(self.session.setup, now._replace(**values))

        if not self.may_edit():
            return
        record = Record(self.talk, fields, now, check, "customer")
        done = record.ask(unfinished=lambda values: self.edit_unfinished(changed(values)))
        if done and self.edit(changed(record.values)):
            self.talk.say(_("Changed."))

    def history(self) -> None:
        """Say which revisions are kept, the newest first."""
        from wizard.saved.history import revisions

        try:
            found = revisions(self.store.versions(self.keeper.stem))
        except StoreError as error:
            self.talk.say(str(error))
            return
        for kept in found:
            number = _("Revision {number}").format(number=kept.number)
            by = kept.by and _("by {user}").format(user=kept.by)
            self.talk.say(", ".join(filter(None, (number, kept.saved, kept.why, by, kept.changes))))
        if not found:
            self.talk.say(_("Nothing was kept yet."))

    def restore_revision(self, rest: str) -> None:
        """Bring a kept revision back, as an edit that can be undone."""
        if not (rest.isascii() and rest.isdecimal() and len(rest) <= 9):
            self.talk.say(
                _("Type the number of a revision after {command}; {history} lists them.").format(
                    command=words.word("restore-revision"), history=words.word("history")
                )
            )
            return
        try:
            self.keeper.restore(self.store, int(rest))
        except (StoreError, Refused) as error:
            self.talk.say(str(error))
            return
        self.talk.say(_("Revision {number} is back.").format(number=int(rest)))
        raise Elsewhere(back=True)

    # Saving

    def settle(self) -> None:
        """Before a question: try again what was not saved, and say what the last save has brought."""
        self.keeper.retry()
        if self._late:
            self._late = False
            self.keeper.settle()
        if self._news:
            self._news = False
            trouble.tell(self)

    def close(self) -> bool:
        """Save what is still to be saved and let others open it; tell whether that worked."""
        saved = self.keeper.wait()
        if not saved:
            from wizard.saved.rescue import rescue

            self.talk.say(rescue(self.session.setup, self.keeper.stem))
        self.keeper.close()
        return saved

    def _tell(self) -> None:
        """There is something to say about saving; it is said before the next question."""
        self._news = True

    def _finished_late(self) -> None:
        """A save ended that took long; this comes from another thread."""
        self._late = True


def _title(step_id: str) -> str:
    step = steps.find(step_id)
    return _(step.title) if step else _("Review")
