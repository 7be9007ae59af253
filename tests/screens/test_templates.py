"""Templates on the screen: starting from one, applying one, and saving a set-up as one."""

import pytest

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, existing, new
from wizard.app import WizardApp
from wizard.domain.model import CategoryGroup, Customer, Database, LeadSetup, Status
from wizard.saved.shelf import Shelf
from wizard.screens.start import StartScreen
from wizard.standard.shipped import shipped
from wizard.store import Event, Store
from wizard.templates.template import apply, start_from, template_of

B2B, AGENCY, PARTNERS = (known.setup("en") for known in shipped())


async def start(on: Driver, name: str, downs: int) -> None:
    """Fill the dialog for a new set-up in; choose that entry of the last field."""
    await on.press("n", f"={name}", "tab", "tab", "tab", "tab", "enter", *["down"] * downs, "enter", "ctrl+s")


# Starting


async def test_a_new_set_up_starts_from_a_template(wizard: OpenWizard) -> None:
    async with wizard() as on:
        await start(on, "Acme", 3)
        assert on.place == "categories"
        assert on.saved == start_from(PARTNERS, Customer("Acme"))
        assert "Waiting" not in on.message


async def test_what_waits_for_the_customer_is_said(wizard: OpenWizard) -> None:
    async with wizard() as on:
        await start(on, "Acme", 2)
        await on.until(lambda: "UTM tracking, Lead distribution" in on.message)
        assert on.saved == start_from(AGENCY, Customer("Acme"))


async def test_without_a_template_it_starts_from_the_standard_lists(wizard: OpenWizard) -> None:
    async with wizard() as on:
        await on.press("n", "=Acme")
        assert "Start from" in on.text
        assert "SuperOffice's standard lists" in on.text
        await on.press("ctrl+s")
        assert on.saved == new()


async def test_ones_own_template_stands_in_the_list_and_a_damaged_one_does_not(
    wizard: OpenWizard, store: Store
) -> None:
    Shelf(store).save(finished(), "Bb our way")
    Shelf(store).save(finished(), "Aa broken")
    store.folder.joinpath("templates", "aa-broken.json").write_text("half", encoding="utf-8")
    async with wizard() as on:
        await start(on, "Acme", 1)
        assert on.saved == start_from(template_of(finished(), "Bb our way"), Customer("Acme"))


async def test_a_template_that_went_meanwhile_is_told_and_nothing_started(
    wizard: OpenWizard, store: Store
) -> None:
    shelf = Shelf(store)
    shelf.save(finished(), "Aa our way")
    async with wizard() as on:
        await on.press("n", "=Acme", "tab", "tab", "tab", "tab", "enter", "down", "enter")
        row = shelf.find("Aa our way")
        assert row
        shelf.delete(row)
        await on.press("ctrl+s")
        assert on.title == "New set-up"
        assert "There is no set-up" in on.words
    assert store.entries() == []


async def test_open_with_a_template_begins_with_it(store: Store) -> None:
    app = WizardApp(store, "Acme", "partners")
    async with app.run_test(size=(80, 24)) as pilot:
        on = Driver(app, pilot, store)
        await on.until(lambda: not isinstance(app.screen, StartScreen))
        await on.settle()
        assert on.value("name") == "Acme"
        assert on.value("template") == "partners"
        await on.press("ctrl+s")
        assert on.saved == start_from(PARTNERS, Customer("Acme"))
        assert app.keeper
        app.keeper.close()
    again = WizardApp(store, "Acme", "b2b")
    async with again.run_test(size=(80, 24)) as pilot:
        on = Driver(again, pilot, store)
        await on.until(lambda: "was not used" in on.message)
        assert on.saved == start_from(PARTNERS, Customer("Acme"))
        assert again.keeper
        again.keeper.close()


# Applying


@pytest.mark.parametrize("setup", [new(), at("statuses"), at("review"), at("review", status=Status.COMPLETE)])
async def test_t_shows_what_a_template_changes_and_applies_it(wizard: OpenWizard, setup: LeadSetup) -> None:
    async with wizard(setup) as on:
        place = on.place
        await on.press("t")
        assert on.title == "Templates"
        assert [name for name in ("Small B2B", "Agency", "Sales through") if name not in on.text] == []
        await on.press("down", "down")
        assert "Partners pass leads on" in on.words
        await on.press("enter")
        assert on.title == "Sales through partners"
        assert "+ Partner lead" in on.words
        assert on.saved == setup
        await on.press("enter")
        await on.until(lambda: on.message.startswith("The template “Sales through partners” is applied."))
        assert on.saved == apply(setup, PARTNERS)
        assert on.place == ("review" if place == "done" else place)
        await on.press("ctrl+z")
        assert on.saved == setup


async def test_it_is_kept_with_its_reason(wizard: OpenWizard, store: Store) -> None:
    async with wizard(new()) as on:
        await on.press("t", "enter", "enter")
        assert [entry.event for entry in store.kept("acme")] == [Event.APPLIED, Event.CREATED]
        await on.press("f3")
        assert "template applied" in on.words


async def test_a_completed_set_up_is_a_draft_again_and_that_is_said(wizard: OpenWizard) -> None:
    async with wizard(at("review", status=Status.COMPLETE)) as on:
        await on.press("t", "enter", "enter")
        await on.until(lambda: "draft again" in on.message)
        assert on.status == "draft"


async def test_escape_changes_nothing(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("t", "enter", "escape", "t", "escape")
        assert on.saved == new()
        assert on.place == "categories"


async def test_what_it_means_for_data_in_the_crm_comes_first(wizard: OpenWizard, store: Store) -> None:
    setup = existing()
    first, second = setup.wanted.categories
    off = first._replace(category_group=CategoryGroup.OTHER, enable_lead_status=False)
    Shelf(store).save(setup._replace(wanted=setup.wanted._replace(categories=(off, second))), "Aa")
    async with wizard(setup) as on:
        await on.press("t", "enter")
        assert "keep the lead status they have" in on.words
        await on.press("enter")
        assert on.saved.wanted.categories[0] == off


async def test_the_set_ups_own_template_changes_nothing(wizard: OpenWizard, store: Store) -> None:
    Shelf(store).save(new(), "Aa")
    async with wizard(new()) as on:
        await on.press("t", "enter")
        assert "has everything that the template has" in on.words
        await on.press("ctrl+s")
        assert on.place == "categories"
        assert on.saved == new()
        assert [entry.event for entry in store.kept("acme")] == [Event.CREATED]


async def test_a_read_only_set_up_is_not_changed(wizard: OpenWizard) -> None:
    async with wizard(new()), wizard(new()) as on:
        await on.press("t", "enter", "enter")
        assert on.message == on.app.session.read_only
        assert on.saved == new()


async def test_a_damaged_template_is_told_and_goes_no_further(wizard: OpenWizard, store: Store) -> None:
    Shelf(store).save(finished(), "Aa")
    store.folder.joinpath("templates", "aa.json").write_text("half", encoding="utf-8")
    async with wizard(new()) as on:
        await on.press("t")
        assert "cannot be read" in on.words
        assert "aa.json" in on.words
        await on.press("enter")
        assert on.title == "Templates"
        await on.press("down", "enter")
        assert on.title == "Small B2B company"


async def test_one_that_went_meanwhile_is_told(wizard: OpenWizard, store: Store) -> None:
    shelf = Shelf(store)
    shelf.save(finished(), "Aa")
    async with wizard(new()) as on:
        await on.press("t")
        shelf.delete(shelf.listed()[0])
        await on.press("enter")
        assert "aa.json" in on.message


async def test_the_customers_language_decides(wizard: OpenWizard) -> None:
    async with wizard(new("sv")) as on:
        await on.press("t", "down", "enter", "enter")
        assert on.saved == apply(new("sv"), shipped()[1].setup("sv"))


async def test_the_palette_knows_it(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("ctrl+p", "=templates", "enter")
        assert on.title == "Templates"


# Saving one


async def test_s_saves_the_set_up_as_a_template(wizard: OpenWizard, store: Store) -> None:
    async with wizard(at("review")) as on:
        await on.press("t", "s")
        assert on.title == "Save as a template"
        await on.press("=Our way", "enter")
        assert on.message == "Saved as the template “Our way”, without what belongs to this customer."
        assert store.templates().read("our-way").setup == template_of(at("review"), "Our way")
        assert on.saved == at("review")
        await on.press("t")
        assert "Our way" in on.words


async def test_a_template_of_the_name_is_replaced_only_after_asking(wizard: OpenWizard, store: Store) -> None:
    Shelf(store).save(finished(), "Our way")
    saved = store.templates()
    async with wizard(new()) as on:
        await on.press("t", "s", "=our way", "enter")
        assert on.title == "Replace the template “our way”?"
        assert on.focused_button == "close"
        await on.press("escape")
        assert saved.read("our-way").setup.wanted == finished().wanted
        assert (on.title, on.value("name")) == ("Save as a template", "our way")
        await on.press("escape", "t", "s", "=our way", "enter", "tab", "enter")
        assert saved.read("our-way").setup.wanted == new().wanted


@pytest.mark.parametrize("name", ["", " ", "x" * 240])
async def test_a_name_that_cannot_be_kept_is_refused(wizard: OpenWizard, store: Store, name: str) -> None:
    async with wizard(new()) as on:
        await on.press("t", "s", *([f"={name}"] if name else []), "enter")
        assert on.title == "Save as a template"
        assert on.note("name").startswith("! Template")
        assert not store.templates().folder.exists()


async def test_a_name_of_a_damaged_template_is_refused(wizard: OpenWizard, store: Store) -> None:
    Shelf(store).save(finished(), "Our way")
    store.folder.joinpath("templates", "our-way.json").write_text("half", encoding="utf-8")
    async with wizard(new()) as on:
        await on.press("t", "s", "=Our way", "enter")
        assert "our-way.json" in on.note("name")


async def test_a_read_only_set_up_can_be_saved_as_one(wizard: OpenWizard, store: Store) -> None:
    async with wizard(new()), wizard(new()) as on:
        await on.press("t", "s", "=Our way", "enter")
        assert Shelf(store).has("Our way")


async def test_a_template_of_any_name_is_shown_as_it_is(wizard: OpenWizard, store: Store) -> None:
    Shelf(store).save(finished(), "[b]Aa[/b] {name} %s")
    async with wizard(new()) as on:
        await on.press("t")
        assert "[b]Aa[/b] {name} %s" in on.words
        await on.press("enter")
        assert on.title == "[b]Aa[/b] {name} %s"
        await on.press("enter")
        await on.until(lambda: "[b]Aa[/b] {name} %s" in on.message)


async def test_a_database_without_the_standard_categories_gets_the_templates(wizard: OpenWizard) -> None:
    async with wizard() as on:
        await on.press("n", "=Acme", "tab", "tab", "tab", "enter", "down", "enter")
        await on.press("tab", "enter", "down", "enter", "ctrl+s")
        assert on.saved == start_from(B2B, Customer("Acme", database=Database.EXISTING))
