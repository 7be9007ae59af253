"""Commands as a script runs them: arguments in, exit code and the two outputs out."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.commands.samples import contract, named, save, six_errors, write
from wizard.cli import main
from wizard.store import Store


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: object) -> Result:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        return Result(code, *capsys.readouterr())

    return run_command


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return the store that the environment names."""
    return Store(tmp_path / "store")


@pytest.fixture
def three(store: Store) -> list[str]:
    """Save three set-ups; the stems are in the order of `--all`."""
    return sorted(save(store, named(name)) for name in ("Nordlys AS", "Acme", "Fjord AS"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two good documents, one with errors, and what is no document."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, document in (("c", contract()), ("a", contract()), ("b", six_errors())):
        write(folder, document, f"{name}.json")
    for name in (".hidden.json", "notes.txt"):
        write(folder, {}, name)
    (folder / "more.json").mkdir()
    return folder
