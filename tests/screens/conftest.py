"""The wizard on a folder of its own, for every test of a screen."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest

from tests.screens.driver import Driver, wizard_on
from wizard.store import Store

OpenWizard = Callable[..., AbstractAsyncContextManager[Driver]]


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
