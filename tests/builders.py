"""Set-ups for examples: one that is finished, small changes of it, and what is wrong with the result."""

from typing import Any

from wizard.document import answers
from wizard.domain.customer import new_setup
from wizard.domain.model import (
    Campaign,
    Category,
    CategoryGroup,
    Customer,
    Database,
    LeadDistribution,
    LeadSetup,
    LeadStatus,
    Lists,
    MarketingPremium,
    Use,
    UtmTracking,
)
from wizard.domain.problems import Severity

SCRIPT = "https://online3.superoffice.com/Cust12345/cs/javascript/utm.js"
LINK = Campaign("https://www.nordlys.no/webinar", "linkedin", "social", "webinar_sept")
UTM = UtmTracking(True, "https://www.nordlys.no", SCRIPT, (LINK,))
FLOW = LeadDistribution(True, ("KARI", "OLA"), fallback_associate="KARI")
LEAD = Category("c1", "Lead", CategoryGroup.POTENTIAL, enable_lead_status=True)


def finished() -> LeadSetup:
    """Return a set-up without any problem, not even a warning."""
    setup = new_setup(Customer("Nordlys AS", "Cust12345", "en", Database.NEW))
    with_lead = (LEAD, *setup.wanted.categories[1:])
    premium = MarketingPremium(Use.YES, UTM, FLOW)
    return setup._replace(wanted=setup.wanted._replace(categories=with_lead), marketing_premium=premium)


def with_wanted(setup: LeadSetup, **lists: Any) -> LeadSetup:
    """Return the set-up with other wanted lists."""
    return setup._replace(wanted=setup.wanted._replace(**lists))


def with_current(setup: LeadSetup, **lists: Any) -> LeadSetup:
    """Return the set-up with other current lists."""
    return setup._replace(current=setup.current._replace(**lists))


def with_categories(*items: Category, current: tuple[Category, ...] = ()) -> LeadSetup:
    """Return a finished set-up with these categories and a lead category at their end."""
    setup = with_current(finished(), categories=current)
    return with_wanted(setup, categories=(*items, LEAD._replace(key="lead", name="Lead category")))


def with_statuses(*items: LeadStatus, current: tuple[LeadStatus, ...] | None = None) -> LeadSetup:
    """Return a finished set-up with these lead statuses, known to the CRM or not."""
    now = current if current is not None else ()
    return with_wanted(with_current(finished(), lead_statuses=now), lead_statuses=items)


def with_premium(**values: Any) -> LeadSetup:
    """Return a finished set-up with other values in step 3."""
    setup = finished()
    return setup._replace(marketing_premium=setup.marketing_premium._replace(**values))


def with_utm(**values: Any) -> LeadSetup:
    """Return a finished set-up with other values of UTM tracking."""
    return with_premium(utm_tracking=UTM._replace(**values))


def with_link(**values: str) -> LeadSetup:
    """Return a finished set-up with other values of its only campaign link."""
    return with_utm(campaigns=(LINK._replace(**values),))


def with_flow(**values: Any) -> LeadSetup:
    """Return a finished set-up with other values of lead distribution."""
    return with_premium(lead_distribution=FLOW._replace(**values))


def empty(setup: LeadSetup) -> LeadSetup:
    """Return the set-up without any list item."""
    return setup._replace(current=Lists(), wanted=Lists())


def found(setup: LeadSetup) -> list[tuple[str, str, Severity]]:
    """Return what is wrong as path, code and severity."""
    return [(problem.path, problem.code, problem.severity) for problem in answers.problems(setup)]


def messages(setup: LeadSetup) -> list[str]:
    """Return what is wrong in words."""
    return [problem.message for problem in answers.problems(setup)]
