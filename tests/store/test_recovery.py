"""A damaged file: it is set aside, never overwritten, and the version before takes its place."""

from pathlib import Path

import pytest

from tests.store.samples import fail_at, file_text, names_in, setup, status_in
from wizard.store import Event, Locked, NotSaved, Store, Unreadable
from wizard.store.atomic import replace_file

STEM = "nordlys-as"


@pytest.fixture
def path(store: Store) -> Path:
    """A set-up with three revisions, of which the first is kept and the second is the one before."""
    with store.create(setup(status="one")) as opened:
        opened.save(setup(status="two"))
        opened.save(setup(status="three"))
    return store.folder / f"{STEM}.json"


def test_the_version_before_is_offered(store: Store, path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(Unreadable, match=r"The version of 20..-..-.. ..:.. is whole") as refusal:
        store.read(STEM)
    assert refusal.value.previous
    assert status_in(refusal.value.previous.setup) == "two"


def test_it_takes_the_place_of_the_damaged_file_which_is_set_aside(store: Store, path: Path) -> None:
    path.write_bytes(b"half a fi")
    with store.recover(STEM) as opened:
        assert opened.set_aside == store.folder / "damaged" / f"{STEM}.json"
        assert opened.set_aside.read_bytes() == b"half a fi"
        assert status_in(opened.saved.setup) == "two"
        opened.save(setup(status="four"))
    assert status_in(store.read(STEM).setup) == "four"
    assert [entry.event for entry in store.kept(STEM)] == [Event.RECOVERED, Event.CREATED]
    assert names_in(store.folder) == ["damaged", path.name, f"{path.name}.bak"]


def test_without_a_whole_version_before_the_newest_kept_one_is_taken(store: Store, path: Path) -> None:
    path.write_bytes(b"")
    path.with_name(f"{path.name}.bak").write_bytes(b"{")
    with store.recover(STEM) as opened:
        assert status_in(opened.saved.setup) == "one"


def test_without_any_whole_version_nothing_changes(store: Store) -> None:
    store.folder.mkdir()
    path = store.folder / "a.json"
    path.write_bytes(b"x")
    with pytest.raises(Unreadable):
        store.recover("a")
    assert names_in(store.folder) == ["a.json"]
    assert path.read_bytes() == b"x"


def test_a_file_that_is_whole_again_is_just_opened(store: Store, path: Path) -> None:
    before = path.read_bytes()
    with store.recover(STEM) as opened:
        assert opened.set_aside is None
        assert status_in(opened.saved.setup) == "three"
    assert path.read_bytes() == before


def test_a_file_from_a_newer_wizard_is_no_damage(store: Store, path: Path) -> None:
    text = file_text(version=2)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match="newer") as refusal:
        store.recover(STEM)
    assert refusal.value.previous is None
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_may_not_be_read_is_no_damage(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    with monkeypatch.context() as system:
        fail_at(system, "open", 1, 13)
        with pytest.raises(Unreadable, match="permission") as refusal:
            store.read(STEM)
    assert refusal.value.previous is None
    assert path.read_bytes() == before


def test_two_damaged_files_of_one_name_are_both_kept(store: Store, path: Path) -> None:
    for text in ("first", "second"):
        path.write_text(text, encoding="utf-8")
        store.recover(STEM).close()
    damaged = store.folder / "damaged"
    assert {place.name: place.read_text(encoding="utf-8") for place in damaged.iterdir()} == {
        f"{STEM}.json": "first",
        f"{STEM}-2.json": "second",
    }


def test_a_folder_in_the_place_of_the_file_is_set_aside_too(store: Store, path: Path) -> None:
    path.unlink()
    path.mkdir()
    path.joinpath("note").touch()
    with store.recover(STEM) as opened:
        assert status_in(opened.saved.setup) == "two"
        assert opened.set_aside
        assert [place.name for place in opened.set_aside.iterdir()] == ["note"]


def test_a_set_up_that_is_open_is_not_recovered_by_another(store: Store, path: Path) -> None:
    with store.open(STEM):
        path.write_bytes(b"")
        with pytest.raises(Locked):
            store.recover(STEM)


@pytest.mark.parametrize(("function", "call"), [("link", 1), ("fsync", 1), ("replace", 2)])
def test_a_disk_that_fails_in_between_leaves_it_to_be_recovered_later(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch, function: str, call: int
) -> None:
    path.write_bytes(b"broken")
    with monkeypatch.context() as disk:
        fail_at(disk, function, call)
        # Some of these are survived: a second name that is refused becomes a copy.
        try:
            store.recover(STEM).close()
        except NotSaved:
            assert path.read_bytes() == b"broken"
    with store.recover(STEM) as opened:
        assert status_in(opened.saved.setup) == "two"


def test_what_was_damaged_while_it_was_open_is_saved_over_and_kept_aside(store: Store, path: Path) -> None:
    with store.open(STEM) as opened:
        path.write_bytes(b"broken")
        with pytest.raises(Unreadable) as refusal:
            opened.save(setup(status="four"))
        assert refusal.value.damaged
        opened.save_over_damage(setup(status="four"))
        assert opened.set_aside
        assert opened.set_aside.read_bytes() == b"broken"
        opened.save(setup(status="five"))
    assert status_in(store.read(STEM).setup) == "five"


def test_rereading_takes_what_others_saved_for_the_next_save(store: Store, path: Path) -> None:
    with store.open(STEM) as opened:
        replace_file(path, file_text(revision=9).encode())
        assert opened.reread().revision == 9
        assert opened.save(setup(status="four")).revision == 10


def test_nothing_is_written_through_a_handle_without_the_lock(store: Store, path: Path) -> None:
    with store.open(STEM), store.open(STEM) as second:
        path.write_bytes(b"")
        with pytest.raises(Locked):
            second.save_over_damage(setup())
    assert path.stat().st_size == 0
