"""What holds for every test: no real home, English texts, no animations, no race against the clock."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from wizard import i18n

# Textual reads this once, when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"

settings.register_profile("wizard", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("wizard")

# Windows has no pty, and no groups of processes to look for.
collect_ignore_glob = ["e2e", "serve"] if sys.platform == "win32" else []
# The benchmarks read what Linux tells of a process.
collect_ignore = [] if sys.platform == "linux" else ["test_benchmarks.py"]

_HOME_FOLDERS = ("HOME", "USERPROFILE")
_DATA_FOLDERS = (
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
)
_TASTES = ("COLUMNS", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LEAD_WIZARD_LANGUAGE", "LINES", "NO_COLOR")


@pytest.fixture(autouse=True)
def no_real_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test, and every program it starts, out of the user's folders and away from their tastes."""
    home = tmp_path / "home"
    for name in _HOME_FOLDERS:
        monkeypatch.setenv(name, str(home))
    for name in _DATA_FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("LEAD_WIZARD_STORE", str(tmp_path / "store"))
    for name in _TASTES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture(autouse=True)
def english() -> None:
    """Begin every test in English, whatever the one before has chosen."""
    i18n.use("en")
