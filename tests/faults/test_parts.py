"""The quick form of the campaign: the store loses nothing, and a store that is broken is found out.

Each part runs in a process of its own: it forks, and a process of pytest has threads.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from campaign.broken import VARIANTS

ROOT = Path(__file__).parents[2]
TRIES = {"kills": 300, "powerloss": 20, "disk": 250, "together": 30}


def campaign(tmp_path: Path, *arguments: str) -> tuple[int, list[dict[str, Any]], str]:
    """Run the quick campaign; return its exit code, its rows and what it printed."""
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "campaign", *arguments, "--quick", "--json", str(report)]
    # Killed or refused, it is the same in memory, and a busy disk syncs slowly.
    memory = {"TMPDIR": "/dev/shm"} if os.access("/dev/shm", os.W_OK) else {}
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **memory}, capture_output=True, encoding="utf-8", check=False
    )
    assert report.exists(), done.stderr
    return done.returncode, json.loads(report.read_text(encoding="utf-8")), done.stdout


@pytest.mark.parametrize("part", TRIES)
def test_nothing_is_lost(part: str, tmp_path: Path) -> None:
    code, rows, printed = campaign(tmp_path, part)
    assert [row for row in rows if row["losses"]] == []
    assert code == 0, printed
    assert sum(row["tries"] for row in rows) >= TRIES[part], printed
    assert all(row["tries"] for row in rows), printed


@pytest.mark.parametrize(
    ("part", "broken"),
    [
        ("kills", "in-place"),
        ("kills", "no-tidying"),
        ("powerloss", "in-place"),
        ("powerloss", "no-fsync"),
        ("disk", "in-place"),
        ("disk", "no-tidying"),
        ("together", "no-lock"),
    ],
)
def test_a_broken_store_is_found_out(part: str, broken: str, tmp_path: Path) -> None:
    code, rows, printed = campaign(tmp_path, part, "--broken", broken)
    assert code == 1, printed
    assert rows[-1]["losses"], printed


def test_every_broken_store_is_tried() -> None:
    tried = test_a_broken_store_is_found_out.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {broken for _part, broken in tried} == set(VARIANTS)


def test_a_saver_is_killed_at_what_it_does_to_files(tmp_path: Path) -> None:
    _code, rows, printed = campaign(tmp_path, "kills", "--broken", "no-tidying")
    for call in ("openat", "write", "fsync", "rename"):
        assert f"{call} " in rows[0]["note"], printed
