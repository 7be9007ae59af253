"""The tab key in a shell: what each place on the line is completed to."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.samples import named, save
from tests.test_import_hygiene import imported_by
from wizard.arguments import SHELLS
from wizard.cli import main
from wizard.document.answers import to_document
from wizard.i18n import languages
from wizard.store import Store

Capture = pytest.CaptureFixture[str]
INSTALLED = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell)]


@pytest.fixture(autouse=True)
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save two set-ups and one more in another store, and stand in a folder of files."""
    for folder, name in (("store", "Nordlys AS"), ("store", "Acme"), ("other", "Zeta")):
        save(Store(tmp_path / folder), named(name))
    place = tmp_path / "place"
    (place / "folder").mkdir(parents=True)
    (place / "two words.json").touch()
    (place / ".hidden").touch()
    monkeypatch.chdir(place)


def completed(tmp_path: Path, line: str, **environ: str) -> list[str]:
    """Ask as a shell does that has this line before its cursor."""
    answer = tmp_path / "answer"
    asked = {"_ARGCOMPLETE": "1", "_ARGCOMPLETE_IFS": "\n", "_ARGCOMPLETE_SUPPRESS_SPACE": "1"}
    asked |= {"COMP_LINE": line, "COMP_POINT": str(len(line)), "_ARGCOMPLETE_STDOUT_FILENAME": str(answer)}
    done = subprocess.run(
        [sys.executable, "-m", "wizard"],
        env={**os.environ, **asked, **environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return sorted(answer.read_text(encoding="utf-8").split())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ha", "handover"),
        ("open nor", "nordlys-as"),
        ("open ", "acme nordlys-as"),
        ("import x.json --name ", "acme nordlys-as"),
        ("--language ", " ".join(sorted(languages()))),
        ("list --language=d", "--language=da --language=de"),
        ("completion ", "bash fish powershell zsh"),
        ("list --j", "--json"),
        ("template ", "apply delete export list save show"),
        ("template show ", "agency b2b partners"),
        ("open acme --template p", "partners"),
        ("restore acme --revision ", ""),
        ("export acme --output f", "folder/"),
        ("check folder/", ""),
        ("check .h", ".hidden"),
        ("list --store ", "folder/"),
    ],
)
def test_each_argument_is_completed_to_what_it_can_be(tmp_path: Path, line: str, expected: str) -> None:
    assert completed(tmp_path, f"lead-wizard {line}") == expected.split()


def test_a_file_is_completed_to_a_file_and_a_name_or_file_to_both(tmp_path: Path) -> None:
    assert completed(tmp_path, "lead-wizard check ") == ["folder/", "two\\", "words.json"]
    assert completed(tmp_path, "lead-wizard plan n") == ["nordlys-as"]
    assert completed(tmp_path, "lead-wizard plan f") == ["folder/"]


@pytest.mark.parametrize(
    "line", ["--store ../other open ", "open --store ../other ", "open --store=../other "]
)
def test_names_come_from_the_store_that_the_line_names(tmp_path: Path, line: str) -> None:
    assert completed(tmp_path, f"lead-wizard {line}") == ["zeta"]


def test_names_come_from_a_store_in_the_home_folder(tmp_path: Path) -> None:
    assert completed(tmp_path, "lead-wizard open --store ~/other ", HOME=str(tmp_path)) == ["zeta"]


def test_a_store_that_cannot_be_read_has_no_names(tmp_path: Path) -> None:
    file = str(tmp_path / "place" / "two words.json")
    assert completed(tmp_path, "lead-wizard open ", LEAD_WIZARD_STORE=file) == []


def test_each_shell_gets_code_of_its_own(capsys: Capture) -> None:
    codes = set()
    for shell in SHELLS:
        assert main(["completion", shell]) == 0
        code, remarks = capsys.readouterr()
        assert ("lead-wizard" in code, remarks) == (True, "")
        codes.add(code)
    assert len(codes) == len(SHELLS) - 1  # bash and zsh share theirs, which asks who reads it


@pytest.mark.parametrize("shell", INSTALLED)
def test_the_shell_understands_its_code(capsys: Capture, tmp_path: Path, shell: str) -> None:
    assert main(["completion", shell]) == 0
    code = tmp_path / "code"
    code.write_text(capsys.readouterr().out, encoding="utf-8")
    done = subprocess.run([shell, "-n", str(code)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


if "bash" in INSTALLED and sys.platform != "win32":

    @pytest.mark.parametrize(
        ("line", "expected"),
        [("ha", "handover"), ("open nor", "nordlys-as"), ("check t", "two\\ words.json")],
    )
    def test_a_real_bash_completes(line: str, expected: str) -> None:
        script = (
            'eval "$(lead-wizard completion bash)"; COMP_LINE=$1; COMP_POINT=${#1}; COMP_TYPE=9; '
            '_python_argcomplete lead-wizard; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        done = subprocess.run(
            ["bash", "-c", script, "bash", f"lead-wizard {line}"],
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout.strip() == expected, done.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["list"], ["check", "document.json"]])
def test_nobody_else_waits_for_argcomplete(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "document.json").write_text(json.dumps(to_document(named("Acme"))), encoding="utf-8")
    assert "argcomplete" not in imported_by(tmp_path, *arguments)
