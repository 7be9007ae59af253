"""The dialog of the customer, from any step: a new name, and a language that untouched lists follow."""

from tests.screens.conftest import OpenWizard
from tests.screens.driver import at, new

STANDARD = ["Lead", "Marketing qualified lead", "Opportunity", "Lost opportunity"]


async def test_the_customer_can_be_changed_and_untouched_lists_follow_the_language(
    wizard: OpenWizard,
) -> None:
    async with wizard(new()) as on:
        await on.press("f2", "= Ltd", "tab", "tab", "enter", "home", "down", "down", "enter", "ctrl+s")
        assert on.saved.customer.name == "Acme Ltd"
        assert on.saved.customer.crm_language == "no"
        assert "Lost opportunity" not in on.names
        assert on.names == [item.name for item in on.saved.current.categories]
        assert "Acme Ltd · CRM: Norsk" in on.lines[0]
        await on.press("ctrl+z")
        assert on.names == STANDARD


async def test_the_kind_of_database_can_be_corrected(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("f2", "tab", "tab", "tab", "enter", "end", "enter", "ctrl+s")
        assert on.saved.customer.database == "existing"
        assert on.names == []


async def test_touched_lists_stay_when_the_language_changes(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("space", "f2", "tab", "tab", "enter", "end", "enter", "ctrl+s")
        assert on.saved.customer.crm_language == "nl"
        assert on.names == STANDARD


async def test_a_customer_s_name_that_another_set_up_has_is_refused(wizard: OpenWizard) -> None:
    async with wizard(at("categories")) as on:
        await on.press("ctrl+b")
    async with wizard(new()) as on:
        await on.press("f2")
        await on.fill("nordlys AS")
        await on.press("ctrl+s")
        assert "already a set-up of this name" in on.note("name")
        await on.fill("ACME")
        await on.press("ctrl+s")
        assert on.saved.customer.name == "ACME"


async def test_the_first_letters_of_a_choice_find_it_in_the_open_list(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("f2", "tab", "tab", "enter", *"neder", "enter", "ctrl+s")
        assert on.saved.customer.crm_language == "nl"
