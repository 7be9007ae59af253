"""The dialog of the customer, from any step: a new name, and a language that untouched lists follow."""

import pytest

from tests.screens.conftest import OpenWizard
from tests.screens.driver import at, new
from wizard import i18n
from wizard.domain import customer
from wizard.domain.model import Customer

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


@pytest.mark.parametrize(("spoken", "language"), [("de", "Deutsch"), ("en", "English")])
async def test_the_crm_of_a_new_customer_is_taken_to_speak_the_user_s_language(
    wizard: OpenWizard, spoken: str, language: str
) -> None:
    i18n.use(spoken)
    async with wizard() as on:
        await on.press("n")
        assert on.value("crm_language") == spoken
        assert language in on.text


def test_a_language_that_superoffice_has_not_begins_with_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customer, "spoken", lambda: "fi")
    assert customer.blank("Acme") == Customer("Acme", crm_language="en")
