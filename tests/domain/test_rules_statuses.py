"""The rules of step 2, each at its edge, with place, code and severity."""

from typing import Any

import pytest

from tests.builders import empty, finished, found, messages, with_statuses
from wizard.domain.model import LeadStatus
from wizard.domain.problems import Severity
from wizard.steps.statuses import why_not_delete

ERROR, WARNING = Severity.ERROR, Severity.WARNING
OPEN = LeadStatus("s1", "Open", default=True)
NEXT = LeadStatus("s2", "Next")


@pytest.mark.parametrize("field", ["name", "tooltip"])
@pytest.mark.parametrize("sign", ["x", "👩"])
def test_a_text_may_have_four_thousand_characters_and_no_more(field: str, sign: str) -> None:
    item: dict[str, Any] = {"key": "s2", "name": "Next"}
    assert found(with_statuses(OPEN, LeadStatus(**{**item, field: sign * 4000}))) == []
    assert found(with_statuses(OPEN, LeadStatus(**{**item, field: sign * 4001}))) == [
        (f"wanted.lead_statuses[1].{field}", "too-long", ERROR)
    ]


def test_a_name_is_required_and_unique_among_deleted_ones_too() -> None:
    assert found(with_statuses(OPEN, NEXT._replace(name=" "))) == [
        ("wanted.lead_statuses[1].name", "required", ERROR)
    ]
    same = with_statuses(OPEN, NEXT._replace(deleted=True), LeadStatus("s3", " NEXT"))
    assert found(same) == [("wanted.lead_statuses[2].name", "same-name", ERROR)]
    assert messages(same) == ["A deleted lead status is called “Next”. Restore it, or choose another name."]
    assert found(with_statuses(OPEN, LeadStatus("s3", "open"))) == [
        ("wanted.lead_statuses[1].name", "same-name", ERROR)
    ]


def test_a_key_stands_for_one_item() -> None:
    assert found(with_statuses(OPEN, NEXT._replace(key="s1"))) == [
        ("wanted.lead_statuses[1].key", "same-key", ERROR)
    ]


def test_new_leads_need_a_status() -> None:
    assert found(with_statuses(NEXT)) == [("wanted.lead_statuses", "no-default", ERROR)]
    assert ("wanted.lead_statuses", "no-default", ERROR) in found(empty(finished()))


def test_a_present_list_that_is_not_known_needs_no_default() -> None:
    assert found(with_statuses(OPEN, NEXT, current=())) == []
    assert found(with_statuses(OPEN, NEXT, current=(NEXT,))) == [
        ("current.lead_statuses", "no-default", ERROR)
    ]


def test_new_leads_get_one_status_only() -> None:
    second, third = NEXT._replace(default=True), LeadStatus("s3", "Third", default=True)
    assert found(with_statuses(OPEN, second, third)) == [
        ("wanted.lead_statuses[1].default", "two-defaults", ERROR),
        ("wanted.lead_statuses[2].default", "two-defaults", ERROR),
    ]


def test_the_default_of_the_crm_stays_the_default() -> None:
    moved = (OPEN._replace(default=False), NEXT._replace(default=True))
    setup = with_statuses(*moved, current=(OPEN, NEXT))
    assert ("wanted.lead_statuses[1].default", "default-moved", ERROR) in found(setup)
    assert found(with_statuses(NEXT, OPEN, current=(OPEN, NEXT))) == []


def test_the_default_is_never_deleted_in_either_list() -> None:
    gone = OPEN._replace(deleted=True)
    assert found(with_statuses(gone, NEXT, current=(gone, NEXT))) == [
        ("current.lead_statuses[0].deleted", "default-deleted", ERROR),
        ("wanted.lead_statuses[0].deleted", "default-deleted", ERROR),
    ]


def test_why_a_status_cannot_be_deleted_is_told_with_its_name() -> None:
    assert why_not_delete(OPEN).startswith("“Open” cannot be deleted: it is the status that every new lead")
    assert why_not_delete(NEXT) == ""


def test_renaming_the_default_is_warned_about_twice_over() -> None:
    setup = with_statuses(OPEN._replace(name="New"), NEXT, current=(OPEN, NEXT))
    assert found(setup) == [
        ("wanted.lead_statuses[0].name", "renamed", WARNING),
        ("wanted.lead_statuses[0].name", "default-renamed", WARNING),
    ]
    assert found(with_statuses(OPEN._replace(name="OPEN"), NEXT, current=(OPEN, NEXT))) == []


def test_renaming_deleting_and_leaving_out_another_status() -> None:
    present = (OPEN, NEXT)
    assert found(with_statuses(OPEN, NEXT._replace(name="Later"), current=present)) == [
        ("wanted.lead_statuses[1].name", "renamed", WARNING)
    ]
    assert found(with_statuses(OPEN, NEXT._replace(deleted=True), current=present)) == [
        ("wanted.lead_statuses[1].deleted", "deleted", WARNING)
    ]
    assert found(with_statuses(OPEN, current=present)) == [("wanted.lead_statuses", "vanished", ERROR)]


def test_a_name_in_several_languages_is_asked_about() -> None:
    assert found(with_statuses(OPEN, NEXT._replace(name='US:"Next";NO:"Neste"'))) == [
        ("wanted.lead_statuses[1].name", "several-languages", WARNING)
    ]
