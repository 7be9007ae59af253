"""The values of a lead set-up, all frozen. They hold what the document holds and decide nothing.

Named tuples rather than dataclasses: importing `dataclasses` alone would cost a third of the start of
`lead-wizard check`. Change a value with `value._replace(field=...)`.

Mind the naming trap of SuperOffice's API: its *Contact* is a company and its *Person* is a contact.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, NamedTuple

ListName = Literal["categories", "lead_statuses"]


class CategoryGroup(StrEnum):
    """The category groups of SuperOffice by their API names; Unknown when the CRM has none."""

    CUSTOMER = "Customer"
    POTENTIAL = "PotentialCustomer"
    PARTNER = "Partner"
    LOST = "Lost"
    OTHER = "Other"
    UNKNOWN = "Unknown"


class Database(StrEnum):
    """`new`: from version 11.6 or later, standard lists included."""

    NEW = "new"
    EXISTING = "existing"


class Use(StrEnum):
    """Whether the customer uses Marketing Premium for this set-up."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


class Status(StrEnum):
    """A draft may have errors; a complete set-up has none."""

    DRAFT = "draft"
    COMPLETE = "complete"


class Customer(NamedTuple):
    """Whose CRM is set up."""

    name: str
    tenant: str = ""
    crm_language: str = "en"
    database: Database = Database.NEW


class Category(NamedTuple):
    """One item of the list *Company – Category*. The same key in current and wanted is the same item."""

    key: str
    name: str
    category_group: CategoryGroup = CategoryGroup.UNKNOWN
    enable_lead_status: bool = False
    tooltip: str = ""
    deleted: bool = False

    @property
    def is_lead_category(self) -> bool:
        """Active, in Potential customer and with lead status on: contacts here are followed as leads."""
        return not self.deleted and self.enable_lead_status and self.category_group == CategoryGroup.POTENTIAL


class LeadStatus(NamedTuple):
    """One item of the list *Contact – Lead status*; `default` is the one that new leads get."""

    key: str
    name: str
    tooltip: str = ""
    deleted: bool = False
    default: bool = False


Item = Category | LeadStatus


class Lists(NamedTuple):
    """The two lists of the CRM in display order (the rank is the position)."""

    categories: tuple[Category, ...] = ()
    lead_statuses: tuple[LeadStatus, ...] = ()


class Campaign(NamedTuple):
    """One campaign link: the address it leads to and its UTM parameters."""

    url: str = ""
    source: str = ""
    medium: str = ""
    campaign: str = ""
    term: str = ""
    content: str = ""


class UtmTracking(NamedTuple):
    """UTM tracking of the customer's website."""

    enabled: bool = False
    website: str = ""
    script_url: str = ""
    campaigns: tuple[Campaign, ...] = ()


class LeadDistribution(NamedTuple):
    """The lead nurturing flow that shares out new leads (*Distribute to owner*)."""

    enabled: bool = False
    associates: tuple[str, ...] = ()
    user_group: str = ""
    only_unassigned: bool = True
    fallback_associate: str = ""


class MarketingPremium(NamedTuple):
    """Step 3. With `no` or `undecided` the two parts count as switched off and are kept."""

    use: Use = Use.UNDECIDED
    utm_tracking: UtmTracking = UtmTracking()
    lead_distribution: LeadDistribution = LeadDistribution()


class Progress(NamedTuple):
    """Where the user is: step id, status, and the ids of the ticked hand-over actions."""

    step: str = "categories"
    status: Status = Status.DRAFT
    checklist: tuple[str, ...] = ()


class LeadSetup(NamedTuple):
    """One customer's set-up: the CRM as it is (current), as it shall be (wanted), and what goes with it.

    `extra` holds the values of steps that bring fields of their own: step id -> field name -> value.
    It is never changed in place.
    """

    customer: Customer
    current: Lists = Lists()
    wanted: Lists = Lists()
    marketing_premium: MarketingPremium = MarketingPremium()
    progress: Progress = Progress()
    extra: Mapping[str, Mapping[str, Any]] = {}
