"""What a command must not import, because the user would wait for it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from wizard.document.answers import to_document
from wizard.domain.customer import new_setup
from wizard.domain.model import Customer, Database

_DRAWING = {"textual", "rich"}
_HEAVY = {*_DRAWING, "tinydb", "filelock", "platformdirs", "dataclasses", "inspect", "asyncio"}

_PROBE = """
import json, sys
try:
    from wizard.cli import main
    code = main(json.loads(sys.argv[1]))
except SystemExit as stop:
    code = stop.code or 0
json.dump([code, sorted({name.partition(".")[0] for name in sys.modules})], open(sys.argv[2], "w"))
"""

_CUSTOMER = Customer("Nordlys AS", "", "no", Database.NEW)


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "nordlys.json"
    path.write_text(json.dumps(to_document(new_setup(_CUSTOMER))), encoding="utf-8")
    return str(path)


def imported_by(tmp_path: Path, *arguments: str) -> set[str]:
    """Run one command in a Python of its own, which must succeed, and return the packages it has loaded."""
    seen = tmp_path / "seen.json"
    probe = [sys.executable, "-c", _PROBE, json.dumps(arguments), str(seen)]
    done = subprocess.run(probe, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    code, modules = json.loads(seen.read_text(encoding="utf-8"))
    assert code == 0, done.stdout + done.stderr
    assert "wizard" in modules
    return set(modules)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(tmp_path: Path, option: str) -> None:
    assert imported_by(tmp_path, option) & _HEAVY == set()


def test_check_loads_neither_screen_nor_store(tmp_path: Path, document: str) -> None:
    assert imported_by(tmp_path, "check", document) & {*_DRAWING, "tinydb", "asyncio"} == set()


def test_plan_of_a_file_loads_no_screen(tmp_path: Path, document: str) -> None:
    assert imported_by(tmp_path, "plan", document) & _DRAWING == set()


def test_import_export_and_plan_of_a_saved_set_up_load_no_screen(tmp_path: Path, document: str) -> None:
    assert imported_by(tmp_path, "import", document) & _DRAWING == set()
    assert imported_by(tmp_path, "export", "Nordlys AS") & _DRAWING == set()
    assert imported_by(tmp_path, "plan", "Nordlys AS") & _DRAWING == set()
