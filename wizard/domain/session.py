"""The set-up being edited: where the user is, every edit, undo and redo. The session owns the truth.

Screens read it and change it; whoever saves listens by `on_change`. It draws nothing and saves nothing.
"""

from collections.abc import Callable
from enum import StrEnum

from wizard import steps
from wizard.document import answers
from wizard.domain.actions import Action
from wizard.domain.edits import Refused
from wizard.domain.model import LeadSetup, Progress, Status
from wizard.domain.outcome import is_done
from wizard.domain.plan import plan
from wizard.domain.problems import Problem, blocking
from wizard.steps.categories import leaving_group

DONE = "done"
UNDO_LIMIT = 1000
_REMEMBERED = 4  # versions

# Warnings that are asked about before an edit is made: they are about data that is in the CRM already.
CONSEQUENCES = frozenset({"renamed", "deleted", "lead-data-stays", "default-renamed"})


class StepState(StrEnum):
    """How a step stands, for the step rail."""

    HERE = "here"
    DONE = "done"
    TROUBLE = "trouble"
    OPEN = "open"
    SKIPPED = "skipped"


class Session:
    """One set-up while it is edited."""

    def __init__(self, setup: LeadSetup, *, read_only: str = "") -> None:
        """Start where the set-up was left; `read_only` is the reason why nothing may be changed."""
        self._setup = setup
        self._done = _is_done(setup)
        self._undo: list[tuple[LeadSetup, LeadSetup]] = []
        self._redo: list[tuple[LeadSetup, LeadSetup]] = []
        self._plan: tuple[LeadSetup, tuple[Action, ...]] | None = None
        self._problems: list[tuple[LeadSetup, tuple[Problem, ...]]] = []
        complete = setup.progress.status is Status.COMPLETE
        self._furthest = self._index_of(steps.REVIEW if complete else setup.progress.step)
        self.read_only = read_only
        self.asked: set[str] = set()
        self.on_change: Callable[[], None] = lambda: None

    @property
    def setup(self) -> LeadSetup:
        """The set-up as it is now."""
        return self._setup

    @property
    def place(self) -> str:
        """Where the user is: a step's id, `review` or `done`."""
        return DONE if self._done else self._setup.progress.step

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of the set-up, computed once for each version of it."""
        return self._problems_in(self._setup)

    def _problems_in(self, setup: LeadSetup) -> tuple[Problem, ...]:
        """Return the problems of a version; those of the last few are remembered, for an undo and for edits.

        To find two versions equal takes no time: all that is the same in them is one object.
        """
        for known, found in self._problems:
            if known == setup:
                return found
        found = answers.problems(setup)
        self._problems = [(setup, found), *self._problems[: _REMEMBERED - 1]]
        return found

    @property
    def plan(self) -> tuple[Action, ...]:
        """What has to change in the CRM, computed once for all versions that differ only in progress."""
        setup = self._setup._replace(progress=Progress())
        if self._plan is None or self._plan[0] != setup:
            self._plan = (setup, plan(setup))
        return self._plan[1]

    def problems_of(self, step_id: str) -> tuple[Problem, ...]:
        """Return the problems of one step; the review has all of them."""
        if step_id in (steps.REVIEW, DONE):
            return self.problems
        return tuple(problem for problem in self.problems if steps.step_of(problem.path) == step_id)

    # Edits

    def edit(self, setup: LeadSetup) -> bool:
        """Take an edited set-up; return False when nothing changed.

        A completed set-up becomes a draft again; a ticked action stays ticked only if it is still the same.
        """
        if self.read_only:
            raise Refused(self.read_only)
        if setup == self._setup:
            return False
        progress = setup.progress._replace(status=Status.DRAFT)
        if progress.checklist:
            before = {action.id: action for action in self.plan}
            kept = {action.id for action in plan(setup) if before.get(action.id) == action}
            progress = progress._replace(checklist=tuple(i for i in progress.checklist if i in kept))
        self._done = False
        self._take(setup._replace(progress=progress))
        return True

    def begin_with(self, setup: LeadSetup) -> None:
        """Go on with a set-up of its own, such as a copy: undo does not lead out of it."""
        self._undo.clear()
        self._redo.clear()
        self._setup = setup
        self.on_change()

    def replace(self, setup: LeadSetup) -> bool:
        """Take another version of the set-up with its progress; return False when it is this one."""
        if self.read_only:
            raise Refused(self.read_only)
        if setup == self._setup:
            return False
        self._take(setup)
        self._done = _is_done(setup)
        self._furthest = max(self._furthest, self._index_of(setup.progress.step))
        return True

    def consequences(self, setup: LeadSetup) -> tuple[Problem, ...]:
        """Return what an edit would mean for the data in the CRM, beyond what was accepted before."""
        known = {(problem.code, problem.message) for problem in self.problems}
        found = [problem for problem in self._problems_in(setup) if problem.code in CONSEQUENCES]
        found += leaving_group(self._setup, setup)
        return tuple(dict.fromkeys(p for p in found if (p.code, p.message) not in known))

    def tick(self, action_id: str) -> None:
        """Tick a hand-over action, or take its tick away."""
        if self.read_only:
            raise Refused(self.read_only)
        ticked = self._setup.progress.checklist
        ticked = tuple(i for i in ticked if i != action_id) if action_id in ticked else (*ticked, action_id)
        self._take(self._setup._replace(progress=self._setup.progress._replace(checklist=ticked)))

    def undo(self) -> bool:
        """Take the last edit back and return to where it was made."""
        return self._step_through(self._undo, self._redo, back=True)

    def redo(self) -> bool:
        """Make the edit again that was taken back last."""
        return self._step_through(self._redo, self._undo, back=False)

    # Moving

    def next(self) -> tuple[Problem, ...]:
        """Go one step on, or return what blocks this one; from the review this completes the set-up."""
        here = self.place
        if here == DONE:
            return ()
        if problems := blocking(self.problems_of(here)):
            self.asked.add(here)
            return problems
        if here == steps.REVIEW:
            self._complete()
        else:
            self._go(steps.order()[self._index_of(here) + 1])
        return ()

    def back(self) -> bool:
        """Go one step back, whatever is wrong here; return False at the first step."""
        if self._done:
            self._done = False
            return True
        index = self._index_of(self.place)
        if index:
            self._go(steps.order()[index - 1])
        return bool(index)

    def go(self, step_id: str) -> tuple[Problem, ...]:
        """Jump to a step that was reached; forward, stop at the first step on the way that blocks."""
        order = steps.order()
        target = self._index_of(step_id)
        step_id = order[target]
        for index in range(self._index_of(self._setup.progress.step), target):
            if problems := blocking(self.problems_of(order[index])):
                self.asked.add(order[index])
                self._go(order[index])
                return problems
        self._go(step_id)
        return ()

    def can_go(self, step_id: str) -> bool:
        """Tell whether a step was reached already."""
        return self._index_of(step_id) <= self._furthest

    def state_of(self, step_id: str) -> StepState:
        """Return how a step stands, for the step rail."""
        if step_id == self.place:
            return StepState.HERE
        if self._done and step_id == steps.REVIEW:  # its hand-over is shown
            return StepState.DONE if is_done(self._setup) else StepState.HERE
        if not self.can_go(step_id):
            return StepState.OPEN
        if blocking(self.problems_of(step_id)):
            return StepState.TROUBLE
        step = steps.find(step_id)
        if step and step.skip and step.skip(self._setup) == self._setup:
            return StepState.SKIPPED
        if step_id == steps.REVIEW:
            return StepState.DONE if self._setup.progress.status is Status.COMPLETE else StepState.OPEN
        return StepState.DONE

    def _complete(self) -> None:
        done = self._setup.progress
        if done.status is not Status.COMPLETE:
            if self.read_only:
                raise Refused(self.read_only)
            known = {action.id for action in self.plan}
            kept = tuple(i for i in done.checklist if i in known)
            progress = done._replace(status=Status.COMPLETE, checklist=kept)
            self._take(self._setup._replace(progress=progress))
        self._done = True

    def _take(self, setup: LeadSetup) -> None:
        self._undo.append((self._setup, setup))
        del self._undo[:-UNDO_LIMIT]
        self._redo.clear()
        self._setup = setup
        self.on_change()

    def _step_through(
        self,
        source: list[tuple[LeadSetup, LeadSetup]],
        other: list[tuple[LeadSetup, LeadSetup]],
        *,
        back: bool,
    ) -> bool:
        if not source:
            return False
        before, after = source.pop()
        other.append((before, after))
        self._setup = before if back else after
        self._done = _is_done(self._setup)
        self.on_change()
        return True

    def _go(self, step_id: str) -> None:
        self._done = False
        self._furthest = max(self._furthest, self._index_of(step_id))
        if step_id != self._setup.progress.step:
            self._setup = self._setup._replace(progress=self._setup.progress._replace(step=step_id))
            self.on_change()

    def _index_of(self, step_id: str) -> int:
        order = steps.order()
        return order.index(step_id) if step_id in order else len(order) - 1


def _is_done(setup: LeadSetup) -> bool:
    """Tell whether a set-up shows its hand-over."""
    return setup.progress.status is Status.COMPLETE and setup.progress.step == steps.REVIEW
