"""Documents that are JSON but no set-ups, and names that lead astray: each mistake is told at its place."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from campaign.commands import Snapshot, command, complaint
from tests.commands.samples import contract
from tests.faults.hostile import (
    WRONG,
    WRONG_TYPES,
    compact,
    everything_in,
    in_the_store,
    outer_of,
    path_of,
    peak,
    places,
    refuse_document,
    refuse_stored,
    stored,
)
from wizard.document.answers import read_document
from wizard.document.jsonfile import MAX_BYTES, loads
from wizard.store import Store


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


@pytest.mark.parametrize("way", ["../x", "deeper/../../x", "absolute"])
def test_a_whole_set_up_outside_the_store_is_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    here = tmp_path / "somewhere" / "else"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)  # a name can be a file's, too, seen from here
    outside = tmp_path / "x.json"
    outside.write_bytes(compact(stored(contract())))
    (in_the_store(tmp_path).parent / "deeper").mkdir()
    name = str(outside.with_suffix("")) if way == "absolute" else way
    before = Snapshot.of(outside)
    for words in (["show", name], ["export", name], ["plan", name], ["delete", name, "--yes"]):
        outcome = command(*words)
        assert not complaint(outcome, WRONG), words
        assert "There is no set-up" in outcome.err
    assert Snapshot.of(outside) == before


@pytest.mark.parametrize("name", [*NAMES, "a\0b"], ids=ascii)
def test_a_name_is_never_a_way_out_of_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    document = tmp_path / "document.json"
    document.write_bytes(compact(contract()))
    here = tmp_path / "somewhere" / "else"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
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
