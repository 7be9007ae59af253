"""`check`: every problem of every file on a line of its own, on standard output."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.samples import SIX_PATHS, contract, is_safe, six_errors, write


def paths(output: str, file: Path) -> list[str]:
    """Return the PATH of each line `FILE: PATH: message`."""
    lines = output.splitlines()
    assert all(line.startswith(f"{file}: ") for line in lines)
    return [line.removeprefix(f"{file}: ").split(": ")[0] for line in lines]


def test_the_example_of_the_contract_has_one_warning_and_no_error(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, contract())
    result = run("check", file)
    assert result.code == 0
    start = f"{file}: marketing_premium.utm_tracking.script_url: warning: sod2.superoffice.com"
    assert [line.startswith(start) for line in result.out.splitlines()] == [True]


def test_each_of_six_errors_is_listed_with_its_path(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, six_errors())
    result = run("check", file)
    assert result.code == 2
    wrong = [line for line in result.out.splitlines() if ": warning: " not in line]
    assert sorted(paths("\n".join(wrong), file)) == sorted(SIX_PATHS)


def test_what_is_missing_in_a_draft_is_said_and_does_not_fail(run: Run, tmp_path: Path) -> None:
    document = contract()
    document["wanted"]["categories"][1]["enable_lead_status"] = False
    document["marketing_premium"]["use"] = "undecided"
    file = write(tmp_path, document)
    result = run("check", file)
    assert result.code == 0
    assert f"{file}: wanted.categories: missing: " in result.out
    assert f"{file}: marketing_premium.use: missing: " in result.out


def test_what_is_missing_in_a_complete_document_is_an_error(run: Run, tmp_path: Path) -> None:
    document = contract()
    document["marketing_premium"]["use"] = "undecided"
    document["progress"]["status"] = "complete"
    result = run("check", write(tmp_path, document))
    assert result.code == 2
    assert ": marketing_premium.use: Decide" in result.out


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": "other"}'])
def test_what_is_no_set_up_is_one_line_for_the_whole_document(
    run: Run, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "document.json"
    file.write_bytes(content)
    result = run("check", file)
    assert result.code == 2
    assert len(result.out.splitlines()) == 1
    assert result.out.startswith((f"{file}: $: ", f"{file}: format: "))


def test_a_file_that_is_not_there_is_a_problem_of_its_whole_document(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path / "none.json")
    assert result.code == 2
    assert result.out.startswith(f"{tmp_path / 'none.json'}: $: ")


def test_all_files_are_checked_after_one_with_errors(run: Run, tmp_path: Path) -> None:
    bad = write(tmp_path, six_errors(), "bad.json")
    good = write(tmp_path, contract(), "good.json")
    result = run("check", bad, tmp_path / "none.json", good)
    assert result.code == 2
    assert all(f"{file}: " in result.out for file in (bad, tmp_path / "none.json", good))
    assert len(result.err.splitlines()) == 1


def test_nothing_in_a_document_or_its_name_reaches_the_terminal_raw(run: Run, tmp_path: Path) -> None:
    document = contract()
    document["customer"]["\x1b[31mred\u202e"] = 1
    document["wanted"]["categories"][0]["name"] = "\x9b31m\x07"
    result = run("check", write(tmp_path, document), "no\x1b[2Jfile\n")
    assert result.code == 2
    assert is_safe(result.out + result.err)


def test_a_path_with_spaces_works_from_outside(tmp_path: Path) -> None:
    folder = tmp_path / "with some spaces"
    folder.mkdir()
    file = write(folder, six_errors(), "nordlys as.json")
    command = [sys.executable, "-m", "wizard", "check", str(file)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=dict(os.environ))
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert f"{file}: wanted.categories[1].name: " in done.stdout


def test_output_is_utf_8_where_the_locale_knows_only_ascii(tmp_path: Path) -> None:
    document = contract()
    document["wanted"]["lead_statuses"][0]["name"] = "Ny æøå"
    file = write(tmp_path, document)
    ascii_only = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "wizard", "check", str(file)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, **ascii_only})
    assert done.returncode == 0
    assert "Åpen" in done.stdout.decode("utf-8")
