"""What a person can do to the lists, and what is refused with its reason."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import finished, with_current, with_wanted
from tests.strategies import CATEGORIES, STATUSES, Edit, list_edits, setups
from wizard.document import answers
from wizard.domain import edits
from wizard.domain.customer import change_customer, new_setup
from wizard.domain.edits import Pasted, Refused
from wizard.domain.model import Category, CategoryGroup, Customer, Database, LeadSetup
from wizard.domain.plan import plan
from wizard.standard.aliases import CATEGORY_VARIANTS
from wizard.standard.lists import CATEGORY_NAMES

POTENTIAL, CUSTOMER = CategoryGroup.POTENTIAL, CategoryGroup.CUSTOMER
SETUP = finished()


def category_names(setup: LeadSetup) -> list[str]:
    return [item.name for item in setup.wanted.categories]


def existing(*names: str, language: str = "en") -> LeadSetup:
    setup = new_setup(Customer("Nordlys AS", crm_language=language, database=Database.EXISTING))
    items = tuple(Category(f"c{number}", name, CUSTOMER) for number, name in enumerate(names))
    return with_current(with_wanted(setup, categories=items), categories=items)


def paste(setup: LeadSetup, *lines: str, present: bool = False) -> Pasted:
    return edits.paste(setup, CATEGORIES, list(lines), present=present)


def test_a_new_item_comes_last_with_a_key_of_its_own() -> None:
    setup = edits.add(SETUP, CATEGORIES, {"name": "New", "category_group": CUSTOMER})
    assert setup.wanted.categories == (*SETUP.wanted.categories, Category("c5", "New", CUSTOMER))
    assert setup.current == SETUP.current


def test_a_new_key_is_used_in_neither_state() -> None:
    setup = with_wanted(with_current(SETUP, categories=(Category("c3", "A"),)), categories=())
    assert edits.new_key(setup, CATEGORIES) == "c2"
    crowded = with_wanted(setup, categories=(Category("c4", "B"), Category("c2", "C")))
    assert edits.new_key(crowded, CATEGORIES) == "c5"


@settings(max_examples=50)
@given(setups(), st.lists(list_edits, max_size=6))
def test_no_edit_breaks_keys_or_types(setup: LeadSetup, made: list[Edit]) -> None:
    assume(setup.current.lead_statuses)  # names pasted into an unknown list as present bring no default
    for edit in made:
        try:
            setup = edit.made(setup)
        except Refused as refused:
            assert str(refused)
    codes = {problem.code for problem in answers.problems(setup)}
    assert not codes & {
        "same-key",
        "vanished",
        "no-default",
        "two-defaults",
        "default-deleted",
        "default-moved",
    }
    assert "lead-status-needs-group" not in codes
    assert answers.read_document(answers.to_document(setup)).problems == answers.problems(setup)


def test_changing_an_item_keeps_the_others() -> None:
    setup = edits.change(SETUP, STATUSES, 1, {"name": "Later", "tooltip": "x"})
    assert setup.wanted.lead_statuses[1] == SETUP.wanted.lead_statuses[1]._replace(name="Later", tooltip="x")
    assert setup.wanted.lead_statuses[2:] == SETUP.wanted.lead_statuses[2:]


def test_what_is_in_the_crm_is_deleted_softly_and_can_be_restored() -> None:
    setup = edits.delete(SETUP, CATEGORIES, 1)
    assert setup.wanted.categories[1] == SETUP.wanted.categories[1]._replace(deleted=True)
    assert edits.restore(setup, CATEGORIES, 1) == SETUP


def test_what_was_only_planned_goes_when_it_is_deleted() -> None:
    planned = edits.add(SETUP, CATEGORIES, {"name": "New"})
    assert edits.delete(planned, CATEGORIES, 4) == SETUP


def test_the_default_status_refuses_to_go_and_says_why() -> None:
    for verb in (edits.delete, edits.forget):
        with pytest.raises(Refused, match="“Open” cannot be deleted: it is the status that every new lead"):
            verb(SETUP, STATUSES, 0)
    assert edits.delete(SETUP, STATUSES, 1).wanted.lead_statuses[1].deleted


def test_what_was_noted_by_mistake_is_forgotten_in_both_states() -> None:
    setup = edits.forget(SETUP, CATEGORIES, 1)
    key = SETUP.wanted.categories[1].key
    for lists in (setup.current, setup.wanted):
        assert len(lists.categories) == 3
        assert key not in {item.key for item in lists.categories}
    assert not any(action.item and action.item.key == key for action in plan(setup))


def test_an_item_moves_by_one_place_and_stops_at_the_ends() -> None:
    down = edits.move(SETUP, CATEGORIES, 0, 1)
    assert category_names(down)[:2] == category_names(SETUP)[1::-1]
    assert edits.move(down, CATEGORIES, 1, -1) == SETUP
    assert edits.move(SETUP, CATEGORIES, 0, -1) is SETUP
    assert edits.move(SETUP, CATEGORIES, 3, 1) is SETUP


def test_lead_status_is_switched_on_in_potential_customer_only() -> None:
    off = edits.toggle_lead_status(SETUP, CATEGORIES, 0)
    assert not off.wanted.categories[0].enable_lead_status
    assert edits.toggle_lead_status(off, CATEGORIES, 0) == SETUP
    with pytest.raises(Refused, match="“Kunde” can have lead status only in the group Potential customer"):
        edits.toggle_lead_status(existing("Kunde"), CATEGORIES, 0)


def test_lead_status_that_is_on_by_mistake_can_be_switched_off() -> None:
    odd = edits.change(existing("Kunde"), CATEGORIES, 0, {"enable_lead_status": True})
    assert edits.toggle_lead_status(odd, CATEGORIES, 0) == existing("Kunde")


def test_lead_status_of_a_deleted_category_asks_to_restore_it() -> None:
    with pytest.raises(Refused, match=r"“Lead” is deleted\. Restore it first"):
        edits.toggle_lead_status(edits.delete(SETUP, CATEGORIES, 0), CATEGORIES, 0)


def test_lead_statuses_have_no_such_switch() -> None:
    assert edits.toggle_lead_status(SETUP, STATUSES, 0) is SETUP


@pytest.mark.parametrize("group", CategoryGroup)
def test_another_group_switches_lead_status_off_but_never_on(group: CategoryGroup) -> None:
    was_on = edits.set_group(SETUP, CATEGORIES, 0, group).wanted.categories[0]
    assert (was_on.category_group, was_on.enable_lead_status) == (group, group == POTENTIAL)
    assert not edits.set_group(SETUP, CATEGORIES, 1, group).wanted.categories[1].enable_lead_status


def test_each_pasted_line_is_accounted_for() -> None:
    pasted = paste(existing("Kunde A"), "Ny", "", "kunde a", "NY", "x" * 240, "", "Kunde  A", "x" * 239)
    assert pasted.added == ("Ny", "Kunde  A", "x" * 239)
    assert pasted.already == ("kunde a",)
    assert pasted.twice == ("NY",)
    assert pasted.too_long == ("x" * 240,)
    assert pasted.blank == 2
    assert category_names(pasted.setup) == ["Kunde A", "Ny", "Kunde  A", "x" * 239]


@pytest.mark.parametrize("line", ["Åse", "åSE", "A\u030ase"])
def test_a_pasted_name_is_compared_as_names_are_with_deleted_ones_too(line: str) -> None:
    setup = edits.delete(existing("Åse"), CATEGORIES, 0)
    assert paste(setup, line) == Pasted(setup, already=(line,))
    assert paste(existing(), "Åse", line).twice == (line,)


def test_what_is_pasted_as_present_needs_no_action_and_what_is_new_does() -> None:
    present = paste(existing(), "A", "B", present=True).setup
    assert present.current.categories == present.wanted.categories
    assert plan(present) == ()
    new = paste(existing(), "A", "B").setup
    assert [action.title for action in plan(new)] == ["Add the category “A”", "Add the category “B”"]


def test_pasted_categories_get_the_chosen_group_and_statuses_have_none() -> None:
    pasted = edits.paste(existing(), CATEGORIES, ["A"], present=False, group=POTENTIAL)
    assert pasted.setup.wanted.categories[0].category_group == POTENTIAL
    statuses = edits.paste(SETUP, STATUSES, ["Later", "x" * 4001, "y" * 4000], present=True)
    assert (statuses.added, statuses.too_long) == (("Later", "y" * 4000), ("x" * 4001,))
    assert not statuses.setup.current.lead_statuses[-1].default


def test_pasting_nothing_changes_nothing() -> None:
    assert paste(SETUP) == Pasted(SETUP)
    assert paste(SETUP, "", "") == Pasted(SETUP, blank=2)


@settings(max_examples=50)
@given(
    setups(),
    st.lists(st.sampled_from(["", "A", "a", "B", "Å", "A\u030a", "x" * 240]) | st.text(), max_size=8),
)
def test_no_pasted_line_is_lost_or_taken_twice(setup: LeadSetup, lines: list[str]) -> None:
    pasted = paste(setup, *lines)
    groups = (pasted.added, pasted.already, pasted.twice, pasted.too_long)
    assert sorted([*sum(groups, ()), *[""] * pasted.blank]) == sorted(lines)
    assert category_names(pasted.setup) == [*category_names(setup), *pasted.added]


def test_the_standard_categories_that_are_missing_are_added() -> None:
    done = edits.add_standard_categories(existing("Kunde", "LEAD", language="no"), CATEGORIES)
    assert done.added == ("Markedsføringskvalifisert lead", "Mulighet", "Tapt mulighet")
    assert done.already == ("Lead",)
    assert all(item.category_group == POTENTIAL for item in done.setup.wanted.categories[2:])
    again = edits.add_standard_categories(done.setup, CATEGORIES)
    assert (again.setup, again.added) == (done.setup, ())


@pytest.mark.parametrize(
    ("number", "spelling"),
    [*[pair for names in CATEGORY_NAMES.values() for pair in enumerate(names)], *CATEGORY_VARIANTS],
)
def test_a_standard_category_is_recognised_in_any_official_spelling(number: int, spelling: str) -> None:
    for known in (spelling, f" {spelling.upper()} "):
        done = edits.add_standard_categories(existing(known, language="de"), CATEGORIES)
        assert done.already == (CATEGORY_NAMES["de"][number],)
        assert len(done.added) == 3


def test_lists_that_nobody_touched_follow_the_customer() -> None:
    setup = new_setup(Customer("A", crm_language="en"))
    german = Customer("A", crm_language="de", database=Database.EXISTING)
    assert change_customer(setup, german) == new_setup(german)
    touched = edits.add(setup, CATEGORIES, {"name": "New"})
    assert change_customer(touched, german) == touched._replace(customer=german)


def test_the_first_group_of_a_pasted_category_is_the_one_it_has_and_the_second_a_change() -> None:
    setup = new_setup(Customer("Nordlys AS", database=Database.EXISTING))
    setup = edits.paste(setup, CATEGORIES, ["Kunde A"], present=True).setup
    noted = edits.set_group(setup, CATEGORIES, 0, CategoryGroup.CUSTOMER)
    assert noted.current.categories[0].category_group == CategoryGroup.CUSTOMER
    assert plan(noted) == ()
    moved = edits.set_group(noted, CATEGORIES, 0, CategoryGroup.POTENTIAL)
    assert moved.current == noted.current
    assert [change.field for action in plan(moved) for change in action.changes] == ["category_group"]


def test_a_category_that_is_only_planned_leaves_the_present_list_alone() -> None:
    setup = new_setup(Customer("Nordlys AS", database=Database.EXISTING))
    setup = edits.add(setup, CATEGORIES, {"name": "Lead"})
    assert edits.set_group(setup, CATEGORIES, 0, CategoryGroup.POTENTIAL).current == setup.current
