"""Replacing a file as a whole: what a failing disk, a killed process and damage leave behind."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.samples import fail_at, names_in
from wizard.document.jsonfile import MAX_BYTES, JsonFileError
from wizard.store.atomic import make_folder, replace_file, sweep, sweep_orphans, tables_in


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a" / "a.json"
    path.parent.mkdir()
    path.write_bytes(b"old")
    return path


# The system calls before the new file is in place, and which of their calls fails.
STEPS = [("open", 1), ("write", 1), ("fsync", 1), ("replace", 2)]


@pytest.mark.parametrize(("function", "call"), STEPS)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_step_that_fails_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, function: str, call: int, error: int
) -> None:
    with monkeypatch.context() as disk:
        reached = fail_at(disk, function, call, error)
        with pytest.raises(OSError, match=os.strerror(error)):
            replace_file(path, b"new")
    assert reached()
    assert path.read_bytes() == b"old"
    assert set(names_in(path.parent)) <= {"a.json", "a.json.bak"}
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.with_name("a.json.bak").read_bytes() == b"old"
    assert names_in(path.parent) == ["a.json", "a.json.bak"]


def test_a_folder_that_cannot_be_synced_does_not_make_a_save_that_happened_a_failure(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, "fsync", 2, errno.EIO)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_a_disk_that_fills_up_in_the_middle_of_writing_harms_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    fail_at(monkeypatch, "write", 3)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        replace_file(path, b"0123456789")
    assert names_in(path.parent) == ["a.json"]
    assert path.read_bytes() == b"old"


def test_short_writes_are_continued(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:3]))
    replace_file(path, b"0123456789")
    assert path.read_bytes() == b"0123456789"


def test_an_interruption_leaves_no_temporary_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(path, b"new")
    assert names_in(path.parent) == ["a.json"]


def test_the_data_is_durable_before_it_gets_the_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    for name in ("write", "fsync", "link", "replace"):
        real = getattr(os, name)

        def noted(*arguments: object, name: str = name, real: object = real, **options: object) -> object:
            done.append(name)
            return real(*arguments, **options)  # type: ignore[operator]

        monkeypatch.setattr(os, name, noted)
    replace_file(path, b"new")
    folder_is_synced = [] if os.name == "nt" else ["fsync"]
    assert done == ["write", "fsync", "link", "replace", "replace", *folder_is_synced]


@pytest.mark.parametrize("function", ["link", "replace"])
def test_the_version_before_is_kept_where_a_file_cannot_have_two_names(
    path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    fail_at(monkeypatch, function, 1, errno.EPERM)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.with_name("a.json.bak").read_bytes() == b"old"
    assert names_in(path.parent) == ["a.json", "a.json.bak"]


def test_the_first_version_has_none_before_it(tmp_path: Path) -> None:
    path = tmp_path / "b" / "new.json"
    path.parent.mkdir()
    replace_file(path, b"new")
    assert names_in(path.parent) == ["new.json"]


def test_a_file_without_write_permission_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(PermissionError):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_folder_is_not_replaced(path: Path) -> None:
    path.unlink()
    path.mkdir()
    with pytest.raises(JsonFileError, match="folder"):
        replace_file(path, b"new")


def test_what_could_not_be_read_again_is_not_written(path: Path) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
        replace_file(path, b"x" * (MAX_BYTES + 1))
    assert path.read_bytes() == b"old"
    with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
        replace_file(path, [b"x" * MAX_BYTES, b"x"])
    assert path.read_bytes() == b"old"
    assert names_in(path.parent) == ["a.json"]


def test_data_in_blocks_is_written_in_order(path: Path) -> None:
    replace_file(path, iter([b"new", b"", b"er"]))
    assert path.read_bytes() == b"newer"


def test_data_that_cannot_be_made_harms_nothing(path: Path) -> None:
    def failing() -> Iterator[bytes]:
        yield b"new"
        raise ValueError("no JSON")

    with pytest.raises(ValueError, match="no JSON"):
        replace_file(path, failing())
    assert path.read_bytes() == b"old"
    assert names_in(path.parent) == ["a.json"]


def test_leftovers_of_killed_processes_are_swept_and_nothing_else(path: Path) -> None:
    leftovers = [".a.json.ab12_x.tmp", ".a.json.bak.ab12_x.tmp", ".a.json.link.tmp"]
    others = [".a.json.b.json.x.tmp", ".b.json.x.tmp", "a.json.x.tmp", ".a.json.x", "a.json"]
    for name in [*leftovers, *others]:
        path.with_name(name).touch()
    sweep(path)
    assert names_in(path.parent) == sorted(others)


def test_leftovers_of_a_set_up_that_never_was_are_swept_and_those_of_others_are_not(path: Path) -> None:
    orphans = [".b.json.ab12_x.tmp", ".b.json.link.tmp"]
    others = [".a.json.ab12_x.tmp", ".hidden", ".x.tmp", "b.json.x.tmp", "a.json"]
    for name in [*orphans, *others]:
        path.with_name(name).touch()
    sweep_orphans(path.parent)
    assert names_in(path.parent) == sorted(others)


def test_a_damaged_version_is_not_kept_as_the_one_before(path: Path) -> None:
    replace_file(path, b"whole")
    replace_file(path, b"new", keep_previous=False)
    assert path.read_bytes() == b"new"
    assert path.with_name("a.json.bak").read_bytes() == b"old"


def test_each_folder_that_is_made_is_durable_in_the_one_above(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr("wizard.store.atomic.sync_folder", synced.append)
    make_folder(tmp_path / "x" / "y")
    make_folder(tmp_path / "x" / "y")
    assert synced == [tmp_path, tmp_path / "x"]
    assert (tmp_path / "x" / "y").is_dir()


@pytest.mark.parametrize(
    "text",
    [
        *("null", "[]", "3", '"x"', '{"t": []}', '{"t": null}', '{"t": {"1": "x"}}', '{"t": {"1": []}}'),
        *(
            '{"t": {"x": {}}}',
            '{"t": {"01": {}}}',
            '{"t": {"": {}}}',
            '{"t": {"-1": {}}}',
            '{"t": {"²": {}}}',
        ),
        '{"t": {"' + "1" * 5000 + '": {}}}',
    ],
)
def test_what_tinydb_would_stumble_over_is_refused(text: str) -> None:
    with pytest.raises(JsonFileError, match="not a saved set-up"):
        tables_in(text.encode())


def test_an_empty_file_is_damage() -> None:
    with pytest.raises(JsonFileError, match="empty"):
        tables_in(b"")
