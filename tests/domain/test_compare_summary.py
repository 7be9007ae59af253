"""The differences of two set-ups in one short line."""

import pytest

from tests.builders import FLOW, LEAD, LINK, UTM, finished, with_current, with_flow, with_utm, with_wanted
from tests.domain.test_fourth_step import STEP as REPORT
from tests.domain.test_fourth_step import with_report
from wizard import steps
from wizard.compare.differences import (
    ADDED,
    SUMMARY_LENGTH,
    differences,
    summary,
)
from wizard.domain.model import Category, Customer, LeadSetup

CATEGORIES = finished().wanted.categories
OTHER = LINK._replace(source="facebook")


def categories(*items: Category) -> LeadSetup:
    return with_wanted(finished(), categories=items)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (finished(), "no change"),
        (categories(*CATEGORIES, LEAD._replace(key="x")), "Categories: 1 added"),
        (
            categories(CATEGORIES[3], CATEGORIES[0]._replace(name="x", tooltip="y"), CATEGORIES[1]),
            "Categories: 1 removed, 1 changed, 1 moved",
        ),
        (
            with_utm(campaigns=(LINK, OTHER))._replace(customer=Customer("Other")),
            "Customer: 2 changed; Marketing Premium: 1 added",
        ),
        (with_flow(associates=(), user_group="x", enabled=False), "Marketing Premium: 3 changed"),
    ],
)
def test_the_summary_counts_by_steps(after: LeadSetup, expected: str) -> None:
    assert summary(differences(finished(), after)) == expected


def test_an_item_that_is_new_in_both_states_counts_once() -> None:
    new = Category("x", "Lead x")
    after = categories(*CATEGORIES, new)
    after = with_current(after, categories=(*after.current.categories, new))
    found = differences(finished(), after)
    assert [one.kind for one in found] == [ADDED, ADDED]
    assert summary(found) == "Categories: 1 added"


def test_switches_of_the_same_name_count_each() -> None:
    off = finished().marketing_premium._replace(
        utm_tracking=UTM._replace(enabled=False), lead_distribution=FLOW._replace(enabled=False)
    )
    found = differences(finished(), finished()._replace(marketing_premium=off))
    assert summary(found) == "Marketing Premium: 2 changed"


def test_a_long_summary_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    step = REPORT._replace(title="Report" * 60)
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, step))
    text = summary(differences(with_report(), with_report(owner="OLA")))
    assert len(text) == SUMMARY_LENGTH
    assert text.endswith("ReportRep…")
