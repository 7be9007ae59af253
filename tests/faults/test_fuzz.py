"""The quick form of the fuzz: hostile documents do no harm, and a wizard that is broken is found out."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from campaign import fuzz
from campaign.fuzz import BACK, CHECK, IMPORT, PLAN, Fuzz
from campaign.mutations import mutated, valid_documents
from wizard.commands import changing, documents
from wizard.document import answers, jsonfile
from wizard.document.reader import Reader
from wizard.domain import text
from wizard.saved import document_file
from wizard.saved.document_file import read_file


def test_hostile_documents_do_no_harm() -> None:
    rows = {row.fault: row for row in fuzz.run(quick=True)}
    assert [row for row in rows.values() if row.losses] == []
    assert [rows[part].tries for part in (CHECK, IMPORT, PLAN)] == [400] * 3
    assert rows[BACK].tries > 20


def takes_any_type(_reader: Reader, _wanted: type, _field: Any, _raw: object, _path: str) -> bool:
    return True


def forgets_the_tenant(setup: Any) -> dict[str, Any]:
    document = answers.to_document(setup)
    document["customer"]["tenant"] = ""
    return document


def reads_without_limits(data: bytes) -> Any:
    return json.loads(data)


def touches(path: str) -> answers.Reading:
    Path(path).touch()
    return read_file(path)


BROKEN: dict[str, tuple[object, str, Callable[..., Any], str]] = {
    "shape": (Reader, "_is_a", takes_any_type, CHECK),
    "JSON": (document_file, "loads", reads_without_limits, CHECK),
    "control sequences": (documents, "show", str, PLAN),
    "export": (changing, "to_document", forgets_the_tenant, BACK),
    "untouched": (documents, "read_file", touches, CHECK),
    "all or nothing": (changing, "_save", lambda _options, _setup: None, IMPORT),
}


@pytest.mark.parametrize(("place", "name", "instead", "part"), BROKEN.values(), ids=BROKEN)
def test_a_broken_wizard_is_found_out(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    name: str,
    instead: Callable[..., Any],
    part: str,
) -> None:
    monkeypatch.setattr(place, name, instead)
    rows = {row.fault: row for row in Fuzz(tmp_path, seed=1).run(60)}
    assert rows[part].losses
    assert rows[part].note.startswith("document ")


def test_the_documents_come_from_the_seed_alone(tmp_path: Path) -> None:
    first, second = (Fuzz(tmp_path / name, seed=7) for name in "ab")
    for each in (first, second):
        each.folder.mkdir()
        each.run(20)
    assert (first.folder / "document.json").read_bytes() == (second.folder / "document.json").read_bytes()


def test_a_mutation_starts_from_the_document_it_was_given() -> None:
    start = jsonfile.dumps(valid_documents()[0]).encode()
    changed = [mutated(start, random.Random(seed)) for seed in range(50)]
    assert len(set(changed)) > 45
    assert sum(b"Nordlys AS" in data for data in changed) > 25
    assert any(text.has_unsafe(data.decode("utf-8", "replace").replace("\n", "")) for data in changed)
