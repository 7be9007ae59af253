"""Files that are no set-ups, as documents and in the store: a clear message, the right code, no change."""

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from campaign.commands import Snapshot, command, complaint
from tests.commands.samples import contract
from tests.faults.hostile import (
    STORE_TROUBLE,
    WRONG,
    compact,
    in_the_store,
    peak,
    refuse_document,
    refuse_stored,
    stored,
)
from wizard.document.jsonfile import dumps

CONTENTS: dict[str, bytes] = {
    "empty": b"",
    "zero-filled": b"\0" * 4096,
    "only spaces": b" " * 4096,
    "only a byte order mark": b"\xef\xbb\xbf",
    "garbage": bytes(range(256)),
    "UTF-16 little endian": dumps(contract()).encode("utf-16-le"),
    "UTF-16 big endian": dumps(contract()).encode("utf-16-be"),
    "UTF-16 little endian with a mark": b"\xff\xfe" + dumps(contract()).encode("utf-16-le"),
    "UTF-16 big endian with a mark": b"\xfe\xff" + dumps(contract()).encode("utf-16-be"),
    "Latin-1": dumps(contract()).encode("latin-1"),
    "NaN": compact(contract()).replace(b"true", b"NaN", 1),
    "Infinity": compact(contract()).replace(b"true", b"-Infinity", 1),
    "a key twice": compact(contract()).replace(b'"tenant"', b'"tenant":"","tenant"', 1),
    "100,000 levels": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "100,000 lists": b"[" * 100_000,
    "a number of 10,000 digits": compact(contract()).replace(b"true", b"1" * 10_000, 1),
    "another program's TinyDB file": b'{"_default": {"1": {"name": "Bob"}, "2": {"name": "Eve"}}}',
    "null": b"null",
    "a text": b'"lead-setup"',
}


@pytest.mark.parametrize("data", CONTENTS.values(), ids=CONTENTS)
def test_what_is_no_document_is_one_line_for_all_of_it(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "document.json"
    path.write_bytes(data)
    before = Snapshot.of(path)
    assert len(refuse_document(path).out.splitlines()) == 1
    assert Snapshot.of(path) == before


@pytest.mark.parametrize("data", CONTENTS.values(), ids=CONTENTS)
def test_what_is_no_saved_set_up_is_named_and_left_alone(tmp_path: Path, data: bytes) -> None:
    path = in_the_store(tmp_path)
    path.write_bytes(data)
    before = Snapshot.of(path)
    refuse_stored(path)
    assert Snapshot.of(path) == before
    assert list(path.parent.iterdir()) == [path]


def test_a_document_cut_off_anywhere_is_one_line(tmp_path: Path) -> None:
    path, whole = tmp_path / "document.json", compact(contract())
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        before = Snapshot.of(path)
        outcome = command("check" if length % 8 else "import", path)
        assert not complaint(outcome, WRONG), length
        assert outcome.said.startswith(f"{path}: $: ")
        assert Snapshot.of(path) == before
    path.write_bytes(whole)
    assert command("check", path).code == 0


def test_a_saved_set_up_cut_off_anywhere_is_named(tmp_path: Path) -> None:
    path, whole = in_the_store(tmp_path), compact(stored(contract()))
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        before = Snapshot.of(path)
        outcome = command("show", "a")
        assert not complaint(outcome, STORE_TROUBLE), length
        assert outcome.err.startswith(f"{path} ")
        assert Snapshot.of(path) == before
    path.write_bytes(whole)
    assert command("show", "a").code == 0


def test_a_byte_order_mark_does_no_harm_in_either(tmp_path: Path) -> None:
    document, saved = tmp_path / "document.json", in_the_store(tmp_path)
    document.write_bytes(b"\xef\xbb\xbf" + compact(contract()))
    saved.write_bytes(b"\xef\xbb\xbf" + compact(stored(contract())))
    assert [command("check", document).code, command("show", "a").code] == [0, 0]


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


SPECIAL: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (Path.mkdir, "a folder"),
    "pipe": (os.mkfifo, "a pipe"),
    "socket": (a_socket, "a pipe"),
    "link to /dev/zero": (lambda path: path.symlink_to("/dev/zero"), "a device"),
    "link to /dev/null": (lambda path: path.symlink_to("/dev/null"), "a device"),
    "link to itself": (lambda path: path.symlink_to(path.name), "leads back to itself"),
    "link to nowhere": (lambda path: path.symlink_to("nowhere"), "no such file"),
    "link to a file of another kind": (lambda path: path.symlink_to(__file__), "not valid JSON"),
}


@pytest.mark.parametrize(("make", "words"), SPECIAL.values(), ids=SPECIAL)
def test_what_is_no_regular_file_is_refused_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], object], words: str
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    document, saved = Path("document.json"), in_the_store(tmp_path)
    for path in (document, saved.relative_to(tmp_path)):
        make(path)
    kinds = [stat.S_IFMT(path.lstat().st_mode) for path in (document, saved)]
    if words == "a folder":  # it stands for the documents in it, of which there are none
        assert "no document in this folder" in command("check", document).out
    else:
        (line,) = refuse_document(document).out.splitlines()
        assert words in line
    refuse_stored(saved, listed=words == "not valid JSON")
    assert [stat.S_IFMT(path.lstat().st_mode) for path in (document, saved)] == kinds


def test_a_link_to_a_whole_file_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    real.write_bytes(compact(contract()))
    (tmp_path / "link.json").symlink_to(real)
    assert command("check", tmp_path / "link.json").code == 0
    real.write_bytes(compact(stored(contract())))
    in_the_store(tmp_path).symlink_to(real)
    assert command("show", "a").code == 0


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    small, sparse, full = (tmp_path / f"{name}.json" for name in ("small", "sparse", "full"))
    small.write_bytes(compact(contract()))
    sparse.touch()
    os.truncate(sparse, 200 * 1024**2)
    with full.open("wb") as file:
        for _block in range(200):
            file.write(b"[0]," * 256 * 1024)
    code, usual = peak("check", small)
    assert code == 0
    for path in (sparse, full, Path("/dev/zero")):
        code, memory = peak("check", path)
        assert code == WRONG
        assert memory < 2 * usual
    saved = in_the_store(tmp_path)
    full.rename(saved)
    assert saved.stat().st_size == 200 * 1024**2
    refuse_stored(saved)
    saved.unlink()
