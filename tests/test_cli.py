"""The command line itself: options, languages, exit codes, and what it never does to a terminal."""

import os
import re
import shlex
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest

from wizard import __version__
from wizard.arguments import SHELLS
from wizard.cli import main
from wizard.domain.text import has_unsafe

Capture = pytest.CaptureFixture[str]
COMMANDS = (
    "open demo list show check plan handover export import history restore delete schema completion new "
    "template diff import-lists serve"
)


def run(capsys: Capture, *arguments: str) -> tuple[int, str, str]:
    """Run a command and return its exit code, standard output and standard error."""
    capsys.readouterr()
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    return (code, *capsys.readouterr())


class Terminal:
    """Standard input or standard error on a terminal, or not."""

    def __init__(self, stream: Any, *, is_terminal: bool) -> None:
        self._stream, self._is_terminal = stream, is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def on_terminal(monkeypatch: pytest.MonkeyPatch, *, stdin: bool = True, stderr: bool = True) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(sys.stdin, is_terminal=stdin))
    monkeypatch.setattr(sys, "stderr", Terminal(sys.stderr, is_terminal=stderr))
    monkeypatch.setenv("TERM", "xterm")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str | None]]:
    """Collect what the full-screen wizard would be started with; it is not started."""
    found: list[tuple[Path, str | None]] = []

    def start(folder: Path, name: str | None = None, _template: str = "") -> int:
        found.append((folder, name))
        return 3

    monkeypatch.setattr("wizard.running.run", start)
    return found


@pytest.fixture
def talked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str | None]]:
    """Collect what plain mode would be started with; it is not started."""
    found: list[tuple[Path, str | None]] = []

    def start(folder: Path, name: str | None = None, _template: str = "") -> int:
        found.append((folder, name))
        return 3

    monkeypatch.setattr("wizard.plain.run", start)
    return found


Started = list[tuple[Path, str | None]]


def test_the_version_is_told(capsys: Capture) -> None:
    assert run(capsys, "--version") == (0, f"lead-wizard {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"]])
def test_help_is_told_before_and_after_a_command(capsys: Capture, arguments: list[str]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, err) == (0, "")
    assert "--store" in out


def test_help_offers_what_there_is_and_nothing_else(capsys: Capture) -> None:
    _code, out, _err = run(capsys, "--help")
    assert all(f" {command} " in out for command in COMMANDS.split())
    assert "--plain" in out


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["check"], ["--lang", "sv", "list"], ["handover", "x", "--format", "docx"]]
)
def test_wrong_usage_is_2_and_says_how(capsys: Capture, arguments: list[str]) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: lead-wizard")


def test_wrong_arguments_are_not_sent_to_the_terminal_raw(capsys: Capture) -> None:
    for arguments in (["check", "x", "--\x1b[2J\x9b"], ["\x1b[31m"], ["list", "\x1b]0;x\x07\u202e"]):
        code, _out, err = run(capsys, *arguments)
        assert code == 2
        assert not has_unsafe(err.replace("\n", ""))


def test_the_wizard_starts_with_the_store_of_the_environment(
    started: Started, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    on_terminal(monkeypatch)
    assert main([]) == 3
    assert started == [(tmp_path / "store", None)]


def test_the_wizard_opens_a_set_up_in_the_store_of_the_option(
    started: Started, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    on_terminal(monkeypatch)
    assert main(["open", "Nordlys AS", "--store", str(tmp_path / "other")]) == 3
    assert started == [(tmp_path / "other", "Nordlys AS")]


@pytest.mark.parametrize("missing", ["stdin", "stderr", "both"])
@pytest.mark.parametrize("term", ["xterm", "dumb"])
@pytest.mark.parametrize("arguments", [[], ["open", "Nordlys AS"]])
def test_without_a_terminal_the_wizard_does_not_start(
    started: Started,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    missing: str,
    term: str,
    arguments: list[str],
) -> None:
    on_terminal(monkeypatch, stdin=missing == "stderr", stderr=missing == "stdin")
    monkeypatch.setenv("TERM", term)
    code, out, err = run(capsys, *arguments)
    assert (code, out, len(err.splitlines())) == (5, "", 1)
    assert "terminal" in err
    assert "--plain" in err
    assert started == []


@pytest.mark.parametrize("arguments", [["--plain"], ["open", "Nordlys AS", "--plain"]])
def test_plain_mode_needs_no_terminal(
    started: Started, talked: Started, tmp_path: Path, arguments: list[str]
) -> None:
    assert main(arguments) == 3
    assert talked == [(tmp_path / "store", "Nordlys AS" if "open" in arguments else None)]
    assert started == []


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_where_nothing_can_be_drawn_plain_mode_comes_by_itself(
    started: Started, talked: Started, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    on_terminal(monkeypatch)
    monkeypatch.setattr(sys, "stdout", Terminal(sys.stdout, is_terminal=True))
    monkeypatch.setenv("TERM", term)
    assert main([]) == 3
    assert (len(talked), started) == (1, [])


def test_the_other_commands_take_the_option_too(capsys: Capture) -> None:
    assert run(capsys, "list", "--plain") == run(capsys, "--plain", "list") == run(capsys, "list")


@pytest.mark.parametrize("arguments", [["--language", "sv", "list"], ["list", "--language=sv"]])
def test_the_language_is_chosen_on_both_sides_of_the_command(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr("wizard.i18n.use", spoken.append)
    monkeypatch.setenv("LEAD_WIZARD_LANGUAGE", "de")
    assert run(capsys, *arguments)[0] == 0
    assert spoken == ["sv"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["restore", "--help"],
        [],
        ["nonsense"],
        ["open"],
        ["open", "x", "surplus"],
        ["list", "--nonsense"],
        ["list", "--json=1"],
        ["list", "--store"],
        ["handover", "x", "--format", "docx"],
        ["completion", "tcsh"],
        ["restore", "x"],
        ["restore", "x", "--revision", "y"],
    ],
    ids=" ".join,
)
def test_help_and_wrong_usage_are_in_the_chosen_language(capsys: Capture, arguments: list[str]) -> None:
    english = words(run(capsys, "--language", "en", *arguments))
    german = words(run(capsys, "--language", "de", *arguments))
    names = {*COMMANDS.split(), *SHELLS, "lead", "deleted", "html", "xlsx", *arguments}
    assert english & german <= names


def words(result: tuple[int, str, str]) -> set[str]:
    """Return the longer words of an output that are no options."""
    return set(re.findall(r"(?<![-\w])[a-z]{4,}", result[1] + result[2]))


def test_a_language_that_is_not_spoken_is_refused(capsys: Capture) -> None:
    code, _out, err = run(capsys, "list", "--language", "xx")
    assert code == 2
    assert "'xx'" in err


def fail(_options: Namespace) -> int:
    secret = "Kunde A"
    raise RuntimeError(f"about {secret}")


def test_a_fault_is_logged_and_never_shown(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LEAD_WIZARD_LOG", str(tmp_path / "logs"))
    monkeypatch.setattr("wizard.commands.listing.list_setups", fail)
    code, out, err = run(capsys, "list")
    (log,) = (tmp_path / "logs").iterdir()
    assert (code, out) == (1, "")
    assert str(log) in err
    assert "Traceback" not in err
    text = log.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "in fail" in text
    assert "Kunde A" not in text


def test_an_interruption_is_quiet(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_options: Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("wizard.commands.listing.list_setups", interrupt)
    assert run(capsys, "list") == (130, "", "")


if sys.platform != "win32":  # a pipe that nobody reads looks different there

    def test_a_reader_that_has_enough_is_no_fault() -> None:
        reading, writing = os.pipe()
        os.close(reading)
        command = [sys.executable, "-m", "wizard", "schema"]
        done = subprocess.run(
            command, stdout=writing, stderr=subprocess.PIPE, check=False, env=dict(os.environ)
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.parametrize(
        ("command", "streams", "code", "said"),
        [
            *([("schema", ">/dev/full", 2, "could not be written")] if Path("/dev/full").exists() else []),
            ("schema", ">&-", 0, ""),
            ("list", "2>&-", 0, ""),
            ("list", "<&-", 0, "no saved set-ups"),
            ("", "<&-", 5, "needs a terminal"),
        ],
    )
    def test_a_stream_that_takes_nothing_is_no_fault(
        command: str, streams: str, code: int, said: str
    ) -> None:
        line = f"exec {shlex.quote(sys.executable)} -m wizard {command} {streams}"
        done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False)
        assert done.returncode == code
        assert said in done.stderr
        assert "Traceback" not in done.stderr
