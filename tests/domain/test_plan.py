"""The promise of the plan: doing all of it turns the CRM from current to wanted, and nothing is left."""

from hypothesis import given, settings

from tests.strategies import names, setups
from wizard.domain.model import LeadSetup
from wizard.domain.plan import action_ids, applied, plan, to_json
from wizard.steps import STEPS

LIST_STEPS = {step.id for step in STEPS if step.listing}


@settings(max_examples=60)
@given(setups())
def test_the_whole_plan_gives_the_wanted_lists(setup: LeadSetup) -> None:
    assert applied(plan(setup), setup.current) == setup.wanted


@settings(max_examples=60)
@given(setups())
def test_what_is_done_needs_no_action(setup: LeadSetup) -> None:
    done = setup._replace(current=setup.wanted)
    assert [action for action in plan(done) if action.step in LIST_STEPS] == []


@settings(max_examples=60)
@given(setups(), setups())
def test_the_ids_are_those_of_the_plan_whatever_plan_was_asked_for_before(
    setup: LeadSetup, other: LeadSetup
) -> None:
    for asked in (setup, other, other._replace(progress=setup.progress), setup):
        assert action_ids(asked) == {action.id for action in plan(asked)}


@settings(max_examples=60)
@given(setups())
def test_every_action_has_an_id_of_its_own(setup: LeadSetup) -> None:
    ids = [action.id for action in plan(setup)]
    assert len(ids) == len(set(ids))


@settings(max_examples=60)
@given(setups())
def test_every_action_says_what_to_do_and_belongs_to_its_step(setup: LeadSetup) -> None:
    order = [step.id for step in STEPS]
    actions = plan(setup)
    assert [action.step for action in actions] == sorted((action.step for action in actions), key=order.index)
    for action in actions:
        assert action.title
        assert action.how
        assert action.id.startswith(f"{action.step}.")


@settings(max_examples=60)
@given(setups(), names)
def test_renaming_keeps_an_item_the_same_item(setup: LeadSetup, name: str) -> None:
    """Every name may change at once: nothing is created or deleted for it."""
    kept = setup.wanted._replace(
        categories=tuple(
            item._replace(name=f"{name} {number}") for number, item in enumerate(setup.wanted.categories)
        )
    )
    renamed = setup._replace(current=setup.wanted, wanted=kept)
    kinds = {action.kind for action in plan(renamed) if action.step == "categories"}
    assert kinds <= {"change"}
    assert applied(plan(renamed), renamed.current) == kept


@settings(max_examples=60)
@given(setups())
def test_the_plan_for_scripts_is_plain_json(setup: LeadSetup) -> None:
    for action in plan(setup):
        written = to_json(action)
        assert list(written) == ["id", "step", "kind", "title", "where", "changes", "how"]
        assert all(isinstance(line, str) for line in [*written["where"], *written["how"]])
        assert all(set(change) == {"field", "label", "old", "new"} for change in written["changes"])
