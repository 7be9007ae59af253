"""The start screen: welcome, new, open, import, delete, and files that cannot be read."""

import json
from pathlib import Path

import pytest

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import at, new, save
from wizard.app import WizardApp
from wizard.document.answers import to_document
from wizard.saved.setups import Setups
from wizard.screens.start import StartScreen
from wizard.screens.step_screen import StepScreen
from wizard.store import Store


def named(name: str) -> object:
    return new()._replace(customer=new().customer._replace(name=name))


async def test_an_empty_store_says_how_to_begin(wizard: OpenWizard) -> None:
    async with wizard() as on:
        assert "Welcome This wizard prepares lead management in SuperOffice CRM" in on.words
        assert "> n New Start with a customer's name." in on.words
        assert "Search" not in on.lines[-1]
        await on.press("d", "space", "slash", "escape")
        assert isinstance(on.app.screen, StartScreen)
        assert on.message == ""


@pytest.mark.parametrize(
    ("keys", "title"),
    [(["enter"], "New set-up"), (["down", "enter"], "Import a set-up"), (["n"], "New set-up")],
)
async def test_a_way_to_begin_is_chosen_in_the_list_or_by_its_key(
    wizard: OpenWizard, keys: list[str], title: str
) -> None:
    async with wizard() as on:
        await on.press(*keys)
        assert on.title == title
        await on.press("escape", "down")
        assert "> i Import" in on.words or "> m Demo" in on.words


async def test_a_narrow_terminal_tells_the_whole_sentence_of_the_highlighted_way(wizard: OpenWizard) -> None:
    async with wizard(size=(44, 20)) as on:
        assert "Start from a document that someone gave you." not in on.words
        await on.press("down")
        assert "Start from a document that someone gave you." in on.words


async def test_the_list_takes_the_place_of_the_greeting(wizard: OpenWizard, store: Store) -> None:
    async with wizard() as on:
        save(store, finished())
        assert isinstance(on.app.screen, StartScreen)
        on.app.library.refresh()
        on.app.screen.update_view()
        await on.settle()
        assert "Welcome" not in on.text
        await on.press("enter")
        assert on.place == "categories"


async def test_a_new_set_up_is_saved_before_its_first_step_is_shown(wizard: OpenWizard) -> None:
    async with wizard() as on:
        await on.press("n", "=Acme", "tab", "=Cust12", "ctrl+s")
        assert on.place == "categories"
        assert on.saved.customer == new().customer._replace(tenant="Cust12")
        assert "Acme · CRM: English" in on.lines[0]


@pytest.mark.parametrize(
    ("name", "tenant", "field", "message"),
    [
        ("", "", "name", "Customer is empty. Type at least one character."),
        ("x" * 240, "", "name", "Customer is 1 character too long: shorten it to 239."),
        ("Acme", "12345", "tenant", "such as Cust12345"),
        ("nordlys as", "", "name", "already a set-up of this name"),
    ],
)
async def test_what_is_wrong_stands_under_its_field_and_nothing_is_lost(
    wizard: OpenWizard, store: Store, name: str, tenant: str, field: str, message: str
) -> None:
    save(store, finished())
    async with wizard() as on:
        await on.press("n")
        for text in (name, tenant):
            if text:
                await on.paste(text)
            await on.press("tab")
        await on.press("ctrl+s")
        assert message in on.note(field)
        assert on.focused_field == field
        assert (on.value("name"), on.value("tenant")) == (name, tenant)
        assert len(store.entries()) == 1


@pytest.mark.parametrize("way", ["enter", "click", "double click"])
async def test_a_saved_set_up_is_opened_where_it_was_left(wizard: OpenWizard, store: Store, way: str) -> None:
    save(store, at("statuses"))
    async with wizard() as on:
        assert "Nordlys AS" in on.text
        assert "Lead statuses" in on.text
        if way == "enter":
            await on.press("enter")
        else:
            await on.pilot.click("#list", offset=(5, 1), times=2 if way == "double click" else 1)
            await on.settle()
        assert on.place == "statuses"
        assert len([s for s in on.app.screen_stack if isinstance(s, StepScreen)]) == 1


async def test_back_from_the_first_step_highlights_the_set_up_that_was_left(
    wizard: OpenWizard, store: Store
) -> None:
    for name in ("One", "Two", "Three"):
        save(store, named(name))  # type: ignore[arg-type]
    async with wizard() as on:
        await on.press("end", "enter", "space", "ctrl+b")
        assert isinstance(on.app.screen, StartScreen)
        row = next(line for line in on.lines if ">" in line)
        left = on.store.read(on.app.library.entries[on.highlighted].stem)
        assert left.setup.wanted.categories[0].enable_lead_status
        assert left.setup.customer.name in row


async def test_a_document_is_imported_and_opened(wizard: OpenWizard, tmp_path: Path) -> None:
    document = tmp_path / "nordlys.json"
    document.write_text(json.dumps(to_document(finished())), encoding="utf-8")
    async with wizard() as on:
        await on.press("i")
        await on.paste(str(document))
        await on.press("enter")
        assert on.place == "categories"
        assert on.saved == finished()


async def test_a_document_with_errors_changes_nothing_and_says_where(
    wizard: OpenWizard, tmp_path: Path, folder: Path
) -> None:
    document = to_document(finished())
    document["wanted"]["categories"][1]["name"] = ""
    document["wanted"]["categories"][2]["name"] = ""
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    async with wizard() as on:
        await on.press("i")
        await on.paste(str(path))
        await on.press("ctrl+s")
        assert on.title == "Import a set-up"
        assert "errors, so nothing was imported. First: wanted.categories[1].name: " in on.note("file")
        assert not folder.exists()


@pytest.mark.parametrize("path", ["nowhere.json", ".", "~no-such-user/x.json", "x" * 5000, ""])
async def test_what_is_no_file_is_refused_under_the_field(wizard: OpenWizard, path: str) -> None:
    async with wizard() as on:
        await on.press("i")
        if path:
            await on.paste(path)
        await on.press("enter")
        assert on.title == "Import a set-up"
        assert on.note("file").startswith("! ")


async def test_an_import_of_a_customer_who_is_there_already_is_refused(
    wizard: OpenWizard, store: Store, tmp_path: Path
) -> None:
    save(store, finished())
    document = tmp_path / "nordlys.json"
    document.write_text(json.dumps(to_document(finished())), encoding="utf-8")
    async with wizard() as on:
        await on.press("i")
        await on.paste(str(document))
        await on.press("enter")
        assert "already a set-up of this name" in on.note("file")
        assert len(store.entries()) == 1


async def test_delete_asks_with_the_safe_answer_in_focus_and_moves_the_file(
    wizard: OpenWizard, store: Store, folder: Path
) -> None:
    save(store, finished())
    async with wizard() as on:
        await on.press("d")
        assert on.title == "Delete the set-up of Nordlys AS?"
        assert on.focused_button == "close"
        await on.press("enter")
        assert len(store.entries()) == 1
        await on.press("d", "escape")
        assert len(store.entries()) == 1
        await on.press("d", "tab", "enter")
        assert store.entries() == []
        assert len(list((folder / "deleted").glob("*.json"))) == 1
        assert on.message.startswith("Moved to ")
        assert "Welcome" in on.text
        await on.press("enter")
        assert on.title == "New set-up"


async def test_a_file_that_cannot_be_read_is_listed_with_a_sign_and_its_reason(
    wizard: OpenWizard, store: Store, folder: Path
) -> None:
    save(store, finished())
    (folder / "broken.json").write_text("{", encoding="utf-8")
    async with wizard() as on:
        row = next(line for line in on.lines if " broken " in line)
        assert "! broken" in row
        index = next(i for i, entry in enumerate(on.app.library.entries) if entry.stem == "broken")
        await on.press("home", *["down"] * index)
        assert "broken.json" in on.message
        await on.press("enter")
        assert isinstance(on.app.screen, StartScreen)
        assert "broken.json" in on.message


async def test_many_set_ups_scroll_and_only_what_is_shown_is_read(wizard: OpenWizard, store: Store) -> None:
    for number in range(40):
        save(store, named(f"Customer {number:02}"))  # type: ignore[arg-type]
    async with wizard() as on:
        assert len(on.app.library._summaries) < 30
        await on.press("end")
        assert any(line.count(">") and "Customer" in line for line in on.lines)
        await on.press("enter")
        assert on.place == "categories"


async def test_a_set_up_that_is_gone_meanwhile_is_told_and_leaves_the_list(
    wizard: OpenWizard, store: Store, folder: Path
) -> None:
    save(store, finished())
    async with wizard() as on:
        next(folder.glob("*.json")).unlink()
        await on.press("enter")
        assert isinstance(on.app.screen, StartScreen)
        assert "Nordlys AS" not in on.text
        assert on.message


async def test_a_name_from_the_command_line_that_is_new_is_asked_about(wizard: OpenWizard) -> None:
    async with wizard(name="[red]Nobody[/]") as on:
        await on.until(lambda: "New set-up" in on.text)
        assert on.value("name") == "[red]Nobody[/]"
        await on.press("escape")
        assert isinstance(on.app.screen, StartScreen)


@pytest.mark.parametrize("name", ["Nobody", "broken"])
async def test_a_name_from_the_command_line_is_looked_for_once(
    wizard: OpenWizard, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder.mkdir()
    (folder / "broken.json").write_text("{", encoding="utf-8")
    monkeypatch.setattr(Setups, "name_problem", lambda _setups, _name: "")  # asked again when it is entered
    names: list[str] = []
    real = Store.find

    def find(store: Store, name: str) -> str | None:
        names.append(name)
        return real(store, name)

    monkeypatch.setattr(Store, "find", find)
    async with wizard(name=name) as on:
        await on.until(lambda: "New set-up" in on.text or "broken.json" in on.message)
        assert names == [name]


async def test_help_tells_what_it_is_for_and_the_keys(wizard: OpenWizard) -> None:
    async with wizard() as on:
        await on.press("f1")
        assert "This wizard prepares lead management" in on.words
        await on.press("end")
        assert "ctrl+q leave" in on.words


async def test_a_store_that_cannot_be_read_is_told_on_the_start_screen(
    wizard: OpenWizard, folder: Path
) -> None:
    folder.write_text("a file, not a folder", encoding="utf-8")
    async with wizard() as on:
        assert str(folder) in on.message
        await on.press("n", "=Acme", "ctrl+s")
        assert str(folder) in on.note("name").replace("\n", "")
        assert on.value("name") == "Acme"


async def test_in_a_browser_the_demo_is_not_offered_as_the_page_would_end_with_this_app(
    wizard: OpenWizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WizardApp, "is_web", True)
    async with wizard() as on:
        assert on.buttons == ["n New", "i Import"]
        assert "made-up" not in on.text
        await on.press("m")
        assert on.app.return_code is None
