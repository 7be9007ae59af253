"""The wizard on a folder of its own, for every test of a screen."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest
from textual import _wait

from tests.screens.driver import Driver, wizard_on
from wizard.saved import keeper
from wizard.store import Store

# How long the pilot looks whether the app is idle: a fifth of Textual's own, or the tests would mostly wait.
_wait.SLEEP_GRANULARITY = 1 / 250
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 4

OpenWizard = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for each save, however busy the machine: a test looks at the disk after a key."""
    monkeypatch.setattr(keeper, "_PATIENCE", 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "saved"


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(folder)


@pytest.fixture
def wizard(folder: Path) -> OpenWizard:
    """Call it with a set-up, a size or a name: `async with wizard(new()) as on:`."""
    return partial(wizard_on, folder)
