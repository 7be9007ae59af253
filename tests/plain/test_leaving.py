"""Leaving: asked for, at the end of the input, by a signal, because nobody listens; everything is kept."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import finished
from tests.plain.conversation import KEEP, Line, Talker, at, existing, new
from wizard.domain.model import LeadSetup
from wizard.store import Store


@pytest.mark.parametrize("last", [(), ("quit",), ("QUIT ",)])
@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("add", "Event"),
        ("add", "Event", "2"),
        ("paste", "Event"),
        ("paste", "Event", "."),
        ("edit 2", KEEP, "1"),
        ("edit 1", "Renamed"),
        ("delete 2",),
        ("group 2",),
        ("lead 1",),
        ("customer", "Acme AS"),
    ],
)
def test_leaving_anywhere_keeps_what_was_accepted(
    talker: Talker, lines: tuple[Line, ...], last: tuple[Line, ...]
) -> None:
    talker.work(existing(), "move 1 2", *lines, *last)
    assert talker.code == 3
    assert talker.saved.progress.step == "categories"
    names = talker.names
    assert names[:2] == ["Supplier", "Prospect"]
    assert ("Event" in names) == ("Event" in lines)
    assert "Everything is kept." in talker.text
    with talker.store.open("acme") as opened:
        assert not opened.read_only


def test_an_item_that_was_not_finished_is_kept_as_far_as_it_was_answered(talker: Talker) -> None:
    talker.work(new(), "add", "Event", "Customer")
    assert talker.saved.wanted.categories[-1].name == "Event"
    assert talker.saved.wanted.categories[-1].category_group == "Customer"


def test_an_unfinished_change_that_would_be_asked_about_is_not_made(talker: Talker) -> None:
    text = talker.work(existing(), "edit 1", "Renamed", "quit")
    assert "The unfinished change was not made: it has to be asked about first." in text
    assert talker.names[0] == "Prospect"


def test_an_unfinished_item_that_cannot_be_taken_is_not_kept(talker: Talker) -> None:
    before = at("marketing")
    talker.work(before, KEEP, KEEP, KEEP, KEEP, "add", "https://www.nordlys.no/messe", "linkedin")
    assert talker.saved == before


def test_an_unfinished_campaign_link_that_is_whole_is_kept(talker: Talker) -> None:
    talker.work(
        at("marketing"), *[KEEP] * 4, "add", "https://www.nordlys.no/messe", "linkedin", "social", "messe"
    )
    assert talker.saved.marketing_premium.utm_tracking.campaigns[-1].campaign == "messe"


def test_the_last_line_needs_no_end(tmp_path: Path) -> None:
    Store(tmp_path).create(existing()).close()
    done = subprocess.run(command(tmp_path), input=b"group 2 2", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (3, b"")
    assert Store(tmp_path).read("acme").setup.wanted.categories[1].category_group == "Customer"


def test_a_set_up_that_is_complete_leaves_with_0_at_the_end_of_input(talker: Talker) -> None:
    talker.work(finished(), "next", "next", *[KEEP] * 10, "next", "complete")
    assert talker.code == 0


def command(folder: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "wizard", "open", "Acme", "--plain", "--store", str(folder), *more]


class Running:
    """The program with pipes, which a test talks to line by line."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            command(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._end = threading.Timer(30, self.process.kill)
        self._end.start()

    def type(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def read_to(self, text: str) -> None:
        """Read until a text was said."""
        assert self.process.stdout
        seen = b""
        while not seen.endswith(text.encode()):
            sign = os.read(self.process.stdout.fileno(), 1)
            assert sign, seen.decode()
            seen += sign

    def wait_until_it_waits(self) -> None:
        """Wait until the program sleeps: it has said everything and waits for an answer."""
        state = ["ps", "-o", "state=", "-p", str(self.process.pid)]
        while not subprocess.run(state, capture_output=True, check=True).stdout.strip().startswith(b"S"):
            pass

    def ended(self) -> int:
        code = self.process.wait()
        self._end.cancel()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream
            stream.close()
        return code


@pytest.fixture
def setup(tmp_path: Path) -> Callable[[], LeadSetup]:
    Store(tmp_path).create(existing()).close()
    return lambda: Store(tmp_path).read("acme").setup


if sys.platform != "win32":

    @pytest.mark.parametrize(
        ("number", "code"),
        [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)],
    )
    def test_a_signal_ends_it_in_good_order(
        tmp_path: Path, setup: Callable[[], LeadSetup], number: int, code: int
    ) -> None:
        running = Running(tmp_path)
        running.read_to("command? (<, undo, ?, quit)\n> ")
        running.type("group 2 2")
        running.read_to("command? (<, undo, ?, quit)\n> ")
        running.type("add")
        running.read_to("\n> ")
        running.type("Event")
        running.read_to("\n> ")
        running.wait_until_it_waits()
        running.process.send_signal(number)
        assert running.process.stderr
        assert running.process.stderr.read() == b""
        assert running.ended() == code
        assert setup().wanted.categories[1].category_group == "Customer"
        assert setup().wanted.categories[2].name == "Event"
        with Store(tmp_path).open("acme") as opened:
            assert not opened.read_only

    def test_when_nobody_listens_it_ends_and_everything_is_kept(
        tmp_path: Path, setup: Callable[[], LeadSetup]
    ) -> None:
        running = Running(tmp_path)
        running.read_to("command? (<, undo, ?, quit)\n> ")
        assert running.process.stdout
        running.process.stdout.close()
        running.type("group 2 2")
        assert running.process.stderr
        assert running.process.stderr.read() == b""
        assert running.ended() == 3
        assert setup().wanted.categories[1].category_group == "Customer"


def test_a_fault_lets_others_open_the_set_up(talker: Talker) -> None:
    def broken() -> None:
        raise RuntimeError("the fault")

    talker.save(existing())
    with pytest.raises(RuntimeError, match="the fault"):
        talker.start("group 2 2", broken, name="Acme")
    assert talker.saved.wanted.categories[1].category_group == "Customer"
    with talker.store.open("acme") as opened:
        assert not opened.read_only
