"""Which licence each part of lead management needs, by the names that SuperOffice sells them under.

From the public documentation: pages `admin/license/crm-suite` and `admin/license/user-plans`, and what
`lead/admin/index`, `lead/admin/category-automation` and `dashboard/learn/show-leads` say about themselves.
"""

from typing import NamedTuple


class Licence(NamedTuple):
    """What one feature needs: the older user plan, or one of the tiers of CRM Suite.

    Attributes:
        legacy_plan: the older plan; empty when the documentation names none.
        suite_tiers: the tiers that the documentation names, lowest first.
    """

    legacy_plan: str
    suite_tiers: tuple[str, ...]


LICENCES = {
    # Core only by the table of older plans: the pages about lead status name no tier.
    "lead_status": Licence("Sales Essentials", ("Core",)),
    "category_automation": Licence("Sales Premium", ("Growth",)),
    "lead_dashboards": Licence("", ("Growth",)),
    "utm_tracking": Licence("Marketing Premium", ("Growth",)),
    "marketing_flows": Licence("Marketing Premium", ("Plus", "Super")),
}

# How many flows may be active in each tier, running and paused ones together; None for no limit.
ACTIVE_FLOWS = {"Starter": 0, "Core": 0, "Growth": 0, "Plus": 10, "Super": None}
