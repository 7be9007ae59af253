"""The templates of a store: one's own as files beside the set-ups, and those of the wizard."""

from pathlib import Path

import pytest

from tests.builders import finished
from tests.store.samples import names_in
from wizard import i18n
from wizard.demo.memory import MemoryStore
from wizard.domain.model import LeadSetup
from wizard.saved.shelf import Shelf
from wizard.standard.shipped import IDS, shipped
from wizard.store import Event, Locked, Store, StoreError
from wizard.templates.template import Listed, template_of


@pytest.fixture
def shelf(store: Store) -> Shelf:
    return Shelf(store)


@pytest.fixture
def templates(store: Store) -> Store:
    return store.templates()


def own(shelf: Shelf) -> list[Listed]:
    return [row for row in shelf.listed() if row.own]


def found(shelf: Shelf, text: str) -> Listed:
    row = shelf.find(text)
    assert row
    return row


def damage(templates: Store, stem: str) -> None:
    templates.folder.joinpath(f"{stem}.json").write_text("half", encoding="utf-8")


def test_those_of_the_wizard_are_there_before_anything_is_saved(shelf: Shelf, templates: Store) -> None:
    assert [row.id for row in shelf.listed()] == list(IDS)
    assert not any(row.own or row.trouble for row in shelf.listed())
    assert all(row.about for row in shelf.listed())
    assert not templates.folder.exists()


def test_a_template_is_a_set_up_in_the_folder_templates(store: Store, shelf: Shelf, templates: Store) -> None:
    assert shelf.save(finished(), "Our way") == "our-way"
    assert templates.folder == store.folder / "templates"
    assert templates.read("our-way").setup == template_of(finished(), "Our way")
    assert [entry.event for entry in templates.kept("our-way")] == [Event.CREATED]
    assert own(shelf) == [Listed("our-way", "Our way", own=True)]


def test_templates_are_no_set_ups_and_set_ups_no_templates(store: Store, shelf: Shelf) -> None:
    shelf.save(finished(), "Our way")
    assert store.entries() == []
    assert store.find("Our way") is None
    store.create(finished()).close()
    assert [row.name for row in own(shelf)] == ["Our way"]
    store.create(finished()._replace(customer=finished().customer._replace(name="templates"))).close()
    assert {entry.stem for entry in store.entries()} == {"nordlys-as", "templates"}
    assert [row.name for row in own(shelf)] == ["Our way"]


def test_ones_own_come_first_by_name(shelf: Shelf) -> None:
    for name in ("big", "Small"):
        shelf.save(finished(), name)
    assert [row.id for row in shelf.listed()] == ["big", "small", *IDS]


@pytest.mark.parametrize("name", ["agency", "Byrå med marknadsföringskvalificerade leads"])
def test_one_of_the_name_of_the_wizards_takes_its_place(shelf: Shelf, name: str) -> None:
    shelf.save(finished(), name)
    assert len(shelf.listed()) == len(IDS)
    row = found(shelf, name)
    assert row.own
    assert shelf.read(row, "no").wanted == finished().wanted
    shelf.delete(row)
    assert not found(shelf, name).own


@pytest.mark.parametrize("text", ["agency", "AGENCY", "Agency with marketing qualified leads"])
def test_one_of_the_wizards_is_found_and_read_in_the_language_of_the_crm(shelf: Shelf, text: str) -> None:
    i18n.use("sv")
    row = found(shelf, text)
    assert row.name == "Byrå med marknadsföringskvalificerade leads"
    assert shelf.read(row, "da") == shipped()[1].setup("da")


def test_what_there_is_not_is_not_found(shelf: Shelf) -> None:
    assert shelf.find("Nothing") is None
    assert not shelf.has("Nothing")


def test_saving_under_a_name_of_the_wizards_own_would_hide_that_one(shelf: Shelf) -> None:
    assert shelf.has("agency")
    assert shelf.has("Small B2B company")


def test_saving_again_replaces_and_keeps_what_was_there(shelf: Shelf, templates: Store) -> None:
    shelf.save(finished(), "Our way")
    other = finished()._replace(wanted=finished().current)
    assert shelf.has("our WAY")
    assert shelf.save(other, "our way") == "our-way"
    assert templates.read("our-way").setup.wanted == finished().current
    assert templates.read_kept("our-way", 1).setup.wanted == finished().wanted
    assert len(own(shelf)) == 1
    shelf.save(finished(), "Our way")
    assert templates.read_kept("our-way", 2).setup.wanted == finished().current


def test_a_name_that_is_the_file_of_another_template_gets_a_file_of_its_own(shelf: Shelf) -> None:
    shelf.save(finished(), "Över")
    assert not shelf.has("over")
    assert shelf.save(finished(), "Over") == "over-2"


def test_a_damaged_template_is_told_and_the_others_are_there(shelf: Shelf, templates: Store) -> None:
    shelf.save(finished(), "Good")
    shelf.save(finished(), "Broken")
    damage(templates, "broken")
    broken, good = own(shelf)
    assert (broken.id, good.id) == ("broken", "good")
    assert "broken.json" in broken.trouble
    assert found(shelf, "broken").trouble == broken.trouble
    with pytest.raises(StoreError):
        shelf.read(broken, "en")
    with pytest.raises(StoreError):
        shelf.save(finished(), "Broken")


def test_a_deleted_one_goes_to_the_folder_deleted(shelf: Shelf, templates: Store) -> None:
    shelf.save(finished(), "Our way")
    place = shelf.delete(found(shelf, "our-way"))
    assert place == templates.folder / "deleted" / "our-way.json"
    assert place.exists()
    assert own(shelf) == []


def test_one_that_is_open_is_neither_replaced_nor_deleted(shelf: Shelf, templates: Store) -> None:
    shelf.save(finished(), "Our way")
    with templates.open("our-way"):
        with pytest.raises(Locked):
            shelf.save(finished(), "Our way")
        with pytest.raises(Locked):
            shelf.delete(found(shelf, "our-way"))


def test_a_folder_that_cannot_be_made_is_told(store: Store, shelf: Shelf) -> None:
    store.folder.mkdir()
    store.folder.joinpath("templates").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError):
        shelf.save(finished(), "Our way")
    assert names_in(store.folder) == ["templates"]


def test_a_set_up_that_was_put_there_by_hand_is_a_template_too(shelf: Shelf, templates: Store) -> None:
    setup: LeadSetup = finished()
    templates.create(setup).close()
    assert [row.name for row in own(shelf)] == [setup.customer.name]


def test_those_of_the_demo_are_in_memory_like_its_set_ups(tmp_path: Path) -> None:
    store = MemoryStore()
    assert Shelf(store).save(finished(), "Our way") == "our-way"
    assert [row.name for row in own(Shelf(store))] == ["Our way"]
    assert store.entries() == []
    Shelf(store).delete(found(Shelf(store), "our-way"))
    assert own(Shelf(store)) == []
    assert list(tmp_path.rglob("*.json")) == []
