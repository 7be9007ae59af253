"""Commands as a script runs them: arguments in, exit code and the two outputs out."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

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
