"""The rules of step 1, each at its edge, with place, code and severity."""

from typing import Any

import pytest

from tests.builders import LEAD, finished, found, messages, with_categories, with_wanted
from wizard.domain.model import Category, CategoryGroup, Status
from wizard.domain.problems import Severity

ERROR, MISSING, WARNING = Severity.ERROR, Severity.MISSING, Severity.WARNING
CUSTOMER = CategoryGroup.CUSTOMER
POTENTIAL = CategoryGroup.POTENTIAL
EMOJI = "👩"


def category(key: str, name: str, **values: Any) -> Category:
    return Category(key, name, CUSTOMER)._replace(**values)


def test_a_finished_set_up_has_nothing_to_say() -> None:
    assert found(finished()) == []


@pytest.mark.parametrize(
    ("field", "longest"), [("name", 239), ("tooltip", 254), ("key", 254)], ids=["name", "tooltip", "key"]
)
@pytest.mark.parametrize("sign", ["x", EMOJI, "Å"])
def test_a_text_may_be_so_long_and_no_longer(field: str, longest: int, sign: str) -> None:
    item: dict[str, Any] = {"key": "a", "name": "A", "category_group": CUSTOMER}
    assert found(with_categories(Category(**{**item, field: sign * longest}))) == []
    path = f"wanted.categories[0].{field}"
    assert found(with_categories(Category(**{**item, field: sign * (longest + 1)}))) == [
        (path, "too-long", ERROR)
    ]


def test_the_limits_hold_for_the_list_as_it_is_too() -> None:
    present = category("a", "x" * 240, tooltip="x" * 255)
    setup = with_categories(present._replace(name="A", tooltip=""), current=(present,))
    assert [entry for entry in found(setup) if entry[2] is ERROR] == [
        ("current.categories[0].name", "too-long", ERROR),
        ("current.categories[0].tooltip", "too-long", ERROR),
    ]


@pytest.mark.parametrize("blank", ["", " ", "\u00a0\u2003"])
def test_a_name_is_required(blank: str) -> None:
    assert found(with_categories(category("a", blank))) == [("wanted.categories[0].name", "required", ERROR)]


def test_several_blank_names_are_not_called_the_same() -> None:
    codes = [code for _path, code, _severity in found(with_categories(category("a", ""), category("b", " ")))]
    assert codes == ["required", "required"]


@pytest.mark.parametrize("other", ["Åse", " åSE ", "A\u030ase", "ÅSE"])
def test_a_name_is_unique_trimmed_composed_and_without_case(other: str) -> None:
    setup = with_categories(category("a", "Åse"), category("b", other))
    assert found(setup) == [("wanted.categories[1].name", "same-name", ERROR)]
    assert messages(setup) == ["There is already a category “Åse”. Choose another name."]


def test_a_deleted_category_keeps_its_name_for_itself() -> None:
    gone = category("a", "Kunde", deleted=True)
    setup = with_categories(gone, category("b", "kunde"))
    assert found(setup) == [("wanted.categories[1].name", "same-name", ERROR)]
    assert messages(setup) == ["A deleted category is called “Kunde”. Restore it, or choose another name."]
    both_gone = with_categories(gone, category("b", "kunde", deleted=True))
    assert found(both_gone) == [("wanted.categories[1].name", "same-name", ERROR)]


def test_categories_and_lead_statuses_may_share_names() -> None:
    assert found(with_categories(category("s1", "Open"))) == []


def test_the_list_as_it_is_has_unique_names_and_keys_too() -> None:
    present = (category("a", "A"), category("a", "a"))
    assert found(with_categories(category("a", "A"), current=present)) == [
        ("current.categories[1].key", "same-key", ERROR),
        ("current.categories[1].name", "same-name", ERROR),
    ]


def test_a_key_stands_for_one_item() -> None:
    assert found(with_categories(category("a", "A"), category("a", "B"))) == [
        ("wanted.categories[1].key", "same-key", ERROR)
    ]


@pytest.mark.parametrize("group", [group for group in CategoryGroup if group != POTENTIAL])
def test_lead_status_needs_the_group_potential_customer(group: CategoryGroup) -> None:
    item = Category("a", "A", group, enable_lead_status=True)
    expected = ("wanted.categories[0].enable_lead_status", "lead-status-needs-group", ERROR)
    assert expected in found(with_categories(item))
    assert expected not in found(with_categories(item._replace(category_group=POTENTIAL)))
    assert expected not in found(with_categories(item._replace(enable_lead_status=False)))


def test_what_the_crm_has_today_may_break_that_rule() -> None:
    odd = Category("a", "A", CUSTOMER, enable_lead_status=True)
    assert found(with_categories(odd._replace(enable_lead_status=False), current=(odd,))) == []


@pytest.mark.parametrize(
    "only",
    [
        (),
        (LEAD._replace(deleted=True),),
        (LEAD._replace(enable_lead_status=False),),
        (LEAD._replace(category_group=CUSTOMER, enable_lead_status=False),),
    ],
    ids=["no category", "deleted", "off", "another group"],
)
def test_without_a_lead_category_something_is_missing(only: tuple[Category, ...]) -> None:
    gone = tuple(item._replace(deleted=True) for item in finished().wanted.categories[1:])
    setup = with_wanted(finished(), categories=(*only, *gone))
    assert ("wanted.categories", "no-lead-category", MISSING) in found(setup)
    complete = setup._replace(progress=setup.progress._replace(status=Status.COMPLETE))
    assert ("wanted.categories", "no-lead-category", ERROR) in found(complete)


def test_a_category_without_a_group_is_warned_about_unless_it_is_deleted() -> None:
    item = Category("a", "Supplier")
    assert found(with_categories(item)) == [("wanted.categories[0].category_group", "no-group", WARNING)]
    assert found(with_categories(item._replace(deleted=True))) == []


@pytest.mark.parametrize("name", ["Lost opportunity", "Tapt mulighet", "verlorene chance"])
def test_the_standard_lost_opportunity_belongs_to_the_potential_customers(name: str) -> None:
    item = Category("a", name, CategoryGroup.LOST)
    assert found(with_categories(item)) == [
        ("wanted.categories[0].category_group", "lost-opportunity", WARNING)
    ]
    assert found(with_categories(item._replace(category_group=POTENTIAL))) == []
    assert found(with_categories(item._replace(name="Lost for good"))) == []


def test_what_is_in_the_crm_cannot_vanish() -> None:
    setup = with_categories(current=(category("a", "Kunde"),))
    assert found(setup) == [("wanted.categories", "vanished", ERROR)]
    assert "“Kunde” (a)" in messages(setup)[0]


def test_renaming_what_is_in_the_crm_is_warned_about() -> None:
    present = category("a", "Kunde A")
    assert found(with_categories(present._replace(name="Kunde B"), current=(present,))) == [
        ("wanted.categories[0].name", "renamed", WARNING)
    ]
    assert found(with_categories(present._replace(name="KUNDE A"), current=(present,))) == []
    assert found(with_categories(present._replace(key="new", name="B"), present, current=(present,))) == []


def test_deleting_what_is_in_the_crm_is_warned_about_once() -> None:
    present = category("a", "Kunde A")
    gone = present._replace(deleted=True)
    assert found(with_categories(gone, current=(present,))) == [
        ("wanted.categories[0].deleted", "deleted", WARNING)
    ]
    assert found(with_categories(gone, current=(gone,))) == []
    assert found(with_categories(present, current=(gone,))) == []


@pytest.mark.parametrize(
    "change", [{"enable_lead_status": False}, {"enable_lead_status": False, "category_group": CUSTOMER}]
)
def test_lead_data_that_would_be_left_behind_is_warned_about(change: dict[str, Any]) -> None:
    present = Category("a", "A", POTENTIAL, enable_lead_status=True)
    left = present._replace(**change)
    expected = ("wanted.categories[0].enable_lead_status", "lead-data-stays", WARNING)
    assert found(with_categories(left, current=(present,))) == [expected]
    assert found(with_categories(left, current=(left,))) == []
    assert expected not in found(with_categories(left._replace(deleted=True), current=(present,)))


@pytest.mark.parametrize("name", ['NO:"Norsk";US:"English"', 'US:"English"'])
def test_a_name_in_several_languages_is_asked_about(name: str) -> None:
    assert found(with_categories(category("a", name))) == [
        ("wanted.categories[0].name", "several-languages", WARNING)
    ]
    assert found(with_categories(category("a", name + " x"))) == []


def test_an_item_is_judged_anew_when_the_list_of_the_crm_is_another() -> None:
    item = category("a", "Kunde A")
    renamed = [("wanted.categories[0].name", "renamed", WARNING)]
    for _again in range(2):
        assert found(with_categories(item, current=(item,))) == []
        assert found(with_categories(item, current=(item._replace(name="Kunde B"),))) == renamed


def test_a_problem_follows_its_item_through_the_list() -> None:
    good, bad = category("a", "A"), category("b", "B", enable_lead_status=True)
    assert [path for path, _code, _severity in found(with_categories(good, bad))] == [
        "wanted.categories[1].enable_lead_status"
    ]
    assert [path for path, _code, _severity in found(with_categories(bad, good))] == [
        "wanted.categories[0].enable_lead_status"
    ]


def test_among_many_items_the_one_that_repeats_another_is_found() -> None:
    many = tuple(category(f"c{number}", f"Name {number}") for number in range(300))
    assert found(with_categories(*many)) == []
    repeated = (*many[:250], many[250]._replace(name="name 7"), *many[251:])
    assert found(with_categories(*repeated)) == [("wanted.categories[250].name", "same-name", ERROR)]
    repeated = (*many[:250], many[250]._replace(key="c7"), *many[251:])
    assert found(with_categories(*repeated)) == [("wanted.categories[250].key", "same-key", ERROR)]
    assert found(with_categories(*many[1:], current=many)) == [("wanted.categories", "vanished", ERROR)]
    assert found(with_categories(*many)) == []
