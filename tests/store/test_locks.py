"""One writer per set-up: in one process, in two, and after a process has died."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.store.samples import file_text, names_in, setup, status_in
from wizard.store import Holder, Locked, Store
from wizard.store.locks import WriterLock

# Opens a set-up, says so with its own number, and keeps it until its input ends.
OTHER_WIZARD = """
import os, sys
from pathlib import Path
from wizard.store import Store
with Store(Path(sys.argv[1])).open("nordlys-as") as opened:
    print(os.getpid(), opened.read_only, flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_wizard(store: Store) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-c", OTHER_WIZARD, str(store.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def test_another_process_is_named_and_keeps_the_set_up_until_it_ends(store: Store) -> None:
    store.create(setup()).close()
    with another_wizard(store) as (process, said):
        assert said == f"{process.pid} False"
        with store.open("nordlys-as") as opened:
            assert opened.read_only
            assert opened.saved.setup == setup()
            assert opened.holder
            assert opened.holder.process == process.pid
            with pytest.raises(Locked, match=f"process {process.pid}, since 20..-..-.. ..:..") as refusal:
                opened.save(setup(status="two"))
            assert refusal.value.holder == opened.holder
        with pytest.raises(Locked, match=f"process {process.pid}"):
            store.delete("nordlys-as")
        process.communicate()
        assert process.returncode == 0
        with store.open("nordlys-as") as opened:
            assert not opened.read_only


def test_a_lock_dies_with_its_process(store: Store) -> None:
    store.create(setup()).close()
    with another_wizard(store) as (process, _said):
        process.kill()
        process.wait()
        with store.open("nordlys-as") as opened:
            assert opened.holder is None
            opened.save(setup(status="two"))
    assert status_in(store.read("nordlys-as").setup) == "two"


def test_this_process_is_named_to_another(store: Store) -> None:
    with store.create(setup()), another_wizard(store) as (process, said):
        assert said == f"{process.pid} True"


def test_two_handles_of_one_process_exclude_each_other(store: Store) -> None:
    with store.create(setup()):
        with store.open("nordlys-as") as second:
            assert second.read_only
            assert second.holder
        with store.open("nordlys-as") as third:
            assert third.read_only, "closing a handle without the lock must not give it back"
    assert not list(store.folder.rglob("*.holder"))
    with store.open("nordlys-as") as fourth:
        assert not fourth.read_only


def test_set_ups_do_not_lock_each_other(store: Store) -> None:
    with store.create(setup("A")), store.create(setup("B")) as opened:
        assert not opened.read_only


def test_a_file_that_is_gone_but_open_elsewhere_does_not_give_its_name_away(store: Store) -> None:
    with store.create(setup()):
        (store.folder / "nordlys-as.json").unlink()
        with pytest.raises(Locked):
            store.create(setup())


def test_opening_for_writing_sweeps_what_a_killed_process_left(store: Store) -> None:
    store.create(setup()).close()
    leftover = store.folder / ".nordlys-as.json.ab12.tmp"
    leftover.touch()
    with store.open("nordlys-as"):
        assert not leftover.exists()
        leftover.touch()
        store.open("nordlys-as").close()
        assert leftover.exists(), "it may belong to the writer"


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", "null", "{}"),
        '{"user": 1, "host": "b", "process": 1, "since": "c"}',
        '{"user": "a", "host": "b", "process": true, "since": "c"}',
    ],
)
def test_a_damaged_note_of_the_holder_is_no_holder(store: Store, text: str) -> None:
    with store.create(setup()):
        (store.folder / ".locks" / "nordlys-as.holder").write_text(text, encoding="utf-8")
        with store.open("nordlys-as") as opened:
            assert opened.read_only
            assert opened.holder is None
            with pytest.raises(Locked, match=r"nordlys-as\.json is open in another wizard\. Close it"):
                opened.save(setup())


def test_the_note_of_the_holder_cannot_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / ".locks").mkdir()
    note = '{"user": "a\\u001b[31m", "host": "b\\u0007", "process": 1, "since": "c\\u009b"}'
    (tmp_path / ".locks" / "a.holder").write_text(note, encoding="utf-8")
    assert WriterLock(tmp_path, "a").holder() == Holder("a", "b", 1, "c")


def test_a_lock_is_taken_even_if_nobody_can_be_told(store: Store) -> None:
    store.folder.mkdir()
    (store.folder / "a.json").write_text(file_text(), encoding="utf-8")
    (store.folder / ".locks" / "a.holder").mkdir(parents=True)
    with store.open("a") as opened:
        assert opened.save(setup()).revision == 2
    assert names_in(store.folder) == ["a.json", "a.json.bak"]


if os.name == "posix":

    def test_a_pipe_in_the_place_of_the_holders_note_holds_nobody_up(store: Store) -> None:
        store.create(setup()).close()
        os.mkfifo(store.folder / ".locks" / "nordlys-as.holder")
        with store.open("nordlys-as") as opened:
            assert not opened.read_only
