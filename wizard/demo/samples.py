"""The sample set-ups of the demo: one half way, one with problems to solve, one completed.

They are made from the same functions as a customer's own, so that the demo shows what the wizard does.
"""

from typing import NamedTuple

from wizard.demo.companies import COMPANIES, Companies
from wizard.domain.customer import new_setup
from wizard.domain.model import (
    Campaign,
    Category,
    CategoryGroup,
    Customer,
    Database,
    LeadDistribution,
    LeadSetup,
    MarketingPremium,
    Progress,
    Status,
    Use,
    UtmTracking,
)
from wizard.domain.plan import plan
from wizard.standard import (
    standard_categories,
    suggested_category_tooltips,
    suggested_status_tooltips,
)
from wizard.steps import REVIEW

_TENANT = "Cust12345"
_GROUPS = (
    *(CategoryGroup.CUSTOMER, CategoryGroup.CUSTOMER, CategoryGroup.PARTNER, CategoryGroup.OTHER),
    *(CategoryGroup.OTHER, CategoryGroup.OTHER, CategoryGroup.OTHER, CategoryGroup.LOST),
)
_RENAMED, _SAME_NAME, _NO_GROUP, PROSPECT, _DELETED = 1, 2, 4, 5, 6  # places among the present categories
_LOST_OPPORTUNITY = 3  # its place among the standard categories
_TICKED = 4


class Samples(NamedTuple):
    """The set-ups that the demo starts with, in the order of the list."""

    started: LeadSetup
    troubled: LeadSetup
    finished: LeadSetup


def samples(language: str) -> Samples:
    """Return the sample set-ups in a language of the CRM, each where its customer left it."""
    return Samples(started(language), troubled(language), finished(language))


def untouched(language: str) -> LeadSetup:
    """Return the customer with a new database before anything was done."""
    return new_setup(Customer(COMPANIES[language].started, crm_language=language))


def started(language: str) -> LeadSetup:
    """Return a set-up half way: two categories follow leads, the statuses are being made to fit."""
    setup = _with_leads(untouched(language), language)
    return _with_status(setup, COMPANIES[language])._replace(progress=Progress("statuses"))


def troubled(language: str) -> LeadSetup:
    """Return an existing database in which nearly everything is there that the wizard warns of."""
    company = COMPANIES[language]
    present = list(_present(company))
    present[_NO_GROUP] = present[_NO_GROUP]._replace(category_group=CategoryGroup.UNKNOWN)
    wanted = list(present)
    wanted[_RENAMED] = wanted[_RENAMED]._replace(name=company.renamed)
    wanted[PROSPECT] = wanted[PROSPECT]._replace(enable_lead_status=True)
    wanted[_DELETED] = wanted[_DELETED]._replace(deleted=True)
    again = Category("c9", company.present[_SAME_NAME].lower(), CategoryGroup.PARTNER)
    lost = standard_categories(language)[_LOST_OPPORTUNITY]
    wanted += [again, lost._replace(key="c10", category_group=CategoryGroup.LOST)]
    return _existing(company.troubled, language, tuple(present), tuple(wanted))


def one_mistake(language: str) -> LeadSetup:
    """Return an existing database with one mistake: lead status outside the group Potential customer."""
    company = COMPANIES[language]
    present = _present(company)
    mistaken = present[PROSPECT]._replace(enable_lead_status=True)
    wanted = (*present[:PROSPECT], mistaken, *present[PROSPECT + 1 :])
    return _existing(company.troubled, language, present, wanted)


def ready(language: str, step: str) -> LeadSetup:
    """Return the set-up that has everything to be completed, as a draft at a step."""
    company = COMPANIES[language]
    present = _present(company)
    added = tuple(
        item._replace(key=f"c{number}")
        for number, item in enumerate(standard_categories(language), len(present) + 1)
    )
    setup = _existing(company.finished, language, present, (*present, *added))
    setup = _with_status(_with_leads(setup, language, len(present)), company)
    return setup._replace(marketing_premium=_premium(company), progress=Progress(step))


def finished(language: str) -> LeadSetup:
    """Return a completed set-up; the first things of the hand-over are ticked off."""
    return _ticked(language, _TICKED)


def all_done(language: str) -> LeadSetup:
    """Return the same with everything ticked off."""
    return _ticked(language)


def _ticked(language: str, most: int | None = None) -> LeadSetup:
    setup = ready(language, REVIEW)
    ticked = tuple(action.id for action in plan(setup)[:most])
    return setup._replace(progress=Progress(REVIEW, Status.COMPLETE, ticked))


def _present(company: Companies) -> tuple[Category, ...]:
    named = zip(company.present, _GROUPS, strict=True)
    return tuple(Category(f"c{number}", name, group) for number, (name, group) in enumerate(named, 1))


def _existing(
    name: str, language: str, present: tuple[Category, ...], wanted: tuple[Category, ...]
) -> LeadSetup:
    setup = new_setup(Customer(name, _TENANT, language, Database.EXISTING))
    return setup._replace(
        current=setup.current._replace(categories=present), wanted=setup.wanted._replace(categories=wanted)
    )


def _with_leads(setup: LeadSetup, language: str, first: int = 0) -> LeadSetup:
    """Enable lead status on two of the standard categories, which begin at `first`, and describe them."""
    items = list(setup.wanted.categories)
    for place, tooltip in enumerate(suggested_category_tooltips(language)[:2], first):
        items[place] = items[place]._replace(enable_lead_status=True, tooltip=tooltip)
    return setup._replace(wanted=setup.wanted._replace(categories=tuple(items)))


def _with_status(setup: LeadSetup, company: Companies) -> LeadSetup:
    """Describe two statuses, and put one of the customer's own after them."""
    items = list(setup.wanted.lead_statuses)
    tooltips = suggested_status_tooltips(setup.customer.crm_language)[:2]
    for place, tooltip in enumerate(tooltips):
        items[place] = items[place]._replace(tooltip=tooltip)
    own = setup.wanted.lead_statuses[1]._replace(key="s6", name=company.status[0], tooltip=company.status[1])
    items.insert(len(tooltips), own)
    return setup._replace(wanted=setup.wanted._replace(lead_statuses=tuple(items)))


def _premium(company: Companies) -> MarketingPremium:
    site = f"https://www.{company.site}.example"
    campaigns = tuple(
        Campaign(f"{site}/{page}", source, "social" if source == "linkedin" else "email", name)
        for page, source, name in company.campaigns
    )
    script = f"https://online.superoffice.com/{_TENANT}/cs/javascript/utm.js"
    return MarketingPremium(
        Use.YES,
        UtmTracking(enabled=True, website=site, script_url=script, campaigns=campaigns),
        LeadDistribution(
            enabled=True, associates=company.associates, fallback_associate=company.associates[0]
        ),
    )
