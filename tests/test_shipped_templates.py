"""The templates that come with the wizard: whole in each language, within the rules, and worth having."""

from collections.abc import Iterator
from typing import Any

import pytest

from wizard import i18n
from wizard.document import answers
from wizard.domain.model import Category, CategoryGroup, Customer, Database, LeadSetup, LeadStatus, Use
from wizard.domain.problems import Severity
from wizard.domain.text import has_unsafe, name_key
from wizard.standard import standard_category_of, standard_status_of
from wizard.standard.lists import CATEGORY_NAMES, STATUS_NAMES
from wizard.standard.shipped import IDS, Shipped, shipped
from wizard.steps.categories import LOST_OPPORTUNITY
from wizard.templates.template import apply, left_out, start_from

SITE = "https://www.example.com"
LANGUAGES = ("en", "sv", "no", "da", "de", "nl")
KNOWN = {known.id: known for known in shipped()}
each = pytest.mark.parametrize("known", shipped(), ids=IDS)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def texts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each text of a file with its languages, and where it stands."""
    if isinstance(value, dict) and "en" in value:
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, f"{path}[{index}]")


def items(setup: LeadSetup) -> tuple[Category | LeadStatus, ...]:
    return (*setup.wanted.categories, *setup.wanted.lead_statuses)


def test_there_are_three() -> None:
    assert tuple(KNOWN) == IDS == ("b2b", "agency", "partners")


@each
def test_each_text_is_there_in_each_language(known: Shipped) -> None:
    for path, languages in texts(known.content):
        assert tuple(languages) == LANGUAGES, path
        for language, text in languages.items():
            assert text == text.strip() != "", (path, language)
            assert not has_unsafe(text)
            assert not text.endswith(".") or path == ".about", (path, language)


@each
def test_a_description_is_in_the_language_that_it_stands_under(known: Shipped) -> None:
    for path, languages in texts(known.content):
        if path.endswith((".about", ".tooltip")):
            assert len(set(languages.values())) == len(LANGUAGES), path


@each
def test_its_names_differ_in_each_list_and_from_the_other_templates(known: Shipped) -> None:
    for language in LANGUAGES:
        setup = known.setup(language)
        for listed in (setup.wanted.categories, setup.wanted.lead_statuses):
            assert len({name_key(item.name) for item in listed}) == len(listed)
        assert len({name_key(other.name(language)) for other in shipped()}) == len(shipped())


@each
@in_each_language
def test_standard_items_have_their_official_name_and_are_the_same_in_each_language(
    known: Shipped, language: str
) -> None:
    setup, english = known.setup(language), known.setup("en")
    for item, same in zip(setup.wanted.categories, english.wanted.categories, strict=True):
        index = standard_category_of(item.name)
        assert index == standard_category_of(same.name)
        assert index is None or item.name == CATEGORY_NAMES[language][index]
        assert (item.category_group, item.enable_lead_status) == (
            same.category_group,
            same.enable_lead_status,
        )
    for status, same_status in zip(setup.wanted.lead_statuses, english.wanted.lead_statuses, strict=True):
        index = standard_status_of(status.name)
        assert index == standard_status_of(same_status.name)
        assert index is None or status.name == STATUS_NAMES[language][index]


@each
@in_each_language
@pytest.mark.parametrize("database", Database)
def test_a_set_up_that_starts_from_it_can_be_completed(
    known: Shipped, language: str, database: Database
) -> None:
    customer = Customer("Nordlys", crm_language=language, database=database)
    started = start_from(known.setup(language), customer)
    assert [p for p in answers.problems(started) if p.severity is not Severity.WARNING] == []
    assert [p.code for p in answers.problems(started)] == (["nothing-on"] if known.id == "agency" else [])
    wanted = [item.name for item in items(known.setup(language))]
    assert set(wanted) <= {item.name for item in items(started)}
    assert apply(started, known.setup(language)) == started


@each
@in_each_language
def test_its_lists_are_what_a_customer_can_use(known: Shipped, language: str) -> None:
    setup = known.setup(language)
    categories, statuses = setup.wanted.categories, setup.wanted.lead_statuses
    assert all(item.tooltip for item in items(setup))
    assert all(item.category_group != CategoryGroup.UNKNOWN for item in categories)
    assert any(item.is_lead_category for item in categories)
    assert any(item.category_group == CategoryGroup.CUSTOMER for item in categories)
    lost = [item for item in categories if standard_category_of(item.name) == LOST_OPPORTUNITY]
    assert [item.category_group for item in lost] == [CategoryGroup.POTENTIAL]
    assert {standard_status_of(item.name) for item in statuses} >= {0, 1, 2, 3, 4}
    assert [standard_status_of(item.name) for item in statuses if item.default] == [0]


def test_the_agency_has_qualified_leads_and_marketing_premium() -> None:
    setup = KNOWN["agency"].setup("en")
    qualified = next(item for item in setup.wanted.categories if standard_category_of(item.name) == 1)
    assert qualified.is_lead_category
    premium = setup.marketing_premium
    assert premium.use is Use.YES
    assert premium.utm_tracking.enabled
    assert premium.lead_distribution.enabled
    assert [link.medium for link in premium.utm_tracking.campaigns] == ["email", "social", "cpc"]


@in_each_language
def test_its_campaign_links_need_no_more_than_their_page(language: str) -> None:
    setup = start_from(KNOWN["agency"].setup(language), Customer("X", crm_language=language))
    premium = setup.marketing_premium
    tracking = premium.utm_tracking._replace(
        enabled=True,
        website=SITE,
        campaigns=tuple(
            link._replace(url="https://www.example.com") for link in premium.utm_tracking.campaigns
        ),
    )
    on = setup._replace(marketing_premium=premium._replace(utm_tracking=tracking))
    assert {p.code for p in answers.problems(on)} == {"script-missing"}
    assert left_out(on, KNOWN["agency"].setup(language)) == ("Lead distribution",)


def test_the_partner_business_has_partners_and_statuses_of_their_leads() -> None:
    setup = KNOWN["partners"].setup("en")
    groups = [item.category_group for item in setup.wanted.categories]
    assert groups.count(CategoryGroup.PARTNER) == 3
    assert sum("partner" in item.name.casefold() for item in setup.wanted.lead_statuses) == 3


@each
def test_it_is_called_by_its_name_in_the_users_language(known: Shipped) -> None:
    i18n.use("de")
    assert known.name(i18n.spoken()) == known.content["name"]["de"]
    assert known.setup("nl").customer == Customer(known.content["name"]["nl"], crm_language="nl")
