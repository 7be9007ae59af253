"""Templates: what stays out of them, starting from them, and putting them into a set-up."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import LINK, finished, with_categories, with_utm
from tests.strategies import customers, list_edits, setups
from wizard.compare.differences import differences
from wizard.document.answers import document_fields, problems, to_document
from wizard.domain.customer import new_setup, standard_lists
from wizard.domain.edits import Refused
from wizard.domain.fields import Field, Kind, get_value
from wizard.domain.model import (
    Category,
    CategoryGroup,
    Customer,
    Database,
    LeadSetup,
    LeadStatus,
    Lists,
    Progress,
    Status,
)
from wizard.domain.problems import Severity
from wizard.templates.template import apply, notes, start_from, template_of

LISTS = ("categories", "lead_statuses")
OPEN, CONTACTING, DISQUALIFIED, NURTURE, QUALIFIED = new_setup(Customer("X")).wanted.lead_statuses


@st.composite
def drafts(draw: Any) -> LeadSetup:
    """A set-up as edits leave it, errors included."""
    setup: LeadSetup = draw(setups())
    for edit in draw(st.lists(list_edits, max_size=4)):
        try:
            setup = edit.made(setup)
        except Refused:
            continue
    return setup


templates = st.builds(template_of, drafts(), st.just("Ours"))


def errors(setup: LeadSetup) -> list[tuple[str, str]]:
    return [(p.path, p.code) for p in problems(setup) if p.severity is Severity.ERROR]


def own_values(field: Field, value: Any) -> list[tuple[Field, Any]]:
    """Return every value that belongs to one customer, wherever it is."""
    if field.own:
        return [(field, value)]
    records = value if field.kind is Kind.RECORDS else [value] if field.kind is Kind.RECORD else []
    return [
        pair for r in records for part in field.fields for pair in own_values(part, get_value(r, part.name))
    ]


def template(**values: Any) -> LeadSetup:
    """Return a template with these lists and values; the rest says nothing."""
    return LeadSetup(Customer("Ours"), wanted=Lists(**values))


def names(setup: LeadSetup, part: str = "categories") -> list[str]:
    return [item.name for item in getattr(setup.wanted, part)]


# Making one


@given(setups())
def test_a_template_has_nothing_that_belongs_to_one_customer(setup: LeadSetup) -> None:
    made = template_of(setup, "Ours")
    assert made.customer == Customer("Ours", crm_language=setup.customer.crm_language)
    assert made.current == Lists()
    assert made.progress == Progress()
    for field in document_fields():
        if field.kind is Kind.RECORD and field.name not in ("customer", "current", "progress"):
            for part, value in own_values(field, getattr(made, field.name)):
                assert value == part.default, part.name


def test_no_name_or_address_of_the_customer_is_in_its_document() -> None:
    setup = finished()._replace(progress=Progress("review", Status.COMPLETE, ("categories.c1.change",)))
    text = json.dumps(to_document(template_of(setup, "Ours"))).casefold()
    for own in ("nordlys", "cust12345", "kari", "ola", "online3", "change"):
        assert own not in text


def test_what_it_keeps_is_what_other_customers_can_use() -> None:
    made = template_of(finished(), "Ours")
    assert made.wanted == finished().wanted
    premium = made.marketing_premium
    assert (premium.use, premium.utm_tracking.enabled, premium.lead_distribution.enabled) == (
        "yes",
        True,
        True,
    )
    assert premium.utm_tracking.campaigns == (LINK._replace(url=""),)


def test_links_that_differ_in_their_page_alone_are_one() -> None:
    setup = with_utm(campaigns=(LINK, LINK._replace(url="https://www.nordlys.no/other")))
    assert len(template_of(setup, "Ours").marketing_premium.utm_tracking.campaigns) == 1


def test_deleted_items_stay_out_of_it() -> None:
    setup = with_categories(Category("c2", "Old", deleted=True), Category("c3", "Good"))
    assert names(template_of(setup, "Ours")) == ["Good", "Lead category"]


# Starting from one


@given(templates, customers)
def test_a_started_set_up_has_no_error_and_the_standard_lists_of_its_crm(
    model: LeadSetup, customer: Customer
) -> None:
    started = start_from(model, customer)
    assert errors(started) == []
    assert started.customer == customer
    assert started.current == standard_lists(customer)
    assert started.progress == Progress()
    assert apply(started, model) == started


def test_standard_items_are_called_as_in_the_customers_language() -> None:
    model = template(
        categories=(Category("c1", "Affärsmöjlighet", CategoryGroup.POTENTIAL, True, "Säljprocess"),),
        lead_statuses=(LeadStatus("s1", "Öppen", default=True), LeadStatus("s2", "Kvalificerad", "Klar")),
    )
    model = model._replace(customer=model.customer._replace(crm_language="sv"))
    started = start_from(model, Customer("X", crm_language="de", database=Database.EXISTING))
    assert started.wanted.categories == (
        Category("c1", "Verkaufschance", CategoryGroup.POTENTIAL, True, "Säljprocess"),
    )
    assert names(started, "lead_statuses")[::4] == ["Offen", "Qualifiziert"]
    assert started.wanted.lead_statuses[4].tooltip == "Klar"
    assert "(Svenska)" in notes(started, model)[0]


def test_the_status_of_new_leads_is_called_as_in_the_template() -> None:
    model = template(lead_statuses=(LeadStatus("s1", "New lead", default=True),))
    started = start_from(model, Customer("X"))
    assert names(started, "lead_statuses")[0] == "New lead"
    assert [item.name for item in started.wanted.lead_statuses if item.default] == ["New lead"]
    assert len(started.wanted.lead_statuses) == 5


def test_it_keeps_its_name_if_the_template_has_that_one_too() -> None:
    model = template(lead_statuses=(LeadStatus("s1", "New lead", default=True), OPEN._replace(default=False)))
    started = start_from(model, Customer("X"))
    assert [item.name for item in started.wanted.lead_statuses if item.default] == ["Open"]
    assert "New lead" in names(started, "lead_statuses")


# Putting one into a set-up


@given(setups(), templates)
def test_applying_breaks_no_rule_and_takes_nothing_away(setup: LeadSetup, model: LeadSetup) -> None:
    after = apply(setup, model)
    assert errors(after) == []
    assert (after.customer, after.current) == (setup.customer, setup.current)
    for name in LISTS:
        then = {item.key: item for item in getattr(after.wanted, name)}
        for item in getattr(setup.wanted, name):
            assert then[item.key].name == item.name
            assert item.deleted or not then[item.key].deleted
    assert default_keys(after) == default_keys(setup)


@given(drafts(), templates)
def test_applying_again_changes_nothing(setup: LeadSetup, model: LeadSetup) -> None:
    once = apply(setup, model)
    assert apply(once, model) == once
    assert once == setup or once.progress.status is Status.DRAFT


@given(drafts(), templates)
def test_a_draft_with_errors_gets_no_new_ones(setup: LeadSetup, model: LeadSetup) -> None:
    codes = [code for _path, code in errors(apply(setup, model))]
    before = [code for _path, code in errors(setup._replace(progress=Progress()))]
    assert all(codes.count(code) <= before.count(code) for code in codes)


@given(setups())
def test_a_set_ups_own_template_says_nothing_new(setup: LeadSetup) -> None:
    assert differences(setup, apply(setup, template_of(setup, "Ours"))) == ()


@given(setups(), templates)
def test_the_order_is_the_templates_and_the_others_keep_theirs(setup: LeadSetup, model: LeadSetup) -> None:
    for name in LISTS:
        marked = (item._replace(tooltip=f"mark {n:02}") for n, item in enumerate(getattr(model.wanted, name)))
        blank = (item._replace(tooltip="") for item in getattr(setup.wanted, name))
        before = setup._replace(wanted=setup.wanted._replace(**{name: tuple(blank)}))
        after = apply(before, model._replace(wanted=model.wanted._replace(**{name: tuple(marked)})))
        items = getattr(after.wanted, name)
        marks = [item.tooltip for item in items if item.tooltip]
        assert marks == sorted(marks)
        others = [item.key for item in items if not item.tooltip]
        assert others == [item.key for item in getattr(before.wanted, name) if item.key in others]


def default_keys(setup: LeadSetup) -> list[str]:
    return [item.key for item in setup.wanted.lead_statuses if item.default]
