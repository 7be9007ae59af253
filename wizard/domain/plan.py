"""What has to change in the CRM: the actions of all steps, in order, for review, hand-over and commands."""

from typing import Any

from wizard import steps
from wizard.domain.actions import Action, apply
from wizard.domain.model import LeadSetup, Lists, Progress
from wizard.steps.base import Step


def plan(setup: LeadSetup) -> tuple[Action, ...]:
    """Return the ordered actions that turn the CRM from current to wanted."""
    return tuple(action for step in steps.STEPS for action in step.actions(setup))


_known: tuple[tuple[Step, ...], LeadSetup | None, frozenset[str]] = ((), None, frozenset())


def action_ids(setup: LeadSetup) -> frozenset[str]:
    """Return the ids of the actions; those of the last plan are remembered, for each tick asks for them."""
    global _known
    rest = setup._replace(progress=Progress())
    if _known[0] is not steps.STEPS or _known[1] != rest:
        _known = (steps.STEPS, rest, frozenset(action.id for action in plan(setup)))
    return _known[2]


def applied(actions: tuple[Action, ...], current: Lists) -> Lists:
    """Return the lists of the CRM after the actions: always the wanted ones, for a set-up without errors."""
    after = {}
    for step in steps.STEPS:
        if step.listing:
            own = [action for action in actions if action.step == step.id]
            after[step.listing.name] = apply(own, getattr(current, step.listing.name))
    return current._replace(**after)


def to_json(action: Action) -> dict[str, Any]:
    """Return an action for scripts: stable keys, texts in the user's language."""
    return {
        "id": action.id,
        "step": action.step,
        "kind": action.kind,
        "title": action.title,
        "where": list(action.where),
        "changes": [change._asdict() for change in action.changes],
        "how": [sentence.render() for sentence in action.how],
    }
