"""The store as a whole: create, save, read, list, find and delete set-ups on a real disk."""

import os
from pathlib import Path

import platformdirs
import pytest

from tests.store.samples import file_text, names_in, setup, status_in, stored
from wizard.document import jsonfile
from wizard.domain.model import Category
from wizard.store import NotFound, Stale, Store, Unreadable, default_folder


def test_a_set_up_survives_the_round_trip(store: Store) -> None:
    with store.create(setup("Blåbær & Søn 🙂")) as opened:
        assert not opened.read_only
        assert opened.saved.revision == 1
    saved = store.read("blabaer-son")
    assert saved.setup == setup("Blåbær & Søn 🙂")
    assert (saved.stem, saved.revision, saved.saved_at) == ("blabaer-son", 1, opened.saved.saved_at)


def test_reading_and_listing_write_nothing(store: Store) -> None:
    assert store.entries() == []
    assert store.find("Nordlys AS") is None
    with pytest.raises(NotFound):
        store.open("nordlys-as")
    assert not store.folder.exists()


def test_each_save_is_the_next_revision_and_keeps_the_one_before(store: Store) -> None:
    with store.create(setup(status="one")) as opened:
        assert opened.save(setup(status="two")).revision == 2
        assert opened.save(setup(status="three")).revision == 3
        assert opened.saved.setup == setup(status="three")
    assert status_in(store.read("nordlys-as").setup) == "three"
    assert names_in(store.folder) == ["nordlys-as.json", "nordlys-as.json.bak"]
    store.folder.joinpath("nordlys-as.json.bak").replace(store.folder / "before.json")
    assert status_in(store.read("before").setup) == "two"
    assert store.read("before").revision == 2


def test_an_opened_set_up_goes_on_from_its_revision(store: Store) -> None:
    store.create(setup()).close()
    with store.open("nordlys-as") as opened:
        assert opened.save(setup(status="two")).revision == 2
    assert store.read("nordlys-as").saved_at == opened.saved.saved_at


def test_a_save_replaces_the_file_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    replaced: list[str] = []
    replace = os.replace

    def noted(source: str, target: str) -> None:
        replaced.append(Path(target).name)
        replace(source, target)

    with store.create(setup()) as opened:
        opened.save(setup(status="one"))
        monkeypatch.setattr(os, "replace", noted)
        opened.save(setup(status="two"))
    assert replaced == ["nordlys-as.json.bak", "nordlys-as.json"]


def test_the_file_is_a_tinydb_file_with_one_document(store: Store) -> None:
    store.create(setup()).close()
    found = jsonfile.loads((store.folder / "nordlys-as.json").read_bytes())
    assert list(found) == ["setup"]
    assert list(found["setup"]) == ["1"]
    own = {key: found["setup"]["1"][key] for key in ("saved_at", "history")}
    assert found["setup"]["1"] == stored(**own)
    assert next(iter(found["setup"]["1"])) == "format"


def test_an_edit_by_hand_counts_though_it_changes_neither_revision_nor_time(store: Store) -> None:
    store.folder.mkdir()
    path = store.folder / "a.json"
    path.write_text(file_text(revision=7), encoding="utf-8")
    with store.open("a") as opened:
        edited = file_text(revision=7, customer={**stored()["customer"], "tenant": "Cust1"})
        path.write_text(edited, encoding="utf-8")
        with pytest.raises(Stale):
            opened.save(setup(status="two"))
    assert path.read_text(encoding="utf-8") == edited


def test_a_change_anywhere_in_a_long_file_counts(store: Store) -> None:
    names = [f"Name {number}" for number in range(2000)]
    items = tuple(Category(f"c{number}", name) for number, name in enumerate(names))
    long = setup()._replace(wanted=setup().wanted._replace(categories=items))
    path = store.folder / "nordlys-as.json"
    with store.create(long) as opened:
        for name in (names[0], names[1000], names[-1]):
            opened.save(long)
            content = path.read_bytes()
            path.write_bytes(content.replace(f'"{name}"'.encode(), f'"{name.swapcase()}"'.encode()))
            with pytest.raises(Stale):
                opened.save(long)
            path.write_bytes(content)
        opened.save(long)


@pytest.mark.parametrize("changed", [file_text(revision=2), file_text(revision=1)], ids=["saved", "another"])
def test_a_file_that_others_changed_is_not_overwritten(store: Store, changed: str) -> None:
    with store.create(setup()) as opened:
        path = store.folder / "nordlys-as.json"
        path.write_text(changed, encoding="utf-8")
        with pytest.raises(Stale, match=r"nordlys-as\.json was changed.*Nothing was overwritten"):
            opened.save(setup(status="two"))
        assert path.read_text(encoding="utf-8") == changed


def test_a_file_that_others_deleted_is_not_brought_back_by_a_save(store: Store) -> None:
    with store.create(setup()) as opened:
        (store.folder / "nordlys-as.json").unlink()
        with pytest.raises(Stale):
            opened.save(setup(status="two"))
    assert names_in(store.folder) == []


@pytest.mark.parametrize("text", ["", "null", "{}", '{"setup": {}}', '{"_default": {"1": {}}}'])
def test_a_file_that_was_damaged_meanwhile_is_not_overwritten(store: Store, text: str) -> None:
    with store.create(setup()) as opened:
        path = store.folder / "nordlys-as.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(Unreadable, match=r"nordlys-as\.json"):
            opened.save(setup(status="two"))
        assert path.read_text(encoding="utf-8") == text


def test_a_closed_set_up_is_not_saved(store: Store) -> None:
    opened = store.create(setup())
    opened.close()
    with pytest.raises(ValueError, match="closed"):
        opened.save(setup())


def test_customers_of_the_same_name_get_files_of_their_own(store: Store) -> None:
    stems = []
    for _ in range(3):
        with store.create(setup()) as opened:
            stems.append(opened.saved.stem)
    assert stems == ["nordlys-as", "nordlys-as-2", "nordlys-as-3"]


def test_a_name_whose_version_before_is_still_there_is_taken(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "nordlys-as.json.bak").write_text("precious", encoding="utf-8")
    with store.create(setup()) as opened:
        assert opened.saved.stem == "nordlys-as-2"


def test_text_that_is_no_utf8_is_kept_too(store: Store) -> None:
    store.create(setup(status="a\ud800")).close()
    assert status_in(store.read("nordlys-as").setup) == "a\ud800"


def test_the_list_has_the_last_changed_first_and_only_set_ups(store: Store) -> None:
    store.folder.mkdir()
    for age, name in enumerate(
        ["b.json", "a.json", "My customer.json", ".hidden.json", "x.json.bak", "x.txt"]
    ):
        path = store.folder / name
        path.write_text("not even read", encoding="utf-8")
        os.utime(path, (0, 1000 - age))
    (store.folder / "folder.json").mkdir()
    assert [entry[:2] for entry in store.entries()] == [("b", 1000), ("a", 999), ("My customer", 998)]


def test_entries_of_the_same_time_are_in_the_order_of_their_names(store: Store) -> None:
    store.folder.mkdir()
    for stem in "hgfedcbaijklmnop":
        (store.folder / f"{stem}.json").touch()
        os.utime(store.folder / f"{stem}.json", (0, 1000))
    assert "".join(entry.stem for entry in store.entries()) == "abcdefghijklmnop"


def test_a_store_that_is_a_file_cannot_be_listed(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    with pytest.raises(Unreadable, match="file"):
        Store(path).entries()


def test_a_set_up_is_found_by_stem_and_by_customer(store: Store) -> None:
    store.create(setup("Blåbær AS")).close()
    assert store.find("blabaer-as") == "blabaer-as"
    assert store.find(" BLÅBÆR as ") == "blabaer-as"
    assert store.find("BLA\u030aBÆR AS") == "blabaer-as"
    assert store.find("Blabaer AS") is None


def test_a_customer_that_was_renamed_is_found_by_the_new_name(store: Store) -> None:
    with store.create(setup("Old name")) as opened:
        opened.save(setup("New name"))
    (store.folder / "damaged.json").write_text("{", encoding="utf-8")
    assert store.find("New name") == "old-name"
    assert store.find("old-name") == "old-name"
    assert store.find("Old name") is None


def test_a_customer_comes_before_a_file_of_that_name(store: Store) -> None:
    store.create(setup("Müller")).close()
    store.create(setup("Muller")).close()
    assert store.find("Müller") == "muller"
    assert store.find("muller") == "muller-2"


def test_a_damaged_file_is_found_by_the_name_it_was_made_for(store: Store) -> None:
    store.create(setup()).close()
    (store.folder / "nordlys-as.json").write_text("", encoding="utf-8")
    assert store.find("Nordlys AS") == "nordlys-as"
    assert store.find("nordlys-as") == "nordlys-as"


@pytest.mark.parametrize("name", ["../secret", "..", "/etc/passwd", "a/../../secret", "", "\0"])
def test_no_name_leads_out_of_the_folder(store: Store, name: str) -> None:
    store.create(setup()).close()
    (store.folder.parent / "secret.json").write_text(file_text(), encoding="utf-8")
    assert store.find(name) is None
    for act in (store.read, store.open, store.delete):
        with pytest.raises(NotFound):
            act(name)


def test_a_deleted_set_up_is_moved_with_the_version_before(store: Store) -> None:
    with store.create(setup(status="one")) as opened:
        opened.save(setup(status="two"))
    place = store.delete("nordlys-as")
    assert store.entries() == []
    assert place == store.folder / "deleted" / "nordlys-as.json"
    assert names_in(place.parent) == ["nordlys-as.json", "nordlys-as.json.bak"]
    assert status_in(Store(place.parent).read("nordlys-as").setup) == "two"


def test_deleting_the_same_name_again_overwrites_nothing(store: Store) -> None:
    for status in ("one", "two", "three"):
        store.create(setup(status=status)).close()
        store.delete("nordlys-as")
    deleted = Store(store.folder / "deleted")
    found = [status_in(deleted.read(stem).setup) for stem in ("nordlys-as", "nordlys-as-2", "nordlys-as-3")]
    assert found == ["one", "two", "three"]


def test_what_is_not_there_cannot_be_deleted(store: Store) -> None:
    with pytest.raises(NotFound, match=r"no set-up .*nordlys-as\.json"):
        store.delete("nordlys-as")


def test_the_folder_is_the_environments_or_the_users_own() -> None:
    assert default_folder({"LEAD_WIZARD_STORE": "/x/y"}) == Path("/x/y")
    own = platformdirs.user_data_path("lead-wizard", appauthor=False)
    assert default_folder({}) == own
    assert default_folder({"LEAD_WIZARD_STORE": ""}) == own
