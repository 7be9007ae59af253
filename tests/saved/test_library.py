"""The list of set-ups for the start: quick when nothing changed, and never another one than is there."""

import os
import time
from pathlib import Path

import pytest

from tests.store.samples import file_text
from wizard import app, i18n, running
from wizard.saved.library import StoreLibrary
from wizard.store import Store, StoreError

MANY = 70  # more than the index tells at once


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store of some set-ups, the first of them the newest, in a folder that is at rest."""
    store = Store(tmp_path / "store")
    store.folder.mkdir()
    (store.folder / ".index").mkdir()
    for number in range(MANY):
        put(store, number)
    at_rest(store.folder)
    return store


def put(store: Store, number: int, name: str = "Customer") -> Path:
    path = store.folder / f"s{number:02}.json"
    path.write_text(file_text().replace("Nordlys AS", f"{name} {number:02}"), encoding="utf-8")
    os.utime(path, (0, time.time() - 1000.5 - number))
    return path


def at_rest(folder: Path) -> None:
    os.utime(folder, (0, time.time() - 1000.5))


def known(store: Store) -> Store:
    """Let the index know all of the store, and return the store as another start finds it."""
    library = StoreLibrary(store)
    list(library.summaries())
    library.keep()
    return Store(store.folder)


def forbid(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    def forbidden(*_arguments: object) -> None:
        raise AssertionError("nobody should have waited for this")

    for name in names:
        monkeypatch.setattr(Store, name, forbidden)


def test_all_rows_are_there_at_once_the_second_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = list(StoreLibrary(store).summaries())
    again = known(store)
    forbid(monkeypatch, "read")
    assert list(StoreLibrary(again).summaries()) == first
    assert [row.name for row in first] == [f"Customer {number:02}" for number in range(MANY)]
    assert (first[0].step, first[0].problems, first[0].trouble) == ("Categories", 1, "")


def test_a_start_in_an_unchanged_folder_looks_at_nothing_but_its_rows(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = known(store)
    forbid(monkeypatch, "entries", "read")
    library = StoreLibrary(again)
    assert (library.count(), library.trouble) == (MANY, "")
    assert library.index_of("") is None
    assert library.summary(0).name == "Customer 00"
    assert len(library._entries) < MANY
    assert library.summary(MANY - 1).name == f"Customer {MANY - 1}"
    assert library.index_of("s69") == MANY - 1
    assert [entry.stem for entry in library.entries] == [f"s{number:02}" for number in range(MANY)]


def test_a_row_is_right_although_its_file_was_changed_in_place(store: Store) -> None:
    again = known(store)
    path = put(store, 3, "Clientele")
    library = StoreLibrary(again)
    assert again.index.listed()
    assert library.summary(3).name == "Clientele 03"
    path.unlink()
    assert "s03" in library.summary(3).trouble


def test_a_set_up_that_came_is_in_the_list(store: Store) -> None:
    again = known(store)
    path = put(store, 99)
    os.utime(path)
    library = StoreLibrary(again)
    assert library.count() == MANY + 1
    assert library.summary(0).name == "Customer 99"


def test_what_was_changed_meanwhile_is_known_at_the_next_start(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = known(store)
    put(store, 5, "Clientele")
    library = StoreLibrary(again)
    library.summary(5)
    library.keep()
    forbid(monkeypatch, "entries", "read")
    assert StoreLibrary(Store(store.folder)).summary(5).name == "Clientele 05"


def test_the_words_are_those_of_the_user_whoever_wrote_the_index(store: Store) -> None:
    again = known(store)
    i18n.use("sv")
    row = StoreLibrary(again).summary(0)
    assert row.step == i18n._("Categories") != "Categories"


def test_a_list_that_lies_about_its_length_has_rows_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = known(store)
    monkeypatch.setattr(again.index, "all_listed", list)
    library = StoreLibrary(again)
    for number in range(60, MANY):
        (store.folder / f"s{number}.json").unlink()
    assert library.summary(MANY - 1).trouble
    assert len(library.entries) == MANY


def test_a_store_that_cannot_be_read_says_so_and_keeping_does_no_harm(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_store: Store) -> None:
        raise StoreError(store.folder, "no")

    monkeypatch.setattr(Store, "entries", refuse)
    library = StoreLibrary(store)
    library.keep()
    assert (list(library.summaries()), library.trouble) == ([], "no")


def test_leaving_keeps_what_the_list_has_shown(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.WizardApp, "run", lambda wizard: wizard.library.summary(0))
    running.run(store.folder)
    forbid(monkeypatch, "entries", "read")
    assert StoreLibrary(Store(store.folder)).summary(0).name == "Customer 00"
