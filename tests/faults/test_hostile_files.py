"""Files that are no set-ups, as documents and in the store: a clear message, the right code, no change."""

import copy
import json
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from campaign.commands import Outcome, Snapshot, command, complaint
from tests.commands.samples import contract
from wizard.answers import read_document
from wizard.jsonfile import MAX_BYTES, dumps, loads
from wizard.store import Store

WRONG, STORE_TROUBLE = 2, 4
WRAPPER = {"revision": 1, "saved_at": "2024-05-01T10:00:00+00:00", "history": []}
WRONG_TYPES: tuple[Any, ...] = (None, True, 3, "x", [], {})
TAKES_A_FILE = ("check", "import", "plan", "handover")

Place = tuple[Any, ...]  # the keys and indexes that lead to a value


def stored(document: dict[str, Any]) -> dict[str, Any]:
    return {"setup": {"1": {**document, **WRAPPER}}}


def compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def places(value: Any, at: Place = ()) -> Iterator[Place]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield (*at, key)
        yield from places(part, (*at, key))


def outer_of(document: Any, place: Place) -> Any:
    for key in place[:-1]:
        document = document[key]
    return document


def path_of(place: Place) -> str:
    """Write a place as `wanted.categories[1].name`."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in place).removeprefix(".")


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
    "a key twice": compact(contract()).replace(b'"tenant"', b'"name"', 1),
    "100,000 levels": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "100,000 lists": b"[" * 100_000,
    "a number of 10,000 digits": compact(contract()).replace(b"true", b"1" * 10_000, 1),
    "another program's TinyDB file": b'{"_default": {"1": {"name": "Bob"}, "2": {"name": "Eve"}}}',
    "null": b"null",
    "a text": b'"lead-setup"',
}


def in_the_store(tmp_path: Path, name: str = "a.json") -> Path:
    folder = tmp_path / "store"
    folder.mkdir(exist_ok=True)
    return folder / name


def everything_in(folder: Path) -> set[Path]:
    """Return what is in a folder, the user's home with the log left out."""
    return {path for path in folder.rglob("*") if "home" not in path.parts}


def refuse_document(path: Path, words: str = "$: ") -> Outcome:
    """Use a file as a document in every way: each says why not, and nothing is made or touched."""
    before = everything_in(path.parent)
    for name in TAKES_A_FILE:
        outcome = command(name, path)
        assert not complaint(outcome, WRONG), (name, path)
        assert f"{path}: {words}" in outcome.said
    assert everything_in(path.parent) == before
    return command("check", path)


def refuse_stored(path: Path, listed: bool = True) -> None:
    """Use a file of the store in every way: each names it and says why not."""
    for words in (
        ["list"],
        ["list", "--json"],
        ["show", path.stem],
        ["export", path.stem],
        ["plan", path.stem],
    ):
        outcome = command(*words)
        if listed or words[0] != "list":
            assert not complaint(outcome, STORE_TROUBLE), words
            assert str(path) in outcome.err
            assert len(outcome.err.splitlines()) == 1


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


def test_a_value_of_the_wrong_type_is_told_at_its_place() -> None:
    whole = contract()
    tried = 0
    for place in places(whole):
        for value in WRONG_TYPES:
            document = copy.deepcopy(whole)
            outer = outer_of(document, place)
            if type(outer[place[-1]]) is type(value):
                continue
            outer[place[-1]] = copy.deepcopy(value)
            reading = read_document(document)
            found = [problem.path for problem in reading.problems if problem.path == path_of(place)]
            assert reading.setup is None
            assert len(found) == 1, (place, value)
            tried += 1
    assert tried > 250


@pytest.mark.parametrize("value", WRONG_TYPES, ids=repr)
def test_a_wrong_type_is_refused_by_every_command(tmp_path: Path, value: object) -> None:
    path, saved = tmp_path / "document.json", in_the_store(tmp_path)
    for place in (
        ("customer",),
        ("wanted", "categories", 1),
        ("customer", "name"),
        ("progress", "checklist"),
    ):
        document = contract()
        outer = outer_of(document, place)
        if type(outer[place[-1]]) is type(value):
            continue
        outer[place[-1]] = value
        path.write_bytes(compact(document))
        saved.write_bytes(compact(stored(document)))
        refuse_document(path, f"{path_of(place)}: ")
        refuse_stored(saved)


def test_a_missing_and_an_unknown_key_are_told_at_their_place() -> None:
    whole = contract()
    keys = [place for place in places(whole) if isinstance(place[-1], str)]
    for place in keys:
        document = copy.deepcopy(whole)
        del outer_of(document, place)[place[-1]]
        reading = read_document(document)
        expected = "$" if place == ("version",) or place == ("format",) else path_of(place)
        assert (reading.setup, [p.path for p in reading.problems].count(expected)) == (None, 1), place
    for outer in {place[:-1] for place in keys}:
        document = copy.deepcopy(whole)
        outer_of(document, (*outer, "x"))["\x1b[31mcolour"] = 1
        reading = read_document(document)
        (unknown,) = (problem for problem in reading.problems if problem.code == "unknown-key")
        assert unknown.path == path_of((*outer, "\N{REPLACEMENT CHARACTER}[31mcolour"))
        assert "\x1b" not in unknown.message


@pytest.mark.parametrize("version", [2, 10**4000, 2.0, "1", True, None, -1])
def test_a_version_that_is_not_known_is_refused(tmp_path: Path, version: object) -> None:
    path, saved = tmp_path / "document.json", in_the_store(tmp_path)
    document = {**contract(), "version": version}
    path.write_bytes(compact(document))
    saved.write_bytes(compact(stored(document)))
    assert len(refuse_document(path, "version: ").out.splitlines()) == 1
    refuse_stored(saved)


def test_a_lone_surrogate_is_told_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "document.json"
    document = contract()
    document["wanted"]["categories"][1]["tooltip"] = "\ud800"
    path.write_text(json.dumps(document), encoding="ascii")
    outcome = command("import", path)
    assert not complaint(outcome, WRONG)
    assert "wanted.categories[1].tooltip: " in outcome.err


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


# A process of its own starts each command: what a command needs at most is told without what the tests need.
_PEAK = """
import os, resource, subprocess, sys
code = subprocess.call([sys.executable, "-m", "wizard", *sys.argv[1:]], stdout=2)
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(*arguments: object) -> tuple[int, int]:
    """Return exit code and peak memory (as the system counts it) of a command."""
    line = [sys.executable, "-c", _PEAK, *map(str, arguments)]
    done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=20)
    code, memory = done.stdout.split()
    return int(code), int(memory)


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


MANY: dict[str, Callable[[dict[str, Any]], None]] = {
    "empty lists": lambda document: document["wanted"].update(categories=[[]] * 1_000_000),
    "empty objects": lambda document: document["wanted"].update(categories=[{}] * 1_000_000),
    "unknown keys": lambda document: document.update({f"u{number}": 0 for number in range(300_000)}),
    "wrong and empty": lambda document: document["current"].update(
        categories=[3] * 9_000,
        lead_statuses=[{**document["current"]["lead_statuses"][0], "name": ""}] * 20_000,
    ),
}


@pytest.mark.parametrize("fill", MANY.values(), ids=MANY)
def test_a_document_of_nothing_but_mistakes_is_read_in_bounded_memory(
    tmp_path: Path, fill: Callable[[dict[str, Any]], None]
) -> None:
    document = contract()
    fill(document)
    path = tmp_path / "document.json"
    path.write_bytes(compact(document))
    assert path.stat().st_size < MAX_BYTES
    code, kilobytes = peak("check", path)
    assert code == WRONG
    assert kilobytes < 250_000


def test_after_ten_thousand_mistakes_the_rest_is_left_out() -> None:
    document = contract()
    document["wanted"]["categories"] = [3] * 20_000
    problems = read_document(document).problems
    assert len(problems) == 10_001
    assert (problems[-1].path, problems[-1].code) == ("$", "too-many")


NAMES = [
    "../../x",
    "..",
    "/etc/passwd",
    "-x",
    "a/b",
    "a\\b",
    "C:\\x",
    ".hidden",
    "nul",
    "x" * 4000,
    "*",
    "\udcff",
]


@pytest.mark.parametrize("name", [*NAMES, "a\0b"], ids=ascii)
def test_a_name_is_never_a_way_out_of_the_store(tmp_path: Path, name: str) -> None:
    document = tmp_path / "document.json"
    document.write_bytes(compact(contract()))
    outside = everything_in(tmp_path)
    for words in (["show", name], ["export", name], ["delete", name, "--yes"], ["plan", name]):
        assert not complaint(command(*words), WRONG), words
    assert everything_in(tmp_path) == outside
    taken = command("import", document, f"--name={name}")
    good = len(name) <= 239 and name not in ("a\0b", "\udcff")
    assert not complaint(taken, 0 if good else WRONG)
    made = everything_in(tmp_path) - outside
    assert all(path.is_relative_to(tmp_path / "store") for path in made)
    assert [path.parent.name for path in made if path.suffix == ".json"] == ["store"] * good
    if good:
        (entry,) = Store(tmp_path / "store").entries()
        exported = loads(command("export", entry.stem).out.encode())
        assert exported["customer"]["name"] == name


@pytest.mark.parametrize("name", ["../../x", "-x", "/nowhere/x", "a\0b", "\ud800", "x" * 5000, ""], ids=ascii)
@pytest.mark.parametrize("words", [["check"], ["import"], ["plan"]], ids=str)
def test_a_file_name_that_leads_nowhere_is_said(tmp_path: Path, words: list[str], name: str) -> None:
    outcome = command(*words, "--", name)
    assert not complaint(outcome, WRONG)
    assert outcome.said
    assert not (tmp_path / "store").exists()
