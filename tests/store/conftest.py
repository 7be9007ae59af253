"""A store in a folder that does not exist yet."""

import sys
from pathlib import Path

import pytest

from wizard.store import Store

# File permissions, pipes and links as POSIX has them.
collect_ignore = ["test_posix.py"] if sys.platform == "win32" else []


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "set-ups")
