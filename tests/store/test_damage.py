"""Damaged and foreign files, and a system that refuses: each is explained and nothing is touched."""

import errno
import os
from pathlib import Path

import pytest

from tests.store.samples import fail_at, file_text, names_in, setup, status_in
from wizard.store import Locked, NotSaved, Store, StoreError, Unreadable
from wizard.store.locks import folder_lock

KEPT = {"revision": 1, "saved_at": "2024-05-01T10:00:00+00:00", "event": "created", "by": ""}
DAMAGED = {
    "empty": (b"", "empty"),
    "null": (b"null", "not a saved set-up"),
    "only blanks": (b"  \n", "empty"),
    "zero-filled": (b"\0" * 4096, "empty"),
    "cut off": (file_text().encode()[:-9], "line "),
    "garbage": (b"\xff\xfe\xfd", "UTF-8"),
    "trailing garbage": (file_text().encode() + b"}", "line "),
    "raw control character": (file_text().replace("Nordlys", "Nord\x07lys").encode(), "line "),
    "UTF-16": (file_text().encode("utf-16"), "UTF-8"),
    "Latin-1": (file_text().encode("latin-1"), "UTF-8"),
    "a list": (b"[]", "not a saved set-up"),
    "a number": (b"3", "not a saved set-up"),
    "a table that is a list": (b'{"setup": []}', "not a saved set-up"),
    "an id that is no number": (b'{"setup": {"x": {}}}', "not a saved set-up"),
    "a document that is a text": (b'{"setup": {"1": "x"}}', "not a saved set-up"),
    "no table": (b"{}", "holds no set-up"),
    "no document": (b'{"setup": {}}', "holds no set-up"),
    "another document": (b'{"_default": {"1": {}}}', "holds no set-up"),
    "NaN": (file_text().replace("false", "NaN", 1).encode(), "NaN"),
    "a key twice": (file_text().replace('"tenant"', '"name"', 1).encode(), "“name” stands twice"),
    "too many digits": (file_text(revision=0).replace('n": 0', 'n": ' + "1" * 10_000).encode(), "digits"),
    "too deep": (b'{"setup":' * 60 + b"1" + b"}" * 60, "50 levels"),
    "no revision": (file_text(revision=None).encode(), "setup.1.revision"),
    "a revision that is true": (file_text(revision=True).encode(), "setup.1.revision"),
    "a revision of zero": (file_text(revision=0).encode(), "setup.1.revision"),
    "a revision without end": (file_text(revision=10**4000).encode(), "setup.1.revision"),
    "the first time of all": (file_text(saved_at="0001-01-01T00:00:00+14:00").encode(), "setup.1.saved_at"),
    "the last time of all": (file_text(saved_at="9999-12-31T23:59:59-12:00").encode(), "setup.1.saved_at"),
    "a time that is none": (file_text(saved_at="now").encode(), "setup.1.saved_at"),
    "a time without its zone": (file_text(saved_at="2024-05-01T10:00:00").encode(), "setup.1.saved_at"),
    "a time with an escape": (
        file_text(saved_at="2024-05-01\x1b10:00+00:00").encode(),
        "setup.1.saved_at",
    ),
    "a history that is a text": (file_text(history="x").encode(), "setup.1.history"),
    **{
        f"a history of {name}": (file_text(history=[entry]).encode(), "setup.1.history")
        for name, entry in {
            "texts": "x",
            "other keys": {"x": 1},
            "odd numbers": {**KEPT, "revision": True},
            "endless numbers": {**KEPT, "revision": 10**4000},
            "odd times": {**KEPT, "saved_at": "now"},
            "odd events": {**KEPT, "event": "x"},
            "odd people": {**KEPT, "by": "\x1b[31m"},
        }.items()
    },
    "a newer format": (file_text(version=2).encode(), "version: "),
    "a customer that is a text": (file_text(customer="x").encode(), "customer: "),
    "an unknown key": (file_text(colour="x").encode(), "colour: "),
}


@pytest.mark.parametrize(("data", "words"), DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_file_is_named_explained_and_left_alone(store: Store, data: bytes, words: str) -> None:
    store.folder.mkdir()
    path = store.folder / "a.json"
    path.write_bytes(data)
    for act in (store.read, store.open):
        with pytest.raises(Unreadable) as refusal:
            act("a")
        assert str(refusal.value).startswith(f"{path} cannot be used and was left as it is.")
        assert words in str(refusal.value)
        assert refusal.value.previous is None
    assert path.read_bytes() == data
    assert names_in(store.folder) == ["a.json"]


def test_a_byte_order_mark_does_no_harm(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "a.json").write_bytes(b"\xef\xbb\xbf" + file_text().encode())
    assert store.read("a").setup == setup()


def test_a_draft_with_errors_is_read_with_its_problems(store: Store) -> None:
    store.create(setup(status=" ")).close()
    saved = store.read("nordlys-as")
    assert status_in(saved.setup) == " "
    assert [problem.path for problem in saved.problems if "lead_statuses" in problem.path]


def test_the_first_problem_of_a_wrong_document_is_told_and_the_others_are_at_hand(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "a.json").write_text(file_text(customer="x", colour="x"), encoding="utf-8")
    with pytest.raises(Unreadable, match=r"customer: .* There is 1 more\.") as refusal:
        store.read("a")
    assert [problem.path for problem in refusal.value.problems] == ["customer", "colour"]


def test_a_damaged_file_does_not_stay_locked(store: Store) -> None:
    store.folder.mkdir()
    path = store.folder / "a.json"
    path.write_bytes(b"")
    with pytest.raises(Unreadable) as refusal:
        store.open("a")
    path.write_text(file_text(), encoding="utf-8")
    with store.open("a") as opened:
        assert not opened.read_only, f"still locked by the frames of {refusal}"


REASONS = {
    errno.ENOSPC: "disk is full",
    errno.EROFS: "read-only",
    errno.EACCES: "no permission",
    errno.ENOENT: "folder is gone",
    errno.EFBIG: "larger than is allowed",
    errno.EIO: os.strerror(errno.EIO),
}


@pytest.mark.parametrize(("error", "words"), REASONS.items())
def test_a_save_that_fails_says_why_and_can_be_tried_again(
    store: Store, monkeypatch: pytest.MonkeyPatch, error: int, words: str
) -> None:
    with store.create(setup()) as opened:
        opened.save(setup(status="one"))
        with monkeypatch.context() as disk:
            fail_at(disk, "fsync", 1, error)
            with pytest.raises(NotSaved, match=words) as refusal:
                opened.save(setup(status="two"))
        assert str(refusal.value).startswith(f"{store.folder / 'nordlys-as.json'} could not be written.")
        assert opened.saved.revision == 2
        assert status_in(store.read("nordlys-as").setup) == "one"
        assert opened.save(setup(status="two")).revision == 3


def test_a_folder_that_goes_away_and_comes_back_loses_no_save(store: Store) -> None:
    with store.create(setup(status="one")) as opened:
        away = store.folder.rename(store.folder.with_name("away"))
        with pytest.raises(NotSaved, match="folder is gone"):
            opened.save(setup(status="two"))
        away.rename(store.folder)
        opened.save(setup(status="two"))
    assert status_in(store.read("nordlys-as").setup) == "two"


def test_a_set_up_that_cannot_be_created_leaves_nothing_and_no_lock(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.folder.mkdir()
    with monkeypatch.context() as disk:
        fail_at(disk, "fsync", 1)
        with pytest.raises(NotSaved, match="disk is full") as refusal:
            store.create(setup())
    assert names_in(store.folder) == []
    with store.create(setup()) as opened:
        assert opened.saved.stem == "nordlys-as", f"still locked by the frames of {refusal}"


def test_a_store_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotSaved, match="folder is gone"):
        Store(tmp_path / "file" / "set-ups").create(setup())


def test_where_no_lock_can_be_written_a_set_up_opens_read_only(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "a.json").write_text(file_text(), encoding="utf-8")
    (store.folder / ".locks").touch()
    with store.open("a") as opened:
        assert opened.read_only
        assert opened.holder is None
        with pytest.raises(NotSaved, match=r"a\.json could not be written"):
            opened.save(setup())
    with pytest.raises(NotSaved):
        store.delete("a")


def test_a_set_up_too_large_to_be_read_again_is_not_saved(store: Store) -> None:
    with store.create(setup()) as opened:
        with pytest.raises(NotSaved, match="larger than is allowed"):
            opened.save(setup(status="x" * 9_000_000))
        assert store.read("nordlys-as").setup == setup()


def test_two_do_not_create_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wizard.store.locks._PATIENCE", 0)
    store.folder.mkdir()
    with folder_lock(store.folder), pytest.raises(Locked, match="set-ups is open in another wizard"):
        store.create(setup())
    store.create(setup()).close()


def test_every_error_is_one_of_the_store(store: Store) -> None:
    with pytest.raises(StoreError) as refusal:
        store.read("x" * 500)
    assert refusal.value.path.parent == store.folder
