"""Starts programs in an emulated terminal, far from the user's home, and ends them with the test."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.e2e.terminal import Terminal


class Run(Protocol):
    """Starts any program."""

    def __call__(
        self, argv: Sequence[str], *, env: Mapping[str, str] = ..., columns: int = ..., lines: int = ...
    ) -> Terminal: ...


class Launch(Protocol):
    """Starts the wizard with these arguments; `env` is added to the environment."""

    def __call__(
        self, *args: str, env: Mapping[str, str] = ..., columns: int = ..., lines: int = ...
    ) -> Terminal: ...


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path / "home"),
        "LEAD_WIZARD_STORE": str(tmp_path / "store"),
        "LEAD_WIZARD_LANGUAGE": "en",
        "TEXTUAL_ANIMATIONS": "none",
    }
    with ExitStack() as terminals:

        def start(
            argv: Sequence[str], *, env: Mapping[str, str] | None = None, columns: int = 80, lines: int = 24
        ) -> Terminal:
            terminal = Terminal(
                argv, env={**environment, **(env or {})}, cwd=tmp_path, columns=columns, lines=lines
            )
            return terminals.enter_context(terminal)

        yield start


@pytest.fixture
def launch(run: Run) -> Launch:
    def start(
        *args: str, env: Mapping[str, str] | None = None, columns: int = 80, lines: int = 24
    ) -> Terminal:
        command = [sys.executable, "-m", "wizard", *args]
        return run(command, env=env or {}, columns=columns, lines=lines)

    return start
