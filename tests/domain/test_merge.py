"""Two sides' changes of one set-up: both are kept, and what cannot be kept is told."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import (
    FLOW,
    LEAD,
    UTM,
    finished,
    with_flow,
    with_premium,
    with_wanted,
)
from tests.domain.test_fourth_step import STEP as REPORT
from tests.domain.test_fourth_step import with_report
from tests.strategies import CATEGORIES as CATEGORY_LIST
from tests.strategies import Edit, list_edits, setups, short_names
from wizard import i18n, steps
from wizard.compare.differences import differences
from wizard.compare.merge import Clash, Merged, merge
from wizard.document.answers import read_document, to_document
from wizard.domain import edits
from wizard.domain.edits import Refused
from wizard.domain.model import Category, Customer, LeadSetup, Status, Use
from wizard.domain.plan import plan
from wizard.domain.text import has_unsafe, name_key

BASE = finished()
ONE, TWO, THREE, FOUR = BASE.wanted.categories
NEW = Category("c5", "New")


def at(setup: LeadSetup, step: str) -> LeadSetup:
    return setup._replace(progress=setup.progress._replace(step=step))


def categories(*items: Category) -> LeadSetup:
    return with_wanted(BASE, categories=items)


def ticked(setup: LeadSetup, *ids: str, status: Status = Status.DRAFT) -> LeadSetup:
    return setup._replace(progress=setup.progress._replace(checklist=ids, status=status))


def edited(setup: LeadSetup, made: list[Edit]) -> LeadSetup:
    for edit in made:
        try:
            setup = edit.made(setup)
        except Refused:
            continue
    return setup


def keys_are_unique(setup: LeadSetup) -> bool:
    lists = (*setup.current, *setup.wanted)
    return all(len({item.key for item in items}) == len(items) for items in lists)


def told(merged: Merged) -> list[tuple[str, ...]]:
    return [(clash.item, clash.label, clash.mine, clash.theirs) for clash in merged.clashes]


# Laws

walks = st.lists(list_edits, max_size=5)


@settings(max_examples=60)
@given(setups(), walks, st.sampled_from(steps.order()))
def test_what_only_one_side_changed_is_taken_whole(base: LeadSetup, made: list[Edit], place: str) -> None:
    changed = at(edited(base, made), place)
    assert merge(base, changed, base) == (changed, ())
    assert merge(base, base, changed) == (at(changed, base.progress.step), ())
    assert merge(base, changed, changed) == (changed, ())


@settings(max_examples=60)
@given(setups(), setups(), setups())
def test_any_three_set_ups_are_merged(base: LeadSetup, mine: LeadSetup, theirs: LeadSetup) -> None:
    merged = merge(base, mine, theirs)
    assert read_document(to_document(merged.setup)).setup == merged.setup
    assert merged.setup.progress.step == mine.progress.step
    assert keys_are_unique(merged.setup)
    assert set(merged.setup.progress.checklist) <= {action.id for action in plan(merged.setup)}
    for clash in merged.clashes:
        assert not any(map(has_unsafe, clash))
        assert clash.title


@settings(max_examples=60)
@given(setups(), walks, walks)
def test_edits_of_both_sides_keep_the_document_sound(
    base: LeadSetup, made: list[Edit], elsewhere: list[Edit]
) -> None:
    mine, theirs = edited(base, made), edited(base, elsewhere)
    merged = merge(base, mine, theirs)
    assert keys_are_unique(merged.setup)
    reading = read_document(to_document(merged.setup))
    assert reading.setup == merged.setup
    assert "same-key" not in {problem.code for problem in reading.problems}
    for name in ("categories", "lead_statuses"):
        before, ours, saved, got = (getattr(one.wanted, name) for one in (base, mine, theirs, merged.setup))
        kept = {item.key for item in got}
        assert all(item.key in kept or item in before for item in saved)
        known, called = {item.key for item in before}, {name_key(item.name) for item in got}
        assert all(item.key in known or name_key(item.name) in called for item in ours)


# Whatever is done to one list, to the other list or to a form meets nothing of the other side.
@settings(max_examples=60)
@given(setups(), st.data())
def test_edits_of_different_lists_are_both_kept(base: LeadSetup, data: st.DataObject) -> None:
    made = [edit for edit in data.draw(walks) if edit.part is not CATEGORY_LIST and edit.kind != "standard"]
    elsewhere = [edit for edit in data.draw(walks) if edit.part is CATEGORY_LIST]
    mine, theirs = edited(base, made), edited(base, elsewhere)
    mine = mine._replace(customer=mine.customer._replace(name="Mine"))
    merged = merge(base, mine, theirs)
    assert merged.clashes == ()
    assert merged.setup.customer.name == "Mine"
    for state in ("current", "wanted"):
        lists = getattr(merged.setup, state)
        assert lists.categories == getattr(theirs, state).categories
        assert lists.lead_statuses == getattr(mine, state).lead_statuses


@settings(max_examples=60)
@given(setups(), st.data())
def test_edits_of_different_items_are_both_kept(base: LeadSetup, data: st.DataObject) -> None:
    count = len(base.wanted.categories)
    assume(count > 1)
    ours = data.draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=count - 1))
    texts = data.draw(st.lists(short_names, min_size=count, max_size=count))
    mine = theirs = base
    for index, text in enumerate(texts):
        values = {"tooltip": text, "deleted": data.draw(st.booleans())}
        if index in ours:
            mine = edits.change(mine, CATEGORY_LIST, index, values)
        else:
            theirs = edits.change(theirs, CATEGORY_LIST, index, values)
    mine = edits.add(mine, CATEGORY_LIST, {"name": "Only mine"})
    theirs = edits.add(theirs, CATEGORY_LIST, {"name": "Only theirs"})
    merged = merge(base, mine, theirs)
    assert merged.clashes == ()
    got = merged.setup.wanted.categories
    sides = (mine if index in ours else theirs for index in range(count))
    assert got[:count] == tuple(side.wanted.categories[index] for index, side in enumerate(sides))
    assert [item.name for item in got[count:]] == ["Only theirs", "Only mine"]
    assert merged.setup.current == base.current


# Fields


def test_different_fields_of_one_record_are_both_taken() -> None:
    mine = categories(ONE._replace(name="Hot lead"), TWO, THREE, FOUR)
    theirs = categories(ONE._replace(tooltip="hi"), TWO, THREE, FOUR)
    assert merge(BASE, mine, theirs) == (
        categories(ONE._replace(name="Hot lead", tooltip="hi"), TWO, THREE, FOUR),
        (),
    )


def test_of_two_values_theirs_stays_and_mine_is_told() -> None:
    mine = BASE._replace(customer=Customer("Mine", "Cust1", "sv"))
    theirs = BASE._replace(customer=Customer("Theirs", "Cust1", "no"))
    assert merge(BASE, mine, theirs) == (
        theirs,
        (
            Clash("customer", "Customer", "", "", "name", "Customer", "Mine", "Theirs"),
            Clash("customer", "Customer", "", "", "crm_language", "CRM language", "Svenska", "Norsk"),
        ),
    )


def test_clashes_are_told_in_the_users_language_and_safe_to_print() -> None:
    i18n.use("sv")
    mine = categories(ONE._replace(tooltip="a\x1b[m"), TWO, THREE, FOUR)
    theirs = categories(ONE._replace(tooltip=""), TWO, THREE, FOUR)
    base = categories(ONE._replace(tooltip="x"), TWO, THREE, FOUR)
    assert told(merge(base, mine, theirs)) == [("Lead", "Beskrivning", "a�[m", "")]


def test_marketing_is_merged_field_by_field() -> None:
    mine = with_premium(utm_tracking=UTM._replace(website="https://mine.no"))
    theirs = with_premium(use=Use.NO, utm_tracking=UTM._replace(script_url=""))
    both = with_premium(use=Use.NO, utm_tracking=UTM._replace(website="https://mine.no", script_url=""))
    assert merge(BASE, mine, theirs) == (both, ())
    mine, theirs = with_flow(associates=("A",)), with_flow(associates=("B", "C"))
    assert merge(BASE, mine, theirs) == (theirs, (Clash(*FLOW_AT, "A", "B, C"),))


FLOW_AT = (
    "marketing_premium.lead_distribution",
    "Marketing Premium: Lead distribution",
    "",
    "",
    "associates",
    "Associates",
)


# Progress


def test_the_place_is_mine_and_doubt_makes_a_draft() -> None:
    complete = ticked(BASE, status=Status.COMPLETE)
    mine = at(complete._replace(customer=Customer("Mine")), "review")
    merged = merge(complete, mine, ticked(complete, "marketing.utm.test", status=Status.COMPLETE))
    assert merged.setup.progress == ("review", Status.DRAFT, ("marketing.utm.test",))


def test_two_complete_set_ups_that_are_the_same_stay_complete() -> None:
    mine = ticked(BASE, "marketing.utm.test", "marketing.flow.create", status=Status.COMPLETE)
    theirs = ticked(BASE, "marketing.utm.link-1", "marketing.utm.test", status=Status.COMPLETE)
    merged = merge(ticked(BASE, "marketing.utm.test", status=Status.COMPLETE), mine, theirs)
    assert merged.setup.progress.status is Status.COMPLETE
    assert merged.setup.progress.checklist == (
        "marketing.utm.link-1",
        "marketing.utm.test",
        "marketing.flow.create",
    )


def test_a_tick_that_one_side_took_away_is_gone() -> None:
    base = ticked(BASE, "marketing.utm.test", "marketing.flow.create")
    mine = ticked(BASE, "marketing.flow.create", "marketing.utm.link-1")
    theirs = ticked(BASE, "marketing.utm.test", "marketing.flow.create", "marketing.utm.add-script")
    assert merge(base, mine, theirs).setup.progress.checklist == (
        "marketing.flow.create",
        "marketing.utm.add-script",
        "marketing.utm.link-1",
    )


def test_a_tick_of_an_action_that_the_other_side_changed_is_gone() -> None:
    mine = ticked(BASE, "marketing.flow.create", "marketing.utm.test")
    theirs = with_premium(lead_distribution=FLOW._replace(fallback_associate="OLA"))
    assert merge(BASE, mine, theirs).setup.progress.checklist == ("marketing.utm.test",)


def test_a_tick_of_a_new_item_goes_with_it_to_its_new_key() -> None:
    mine = categories(ONE, TWO, THREE, FOUR, NEW, LEAD._replace(key="c6", name="Both"))
    mine = ticked(mine, "categories.c5.create", "categories.c6.create", "categories.reorder", "c5")
    theirs = categories(ONE, TWO, THREE, FOUR, LEAD._replace(key="c5", name="Both"))
    merged = merge(BASE, mine, theirs)
    assert [item.key for item in merged.setup.wanted.categories[4:]] == ["c5", "c7"]
    assert merged.setup.progress.checklist == ("categories.c7.create", "categories.c5.create")


# A step's own part


@pytest.fixture
def fourth_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, REPORT))


@pytest.mark.usefixtures("fourth_step")
def test_a_fourth_step_is_merged_by_its_declaration() -> None:
    merged = merge(
        with_report(), with_report(day="fri", owner="MINE"), with_report(weekly=False, owner="THEIRS")
    )
    assert merged == (
        with_report(day="fri", weekly=False, owner="THEIRS"),
        (Clash("report", "Report", "", "", "owner", "Owner", "MINE", "THEIRS"),),
    )


@pytest.mark.usefixtures("fourth_step")
def test_a_part_that_is_not_there_yet_is_merged_as_its_defaults() -> None:
    renamed = BASE._replace(customer=Customer("Mine"))
    assert merge(BASE, renamed, with_report()).setup == with_report()._replace(customer=Customer("Mine"))
    theirs = BASE._replace(customer=Customer("Nordlys AS"))
    assert merge(BASE, renamed, theirs).setup.extra == {}


def test_a_part_of_a_step_that_is_gone_stays_as_theirs() -> None:
    theirs = with_report()._replace(customer=Customer("Theirs"))
    mine = with_flow(enabled=False)
    assert merge(BASE, mine, theirs).setup.extra == theirs.extra


def test_nothing_that_was_merged_is_a_difference_from_both() -> None:
    mine = categories(ONE._replace(tooltip="m"), TWO, THREE, FOUR)
    theirs = categories(ONE, TWO._replace(tooltip="t"), THREE, FOUR)
    merged = merge(BASE, mine, theirs)
    assert [one.key for one in differences(mine, merged.setup)] == ["c2"]
    assert [one.key for one in differences(theirs, merged.setup)] == ["c1"]
