"""The steps of the wizard, in order. A new step is a file beside this one and a place in `STEPS`.

Readers ask for `steps.STEPS` each time rather than keep the tuple, so a step added at run time is seen.
"""

import re

from wizard.domain.model import LeadSetup
from wizard.domain.problems import Problem, covers
from wizard.i18n import _
from wizard.steps import categories, marketing, statuses
from wizard.steps.base import Step

STEPS: tuple[Step, ...] = (categories.STEP, statuses.STEP, marketing.STEP)
REVIEW = "review"
_ITEM = re.compile(r"\[(\d+)\]")


def order() -> tuple[str, ...]:
    """Return the values of `progress.step` in order: the ids of the steps, then the review."""
    return (*(step.id for step in STEPS), REVIEW)


def find(step_id: str) -> Step | None:
    """Return the step of that id; None for the review."""
    return next((step for step in STEPS if step.id == step_id), None)


def title_of(step_id: str) -> str:
    """Return a step's number and name, as `1 Categories`; the review has no number."""
    step = find(step_id)
    if step is None:
        return _("Review")
    return f"{order().index(step_id) + 1} {_(step.title)}"


def step_of(path: str) -> str:
    """Return the id of the step where a place in the document is edited; empty when no step edits it."""
    for step in STEPS:
        listing = step.listing
        roots = (f"wanted.{listing.name}", f"current.{listing.name}") if listing else (step.path,)
        if any(covers(root, path) for root in roots):
            return step.id
    return ""


def place_name(path: str) -> str:
    """Return what people call a place in the document: its step, and which item of a list it is."""
    step_id = step_of(path)
    name = title_of(step_id) if step_id else _("Customer")
    item = _ITEM.search(path)
    text = _("{step}, item {number}") if item else "{step}"
    return text.format(step=name, number=int(item[1]) + 1 if item else 0)


def step_problems(setup: LeadSetup) -> tuple[Problem, ...]:
    """Return the problems of all steps, in order."""
    return tuple(problem for step in STEPS for problem in step.problems(setup))
