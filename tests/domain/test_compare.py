"""What differs between two set-ups is told item by item and field by field, in the words of the screens."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import LEAD, LINK, finished, with_current, with_flow, with_utm, with_wanted
from tests.domain.test_fourth_step import GOOD, with_report
from tests.domain.test_fourth_step import STEP as REPORT
from tests.strategies import list_edits, setups
from wizard import i18n, steps
from wizard.compare.differences import (
    ADDED,
    CHANGED,
    MOVED,
    REMOVED,
    SUMMARY_LENGTH,
    Difference,
    differences,
    summary,
)
from wizard.domain.actions import DELETE
from wizard.domain.edits import Refused
from wizard.domain.fields import Field, Kind
from wizard.domain.model import Category, CategoryGroup, Customer, LeadSetup, LeadStatus, Status
from wizard.domain.plan import plan
from wizard.domain.text import has_unsafe
from wizard.steps.lists import KEY

WANTED = "Lists as they shall be: Categories"
CATEGORIES = finished().wanted.categories


def categories(*items: Category) -> LeadSetup:
    return with_wanted(finished(), categories=items)


def only(before: LeadSetup, after: LeadSetup) -> Difference:
    (difference,) = differences(before, after)
    return difference


def told(before: LeadSetup, after: LeadSetup) -> list[tuple[str, ...]]:
    return [(one.item, one.kind, one.label, one.old, one.new) for one in differences(before, after)]


@settings(max_examples=40)
@given(setups())
def test_a_set_up_does_not_differ_from_itself_wherever_the_user_is(setup: LeadSetup) -> None:
    assert differences(setup, setup) == ()
    for place in steps.order():
        assert differences(setup, setup._replace(progress=setup.progress._replace(step=place))) == ()


@settings(max_examples=60)
@given(setups(), setups(), st.sampled_from(i18n.languages()))
def test_what_differs_is_told_and_can_be_printed(before: LeadSetup, after: LeadSetup, language: str) -> None:
    i18n.use(language)
    found = differences(before, after)
    same = after._replace(progress=after.progress._replace(step=before.progress.step)) == before
    assert bool(found) != same
    for difference in found:
        assert not any(map(has_unsafe, difference))
        assert all(type(text) is str for text in difference)
        assert difference.title
        assert difference.label or difference.kind in (ADDED, REMOVED)
    assert len(summary(found)) <= SUMMARY_LENGTH


@settings(max_examples=60)
@given(setups(), list_edits)
def test_every_edit_is_told(setup: LeadSetup, edit: Any) -> None:
    try:
        edited = edit.made(setup)
    except Refused:
        return
    assert bool(differences(setup, edited)) == (setup != edited)


@settings(max_examples=60)
@given(setups(), setups())
def test_the_way_back_is_the_same_turned_round(before: LeadSetup, after: LeadSetup) -> None:
    turned = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED}
    there = {(one.part, one.kind, one.field, one.old, one.new) for one in differences(before, after)}
    back = {(one.part, one.kind, one.field, one.new, one.old) for one in differences(after, before)}
    keyless = "campaigns"
    assert {
        (part, turned[kind], *rest)
        for part, kind, *rest in there
        if kind != MOVED and not part.endswith(keyless)
    } == {one for one in back if one[1] != MOVED and not one[0].endswith(keyless)}


def test_a_customer_is_compared_by_the_labels_of_its_fields() -> None:
    other = finished()._replace(customer=Customer("Nordlys AS", "", "sv"))
    assert differences(finished(), other) == (
        Difference("customer", "Customer", "", "", CHANGED, "tenant", "Tenant", "Cust12345", ""),
        Difference(
            "customer", "Customer", "", "", CHANGED, "crm_language", "CRM language", "English", "Svenska"
        ),
    )


def test_an_item_is_the_same_by_its_key_whatever_it_is_called() -> None:
    renamed = CATEGORIES[1]._replace(name="MQL", deleted=True)
    found = differences(finished(), categories(CATEGORIES[0], renamed, *CATEGORIES[2:]))
    at = ("wanted.categories", WANTED, "Marketing qualified lead", "c2", CHANGED)
    assert found == (
        Difference(*at, "name", "Category", "Marketing qualified lead", "MQL"),
        Difference(*at, "deleted", "Deleted", "no", "yes"),
    )


def test_new_and_missing_items_say_in_short_what_they_hold() -> None:
    new = Category("c9", "New", CategoryGroup.POTENTIAL, tooltip="hi")
    found = differences(finished(), categories(*CATEGORIES[1:], new))
    holds = "Category group: Potential customer; "
    assert found == (
        Difference("wanted.categories", WANTED, "New", "c9", ADDED, new=f"{holds}Tooltip: hi"),
        Difference("wanted.categories", WANTED, "Lead", "c1", REMOVED, old=f"{holds}Lead status: yes"),
    )


def test_only_what_was_moved_has_moved() -> None:
    first, second, third, fourth = CATEGORIES
    assert told(finished(), categories(second, third, fourth, first)) == [("Lead", MOVED, "Place", "1", "4")]
    assert told(finished(), categories(second, third, fourth)) == [
        ("Lead", REMOVED, "", "Category group: Potential customer; Lead status: yes", "")
    ]


def test_the_present_lists_are_compared_too() -> None:
    now = with_current(finished(), lead_statuses=(LeadStatus("s1", "Open", default=True),))
    found = differences(now, with_current(now, lead_statuses=(LeadStatus("s1", "Offen"),)))
    assert {(one.part, one.title, one.item) for one in found} == {
        ("current.lead_statuses", "Lists as they are: Lead statuses", "Open")
    }
    assert [one.label for one in found] == ["Lead status", "Default for new leads"]


def test_nested_parts_have_a_title_of_their_own() -> None:
    one = only(finished(), with_flow(associates=("KARI",)))
    assert one.title == "Marketing Premium: Lead distribution"
    assert (one.part, one.label) == ("marketing_premium.lead_distribution", "Associates")
    assert (one.old, one.new) == ("KARI, OLA", "KARI")
    assert told(finished(), with_flow(only_unassigned=False)) == [
        ("", CHANGED, "Only unassigned contacts", "yes", "no")
    ]


OTHER = LINK._replace(source="facebook")
ELSEWHERE = LINK._replace(url="https://www.nordlys.no/else")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((LINK, OTHER), (OTHER,), [("1", REMOVED)]),
        ((OTHER,), (LINK, OTHER), [("1", ADDED)]),
        ((LINK, OTHER), (OTHER, LINK), [("2", MOVED)]),
        ((LINK, OTHER), (LINK, OTHER._replace(medium="x")), [("2", CHANGED)]),
        ((OTHER, ELSEWHERE), (ELSEWHERE._replace(term="x"),), [("1", CHANGED), ("1", REMOVED)]),
        ((LINK, OTHER), (ELSEWHERE, OTHER), [("1", CHANGED)]),
        ((LINK, LINK), (LINK,), [("2", REMOVED)]),
    ],
)
def test_a_campaign_is_the_same_by_all_it_holds_its_page_or_its_place(
    before: Any, after: Any, expected: list[tuple[str, str]]
) -> None:
    found = differences(with_utm(campaigns=before), with_utm(campaigns=after))
    assert [(one.key, one.kind) for one in found] == expected
    assert {one.part for one in found} == {"marketing_premium.utm_tracking.campaigns"}


def test_a_campaign_is_called_by_what_every_campaign_has() -> None:
    one = only(finished(), with_utm(campaigns=(LINK, OTHER._replace(term="crm"))))
    assert (one.item, one.new) == (
        "https://www.nordlys.no/webinar, facebook, social, webinar_sept",
        "Term: crm",
    )


def test_an_item_without_a_name_is_called_by_its_place() -> None:
    assert only(finished(), categories(*CATEGORIES, Category("c9", " "))).item == "5"


def test_an_item_with_the_key_of_another_is_still_compared() -> None:
    twice = categories(*CATEGORIES, LEAD._replace(name="Second"))
    assert told(twice, categories(*CATEGORIES, LEAD._replace(name="Third"))) == [
        ("Second", CHANGED, "Category", "Second", "Third")
    ]


def test_the_status_is_compared_and_ticks_by_what_they_tick() -> None:
    progress = finished().progress
    before = finished()._replace(progress=progress._replace(checklist=("marketing.utm.test", "gone")))
    ticked = ("marketing.utm.test", "marketing.flow.create")
    after = finished()._replace(progress=progress._replace(status=Status.COMPLETE, checklist=ticked))
    status, new, old = differences(before, after)
    assert (status.title, status.label, status.old, status.new) == (
        "Progress",
        "Status",
        "draft",
        "complete",
    )
    assert new == Difference(
        "progress.checklist",
        "Checklist",
        "Create the flow that shares out new leads",
        "marketing.flow.create",
        ADDED,
    )
    assert (old.item, old.key, old.kind) == ("gone", "gone", REMOVED)


def test_what_a_terminal_would_obey_is_shown_as_a_sign() -> None:
    nasty = Category("c\x07", "a\x1b[31m", tooltip="b\u202e")
    one = only(finished(), categories(*CATEGORIES, nasty))
    assert (one.item, one.key, one.new) == ("a�[31m", "c�", "Tooltip: b�")


def test_the_words_are_those_of_the_users_language() -> None:
    i18n.use("sv")
    one = only(finished(), with_utm(enabled=False))
    assert (one.title, one.old, one.new) == ("Marketing Premium: UTM-spårning", "ja", "nej")
    lost = categories(CATEGORIES[0]._replace(category_group=CategoryGroup.UNKNOWN), *CATEGORIES[1:])
    assert only(finished(), lost).old == "Potentiell kund"


def test_a_fourth_step_is_compared_by_its_declaration(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, REPORT))
    assert told(with_report(), with_report(day="fri", weekly=False)) == [
        ("", CHANGED, "Every week", "yes", "no"),
        ("", CHANGED, "Day", "Monday", "Friday"),
    ]
    assert told(finished(), with_report(weekly=False)) == [("", CHANGED, "Owner", "", "KARI")]
    assert summary(differences(with_report(), with_report(owner="OLA"))) == "Report: 1 changed"


def test_a_fourth_steps_own_lists_are_compared_by_their_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = Field("names", "Names", kind=Kind.NAMES, default=())
    rows = Field(
        "rows",
        "Rows",
        kind=Kind.RECORDS,
        default=(),
        fields=(KEY, Field("title", "Title", minimum=1), inner),
    )
    step = REPORT._replace(id="rota", fields=(*REPORT.fields, rows))
    monkeypatch.setattr(steps, "STEPS", (*steps.STEPS, step))
    one, two = ({"key": key, "title": key.upper(), "names": ("x",)} for key in "ab")
    before = step.with_values(finished(), {**GOOD, "rows": (one, two)})
    after = step.with_values(finished(), {**GOOD, "rows": ({**two, "names": ("x", "y")},)})
    assert told(before, after) == [("B", CHANGED, "Names", "x", "x, y"), ("A", REMOVED, "", "Names: x", "")]


def test_titles_of_ticks_come_from_the_set_up_that_has_them() -> None:
    gone = categories(CATEGORIES[0], CATEGORIES[1]._replace(deleted=True), *CATEGORIES[2:])
    (action,) = [action for action in plan(gone) if action.kind == DELETE]
    ticked = gone._replace(progress=gone.progress._replace(checklist=(action.id,)))
    assert differences(ticked, finished())[-1].item == "Delete the category “Marketing qualified lead”"
