"""A visitor of a demo reaches no file of the computer that serves it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wizard.serve.confine import _check

_PROBE = """
import errno, json, os, sys
from wizard.serve.confine import confine

confine()
found = []
for attempt in json.loads(sys.argv[1]):
    try:
        exec(attempt)
        found.append("done")
    except OSError as error:
        found.append(errno.errorcode[error.errno])
print(json.dumps(found))
"""


def outcomes(folder: Path, *attempts: str) -> list[str]:
    """Try each in a confined process; return `done` or the error's name."""
    probe = [sys.executable, "-P", "-c", _PROBE, json.dumps(attempts)]
    done = subprocess.run(probe, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.json"
    path.write_text("{}", encoding="utf-8")
    return path


def test_nothing_is_read(tmp_path: Path, secret: Path) -> None:
    (tmp_path / "library").symlink_to(Path(os.__file__).parent)
    paths = [str(secret), "secret.json", "/etc/passwd", "/proc/self/environ", str(tmp_path / "missing")]
    attempts = [f"open({path!r})" for path in paths]
    attempts += [f"os.open({str(secret)!r}, os.O_RDONLY)", f"open({os.fsencode(secret)!r}, 'rb')"]
    attempts += ["os.listdir()", "os.listdir('/')", f"os.scandir({str(tmp_path)!r})"]
    attempts += [f"open({os.path.join(os.path.dirname(os.__file__), '..', '..', '..', 'x')!r})"]  # noqa: PTH118, PTH120
    attempts += ["open('library/../secret.json')"]
    assert outcomes(tmp_path, *attempts) == ["ENOENT"] * len(attempts)


def test_a_link_does_not_lead_out(tmp_path: Path, secret: Path) -> None:
    allowed = tmp_path / "allowed"
    allowed.mkdir()
    (allowed / "link").symlink_to(secret)
    (allowed / "own").touch()
    _check(str(allowed / "own"), os.O_RDONLY, (str(allowed),))
    with pytest.raises(FileNotFoundError):
        _check(str(allowed / "link"), os.O_RDONLY, (str(allowed),))


def test_nothing_is_changed_or_started(tmp_path: Path, secret: Path) -> None:
    here = str(secret)
    attempts = [f"open({here!r}, {mode!r})" for mode in ("w", "a", "x", "r+")]
    attempts += [f"open({os.__file__!r}, 'r+')", f"os.open({here!r}, os.O_CREAT)"]
    attempts += [f"os.remove({here!r})", f"os.rename({here!r}, 'x')", f"os.truncate({here!r}, 0)"]
    attempts += [f"os.link({here!r}, 'x')", "os.symlink('a', 'b')", "os.mkdir('x')", "os.rmdir('x')"]
    attempts += [f"os.chmod({here!r}, 0)", "os.system('true')", "os.fork()"]
    attempts += ["__import__('subprocess').run('true')", "__import__('tempfile').mkstemp(dir='.')"]
    assert outcomes(tmp_path, *attempts) == ["EACCES"] * len(attempts)
    assert secret.read_text(encoding="utf-8") == "{}"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["secret.json"]


def test_the_program_finds_what_it_consists_of(tmp_path: Path) -> None:
    attempts = [f"open({os.__file__!r})", "__import__('textual.app')", "open(os.devnull)", "os.urandom(4)"]
    attempts += ["from wizard import i18n; i18n.use('sv'); assert i18n.spoken() == 'sv'"]
    attempts += ["from wizard.store import Store; Store", "os.write(2, b'')"]
    assert outcomes(tmp_path, *attempts) == ["done"] * len(attempts)


@pytest.mark.parametrize("path", ["secret.json", "/etc/passwd", "missing.json"])
def test_what_the_dialogs_say_does_not_tell_what_is_there(tmp_path: Path, secret: Path, path: str) -> None:
    attempt = f"""
from pathlib import Path
from wizard.saved.document_file import read_setup
from wizard.files import write_text
found.append(read_setup(Path({path!r}))[1])
found.append(write_text(Path("new.txt"), "x"))
"""
    read, written, _done = outcomes(tmp_path, attempt)
    unknown = outcomes(tmp_path, attempt.replace(repr(path), repr("unknown.json")))[0]
    assert read == unknown.replace("unknown.json", path)
    assert "a demo in the browser touches no files of the computer that serves it." in written
    assert secret.exists()
