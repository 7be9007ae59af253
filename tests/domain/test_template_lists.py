"""The lists of a template: what follows it, what is added where, and what stays the customer's."""

import pytest

from tests.builders import found, with_categories, with_statuses
from wizard.domain.customer import new_setup
from wizard.domain.model import Category, CategoryGroup, Customer, LeadSetup, LeadStatus, Lists
from wizard.templates.template import apply

OPEN, CONTACTING, DISQUALIFIED, NURTURE, QUALIFIED = new_setup(Customer("X")).wanted.lead_statuses


def template(categories: tuple[Category, ...] = (), lead_statuses: tuple[LeadStatus, ...] = ()) -> LeadSetup:
    """Return a template with these lists; the rest says nothing."""
    return LeadSetup(Customer("Ours"), wanted=Lists(categories, lead_statuses))


def names(setup: LeadSetup) -> list[str]:
    return [item.name for item in setup.wanted.categories]


def default_keys(setup: LeadSetup) -> list[str]:
    return [item.key for item in setup.wanted.lead_statuses if item.default]


def test_group_lead_status_and_description_follow_the_template() -> None:
    setup = with_categories(Category("c1", "kunde a", CategoryGroup.OTHER, tooltip="Old"))
    model = template(categories=(Category("k", "Kunde A", CategoryGroup.POTENTIAL, True, "New"),))
    after = apply(setup, model).wanted.categories[0]
    assert after == Category("c1", "kunde a", CategoryGroup.POTENTIAL, True, "New")


def test_what_the_template_leaves_empty_stays() -> None:
    setup = with_categories(Category("c1", "A", CategoryGroup.POTENTIAL, True, "Old"))
    model = template(categories=(Category("k", "A"),))
    assert apply(setup, model) == setup


def test_lead_status_follows_with_its_group_when_it_is_off_too() -> None:
    setup = with_categories(Category("c1", "A", CategoryGroup.POTENTIAL, True))
    model = template(categories=(Category("k", "A", CategoryGroup.PARTNER),))
    assert apply(setup, model).wanted.categories[0] == Category("c1", "A", CategoryGroup.PARTNER)


def test_the_present_group_is_not_guessed_from_the_template() -> None:
    now = Category("c1", "A")
    setup = with_categories(now, current=(now,))
    model = template(categories=(Category("k", "A", CategoryGroup.PARTNER),))
    after = apply(setup, model)
    assert after.current.categories == (now,)
    assert after.wanted.categories[0].category_group == CategoryGroup.PARTNER


def test_a_standard_item_is_found_under_any_of_its_names() -> None:
    setup = with_categories(Category("c1", "Salgsmulighet", CategoryGroup.OTHER))
    model = template(categories=(Category("k", "Opportunity", CategoryGroup.POTENTIAL),))
    after = apply(setup, model)
    assert names(after) == ["Salgsmulighet", "Lead category"]
    assert after.wanted.categories[0].category_group == CategoryGroup.POTENTIAL


def test_a_deleted_item_that_the_template_has_is_restored() -> None:
    gone = Category("c1", "A", CategoryGroup.PARTNER, deleted=True)
    after = apply(with_categories(gone), template(categories=(gone._replace(key="k", deleted=False),)))
    assert after.wanted.categories[0] == gone._replace(deleted=False)


def test_a_deleted_item_of_the_template_deletes_nothing() -> None:
    setup = with_categories(Category("c1", "A"))
    assert apply(setup, template(categories=(Category("k", "A", deleted=True),))) == setup
    assert apply(setup, template(categories=(Category("k", "B", deleted=True),))) == setup


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        ("By", "A x B y"),
        ("BA", "B x A y"),
        ("BNA", "B N x A y"),
        ("NyMA", "N y M x B A"),
        ("NB", "A x N B y"),
        ("NM", "A x B y N M"),
    ],
)
def test_only_the_templates_items_move_and_new_ones_stand_beside_them(wanted: str, order: str) -> None:
    setup = with_categories(*(Category(f"c{number}", name) for number, name in enumerate("AxBy")))
    setup = setup._replace(wanted=setup.wanted._replace(categories=setup.wanted.categories[:-1]))
    model = template(categories=tuple(Category(f"k{name}", name) for name in wanted))
    assert " ".join(names(apply(setup, model))) == order


def test_an_item_that_cannot_be_taken_is_left_out() -> None:
    bad = (Category("k1", " "), Category("k2", "x" * 240), Category("k3", "New"), Category("k4", "NEW "))
    assert names(apply(with_categories(), template(categories=bad))) == ["Lead category", "New"]


def test_lead_status_outside_its_group_is_not_taken() -> None:
    bad = Category("k", "A", CategoryGroup.OTHER, enable_lead_status=True)
    assert not apply(with_categories(), template(categories=(bad,))).wanted.categories[1].enable_lead_status


def test_the_default_stays_what_it_is_and_keeps_its_name() -> None:
    setup = with_statuses(LeadStatus("s1", "Fresh", default=True), CONTACTING)
    model = template(lead_statuses=(LeadStatus("k", "New lead", "Call", default=True),))
    after = apply(setup, model)
    assert after.wanted.lead_statuses == (LeadStatus("s1", "Fresh", "Call", default=True), CONTACTING)


def test_a_list_without_a_default_gets_the_templates() -> None:
    setup = with_statuses(CONTACTING)
    model = template(lead_statuses=(CONTACTING._replace(key="k"), OPEN._replace(key="l")))
    assert default_keys(apply(setup, model)) == ["s3"]
    assert found(apply(setup, model)) == []


def test_a_description_in_another_language_only_fills_an_empty_one() -> None:
    model = template(lead_statuses=(OPEN._replace(tooltip="Neu"), QUALIFIED._replace(tooltip="Fertig")))
    model = model._replace(customer=Customer("Ours", crm_language="de"))
    setup = with_statuses(OPEN._replace(tooltip="New"), QUALIFIED)
    after = apply(setup, model).wanted.lead_statuses
    assert [item.tooltip for item in after] == ["New", "Fertig"]
