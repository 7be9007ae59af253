"""Step 1 on the screen: every key of the list, its dialogs, and what is asked before data changes."""

import pytest
from textual.widgets import Static

from tests.builders import with_wanted
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, existing, new
from wizard.domain.model import CategoryGroup
from wizard.screens.dialogs.confirm import Confirm
from wizard.screens.start import StartScreen
from wizard.screens.widgets.paste_area import PasteArea
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.tick import Tick

STANDARD = ["Lead", "Marketing qualified lead", "Opportunity", "Lost opportunity"]


def enabled(on: Driver) -> list[bool]:
    return [item.enable_lead_status for item in on.saved.wanted.categories]


async def test_the_highlight_moves_by_the_keys_of_the_contract(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        for key, place in (("down", 1), ("end", 3), ("down", 3), ("up", 2), ("home", 0), ("up", 0)):
            await on.press(key)
            assert on.highlighted == place


async def test_space_turns_lead_status_and_it_is_saved(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("down", "space")
        assert enabled(on) == [False, True, False, False]
        assert "✓ enabled" in on.lines[5]
        await on.press("space")
        assert enabled(on) == [False] * 4


async def test_space_outside_potential_customer_says_why_not(wizard: OpenWizard) -> None:
    async with wizard(existing()) as on:
        await on.press("down", "space")
        assert on.message.startswith("“Supplier” can have lead status only in the group Potential customer.")
        assert enabled(on) == [True, False]
        await on.press("up")
        assert "Supplier" not in on.message


async def test_the_numbers_give_each_group(wizard: OpenWizard) -> None:
    groups = ["PotentialCustomer", "Customer", "Partner", "Lost", "Other", "Unknown"]
    async with wizard(new()) as on:
        for number, group in enumerate(groups, 1):
            await on.press(str(number))
            assert on.saved.wanted.categories[0].category_group == CategoryGroup(group)
        assert "~" in on.lines[4][:5]
        assert "has no category group" in on.message


@pytest.mark.parametrize("keys", [("shift+up", "shift+down"), ("ctrl+up", "ctrl+down")])
async def test_an_item_moves_and_keeps_the_highlight(wizard: OpenWizard, keys: tuple[str, str]) -> None:
    async with wizard(new()) as on:
        await on.press(keys[1], keys[1])
        assert on.names == ["Marketing qualified lead", "Opportunity", "Lead", "Lost opportunity"]
        assert on.highlighted == 2
        await on.press(keys[0], keys[0], keys[0])
        assert on.names == STANDARD


async def test_the_standard_ones_are_added_once(wizard: OpenWizard) -> None:
    async with wizard(existing()) as on:
        await on.press("s")
        assert on.names == ["Prospect", "Supplier", *STANDARD]
        assert on.message == "4 added."
        await on.press("s")
        assert len(on.names) == 6
        assert on.message.startswith("0 added. Already there: Lead, ")


async def test_a_new_category_is_added_at_the_end_and_highlighted(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("a", "=Press", "ctrl+s")
        assert on.names == [*STANDARD, "Press"]
        assert on.highlighted == 4
        assert ">~ Press" in on.text


@pytest.mark.parametrize("key", ["enter", "e"])
async def test_the_dialog_changes_every_field(wizard: OpenWizard, key: str) -> None:
    async with wizard(existing()) as on:
        await on.press("s", "home", "down", "down", key)
        assert on.title == "Edit category"
        await on.press("= A", "tab", "tab", "space", "tab", "=Tip", "enter")
        item = on.saved.wanted.categories[2]
        assert (item.name, item.enable_lead_status, item.tooltip) == ("Lead A", True, "Tip")


@pytest.mark.parametrize(
    ("field", "text", "message"),
    [
        ("name", "  ", "Category is empty"),
        ("name", "x" * 240, "Category is 1 character too long: shorten it to 239."),
        ("tooltip", "x" * 255, "Tooltip is 1 character too long: shorten it to 254."),
        ("name", " LEAD ", "There is already a category “Lead”."),
        ("name", "Lost Opportunity", "There is already a category “Lost Opportunity”."),
    ],
)
async def test_each_limit_is_told_under_its_field_and_the_text_is_kept(
    wizard: OpenWizard, field: str, text: str, message: str
) -> None:
    async with wizard(new()) as on:
        await on.press("down", "e")
        if field == "tooltip":
            await on.press("tab", "tab", "tab")
        await on.fill(text)
        await on.press("ctrl+s")
        assert on.title == "Edit category"
        assert on.note(field).startswith(f"! {message}")
        assert on.value(field) == text.strip()
        assert on.focused_field == field
        await on.press("escape")
        assert on.names == STANDARD


async def test_a_name_in_another_unicode_form_is_the_same_name(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("a")
        await on.paste("Caf\u00e9")
        await on.press("ctrl+s", "a")
        await on.paste("CAFE\u0301")
        await on.press("ctrl+s")
        assert on.note("name").startswith("! There is already a category “Café”.")


async def test_the_name_of_a_deleted_category_is_taken(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("d", "tab", "enter", "a", "=lead", "ctrl+s")
        assert on.note("name").startswith("! A deleted category is called “Lead”. Restore it")


async def test_lead_status_outside_the_group_is_told_under_the_switch(wizard: OpenWizard) -> None:
    async with wizard(existing()) as on:
        await on.press("down", "e", "tab", "tab", "space", "ctrl+s")
        assert "only in the group Potential customer" in on.note("enable_lead_status")
        assert on.app.screen.query_one(Tick).has_focus


async def test_a_pasted_list_is_sorted_out_and_reported(wizard: OpenWizard) -> None:
    async with wizard(existing()) as on:
        await on.press("p")
        await on.paste("Press\n\n  Bank \nPRESS\nsupplier\n")
        await on.press("ctrl+s")
        assert on.names == ["Prospect", "Supplier", "Press", "Bank"]
        assert [item.name for item in on.saved.current.categories] == on.names
        assert on.message == (
            "2 added. Already there: supplier. More than once in the text, taken once: PRESS. "
            "2 blank lines left out."
        )
        assert on.highlighted == 2


async def test_a_name_that_is_too_long_keeps_the_whole_text_in_the_box(wizard: OpenWizard) -> None:
    async with wizard(existing()) as on:
        await on.press("p")
        await on.paste("Press\n" + "x" * 240)
        await on.press("ctrl+s")
        assert on.title == "Paste list: Company – Category"
        assert "1 name is longer than SuperOffice takes." in on.words
        assert on.app.screen.query_one(PasteArea).text == "Press\n" + "x" * 240
        assert on.names == ["Prospect", "Supplier"]


async def test_an_empty_box_says_so(wizard: OpenWizard) -> None:
    async with wizard(existing()) as on:
        await on.press("p", "ctrl+s")
        assert "There is no name in the box." in on.words


async def test_the_pasted_names_of_a_new_database_are_new_ones_in_the_chosen_group(
    wizard: OpenWizard,
) -> None:
    async with wizard(new()) as on:
        await on.press("p", "=Press", "tab", "tab", "enter", "home", "enter", "ctrl+s")
        item = on.saved.wanted.categories[-1]
        assert (item.name, item.category_group) == ("Press", CategoryGroup.POTENTIAL)
        assert len(on.saved.current.categories) == 4


async def test_an_existing_database_starts_empty_and_says_how_to_begin(wizard: OpenWizard) -> None:
    empty = existing()._replace(current=new().current._replace(categories=()))
    empty = empty._replace(wanted=empty.current)
    async with wizard(empty) as on:
        assert (
            "Paste the categories that the customer has today (p), import them from a table "
            "(i), or add the standard ones (s)." in on.words
        )
        await on.press("e", "d", "space", "1", "shift+up")
        assert on.message == "The list is empty. Add an item first (a)."


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (("e", *"x", "ctrl+s"), "becomes “Prospectx” on every company that has it"),
        (("2",), "keep the lead status they have"),
        (("space",), "keep the lead status they have"),
        (("d",), "Companies that have “Prospect” keep showing it"),
    ],
)
async def test_what_changes_data_in_the_crm_is_asked_first(
    wizard: OpenWizard, keys: tuple[str, ...], message: str
) -> None:
    async with wizard(existing()) as on:
        before = on.saved
        await on.press(*keys)
        assert isinstance(on.app.screen, Confirm)
        assert message in on.words
        assert on.focused_button == "close"
        await on.press("escape")
        assert on.saved == before
        await on.press(*keys, "enter")
        assert on.saved == before
        await on.press(*keys, "tab", "enter")
        assert on.saved.wanted.categories != before.wanted.categories
        await on.press("ctrl+z")
        assert on.saved.wanted == before.wanted


async def test_a_deleted_category_is_struck_says_so_and_can_be_restored(wizard: OpenWizard) -> None:
    async with wizard(existing()) as on:
        await on.press("down", "delete", "tab", "enter")
        assert on.saved.wanted.categories[1].deleted
        assert "deleted" in on.lines[5]
        rows = on.app.screen.query_one(RowList)
        assert any(segment.style and segment.style.strike for segment in rows.render_line(2))
        assert "1 item, 1 deleted" in on.text
        await on.press("space")
        assert on.message == "“Supplier” is deleted. Restore it first (d)."
        await on.press("d")
        assert not on.saved.wanted.categories[1].deleted


async def test_what_is_not_in_superoffice_leaves_both_lists(wizard: OpenWizard) -> None:
    async with wizard(existing()) as on:
        await on.press("down", "d", "tab", "tab", "enter")
        assert on.names == ["Prospect"]
        assert [item.name for item in on.saved.current.categories] == ["Prospect"]


async def test_what_is_only_planned_goes_without_a_trace(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("a", "=Press", "ctrl+s", "d")
        assert "It is not in SuperOffice yet, so nothing happens there." in on.words
        assert len(on.buttons) == 2
        await on.press("tab", "enter")
        assert on.names == STANDARD


async def test_next_waits_for_what_is_wrong_and_back_does_not(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("ctrl+n")
        assert on.place == "categories"
        assert on.message.startswith("! No category follows leads yet.")
        assert on.lines[1].startswith(" ●")
        await on.press("ctrl+b")
        assert isinstance(on.app.screen, StartScreen)
        await on.press("enter", "space", "ctrl+n")
        assert on.place == "statuses"
        assert on.saved.progress.step == "statuses"


async def test_buttons_do_what_their_keys_do(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.click("add")
        assert on.title == "New category"
        await on.click("close")
        await on.click("standard")
        assert on.message.startswith("0 added.")
        await on.click("next")
        assert on.message.startswith("! No category")
        await on.click("back")
        assert isinstance(on.app.screen, StartScreen)


async def test_help_tells_every_key_of_the_list(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("f1", "end")
        await on.until(lambda: "ctrl+q" in on.text)
        keys = ("Enter / e", "d / Del", "shift+up / ctrl+up", "p", "i", "ctrl+g", "ctrl+p", "F2")
        told = str(on.dialog.query_one("#dialog-text Static", Static).content).splitlines()
        assert all(any(line.startswith(f"{key} ") for line in told) for key in keys)
        await on.press("escape")
        assert on.place == "categories"


async def test_lead_status_in_a_group_where_it_cannot_be_says_so_in_the_row(wizard: OpenWizard) -> None:
    first = new().wanted.categories[0]._replace(enable_lead_status=True, category_group=CategoryGroup.OTHER)
    others = new().wanted.categories[1:]
    async with wizard(with_wanted(new(), categories=(first, *others))) as on:
        assert "Other ! enabled" in on.words
