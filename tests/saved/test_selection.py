"""Which set-ups are shown: searched by name, only some of them, sorted, and marked."""

from pathlib import Path

import pytest

from tests.builders import finished
from tests.screens.driver import at
from tests.set_ups import fill, named, save_named
from wizard.domain.model import LeadSetup, Status
from wizard.saved import selection
from wizard.saved.library import StoreLibrary
from wizard.saved.selection import Selection
from wizard.store import Store

NAMES = ("Acme", "Müller & Söhne", "Ærø Færgefart", "[red]Nordlys[/]", "日本語 株式会社", "Nord AS")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "saved")


def chosen(store: Store) -> Selection:
    return StoreLibrary(store).selection


def names(found: Selection) -> list[str]:
    found.find_all()
    return [found._library.summary(place).name for place in found.shown]


def renamed(setup: LeadSetup, name: str) -> LeadSetup:
    return setup._replace(customer=setup.customer._replace(name=name))


@pytest.fixture
def mixed(store: Store) -> Store:
    """Return a store with a draft in each place, a complete one, and one that cannot be read."""
    save_named(store, ["New"])
    for name, step, status in (
        ("In statuses", "statuses", Status.DRAFT),
        ("In review", "review", Status.DRAFT),
        ("Done", "review", Status.COMPLETE),
    ):
        store.create(renamed(at(step, status=status), name)).close()
    (store.folder / "broken.json").write_text("{", encoding="utf-8")
    return store


def test_nothing_is_read_as_long_as_nothing_is_asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    save_named(store, NAMES)
    library = StoreLibrary(store)
    monkeypatch.setattr(library, "summary", None)
    library.selection.find_all()
    assert list(library.selection.shown) == list(range(len(NAMES)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nord", ["Nord AS", "[red]Nordlys[/]"]),
        ("  AS   nord ", ["Nord AS"]),
        ("muller", ["Müller & Söhne"]),
        ("MÜLLER sohne", ["Müller & Söhne"]),
        ("aero faerge", ["Ærø Færgefart"]),
        ("[/]", ["[red]Nordlys[/]"]),
        ("本語", ["日本語 株式会社"]),
        (".*", []),
        ("nord acme", []),
    ],
)
def test_each_word_has_to_be_in_the_name_whatever_case_and_accents(
    store: Store, text: str, found: list[str]
) -> None:
    save_named(store, NAMES)
    look = chosen(store)
    look.text = text
    assert names(look) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("name", ["broken", "Done", "In review", "In statuses", "New"]),
        ("step", ["New", "In statuses", "In review", "Done", "broken"]),
        ("problems", ["broken", "New"]),
    ],
)
def test_the_orders(mixed: Store, order: str, found: list[str]) -> None:
    look = chosen(mixed)
    look.order = order
    assert names(look)[: len(found)] == found


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ("all", {"New", "In statuses", "In review", "Done", "broken"}),
        ("drafts", {"New", "In statuses", "In review"}),
        ("problems", {"New"}),
        ("complete", {"Done"}),
        ("unreadable", {"broken"}),
    ],
)
def test_the_kinds(mixed: Store, only: str, found: set[str]) -> None:
    look = chosen(mixed)
    look.only = only
    assert set(names(look)) == found


def test_what_has_to_be_read_is_found_in_slices_and_read_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_named(store, NAMES)
    monkeypatch.setattr(selection, "_SLICE", 0)
    library = StoreLibrary(store)
    look = library.selection
    look.text = "nord"
    assert _lengths(look) == [1, 1, 2, 2, 2, 2, 2]
    monkeypatch.setattr(library, "summary", None)
    look.text = "acme"
    assert _lengths(look)[-1] == 1


def _lengths(look: Selection) -> list[int]:
    return [*(len(look.shown) for _slice in look.find()), len(look.shown)]


def test_marks_are_kept_through_a_search_and_go_with_their_set_up(store: Store) -> None:
    save_named(store, NAMES)
    library = StoreLibrary(store)
    look = library.selection
    look.text = "acme"
    look.find_all()
    look.turn(0)
    look.text = ""
    look.find_all()
    look.turn(0)
    assert look.chosen(3) == ["acme", "nord-as"]
    store.delete("acme")
    library.refresh()
    look.reread()
    look.find_all()
    assert look.chosen(3) == ["nord-as"]
    look.turn(0)
    assert look.chosen(1) == [library.stem(1)]
    assert look.chosen(-1) == []


def test_all_that_are_shown_are_marked_and_no_other(store: Store) -> None:
    save_named(store, NAMES)
    look = chosen(store)
    look.text = "nord"
    look.find_all()
    look.mark_shown()
    assert len(look.marked) == 2


def test_thousands_are_sorted_and_searched(store: Store) -> None:
    fill(store, 300)
    look = chosen(store)
    look.order, look.text = "name", "20 cust"
    assert names(look) == [f"Customer {number:04}" for number in range(300) if "20" in f"{number:04}"]


def test_a_set_up_that_changed_is_read_again(store: Store) -> None:
    save_named(store, ["Acme"])
    library = StoreLibrary(store)
    look = library.selection
    look.only = "complete"
    assert names(look) == []
    with_all = renamed(finished(), "Acme")
    opened = store.open("acme")
    opened.save(at("review", with_all, Status.COMPLETE))
    opened.close()
    library.refresh()
    look.reread()
    assert names(look) == ["Acme"]


def test_a_new_set_up_is_a_draft(store: Store) -> None:
    store.create(named("Acme")).close()
    look = chosen(store)
    look.only = "drafts"
    assert names(look) == ["Acme"]


def test_what_was_renamed_is_found_by_its_new_name(store: Store) -> None:
    save_named(store, ["Acme", "Nord AS"])
    library = StoreLibrary(store)
    look = library.selection
    look.text = "nord"
    assert names(look) == ["Nord AS"]
    with store.open("acme") as opened:
        opened.save(renamed(opened.saved.setup, "Fjord AS"))
    library.refresh()
    look.reread()
    assert names(look) == ["Nord AS"]
    look.text = "fjord"
    assert names(look) == ["Fjord AS"]
