"""The index: it saves reading files that did not change, is never believed, and may be lost at any time."""

import errno
import json
import math
import os
import shutil
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

import wizard
from tests.store.samples import fail_at, file_text, setup
from wizard.store import Brief, Store, Unreadable, index
from wizard.store.index_file import FIRST, FOLDER, NAME, Content, Row, load, packed

BRIEF = Brief("Nordlys AS", "categories", "Categories", "draft", 1, "2024-05-01T10:00:00+00:00")
AGE = 100.5  # seconds


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the stems that are read from now on."""
    stems: list[str] = []
    real = Store.read

    def read(store: Store, stem: str) -> Any:
        stems.append(stem)
        return real(store, stem)

    monkeypatch.setattr(Store, "read", read)
    return stems


def put(store: Store, stem: str, text: str = file_text(), age: float = AGE) -> Path:
    store.folder.mkdir(exist_ok=True)
    path = store.folder / f"{stem}.json"
    path.write_text(text, encoding="utf-8")
    os.utime(path, (0, time.time() - age))
    return path


def let_settle(folder: Path) -> None:
    """Make it look as if nothing had come or gone for a while."""
    os.utime(folder, (0, time.time() - AGE))


def file_of(store: Store) -> Path:
    return store.folder / FOLDER / NAME


def briefs(store: Store) -> dict[str, Brief]:
    return {entry.stem: store.brief(entry) for entry in store.entries()}


def look(store: Store) -> dict[str, Brief]:
    """Read the list as a program of its own would, and keep what was learnt."""
    again = Store(store.folder)
    found = briefs(again)
    again.index.keep()
    return found


def test_what_was_read_once_is_known_the_next_time(store: Store, reads: list[str]) -> None:
    for stem in "abc":
        put(store, stem)
    assert look(store) == {stem: BRIEF for stem in "abc"}
    reads.clear()
    assert look(store) == {stem: BRIEF for stem in "abc"}
    assert reads == []


def test_a_saved_set_up_is_read_again(store: Store, reads: list[str]) -> None:
    put(store, "a")
    put(store, "b")
    look(store)
    with store.open("a") as opened:
        opened.save(setup("Another AS"))
    reads.clear()
    assert look(store)["a"].name == "Another AS"
    assert reads == ["a"]


def in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def by_another_file(path: Path, text: str) -> None:
    before = path.stat()
    other = path.with_name("editor.tmp")
    other.write_text(text, encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def in_place_with_its_time(path: Path, text: str) -> None:
    before = path.stat()
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("change", [in_place, by_another_file, in_place_with_its_time])
def test_a_file_that_an_editor_changed_is_read_again_even_at_its_old_size(
    store: Store, change: Callable[[Path, str], None]
) -> None:
    path = put(store, "a")
    look(store)
    size = path.stat().st_size
    change(path, file_text().replace("Nordlys AS", "Nordlyd AS"))
    assert path.stat().st_size == size
    assert look(store)["a"].name == "Nordlyd AS"


@pytest.mark.parametrize(
    ("age", "known"), [(3.0, True), (1.0, False), (0.1, True), (0.01, False), (-0.5, False)]
)
def test_a_file_that_could_still_change_unseen_is_not_remembered(
    store: Store, monkeypatch: pytest.MonkeyPatch, reads: list[str], age: float, known: bool
) -> None:
    path = put(store, "a")
    now = 1_700_000_000.0
    os.utime(path, (0, now - age))
    monkeypatch.setattr(time, "time", lambda: now)
    look(store)
    reads.clear()
    look(store)
    assert reads == ([] if known else ["a"])


def test_a_damaged_file_is_read_each_time_and_says_what_it_is(store: Store, reads: list[str]) -> None:
    put(store, "good")
    put(store, "bad", "{")
    for _time in range(2):
        again = Store(store.folder)
        with pytest.raises(Unreadable, match="not valid JSON"):
            briefs(again)
        again.brief(next(entry for entry in again.entries() if entry.stem == "good"))
        again.index.keep()
    assert reads.count("bad") == 2
    assert reads.count("good") == 1


def checked(head: Callable[[list[Any]], Any]) -> Callable[[bytes], bytes]:
    """Return what changes the first line, and leaves the second one whole."""

    def change(data: bytes) -> bytes:
        first, _end, rest = data.partition(b"\n")
        return json.dumps(head(json.loads(first))).encode() + b"\n" + rest

    return change


def with_body(body: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        head = json.loads(data.partition(b"\n")[0])
        return json.dumps([head[0], zlib.crc32(body), *head[2:]]).encode() + b"\n" + body

    return change


@pytest.mark.parametrize(
    "damage",
    [
        lambda _data: b"",
        lambda _data: b"{",
        lambda _data: b"\xff\xfe",
        lambda _data: b"[" * 100_000,
        lambda _data: b"null\nnull\n",
        lambda _data: b"9" * 10_000,
        lambda data: data[:-10],
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"Nordlys", b"Nordlyx"),
        lambda data: data + b" " * 9_000_000,
        checked(lambda head: head[:-1]),
        checked(lambda head: {"head": head}),
        checked(lambda head: [*head[:3], 2, head[4]]),
        checked(lambda head: [*head[:4], [column * 2 for column in head[4]]]),
        checked(lambda head: [*head[:4], head[4][:-1]]),
        with_body(b"null"),
        with_body(b"[[],[],[],[],[],[],[],[],[]]"),
    ],
)
def test_a_damaged_index_is_no_index(store: Store, damage: Callable[[bytes], bytes]) -> None:
    put(store, "a")
    look(store)
    file = file_of(store)
    file.write_bytes(damage(file.read_bytes()))
    again = Store(store.folder)
    assert briefs(again) == {"a": BRIEF}
    again.index.all_listed()
    again.index.listed()
    again.index.keep()
    assert look(store) == {"a": BRIEF}
    assert b"Nordlys AS" in file.read_bytes()


@pytest.mark.parametrize(
    "wrong",
    [
        {"problems": "many"},
        {"problems": True},
        {"name": None},
        {"mark": 1.5},
        {"status": "lost"},
        {"changed": math.nan},
        {"changed": -1.0},
        {"changed": 1e300},
    ],
)
def test_a_row_that_the_wizard_would_not_write_is_not_taken(store: Store, wrong: dict[str, Any]) -> None:
    row = Row("a", 1.0, 1, *BRIEF)
    file_of(store).parent.mkdir(parents=True)
    file_of(store).write_bytes(packed(1, [row]))
    assert load(store.folder).first == load(store.folder).rows() == (row,)
    file_of(store).write_bytes(packed(1, [row._replace(**wrong)]))
    assert load(store.folder) == Content()
    filled = [row._replace(stem=f"s{number}") for number in range(FIRST)]
    file_of(store).write_bytes(packed(1, [*filled, row._replace(**wrong)]))
    assert load(store.folder).rows() == ()


def test_a_first_line_that_promises_other_rows_than_there_are_is_not_taken(store: Store) -> None:
    row = Row("a", 1.0, 1, *BRIEF)
    file_of(store).parent.mkdir(parents=True)
    file_of(store).write_bytes(checked(lambda head: [*head[:3], 2, head[4]])(packed(1, [row])))
    assert load(store.folder) == Content()
    file_of(store).write_bytes(packed(1, [row] * 2))
    assert load(store.folder).rows() == ()


def test_a_folder_in_its_place_is_no_index(store: Store) -> None:
    put(store, "a")
    file_of(store).mkdir(parents=True)
    assert look(store) == {"a": BRIEF}


def test_an_index_of_another_version_is_no_index(
    store: Store, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, "a")
    look(store)
    monkeypatch.setattr(wizard, "__version__", "0.0.1")
    reads.clear()
    look(store)
    look(store)
    assert reads == ["a"]


def test_an_index_of_other_rules_is_no_index(
    store: Store, reads: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "package"
    for folder in ("", "document", "domain", "standard", "steps", "store"):
        (package / folder).mkdir()
        (package / folder / "rule.py").write_text("1", encoding="utf-8")
    monkeypatch.setattr(wizard, "__file__", str(package / "__init__.py"))
    put(store, "a")
    look(store)
    for folder in ("", "document", "domain", "standard", "steps", "store"):
        (package / folder / "rule.py").write_text("10", encoding="utf-8")
        reads.clear()
        look(store)
        look(store)
        assert reads == ["a"], folder


def test_a_program_that_is_no_folder_of_files_goes_without(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(wizard, "__file__", str(tmp_path / "wizard.pyz" / "wizard" / "__init__.py"))
    put(store, "a")
    assert look(store) == look(store) == {"a": BRIEF}
    assert not file_of(store).exists()


@pytest.mark.parametrize("function", ["mkdir", "write", "replace"])
def test_where_it_cannot_be_written_nothing_is_said_and_nothing_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    put(store, "a")
    reached = fail_at(monkeypatch, function, 1, errno.EROFS)
    assert look(store) == {"a": BRIEF}
    assert reached()
    assert [path for path in store.folder.rglob("*") if path.is_file()] == [store.folder / "a.json"]


def test_it_may_be_deleted_at_any_time(store: Store) -> None:
    put(store, "a")
    look(store)
    again = Store(store.folder)
    again.index.listed()
    shutil.rmtree(file_of(store).parent)
    assert briefs(again) == {"a": BRIEF}
    put(store, "b")
    briefs(again)
    again.index.keep()
    assert file_of(store).exists()
    assert look(store) == {"a": BRIEF, "b": BRIEF}


def test_the_last_of_two_writers_wins(store: Store, reads: list[str]) -> None:
    put(store, "a")
    put(store, "b")
    one, other = Store(store.folder), Store(store.folder)
    one.brief(one.entries()[0])
    briefs(other)
    other.index.keep()
    one.index.keep()
    reads.clear()
    look(store)
    assert len(reads) == 1


def test_nothing_is_written_when_nothing_was_learnt(store: Store) -> None:
    put(store, "a")
    look(store)
    let_settle(store.folder)
    look(store)
    before = file_of(store).stat()
    look(store)
    assert file_of(store).stat().st_mtime_ns == before.st_mtime_ns


def test_a_store_without_whole_set_ups_has_no_index(store: Store) -> None:
    look(store)
    assert not store.folder.exists()
    store.folder.mkdir()
    look(store)
    put(store, "bad", "{")
    again = Store(store.folder)
    with pytest.raises(Unreadable):
        briefs(again)
    again.index.keep()
    assert [path.name for path in store.folder.iterdir()] == ["bad.json"]


def test_what_a_killed_process_has_left_is_removed(store: Store) -> None:
    put(store, "a")
    look(store)
    left = file_of(store).with_name(f".{NAME}.abc.tmp")
    left.touch()
    put(store, "b")
    look(store)
    assert [path.name for path in file_of(store).parent.iterdir()] == [NAME]


def test_a_deleted_set_up_is_forgotten(store: Store) -> None:
    put(store, "a", file_text().replace("Nordlys AS", "Another AS"))
    put(store, "b")
    look(store)
    store.delete("a")
    look(store)
    assert b"Another" not in file_of(store).read_bytes()
    store.delete("b")
    look(store)
    assert b"Nordlys" not in file_of(store).read_bytes()


def test_a_name_that_nobody_has_is_found_out_without_reading(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for stem in "abc":
        put(store, stem)
    look(store)
    read: list[object] = []
    monkeypatch.setattr(Store, "_customer_key", lambda _store, stem: read.append(stem))
    again = Store(store.folder)
    assert again.find("Nobody AS") is None
    assert again.find("NORDLYS AS") in list("abc")
    assert read == []


def test_the_list_is_known_while_nothing_comes_or_goes(store: Store) -> None:
    stems = [f"s{number:03}" for number in range(FIRST + 6)]
    for number, stem in enumerate(stems):
        put(store, stem, age=AGE + number)
    look(store)
    let_settle(store.folder)
    look(store)
    again = Store(store.folder).index
    assert again.listed() is not None
    count, first = again.listed() or (0, [])
    assert count == len(stems)
    assert first == store.entries()[:FIRST]
    assert again.all_listed() == store.entries()
    put(store, "another")
    assert Store(store.folder).index.listed() is None
    (store.folder / "another.json").unlink()
    assert Store(store.folder).index.listed() is None


def test_a_list_of_a_folder_that_was_changed_just_now_is_not_known(store: Store) -> None:
    put(store, "a")
    look(store)
    look(store)
    os.utime(store.folder)
    look(store)
    assert Store(store.folder).index.listed() is None


def test_a_name_that_came_or_went_is_seen_where_folders_do_not_tell(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_mark", lambda _status: 1)
    put(store, "a")
    look(store)
    let_settle(store.folder)
    look(store)
    assert Store(store.folder).index.listed()
    put(store, "b")
    assert Store(store.folder).index.listed() is None


def test_the_names_may_be_of_any_kind(store: Store) -> None:
    names = ["\udcff", "株式会社", "[red]", "a\x1b[31mb"]
    for number, name in enumerate(names):
        put(store, f"s{number}", file_text().replace('"Nordlys AS"', json.dumps(name)))
    assert _names(look(store).values()) == _names(look(store).values()) == sorted(names)


def _names(found: Iterable[Brief]) -> list[str]:
    return sorted(brief.name for brief in found)
