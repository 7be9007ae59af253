"""What a person names to compare."""

import json
from pathlib import Path

import pytest

from tests.builders import finished
from tests.set_ups import named, save_named
from wizard.document.answers import to_document
from wizard.saved import sides
from wizard.saved.sides import NoSide
from wizard.store import NotKept, Store, Unreadable


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "saved")
    save_named(store, ["Acme", "Acme@2", "Ærø AS"])
    return store


@pytest.mark.parametrize("text", ["Ærø AS", "ærø as", "aero-as"])
def test_a_saved_set_up_by_its_name_or_its_file(store: Store, text: str) -> None:
    assert sides.named(store, text) == ("Ærø AS", named("Ærø AS"))


def test_a_revision_unless_a_name_has_that_ending(store: Store) -> None:
    assert sides.named(store, "Acme@1").title == "Acme, revision 1"
    assert sides.named(store, "Acme@2").title == "Acme@2"
    with pytest.raises(NotKept):
        sides.named(store, "Acme@7")


def test_a_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a document.json"
    path.write_text(json.dumps(to_document(finished())), encoding="utf-8")
    assert sides.named(store, str(path)) == ("a document.json", finished())


def test_a_file_that_lies_in_a_store(store: Store) -> None:
    assert sides.named(store, str(store.folder / "acme.json")) == ("acme.json", named("Acme"))


@pytest.mark.parametrize(
    "text", ["", "Nobody", "nowhere.json", "@1", "Acme@", "Acme@x", "\0", "[red]x[/]", "x" * 9000, "\x1b[2J"]
)
def test_what_is_not_there_is_told_and_safe_to_show(store: Store, text: str) -> None:
    with pytest.raises(NoSide) as error:
        sides.named(store, text)
    assert str(error.value).isprintable()


def test_a_document_that_is_none_and_a_damaged_set_up(store: Store, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")
    with pytest.raises(NoSide, match="format"):
        sides.named(store, str(tmp_path / "other.json"))
    (store.folder / "acme.json").write_text("{", encoding="utf-8")
    with pytest.raises(Unreadable):
        sides.named(store, "acme")
