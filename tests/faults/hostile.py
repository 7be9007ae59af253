"""What the tests of hostile files share: documents in pieces, and every command on one file."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from campaign.commands import Outcome, command, complaint

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
