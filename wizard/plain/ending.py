"""The last two places: the review of what changes, and the hand-over as a checklist."""

from collections.abc import Iterator

from wizard import steps
from wizard.domain.actions import Action
from wizard.domain.edits import Refused
from wizard.domain.model import Status
from wizard.domain.outcome import ALL_DONE, is_done, outcome, progress
from wizard.domain.problems import blocking
from wizard.domain.review import Line, review_lines
from wizard.i18n import _, ngettext
from wizard.plain import words
from wizard.plain.place import Command, Place, step_number
from wizard.plain.questions import ask_text
from wizard.plain.talk import Leave


class ReviewPlace(Place):
    """The last look before completing. Every line that can be edited has a number."""

    def title(self) -> str:
        """Return what the place is called."""
        return _("Review")

    def about(self) -> str:
        """Return what the review is for."""
        return _(
            "Here is what has to change in SuperOffice, from how it is to how you want it. "
            "{go} goes to where a line is edited.\n"
            "{complete} opens the checklist for the changes: nothing is sent to SuperOffice by itself."
        ).format(go=words.usage("go", "N"), complete=words.word("complete"))

    def own_commands(self) -> Iterator[Command]:
        """Yield what can be done with the review."""
        yield Command("list", "", _("read the review"), lambda _rest: self.tell())
        yield Command("go", "N", _("go to where line N is edited"), self._go)
        yield Command("complete", "", _("complete the set-up and open the checklist"), self.next)
        yield Command("next", "", _("the same"), self.next)

    def tell(self) -> None:
        """Read out the plan and the problems, and what is to be done now."""
        headings = {steps.title_of(step.id): f"{step_number(step)}:" for step in steps.STEPS}
        number = 0
        for line in review_lines(self.session):
            number += _has_number(line)
            text = headings.get(line.text, line.text.strip())
            self.talk.say(f"{number}. {line.text}" if _has_number(line) else text)
        self.talk.say(self._state())

    def _state(self) -> str:
        count = len(self.session.plan)
        changes = ngettext("{count} change", "{count} changes", count).format(count=count) + ". "
        if self.session.setup.progress.status is Status.COMPLETE:
            return changes + _("This set-up is complete. Next opens the checklist.")
        if stops := len(blocking(self.session.problems)):
            text = ngettext("{count} thing to put right first.", "{count} things to put right first.", stops)
            return changes + text.format(count=stops)
        text = _("Everything is in order: {complete} completes the set-up.")
        return changes + text.format(complete=words.word("complete"))

    def _go(self, rest: str) -> None:
        lines = [line for line in review_lines(self.session) if _has_number(line)]
        index = self.index(rest, len(lines), "go")
        if index is None:
            return
        line = lines[index]
        if line.step:
            self.desk.go(line.step, line.path)
        elif line.path.startswith("customer"):
            self.desk.edit_customer()


class DonePlace(Place):
    """The checklist of what to do in SuperOffice. Ticks are kept like every other edit."""

    def title(self) -> str:
        """Return what the place is called."""
        return _("Hand-over")

    def about(self) -> str:
        """Return what the checklist is for."""
        return _(
            "The set-up is complete. Now do these things in SuperOffice, in this order, and tick them off. "
            "The list is kept: you can leave and come back.\n"
            "Write it to a file to hand it to the customer."
        )

    def own_commands(self) -> Iterator[Command]:
        """Yield what can be done with the checklist."""
        yield Command("list", "", _("read the checklist"), lambda _rest: self.tell())
        yield Command("how", "N", _("how number N is done in SuperOffice"), self._how)
        yield Command("tick", "N", _("tick number N off, or take its tick away"), self._tick)
        text = _("write the hand-over to a file: .html is a page for a browser, .pdf a PDF, .md Markdown")
        yield Command("write", _("FILE"), text, self._write)
        text = _("the same, with who changed what and when")
        yield Command("write-trail", _("FILE"), text, lambda rest: self._write(rest, with_trail=True))
        yield Command("next", "", _("finish: leave the wizard"), self._finish)

    def tell(self) -> None:
        """Read out the checklist."""
        actions = self.session.plan
        if not actions:
            self.talk.say(_("Nothing has to change in SuperOffice."))
            return
        for number, action in enumerate(actions, 1):
            self.talk.say(self._line(number, action))
        self.talk.say(progress(self.session.setup) + ".")
        if is_done(self.session.setup):
            self.talk.say(_(ALL_DONE), *outcome(self.session.setup))

    def _line(self, number: int, action: Action) -> str:
        state = _("done: {title}") if self._ticked(action) else _("to do: {title}")
        return f"{number}. " + state.format(title=action.title)

    def _ticked(self, action: Action) -> bool:
        return action.id in self.session.setup.progress.checklist

    def _numbered(self, rest: str, command: str) -> tuple[int, Action] | None:
        actions = self.session.plan
        index = self.index(rest, len(actions), command)
        return None if index is None else (index + 1, actions[index])

    def _how(self, rest: str) -> None:
        if found := self._numbered(rest, "how"):
            action = found[1]
            self.talk.say(action.title)
            if action.where:
                self.talk.say(_("Where in SuperOffice: {path}").format(path=" > ".join(action.where)))
            for number, sentence in enumerate(action.how, 1):
                self.talk.say(f"{number}. {sentence.render(label=_quoted)}")

    def _tick(self, rest: str) -> None:
        if found := self._numbered(rest, "tick"):
            try:
                self.session.tick(found[1].id)
            except Refused as refusal:
                self.talk.say(str(refusal))
                return
            self.talk.say(self._line(*found))

    def _write(self, rest: str, with_trail: bool = False) -> None:
        from wizard.files import path_of
        from wizard.handover import file_name, format_of
        from wizard.saved.export import write_handover

        setup = self.session.setup
        about = _("An existing file of that name is replaced.")
        name = rest or ask_text(self.talk, _("File"), about, file_name(setup, "html"))
        if name:
            saved = (self.desk.store, self.desk.keeper.stem) if with_trail else None
            reason = write_handover(path_of(name), setup, format_of(name) or "html", saved)
            self.talk.say(reason or _("Written to {file}.").format(file=path_of(name).absolute()))

    def _finish(self, _rest: str) -> None:
        raise Leave


def place_of(step_id: str) -> type[Place]:
    """Return the kind of a place of the session."""
    from wizard.domain.session import DONE
    from wizard.plain.forms import FormPlace
    from wizard.plain.lists import ListPlace

    if step_id == DONE:
        return DonePlace
    step = steps.find(step_id)
    if step is None:
        return ReviewPlace
    return ListPlace if step.listing else FormPlace


def _quoted(label: str) -> str:
    return _("“{label}”").format(label=label)


def _has_number(line: Line) -> bool:
    return bool(line.sign.strip() or line.path)
