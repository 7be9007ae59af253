"""F1 explains the focused field, and the key hints follow the focus."""

import pytest
from textual.widgets import Static

from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, new
from wizard import i18n
from wizard.i18n import _
from wizard.screens.widgets.key_bar import KeyBar

MARKETING = "Where in SuperOffice Settings and maintenance → Marketing"
CATEGORIES = "Where in SuperOffice Settings and maintenance → Lists → Company – Category"


async def begins(on: Driver, *parts: str) -> None:
    """Open the help, see these parts follow each other from its first line, and close it."""
    await on.press("f1")
    assert on.title == _("Help")
    text = " ".join(str(on.dialog.query_one("#dialog-text Static", Static).content).split())
    assert text.startswith(" ".join(parts)), text
    assert parts[0].split()[0] in on.text
    await on.press("escape")


def hints(on: Driver) -> list[str]:
    """The hints on the line, which are whole there."""
    bar = on.app.screen.query_one(KeyBar)
    told = [f"{hint.shown} {hint.text}" for hint in bar.shown_hints]
    shown = on.lines[bar.region.y][bar.region.x : bar.region.right]
    assert shown.strip() == "  ".join(told)
    return told


async def test_the_help_of_a_form_begins_with_the_focused_field(wizard: OpenWizard) -> None:
    async with wizard(at("marketing")) as on:
        choice = "Does the customer use Marketing Premium to track and share out leads?"
        choices = "Allowed: Yes, set it up; No, skip this step; Not decided yet"
        guide = "With Marketing Premium, SuperOffice can tell"
        await begins(on, "Marketing Premium", choice, choices, MARKETING, guide)
        await on.press("tab")
        await begins(on, "UTM tracking Tells which campaign", "brought a lead. Licence: Marketing Premium,")
        await on.press("tab")
        await begins(
            on, "Website The site with the forms, as https://www.example.com.", "Allowed: up to 2000"
        )
        await on.press("tab", "tab")
        await begins(on, "Campaign links Links that carry the name of the campaign", "that they belong to.")
        await on.press("tab", "tab", "tab", "tab", "tab", "tab")
        await on.until(lambda: on.focused_field == "associates")
        names = "Allowed: names with commas between them, each up to 254 characters"
        text = "The users who get the leads in turn, separated by commas. Leave empty to use a user group."
        await begins(on, "Associates", text, names, MARKETING)


async def test_the_help_of_a_switch_says_yes_or_no(wizard: OpenWizard) -> None:
    async with wizard(at("marketing")) as on:
        await on.press("tab", "f1")
        assert "Allowed: yes or no" in on.text


async def test_the_help_of_a_dialog_is_its_fields(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("e")
        name = "Category What users choose on the company card. Names are unique, deleted ones included."
        await begins(on, name, "Allowed: 1 to 239 characters", CATEGORIES, "Tab next field")
        assert on.title == "Edit category"
        await on.press("tab", "tab")
        await begins(on, "Lead status Contacts of companies in this category get the field Lead status.")
        await on.press("tab", "tab")
        assert on.focused_button == "accept"
        await begins(on, name)


@pytest.mark.parametrize("keys", [["n"], ["i"]])
async def test_a_field_without_a_place_in_superoffice_names_none(wizard: OpenWizard, keys: list[str]) -> None:
    async with wizard() as on:
        await on.press(*keys, "f1")
        assert on.title == "Help"
        assert "Where in SuperOffice" not in on.text
        assert "next field" in on.text


async def test_the_customer_names_no_place_within_a_step(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("f2", "tab")
        await begins(on, "Tenant SuperOffice's own name of the customer,")
        await on.press("f1")
        assert "Where in SuperOffice" not in on.text


@pytest.mark.parametrize("keys", [["ctrl+g"], ["d"], ["f1"], ["ctrl+p"]])
async def test_a_dialog_without_a_field_has_no_help(wizard: OpenWizard, keys: list[str]) -> None:
    async with wizard(new()) as on:
        await on.press(*keys)
        title = on.title
        await on.press("f1")
        assert on.title == title
        await on.press("escape")
        assert on.place == "categories"


async def test_the_place_is_said_in_the_customers_language(wizard: OpenWizard) -> None:
    i18n.use("de")
    async with wizard(at("categories", new("sv"))) as on:
        await on.press("e")
        await on.press("f1")
        assert "Erlaubt: 1 bis 239 Zeichen" in on.text
        assert "Inställningar och underhåll → Listor" in on.words


async def test_the_hints_follow_the_focus(wizard: OpenWizard) -> None:
    async with wizard(at("marketing")) as on:
        seen = []
        for key in ("tab", "tab", "tab", "tab"):
            seen.append(hints(on)[0])
            await on.press(key)
        assert seen == ["Enter Choose", "Space Turn", "^n Next", "^n Next"]
        assert hints(on)[:6] == ["a Add", "e Edit", "d Delete", "c Copy", "^n Next", "^b Back"]
        await on.press("tab")
        assert on.focused_button == "add"
        assert hints(on)[0] == "a Add"
        await on.press("shift+tab", "e")
        assert hints(on) == ["ctrl+s OK", "Esc Cancel", "F1 Help"]
    async with wizard(new(), name="Acme") as on:
        await on.press("e", "tab", "tab")
        assert hints(on) == ["Space Turn", "ctrl+s OK", "Esc Cancel", "F1 Help"]


@pytest.mark.parametrize("language", ["en", "sv", "no", "da", "de", "nl"])
@pytest.mark.parametrize("width", [30, 57, 80, 200])
async def test_no_hint_is_cut_at_any_width(wizard: OpenWizard, language: str, width: int) -> None:
    i18n.use(language)
    async with wizard(at("marketing"), size=(width, 24)) as on:
        for _turn in range(5):
            assert hints(on) or width < 57
            await on.press("tab")
        if width >= 80:
            assert len(hints(on)) >= 5


async def test_a_click_on_a_hint_presses_its_key(wizard: OpenWizard) -> None:
    async with wizard(at("marketing")) as on:
        await on.press("tab", "tab", "tab", "tab")
        await on.pilot.click(KeyBar, offset=(9, 0))
        await on.settle()
        assert on.title == "Campaign link"
        await on.pilot.click("#dialog-keys", offset=(on.app.screen.query_one(KeyBar).size.width - 15, 0))
        await on.settle()
        assert on.place == "marketing"


async def test_c_shows_the_campaign_link_to_copy(wizard: OpenWizard) -> None:
    async with wizard(at("marketing")) as on:
        await on.press("tab", "tab", "tab", "tab", "c")
        assert on.title == "Campaign link"
        assert "https://www.nordlys.no/webinar?utm_source=linkedin" in on.text
        await on.press("escape", "d", "c")
        assert on.place == "marketing"  # there is none left to copy
