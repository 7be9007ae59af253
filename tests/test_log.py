"""The log: readable, private, rotated, and never in the way."""

import os
from pathlib import Path

import pytest

from wizard import log


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEAD_WIZARD_LOG", str(tmp_path / "logs"))
    return tmp_path / "logs"


def text(place: Path) -> str:
    return place.joinpath("lead-wizard.log").read_text(encoding="utf-8")


def test_a_line_has_time_process_and_what_happened(place: Path) -> None:
    log.note("opened", "nordlys-as", "revision", 3)
    log.warn("not saved", "nordlys-as")
    first, second = text(place).splitlines()
    assert first.endswith(f" {os.getpid()} INFO opened nordlys-as revision 3")
    assert second.endswith(" WARNING not saved nordlys-as")
    assert first.startswith("20")


def test_no_name_breaks_a_line_or_reaches_the_terminal(place: Path) -> None:
    log.note("opened", "a\nb\x1b[31m\x9b")
    assert len(text(place).splitlines()) == 1
    assert text(place).strip().isprintable()


def test_it_is_rotated_and_bounded(place: Path) -> None:
    for number in range(60):
        log.note("x" * 30_000, number)
    names = sorted(path.name for path in place.iterdir())
    assert names == ["lead-wizard.log", *(f"lead-wizard.log.{number}" for number in (1, 2, 3))]
    assert all(path.stat().st_size <= 256 * 1024 for path in place.iterdir())
    assert text(place).splitlines()[-1].endswith(" 59")


def test_a_log_that_cannot_be_written_is_no_trouble(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place.touch()
    log.note("opened")
    assert log.fault(["RuntimeError\n"]) is None
    assert capsys.readouterr() == ("", "")


def test_a_fault_is_written_with_its_places(place: Path) -> None:
    assert log.fault(["RuntimeError\n", "  File x\n"]) == place / "lead-wizard.log"
    assert text(place).endswith("ERROR fault\nRuntimeError\n  File x\n")


if os.name == "posix":

    def test_only_the_user_can_read_it(place: Path) -> None:
        log.note("opened")
        assert place.stat().st_mode & 0o777 == 0o700
        assert place.joinpath("lead-wizard.log").stat().st_mode & 0o777 == 0o600
