"""Permissions, links and pipes, as only POSIX systems have them."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.samples import fail_at, file_text, setup, status_in
from wizard.document.jsonfile import JsonFileError, read_bytes
from wizard.store import NotSaved, Store, Unreadable


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def wide_open() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("wide_open")
def test_everything_is_private_to_the_user(store: Store) -> None:
    with store.create(setup()) as opened:
        opened.save(setup(status="two"))
        files = [path for path in store.folder.rglob("*") if path.is_file()]
        assert {path.suffix for path in files} == {".json", ".bak", ".lock", ".holder"}
        assert {mode(path) for path in files} == {0o600}
    store.delete("nordlys-as")
    folders = [store.folder, store.folder / ".locks", store.folder / "deleted"]
    assert {mode(path) for path in folders} == {0o700}


@pytest.mark.usefixtures("wide_open")
def test_the_index_is_private_and_a_pipe_in_its_place_is_none(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "a.json").write_text(file_text(), encoding="utf-8")
    os.utime(store.folder / "a.json", (0, 1000))
    store.brief(store.entries()[0])
    store.index.keep()
    place = store.folder / ".index" / "summaries.json"
    assert (mode(place.parent), mode(place)) == (0o700, 0o600)
    place.unlink()
    os.mkfifo(place)
    again = Store(store.folder)
    assert again.brief(again.entries()[0]).name == "Nordlys AS"


@pytest.mark.usefixtures("wide_open")
def test_a_copied_version_before_is_private_too(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_at(monkeypatch, "link", 1)
    with store.create(setup()) as opened:
        opened.save(setup(status="two"))
    assert mode(store.folder / "nordlys-as.json.bak") == 0o600


def test_a_link_is_followed_and_kept(store: Store, tmp_path: Path) -> None:
    store.folder.mkdir()
    real = tmp_path / "real.json"
    real.write_text(file_text(), encoding="utf-8")
    link = store.folder / "a.json"
    link.symlink_to(real)
    leftover = tmp_path / ".real.json.x.tmp"
    leftover.touch()
    with store.open("a") as opened:
        opened.save(setup(status="two"))
    assert link.is_symlink()
    assert status_in(store.read("a").setup) == "two"
    assert real.with_name("real.json.bak").read_text(encoding="utf-8") == file_text()
    assert not leftover.exists()
    store.delete("a")
    assert real.exists()
    assert real.with_name("real.json.bak").exists()


def test_a_link_that_leads_nowhere_is_not_a_free_name(store: Store, tmp_path: Path) -> None:
    store.folder.mkdir()
    (store.folder / "nordlys-as.json").symlink_to(tmp_path / "nothing")
    with store.create(setup()) as opened:
        assert opened.saved.stem == "nordlys-as-2"


def test_a_link_to_itself_is_explained(store: Store) -> None:
    store.folder.mkdir()
    link = store.folder / "a.json"
    link.symlink_to(link)
    assert store.entries() == []
    with pytest.raises(Unreadable, match="leads back to itself"):
        store.read("a")


def test_a_pipe_is_refused_and_nobody_waits_for_it(store: Store) -> None:
    store.folder.mkdir()
    os.mkfifo(store.folder / "a.json")
    assert store.entries() == []
    with pytest.raises(Unreadable, match="pipe"):
        store.open("a")


def test_a_file_that_becomes_a_pipe_before_it_is_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, pipe = tmp_path / "file", tmp_path / "pipe"
    file.touch()
    os.mkfifo(pipe)
    as_before = file.stat()
    monkeypatch.setattr(Path, "stat", lambda _path: as_before)
    with pytest.raises(JsonFileError, match="pipe"):
        read_bytes(pipe)


def test_a_device_is_refused_and_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opened a device"))
    with pytest.raises(JsonFileError, match="device"):
        read_bytes(Path(os.devnull))


def test_a_file_that_becomes_a_device_while_open_is_not_replaced(store: Store) -> None:
    with store.create(setup()) as opened:
        path = store.folder / "nordlys-as.json"
        path.unlink()
        path.symlink_to(os.devnull)
        with pytest.raises(Unreadable, match="device"):
            opened.save(setup(status="two"))
        assert path.is_symlink()


def test_a_file_without_write_permission_is_not_overwritten(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.create(setup()) as opened:
        monkeypatch.setattr(os, "access", lambda _path, wanted: wanted != os.W_OK)
        with pytest.raises(NotSaved, match="no permission"):
            opened.save(setup(status="two"))
    assert store.read("nordlys-as").setup == setup()
