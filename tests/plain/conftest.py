"""Plain mode on a folder of its own."""

from pathlib import Path

import pytest

from tests.plain.conversation import Talker
from wizard.saved import keeper


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for each save, however busy the machine: a test looks at the disk after an answer."""
    monkeypatch.setattr(keeper, "_PATIENCE", 20)


@pytest.fixture
def talker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Talker:
    return Talker(tmp_path / "saved", monkeypatch)
