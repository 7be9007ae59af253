"""The forms of a template: what is taken, what waits for the customer, and what is never taken."""

import pytest

from tests.builders import FLOW, LINK, finished, with_premium
from wizard import steps
from wizard.domain.customer import new_setup
from wizard.domain.fields import Field, Kind, new_record
from wizard.domain.model import (
    Campaign,
    Customer,
    LeadDistribution,
    LeadSetup,
    LeadStatus,
    Lists,
    MarketingPremium,
    Progress,
    Status,
    Use,
    UtmTracking,
)
from wizard.steps.base import Step
from wizard.templates.template import apply, left_out, notes, template_of

PREMIUM = MarketingPremium(
    Use.YES,
    UtmTracking(True, campaigns=(LINK._replace(url=""),)),
    LeadDistribution(True, only_unassigned=False),
)


def with_form(premium: MarketingPremium) -> LeadSetup:
    return LeadSetup(Customer("Ours"), marketing_premium=premium)


def test_what_needs_the_customers_own_data_is_prepared_and_told() -> None:
    after = apply(new_setup(Customer("X")), with_form(PREMIUM))
    premium = after.marketing_premium
    assert premium.use is Use.YES
    assert premium.utm_tracking == UtmTracking(False, campaigns=(LINK._replace(url=""),))
    assert premium.lead_distribution == LeadDistribution(False, only_unassigned=False)
    assert left_out(after, with_form(PREMIUM)) == ("UTM tracking", "Lead distribution")
    (note,) = notes(after, with_form(PREMIUM))
    assert "UTM tracking, Lead distribution" in note


def test_what_the_customer_has_filled_in_is_switched_on() -> None:
    off = FLOW._replace(enabled=False)
    after = apply(with_premium(lead_distribution=off), with_form(PREMIUM))
    assert after.marketing_premium.lead_distribution == FLOW._replace(only_unassigned=False)


def test_a_link_that_the_customer_has_is_not_added_again() -> None:
    after = apply(finished(), with_form(PREMIUM))
    assert after.marketing_premium.utm_tracking == finished().marketing_premium.utm_tracking
    assert left_out(after, with_form(PREMIUM)) == ()


def test_the_page_of_another_customers_link_is_never_taken() -> None:
    model = with_form(PREMIUM._replace(utm_tracking=UtmTracking(True, "https://other.no", "", (LINK,))))
    after = apply(new_setup(Customer("X")), model)
    assert after.marketing_premium.utm_tracking.campaigns == (LINK._replace(url=""),)
    assert after.marketing_premium.utm_tracking.website == ""


def test_a_link_without_a_page_does_not_break_tracking_that_is_on() -> None:
    other = Campaign("", "google", "cpc", "ads")
    model = with_form(PREMIUM._replace(utm_tracking=UtmTracking(True, campaigns=(other,))))
    after = apply(finished(), model)
    assert after.marketing_premium.utm_tracking == finished().marketing_premium.utm_tracking
    assert left_out(after, model) == ("Campaign links",)


def test_a_step_that_the_template_skips_is_skipped_only_where_nothing_was_answered() -> None:
    skipped = with_form(MarketingPremium(Use.NO))
    assert apply(new_setup(Customer("X")), skipped).marketing_premium.use is Use.NO
    assert apply(finished(), skipped) == finished()
    assert left_out(finished(), skipped) == ()


def test_a_completed_set_up_becomes_a_draft_with_the_ticks_of_what_stays() -> None:
    setup = finished()._replace(progress=Progress("review", Status.COMPLETE, ("categories.c1.change",)))
    model = LeadSetup(Customer("Ours"), wanted=Lists(lead_statuses=(LeadStatus("k", "Meeting booked"),)))
    assert apply(setup, model).progress == Progress("review", Status.DRAFT, ("categories.c1.change",))
    assert apply(setup, LeadSetup(Customer("Ours"))) == setup


def test_a_fourth_step_is_covered_by_its_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = (
        Field("owner", "Owner", maximum=20, own=True),
        Field("day", "Day", default="mon"),
        Field("weekly", "Every week", kind=Kind.SWITCH, default=False),
    )
    step = Step("survey", "Survey", "", "", lambda _terms: (), (), lambda _setup: (), fields=fields)
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, step))
    setup = step.with_values(finished(), {"owner": "KARI", "day": "fri", "weekly": True})
    made = template_of(setup, "Ours")
    assert made.extra == {"survey": {"owner": "", "day": "fri", "weekly": True}}
    assert step.values(apply(finished(), made)) == {**new_record(fields), "day": "fri", "weekly": True}
    assert step.values(apply(setup, template_of(finished(), "Other")))["owner"] == "KARI"
