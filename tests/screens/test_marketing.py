"""Step 3 on the screen: the generic form with its switches, its campaign links and the way past it."""

import pytest
from textual.widgets import Static

from tests.builders import FLOW, LINK, SCRIPT, UTM, finished, with_premium
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at
from wizard.domain.model import LeadSetup, Use, UtmTracking
from wizard.screens.widgets.field_row import FieldRow
from wizard.screens.widgets.records_row import RecordsRow
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.text_input import TextInput

WRONG = UTM._replace(website="nordlys", campaigns=())


def here(**values: object) -> LeadSetup:
    return at("marketing", with_premium(**values))


def shown(on: Driver) -> list[str]:
    rows = on.app.screen.query("FieldRow, RecordsRow")
    return [row.field.name for row in rows if isinstance(row, FieldRow | RecordsRow) and row.display]


def focus(on: Driver, field: str) -> None:
    rows = on.app.screen.query("FieldRow, RecordsRow")
    row = next(r for r in rows if isinstance(r, FieldRow | RecordsRow) and r.field.name == field)
    row.focus_control()


def campaign_note(on: Driver) -> str:
    return str(on.app.screen.query_one(RecordsRow).query_one(".field-note", Static).content)


async def test_switches_show_their_fields_and_what_was_filled_in_is_kept(wizard: OpenWizard) -> None:
    fresh = finished()._replace(
        marketing_premium=with_premium().marketing_premium._replace(use=Use.UNDECIDED)
    )
    utm = ["website", "script_url", "campaigns"]
    flow = ["associates", "user_group", "only_unassigned", "fallback_associate"]
    async with wizard(at("marketing", fresh)) as on:
        assert shown(on) == ["use"]
        await on.press("enter", "home", "enter")
        assert shown(on) == ["use", "enabled", *utm, "enabled", *flow]
        await on.press("tab", "space")
        assert shown(on) == ["use", "enabled", "enabled", *flow]
        assert not on.saved.marketing_premium.utm_tracking.enabled
        assert on.saved.marketing_premium.utm_tracking.campaigns == (LINK,)
        await on.press("space")
        assert on.saved.marketing_premium == finished().marketing_premium
        assert on.value("website") == UTM.website


@pytest.mark.parametrize("field", ["use", "website", "campaigns", "associates"])
async def test_f4_skips_from_any_field_and_keeps_what_stands_there(wizard: OpenWizard, field: str) -> None:
    async with wizard(here(utm_tracking=WRONG)) as on:
        focus(on, field)
        await on.settle()
        if field == "website":
            await on.press("= x")
        await on.press("f4")
        assert on.place == "review"
        premium = on.saved.marketing_premium
        assert premium.use == Use.NO
        assert premium.utm_tracking.website == ("nordlys x" if field == "website" else "nordlys")
        assert "– 3 Marketing Premium" in on.lines[1]
        await on.press("ctrl+b")
        assert shown(on) == ["use"]


async def test_a_pasted_script_tag_becomes_its_address(wizard: OpenWizard) -> None:
    async with wizard(here(utm_tracking=UTM._replace(script_url=""))) as on:
        focus(on, "script_url")
        await on.press(f'=<script type="text/javascript" src="{SCRIPT}"></script>', "tab")
        assert on.saved.marketing_premium.utm_tracking.script_url == SCRIPT
        row = next(row for row in on.app.screen.query(FieldRow) if row.field.name == "script_url")
        assert row.query_one(TextInput).value == SCRIPT


async def test_names_are_split_by_commas_and_both_kinds_are_refused(wizard: OpenWizard) -> None:
    async with wizard(here(lead_distribution=FLOW._replace(associates=()))) as on:
        focus(on, "associates")
        await on.press("= KARI ,, OLA,", "tab")
        assert on.saved.marketing_premium.lead_distribution.associates == ("KARI", "OLA")
        await on.press("=Sales", "tab")
        assert on.note("user_group").startswith("! The flow takes associates or one user group, not both.")
        await on.press("ctrl+n")
        assert on.place == "marketing"
        assert on.focused_field == "user_group"
        await on.press("ctrl+u", "ctrl+n")
        assert on.place == "review"


async def test_next_shows_every_problem_with_the_first_on_the_screen_in_focus(wizard: OpenWizard) -> None:
    flow = FLOW._replace(associates=(), fallback_associate="x" * 255)
    setup = here(utm_tracking=UTM._replace(website="", campaigns=(LINK._replace(source="A"),)))
    setup = setup._replace(marketing_premium=setup.marketing_premium._replace(lead_distribution=flow))
    async with wizard(setup) as on:
        assert "!" not in on.text
        await on.press("ctrl+n")
        assert on.focused_field == "website"
        assert on.note("website").startswith("! The website is missing.")
        assert on.note("associates").startswith("! No one gets the leads yet.")
        assert on.note("fallback_associate").startswith("! Fallback associate is 1 character too long")
        assert campaign_note(on).startswith("! Use small letters only")
        assert on.message.startswith("! The website is missing.")
        assert on.message.endswith("(and 3 more)")
        await on.press("=https://www.nordlys.no", "tab")
        assert "! " not in on.note("website")


async def test_back_never_validates_and_the_text_in_the_field_is_saved(wizard: OpenWizard) -> None:
    async with wizard(here(utm_tracking=WRONG)) as on:
        focus(on, "website")
        await on.press("= x", "ctrl+b")
        assert on.place == "statuses"
        assert on.saved.marketing_premium.utm_tracking.website == "nordlys x"


async def test_undo_takes_a_field_back_even_while_it_is_typed_in(wizard: OpenWizard) -> None:
    async with wizard(here()) as on:
        focus(on, "website")
        await on.press("=/x", "tab", "shift+tab", "=/y", "ctrl+z")
        assert on.value("website") == "https://www.nordlys.no/x"
        assert on.saved.marketing_premium.utm_tracking.website == "https://www.nordlys.no/x"
        await on.press("ctrl+z")
        assert on.value("website") == UTM.website
        await on.press("ctrl+y")
        assert on.value("website") == "https://www.nordlys.no/x"
        await on.press("end", "=!", "ctrl+y")
        assert on.value("website") == "https://www.nordlys.no/x!"
        assert on.message == "There is nothing to redo."


async def test_campaign_links_are_added_edited_and_deleted(wizard: OpenWizard) -> None:
    async with wizard(here(utm_tracking=UTM._replace(campaigns=()))) as on:
        focus(on, "campaigns")
        await on.press("e", "d", "a", "=www.nordlys.no", "tab", "=LinkedIn", "ctrl+s")
        assert on.note("url").startswith("! This is not a web address.")
        assert on.note("source").startswith("! Use small letters only")
        assert on.note("medium").startswith("! Medium is empty")
        assert on.focused_field == "url"
        for text in ("https://www.nordlys.no/a", "linkedin", "social", "spring_26"):
            await on.fill(text)
            await on.press("tab")
        await on.press("ctrl+s")
        link = on.saved.marketing_premium.utm_tracking.campaigns[0]
        assert link[:4] == ("https://www.nordlys.no/a", "linkedin", "social", "spring_26")
        assert campaign_note(on).startswith("https://www.nordlys.no/a?utm_source=linkedin&utm_medium=social")
        assert "…/a" in on.words  # in the row; all of them have the site in common
        await on.press("enter", "=b", "enter")
        assert on.saved.marketing_premium.utm_tracking.campaigns[0].url == "https://www.nordlys.no/ab"
        await on.press("delete")
        assert on.saved.marketing_premium.utm_tracking.campaigns == ()
        await on.press("ctrl+z")
        assert len(on.saved.marketing_premium.utm_tracking.campaigns) == 1


async def test_every_link_can_be_reached_while_another_has_a_problem(wizard: OpenWizard) -> None:
    links = (LINK, LINK._replace(url="https://other.example/"), LINK._replace(campaign="a-b"))
    async with wizard(here(utm_tracking=UTM._replace(campaigns=links))) as on:
        await on.press("ctrl+n")
        rows = on.app.screen.query_one(RowList)
        assert rows.has_focus
        assert rows.highlighted == 2
        assert campaign_note(on).startswith("! Words before this are joined with _.")
        assert [rows._row(index).sign for index in range(3)] == [" ", "~", "!"]
        await on.press("up")
        assert campaign_note(on).startswith("~ other.example is not the website")
        await on.press("up")
        assert rows.highlighted == 0
        assert campaign_note(on).startswith("https://www.nordlys.no/webinar?utm_source=linkedin")


async def test_nothing_is_decided_yet_blocks_and_is_told(wizard: OpenWizard) -> None:
    async with wizard(here(use=Use.UNDECIDED, utm_tracking=UtmTracking())) as on:
        assert "F4 skips it" in on.message
        await on.press("ctrl+n")
        assert on.message == "! Decide on Marketing Premium: choose yes, or skip this step."
        assert on.note("use") == on.message
        await on.click("skip")
        assert on.place == "review"
