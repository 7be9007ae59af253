"""What every place of an open set-up has: it says where the user is, then takes commands."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple, NoReturn

from wizard import steps
from wizard.domain.edits import Refused
from wizard.domain.problems import Problem
from wizard.domain.session import Session
from wizard.i18n import _
from wizard.plain import trouble, words
from wizard.plain.desk import Desk, Elsewhere
from wizard.plain.questions import index_in, problem_text
from wizard.plain.talk import Leave, Talk
from wizard.plain.templates import save_template, use_template
from wizard.steps.base import Step


class Command(NamedTuple):
    """One command: its name, what is typed after it, what it does in words, and doing it."""

    name: str
    arguments: str
    what: str
    do: Callable[[str], object]


class Place:
    """A step, the review or the hand-over. Subclasses say what is there and bring their own commands."""

    def __init__(self, desk: Desk, place: str) -> None:
        self.desk = desk
        self.place = place
        self._goal = ""

    @property
    def talk(self) -> Talk:
        """The conversation."""
        return self.desk.talk

    @property
    def session(self) -> Session:
        """The set-up being edited."""
        return self.desk.session

    @property
    def step(self) -> Step | None:
        """The step that is shown; None for the review and the hand-over."""
        return steps.find(self.place)

    # What a subclass fills in

    def title(self) -> str:
        """Return what the place is called."""
        return _(self.step.title) if self.step else ""

    def about(self) -> str:
        """Return the help of this place."""
        return self.step.guide() if self.step else ""

    def own_commands(self) -> Iterator[Command]:
        """Yield the commands of this place alone."""
        yield from ()

    def tell(self) -> None:
        """Say what is there: the list, the answers, the plan."""

    def go_to(self, path: str) -> None:
        """Begin at a place in the document; empty for no place in particular."""

    def begin(self) -> None:
        """Ask what is asked when the place is entered for the first time."""

    def in_order(self, problems: tuple[Problem, ...]) -> list[Problem]:
        """Return problems in the order in which the place has what they are about."""
        return list(problems)

    # The conversation

    def run(self, path: str = "", *, back: bool = False) -> NoReturn:
        """Take commands until the user is elsewhere.

        Raises:
            Elsewhere, Closed, Leave: the user is.
        """
        self.announce()
        self._goal = path
        if not (path or back or self.session.read_only):
            self.begin()
        while True:
            self.desk.settle()
            if self._goal:
                path, self._goal = self._goal, ""
                self.go_to(path)
            else:
                self.take(self.talk.ask(self.question()))

    def announce(self) -> None:
        """Say where the user is, what for, and how to get about: once, not at each question."""
        step = self.step
        if step:
            self.talk.say("", step_number(step), _(step.why))
            path = " > ".join(step.click_path(self.session.setup))
            self.talk.say(_("Where in SuperOffice: {path}").format(path=path))
        else:
            self.talk.say("", self.title())
        if self.session.read_only:
            self.talk.say(self.session.read_only)
        self.tell()
        self.talk.say(self._hint())

    def question(self) -> str:
        """Return the question for a command."""
        return _("{title}: command?").format(title=self.title()) + " " + words.keys("undo")

    def _hint(self) -> str:
        own = ", ".join(words.usage(command.name, command.arguments) for command in self.own_commands())
        text = _(
            "Commands: {commands}. < goes back, {undo} takes the last change back, ? tells more, "
            "{quit} leaves; everything is kept."
        )
        return text.format(commands=own, undo=words.word("undo"), quit=words.word("quit"))

    def take(self, line: str) -> None:
        """Do what a line says."""
        name, rest = words.split(line)
        if not line:
            self.talk.say(_("Type a command, such as {next}; ? lists them.").format(next=words.word("next")))
        elif name == "quit":
            raise Leave
        elif name == words.HELP:
            self._help()
        elif command := next((c for c in self.commands() if c.name == name), None):
            command.do(rest)
        else:
            self.talk.say(_("“{text}” is no command here; ? lists them.").format(text=line))

    def commands(self) -> Iterator[Command]:
        """Yield every command that is understood here."""
        yield from self.own_commands()
        desk = self.desk
        yield Command("step", "N", _("go to a step that was reached; without N: how all stand"), desk.step)
        yield Command("problems", "", _("everything to put right or to know here"), self._problems)
        yield Command("customer", "", _("customer, tenant, CRM language"), lambda _r: desk.edit_customer())
        yield Command("history", "", _("the revisions that are kept"), lambda _r: desk.history())
        yield Command("restore-revision", "N", _("bring an earlier version back"), desk.restore_revision)
        about = _("read the templates out; with N: what template N changes, and apply it")
        yield Command("template", "N", about, partial(use_template, desk))
        about = _("save this set-up as a template; its name may follow")
        yield Command("save-template", "", about, partial(save_template, desk))
        yield Command("undo", "", _("take the last change back"), lambda _r: desk.undo())
        yield Command("redo", "", _("make it again"), lambda _r: desk.redo())
        yield Command("back", "", _("go back, as < does"), lambda _r: desk.back())
        for name in trouble.commands(desk):
            yield Command(name, "", trouble.what(name), partial(trouble.do, desk, name))

    def next(self, _rest: str = "") -> None:
        """Go on, or say everything that is wrong here and go to the first of it."""
        try:
            problems = self.session.next()
        except Refused as refusal:
            self.talk.say(str(refusal))
            return
        if not problems:
            raise Elsewhere
        ordered = self.in_order(problems)
        self.talk.say(*map(problem_text, ordered))
        self._goal = ordered[0].path

    def index(self, rest: str, count: int, command: str) -> int | None:
        """Return the place in a list that a command's number means, or say what to type."""
        found = index_in(rest, count)
        if found is None and count:
            text = _("Type a number from 1 to {count} after it, such as “{example}”.")
            self.talk.say(text.format(count=count, example=words.usage(command, str(count))))
        elif found is None:
            self.talk.say(_("The list is empty."))
        return found

    def say_about(self, path_problems: list[Problem]) -> None:
        """Say problems, what blocks first."""
        self.talk.say(*map(problem_text, sorted(path_problems, key=lambda problem: not problem.blocks)))

    def _problems(self, _rest: str) -> None:
        found = self.in_order(self.session.problems_of(self.place))
        if found:
            self.say_about(found)
        else:
            self.talk.say(_("Everything is in order here."))

    def _help(self) -> None:
        self.talk.say_paragraphs(self.about())
        for command in self.commands():
            self.talk.say(f"{words.usage(command.name, command.arguments)}: {command.what}")
        self.talk.say(_("{quit}: leave; everything is kept").format(quit=words.word("quit")))


def step_number(step: Step) -> str:
    """Return which step this is, of how many."""
    text = _("Step {number} of {count}: {title}")
    place, count = steps.order().index(step.id) + 1, len(steps.STEPS)
    return text.format(number=place, count=count, title=_(step.title))
