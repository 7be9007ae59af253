"""Taking present lists from a table: what is noted, which wishes are kept, and that it repeats."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import finished, with_current, with_wanted
from tests.strategies import CATEGORIES, STATUSES, names, setups, short_names
from wizard.document import answers
from wizard.domain import edits
from wizard.domain.customer import new_setup
from wizard.domain.model import Category, CategoryGroup, Customer, Database, LeadSetup, LeadStatus
from wizard.domain.plan import plan
from wizard.domain.text import name_key
from wizard.steps.base import ListPart
from wizard.tables.columns import Role
from wizard.tables.entries import Cell, Entries, Entry
from wizard.tables.taken import Taken, cell_text, remarks, taken_text
from wizard.tables.taking import take

POTENTIAL, CUSTOMER, UNKNOWN = CategoryGroup.POTENTIAL, CategoryGroup.CUSTOMER, CategoryGroup.UNKNOWN
LOST = CategoryGroup.LOST
TITLES = {role: role.value.title() for role in Role}
BLANK = new_setup(Customer("Nordlys AS", database=Database.EXISTING))


def entry(row: int, name: str, order: float | None = None, **values: Any) -> Entry:
    fields = {"group": "category_group", "on": "enable_lead_status", "tip": "tooltip"}
    return Entry(row, name, {fields.get(key, key): value for key, value in values.items()}, order)


def taken(setup: LeadSetup, *entries: Entry, part: ListPart = CATEGORIES, whole: bool = False) -> Taken:
    return take(setup, part, Entries(entries, titles=TITLES), whole=whole)


def of(*items: Category, wanted: tuple[Category, ...] | None = None) -> LeadSetup:
    """Return a set-up with these present categories and, if they differ, these wanted ones."""
    return with_current(with_wanted(BLANK, categories=items if wanted is None else wanted), categories=items)


def now_and_then(result: Taken) -> tuple[Category, Category]:
    return result.setup.current.categories[0], result.setup.wanted.categories[0]


def test_what_is_new_goes_into_both_lists_and_needs_no_action() -> None:
    result = taken(BLANK, entry(2, "A", group=POTENTIAL, on=True, tip="Tip"), entry(3, "B", deleted=True))
    items = (Category("c1", "A", POTENTIAL, True, "Tip"), Category("c2", "B", deleted=True))
    assert result.setup.current.categories == result.setup.wanted.categories == items
    assert result.added == ("A", "B")
    assert plan(result.setup) == ()
    assert result.setup.current.lead_statuses == BLANK.current.lead_statuses


def test_what_a_new_database_has_is_known_already_and_what_the_table_lacks_stays() -> None:
    setup = new_setup(Customer("A", crm_language="no"))
    result = taken(setup, entry(2, "LEAD"), entry(3, "Kunde"))
    assert (result.added, result.updated, result.same) == (("Kunde",), ("LEAD",), ())
    assert result.absent == ("Markedsføringskvalifisert lead", "Mulighet", "Tapt mulighet")
    assert len(result.setup.current.categories) == 5
    assert "In the present list but not in the table, and kept: Markeds" in " ".join(remarks(result))


def test_the_present_item_learns_what_the_table_says_and_the_wanted_one_follows() -> None:
    setup = of(Category("c1", "Kunde A"))
    now, then = now_and_then(taken(setup, entry(2, "kunde a", group=CUSTOMER, tip="x")))
    assert now == then == Category("c1", "kunde a", CUSTOMER, tooltip="x")


def test_what_the_table_says_nothing_about_stays() -> None:
    item = Category("c1", "A", POTENTIAL, True, "Tip", True)
    assert taken(of(item), entry(2, "A")).setup == of(item)
    assert taken(of(item), entry(2, "A")).same == ("A",)
    odd = of(Category("c1", "A", LOST, True))
    assert taken(odd, entry(2, "A", tip="")).setup == odd


def test_what_the_user_had_changed_is_kept() -> None:
    setup = of(Category("c1", "A"), wanted=(Category("c1", "Better", LOST, tooltip="Mine", deleted=True),))
    now, then = now_and_then(taken(setup, entry(2, "A", group=CUSTOMER, tip="Theirs", deleted=False)))
    assert now == Category("c1", "A", CUSTOMER, tooltip="Theirs")
    assert then == setup.wanted.categories[0]


def test_an_item_that_was_only_planned_is_found_in_the_crm() -> None:
    setup = of(wanted=(Category("c1", "A", POTENTIAL, True),))
    result = taken(setup, entry(2, "a", group=CUSTOMER))
    assert now_and_then(result) == (Category("c1", "a", CUSTOMER), setup.wanted.categories[0])
    assert result.updated == ("a",)
    fields = {change.field for action in plan(result.setup) for change in action.changes}
    assert fields == {"name", "category_group", "enable_lead_status"}


def test_a_rename_that_was_made_in_the_crm_is_noted() -> None:
    setup = of(Category("c1", "Old"), wanted=(Category("c1", "New"),))
    result = taken(setup, entry(2, "New"))
    assert now_and_then(result) == (Category("c1", "New"), Category("c1", "New"))
    assert result.updated == ("New",)


def test_a_name_that_another_item_shall_get_is_not_taken_twice() -> None:
    setup = of(Category("c1", "Old"), wanted=(Category("c1", "New"),))
    result = taken(setup, entry(2, "Old"), entry(3, "New"))
    assert result.setup == setup
    assert result.unmatched == (Cell(3, "Name", "New", "name-taken"),)


def test_group_and_lead_status_of_the_user_stay_together() -> None:
    wish = Category("c1", "A", POTENTIAL, True)
    setup = of(Category("c1", "A", POTENTIAL), wanted=(wish,))
    assert now_and_then(taken(setup, entry(2, "A", group=CUSTOMER))) == (Category("c1", "A", CUSTOMER), wish)
    wish = Category("c1", "A", CUSTOMER)
    setup = of(Category("c1", "A", POTENTIAL), wanted=(wish,))
    assert now_and_then(taken(setup, entry(2, "A", on=True))) == (Category("c1", "A", POTENTIAL, True), wish)


def test_lead_status_outside_potential_customer_comes_in_as_off_and_is_listed() -> None:
    result = taken(BLANK, entry(2, "A", group=CUSTOMER, on=True), entry(3, "B", on=True))
    assert [item.enable_lead_status for item in result.setup.wanted.categories] == [False, False]
    assert [tuple(cell) for cell in result.unmatched] == [
        (2, "Lead-Status", "A", "needs-potential"),
        (3, "Lead-Status", "B", "needs-potential"),
    ]
    known = taken(of(Category("c1", "A", POTENTIAL)), entry(2, "A", on=True))
    assert now_and_then(known)[0].enable_lead_status
    left = taken(of(Category("c1", "A", POTENTIAL, True)), entry(2, "A", group=LOST))
    assert now_and_then(left) == (Category("c1", "A", LOST),) * 2
    assert left.unmatched == ()


def keys(items: tuple[Any, ...]) -> str:
    return "".join(item.name for item in items)


def test_the_order_is_that_of_the_table_and_what_has_none_stays_where_it_is() -> None:
    setup = of(*(Category(f"c{at}", name) for at, name in enumerate("ABCD")))
    result = taken(setup, entry(2, "D", 1), entry(3, "A", 3), entry(4, "B", 2), entry(5, "E"))
    assert keys(result.setup.current.categories) == keys(result.setup.wanted.categories) == "DEBCA"
    assert result.ordered
    assert not taken(setup, entry(2, "D"), entry(3, "A")).ordered


def test_planned_items_stay_below_the_one_they_follow() -> None:
    items = tuple(Category(f"c{at}", name) for at, name in enumerate("AB"))
    setup = of(*items, wanted=(items[0], Category("n", "x"), items[1]))
    result = taken(setup, entry(2, "B", 1), entry(3, "A", 2))
    assert keys(result.setup.current.categories) == "BA"
    assert keys(result.setup.wanted.categories) == "BAx"


def test_an_order_of_the_user_s_own_is_kept() -> None:
    items = tuple(Category(f"c{at}", name) for at, name in enumerate("ABC"))
    setup = of(*items, wanted=(items[2], items[0], items[1]))
    result = taken(setup, entry(2, "B", 1), entry(3, "A", 2), entry(4, "C", 3), entry(5, "D", 0))
    assert keys(result.setup.current.categories) == "DBAC"
    assert keys(result.setup.wanted.categories) == "CABD"


def test_the_whole_list_takes_out_what_was_noted_by_mistake_and_keeps_what_was_decided() -> None:
    items = (Category("c1", "A"), Category("c2", "B"), Category("c3", "C"))
    setup = of(*items, wanted=(items[0], items[1]._replace(tooltip="mine"), items[2], Category("c4", "Plan")))
    result = taken(setup, entry(2, "A"), whole=True)
    assert (result.removed, result.absent) == (("C",), ("B",))
    assert keys(result.setup.current.categories) == "AB"
    assert keys(result.setup.wanted.categories) == "ABPlan"
    assert "1 taken out." in taken_text(result)


# Lead statuses


def statuses(*entries: Entry, whole: bool = False, setup: LeadSetup = BLANK) -> Taken:
    return taken(setup, *entries, part=STATUSES, whole=whole)


def default_of(items: tuple[LeadStatus, ...]) -> list[str]:
    return [item.name for item in items if item.default]


def test_the_default_of_the_table_is_the_default_in_both_lists() -> None:
    result = statuses(entry(2, "Ny", default=True), entry(3, "Open", default=False), entry(4, "Won"))
    for lists in (result.setup.current, result.setup.wanted):
        assert default_of(lists.lead_statuses) == ["Ny"]
    assert not [p for p in answers.problems(result.setup) if p.path.startswith("wanted.lead") and p.blocks]


def test_with_the_whole_list_the_standard_statuses_that_the_customer_has_not_go() -> None:
    result = statuses(entry(2, "Ny", default=True), entry(3, "Qualified"), whole=True)
    assert [item.name for item in result.setup.current.lead_statuses] == ["Qualified", "Ny"]
    assert result.setup.wanted == result.setup.current._replace(categories=BLANK.wanted.categories)
    kept = statuses(entry(2, "Ny"), whole=True)
    assert [item.name for item in kept.setup.current.lead_statuses] == ["Open", "Ny"]
    assert kept.absent == ("Open",)


def test_two_defaults_are_none_and_are_listed() -> None:
    result = statuses(entry(2, "Open", default=True), entry(3, "Ny", default=True))
    assert default_of(result.setup.current.lead_statuses) == ["Open"]
    assert [cell.why for cell in result.unmatched] == ["two-defaults"] * 2


@pytest.mark.parametrize("values", [{"deleted": True}, {"deleted": True, "default": True}])
def test_a_default_that_is_deleted_is_not_believed(values: dict[str, bool]) -> None:
    result = statuses(entry(2, "Open", **values))
    assert result.setup == BLANK
    assert {cell.why for cell in result.unmatched} == {"default-deleted"}
    new = statuses(entry(2, "Ny", **values))
    assert default_of(new.setup.current.lead_statuses) == ["Open"]
    assert new.setup.current.lead_statuses[-1].deleted


def test_a_status_that_the_user_wants_to_delete_does_not_become_the_default() -> None:
    setup = edits.delete(BLANK, STATUSES, 1)
    result = statuses(entry(2, "Contacting", default=True), setup=setup)
    assert result.setup == setup
    assert [cell.why for cell in result.unmatched] == ["default-deleted"]


def test_statuses_of_which_nothing_was_known_get_the_wanted_default() -> None:
    unknown = with_current(finished(), lead_statuses=())
    result = statuses(entry(2, "Open"), entry(3, "Ny"), setup=unknown)
    assert default_of(result.setup.current.lead_statuses) == ["Open"]


# How it is told


def test_what_became_of_each_row_is_told() -> None:
    cells = (Cell(2, "Group", "Custommer", "group"), Cell(4, "Description", "x" * 99, "too-long"))
    result = Taken(BLANK, ("A",), ("B", "C"), (), unmatched=cells[:1], too_long=cells[1:], blank=1, above=2)
    assert taken_text(result) == "1 added. 2 updated. 0 known already. 2 not matched."
    assert [*remarks(result._replace(ordered=True, removed=("Z",)))] == [
        "The order was taken from the table.",
        "Not in the table, so taken out of both lists: Z.",
        "2 rows above the titles left out.",
        "1 blank row left out.",
    ]
    assert cell_text(cells[0]).startswith("Row 2, Group: “Custommer”: no category group has this name")
    assert "x" * 59 + "…”" in cell_text(cells[1])


# Every combination


@st.composite
def tables(draw: st.DrawFn, part: ListPart) -> Entries:
    """Entries with names of their own, some of them those of the set-up's items."""
    found = draw(st.lists(short_names.map(str.strip).filter(bool), unique_by=name_key, max_size=7))
    optional = {"tooltip": names, "deleted": st.booleans()}
    if part is CATEGORIES:
        optional |= {"category_group": st.sampled_from(CategoryGroup), "enable_lead_status": st.booleans()}
    else:
        optional |= {"default": st.booleans()}
    columns = draw(st.sets(st.sampled_from([*optional, "order"])))
    made = []
    for row, name in enumerate(found, 2):
        values = {field: draw(values) for field, values in optional.items() if field in columns}
        order = draw(st.none() | st.integers(0, 5)) if "order" in columns else None
        made.append(Entry(row, name, values, order))
    return Entries(tuple(made), titles=TITLES)


@settings(max_examples=300)
@given(setups(), st.sampled_from([CATEGORIES, STATUSES]), st.booleans(), st.data())
def test_nothing_is_lost_names_stay_unique_and_a_second_time_changes_nothing(
    setup: LeadSetup, part: ListPart, whole: bool, data: st.DataObject
) -> None:
    entries = data.draw(tables(part))
    result = take(setup, part, entries, whole=whole)
    told = [*result.added, *result.updated, *result.same]
    told += [cell.value for cell in result.unmatched if cell.why == "name-taken"]
    assert sorted(told) == sorted(e.name for e in entries.entries)
    now, then = getattr(result.setup.current, part.name), getattr(result.setup.wanted, part.name)
    for items in (now, then):
        assert len({name_key(item.name) for item in items}) == len(items)
        assert len({item.key for item in items}) == len(items)
    assert {item.key for item in now} <= {item.key for item in then}
    names_now = {name_key(item.name) for item in now}
    assert names_now >= {name_key(name) for name in (*result.added, *result.updated, *result.same)}
    before = {item.key for item in getattr(setup.wanted, part.name)}
    gone = before - {item.key for item in then}
    assert len(gone) == len(result.removed)
    assert not result.removed or whole
    assert_no_new_errors(setup, result.setup)
    again = take(result.setup, part, entries, whole=whole)
    assert again.setup == result.setup
    assert (again.added, again.updated, again.removed, again.ordered) == ((), (), (), False)


def assert_no_new_errors(before: LeadSetup, after: LeadSetup) -> None:
    codes = {problem.code for problem in answers.problems(before) if problem.severity == "error"}
    if before.current.lead_statuses:
        assert {p.code for p in answers.problems(after) if p.severity == "error"} <= codes


@settings(max_examples=100)
@given(setups(), st.data())
def test_a_wish_about_an_item_survives_every_table(setup: LeadSetup, data: st.DataObject) -> None:
    entries = data.draw(tables(CATEGORIES))
    after = {item.key: item for item in take(setup, CATEGORIES, entries).setup.wanted.categories}
    now = {item.key: item for item in setup.current.categories}
    for item in setup.wanted.categories:
        old = now.get(item.key)
        for field in ("name", "tooltip", "deleted", "category_group"):
            if old is None or getattr(old, field) != getattr(item, field):
                assert getattr(after[item.key], field) == getattr(item, field)


def test_thousands_of_rows_are_taken_at_once() -> None:
    many = tuple(entry(row, f"Category {row}", row, group=CUSTOMER) for row in range(20_000))
    result = taken(BLANK, *many)
    assert len(result.added) == len({item.key for item in result.setup.wanted.categories}) == 20_000
