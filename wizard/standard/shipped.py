"""The templates that come with the wizard, in each CRM language.

Each is one file in `templates/`: what is the same everywhere stands once, and a text has its six languages
side by side. A standard item is named by SuperOffice's English name, so that its official name in each
language comes from one place. What belongs to one customer, such as a website, is not in them.
"""

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from wizard.document.jsonfile import loads, read_bytes
from wizard.domain.model import (
    Campaign,
    Category,
    CategoryGroup,
    Customer,
    LeadDistribution,
    LeadSetup,
    LeadStatus,
    Lists,
    MarketingPremium,
    Use,
    UtmTracking,
)
from wizard.standard.aliases import standard_category_of, standard_status_of
from wizard.standard.lists import CATEGORY_NAMES, STATUS_NAMES

# In the order in which they are offered.
IDS = ("b2b", "agency", "partners")
_FOLDER = os.path.join(os.path.dirname(__file__), "templates")  # noqa: PTH118, PTH120 - pathlib costs 5 ms


class Shipped(NamedTuple):
    """One template that comes with the wizard.

    Attributes:
        id: its short name for commands.
        content: what its file holds.
    """

    id: str
    content: Mapping[str, Any]

    def name(self, language: str) -> str:
        """Return what it is called in a language."""
        name: str = self.content["name"][language]
        return name

    def about(self, language: str) -> str:
        """Return in a sentence or two, in a language, whom it is for."""
        about: str = self.content["about"][language]
        return about

    def setup(self, language: str) -> LeadSetup:
        """Return the template for CRMs of a language."""
        wanted = Lists(
            tuple(_category(*item, language) for item in enumerate(self.content["categories"], 1)),
            tuple(_status(*item, language) for item in enumerate(self.content["lead_statuses"], 1)),
        )
        customer = Customer(self.name(language), crm_language=language)
        premium = _premium(self.content["marketing_premium"], language)
        return LeadSetup(customer, wanted=wanted, marketing_premium=premium)


@lru_cache(maxsize=1)
def shipped() -> tuple[Shipped, ...]:
    """Return the templates that come with the wizard."""
    return tuple(Shipped(name, _read(name)) for name in IDS)


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = loads(read_bytes(os.path.join(_FOLDER, f"{name}.json")))  # noqa: PTH118
    return content


def _category(number: int, item: Mapping[str, Any], language: str) -> Category:
    index = standard_category_of(item.get("standard", ""))
    name = item["name"][language] if index is None else CATEGORY_NAMES[language][index]
    group, on = CategoryGroup(item["category_group"]), item["enable_lead_status"]
    return Category(f"c{number}", name, group, on, item["tooltip"][language])


def _status(number: int, item: Mapping[str, Any], language: str) -> LeadStatus:
    """Return one lead status; the standard one for new leads is the default."""
    index = standard_status_of(item.get("standard", ""))
    name = item["name"][language] if index is None else STATUS_NAMES[language][index]
    return LeadStatus(f"s{number}", name, item["tooltip"][language], default=index == 0)


def _premium(content: Mapping[str, Any], language: str) -> MarketingPremium:
    utm = content.get("utm_tracking", {})
    campaigns = tuple(
        Campaign(source=link["source"], medium=link["medium"], campaign=link["campaign"][language])
        for link in utm.get("campaigns", ())
    )
    return MarketingPremium(
        Use(content["use"]),
        UtmTracking(utm.get("enabled", False), campaigns=campaigns),
        LeadDistribution(content.get("lead_distribution", {}).get("enabled", False)),
    )
