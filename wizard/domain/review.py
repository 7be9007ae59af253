"""What the review says: every problem and every change, each with the place where it is edited."""

from typing import NamedTuple

from wizard import steps
from wizard.domain import actions
from wizard.domain.problems import Problem, blocking
from wizard.domain.session import DONE, Session, StepState
from wizard.i18n import _

SIGNS = {
    actions.CREATE: "+",
    actions.CHANGE: "*",
    actions.DELETE: "-",
    actions.RESTORE: "+",
    actions.REORDER: "↕",
}


class Line(NamedTuple):
    """One line of the review; it is edited at `path` in `step`."""

    text: str
    sign: str = " "
    step: str = ""
    path: str = ""
    heading: bool = False
    trouble: bool = False


def review_lines(session: Session) -> list[Line]:
    """Return everything that the review says, in order: what blocks, what to know, what changes."""
    stops = blocking(session.problems)
    notes = [problem for problem in session.problems if not problem.blocks]
    lines: list[Line] = []
    if stops:
        lines.append(Line(_("To put right before completing"), heading=True))
        lines += [_problem_line(problem) for problem in stops]
    if notes:
        lines.append(Line(_("Good to know"), heading=True))
        lines += [_problem_line(problem) for problem in notes]
    planned = session.plan
    for step in steps.STEPS:
        own = [action for action in planned if action.step == step.id]
        lines.append(Line(steps.title_of(step.id), heading=True))
        if not own:
            skipped = step.skip and step.skip(session.setup) == session.setup
            lines.append(Line(_("Skipped.") if skipped else _("Nothing to change."), step=step.id))
        for action in own:
            lines.append(Line(action.title, SIGNS.get(action.kind, "+"), step.id, _path_of(session, action)))
            lines += [
                Line(f"    {change.label}: {change.old or '–'} → {change.new or '–'}", step=step.id)
                for change in action.changes
            ]
            if told := told_of(action):
                lines.append(Line(f"    {told}", step=step.id))
    return lines


def told_of(action: actions.Action) -> str:
    """Return what a new item is, in words: its group, its lead status."""
    step = steps.find(action.step)
    if action.kind != actions.CREATE or not (action.item and step and step.listing):
        return ""
    return ", ".join(filter(None, step.listing.told(action.item)))


def sign_of(problem: Problem) -> str:
    """Return the sign of a problem: what blocks and what does not differ without colour."""
    return "!" if problem.blocks else "~"


def state_text(session: Session, step_id: str) -> str:
    """Return in words how a step stands."""
    if not session.can_go(step_id):
        return _("not reached yet")
    if step_id == steps.REVIEW and session.place == DONE:
        return _("in order")
    state = session.state_of(step_id)
    count = len(blocking(session.problems_of(step_id)))
    if state is StepState.TROUBLE or (state is StepState.HERE and count):
        return _("to put right: {count}").format(count=count)
    words = {
        StepState.HERE: _("you are here"),
        StepState.DONE: _("in order"),
        StepState.SKIPPED: _("skipped"),
    }
    return words.get(state, "")


def _problem_line(problem: Problem) -> Line:
    return Line(problem.message, sign_of(problem), steps.step_of(problem.path), problem.path, trouble=True)


def _path_of(session: Session, action: actions.Action) -> str:
    """Return where in the document an action's item is."""
    step = steps.find(action.step)
    if not (action.item and step and step.listing):
        return ""
    items = getattr(session.setup.wanted, step.listing.name)
    index = next((i for i, item in enumerate(items) if item.key == action.item.key), 0)
    return f"wanted.{step.listing.name}[{index}]"
