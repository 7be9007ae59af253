"""However the wizard ends: the set-up is kept, the terminal is as before, and the exit code says why.

Each story begins the same: an edit is made, and a text stands in a field that was not left yet.
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import builders
from tests.e2e.conftest import Launch, Run
from tests.e2e.terminal import Terminal
from wizard.domain.model import LeadSetup
from wizard.store import Store

Begin = Callable[..., Terminal]
TYPED = "https://www.nordlys.ex"
DYING_THREADS = "import threading; threading.excepthook = lambda fault: open('thread-died', 'w').close()"
NO_HANGUP = f"{DYING_THREADS}; import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
BROKEN_SCREEN = """
from wizard.screens.form_screen import FormScreen
def action_skip(self):
    raise RuntimeError("secret of Nordlys")
FormScreen.action_skip = action_skip
"""
BROKEN_LEAVING = """
from wizard.leaving import Leaving
def collect(self):
    raise RuntimeError("secret of Nordlys")
Leaving.collect = collect
"""
BROKEN_READING = """
from wizard.terminal.unix_driver import UnixDriver
real = UnixDriver.process_message
def process_message(self, message):
    if getattr(message, "key", "") == "f4":
        raise RuntimeError("secret of Nordlys")
    real(self, message)
UnixDriver.process_message = process_message
"""
BROKEN_STORE = """
from wizard.store.opened import OpenSetup
real, faults = OpenSetup.save, {faults}
def save(self, setup, *rest):
    if setup.marketing_premium.utm_tracking.website and faults:
        faults.pop()
        raise RuntimeError("secret of Nordlys")
    return real(self, setup, *rest)
OpenSetup.save = save
"""
MAIN = "from wizard.__main__ import main\nraise SystemExit(main())"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def begin(run: Run, store: Store) -> Begin:
    """Start the wizard in step 3, after some Python of the test's own, edit and type."""
    setup = builders.with_utm(enabled=False, website="")
    store.create(setup._replace(progress=setup.progress._replace(step="marketing"))).close()

    def start(before: str = "", dialog: bool = False) -> Terminal:
        terminal = run([sys.executable, "-c", f"{before}\n{MAIN}", "open", "Nordlys AS"])
        terminal.wait_for("UTM tracking")
        terminal.settle()
        terminal.press("tab", "space")
        terminal.wait_for("Website")
        terminal.settle()
        terminal.press("tab")
        terminal.type(TYPED)
        terminal.wait_for(TYPED)
        if dialog:
            terminal.press("f2")
            terminal.wait_for("ctrl+s OK")
            terminal.settle()
            terminal.type("not accepted")
            terminal.wait_for("not accepted")
        return terminal

    return start


def kept(store: Store) -> LeadSetup:
    """Return what is stored; nobody must hold it any more."""
    opened = store.open("nordlys-as")
    opened.close()
    assert opened.obstacle is None
    return opened.saved.setup


def assert_kept(store: Store, typed: str = TYPED) -> None:
    setup = kept(store)
    assert setup.marketing_premium.utm_tracking.enabled
    assert setup.marketing_premium.utm_tracking.website == typed
    assert setup.customer.name == "Nordlys AS"


def assert_in_order(terminal: Terminal, code: int) -> None:
    assert terminal.wait_exit() == code
    assert terminal.left_on() == set()
    assert "Traceback" not in terminal.text()


def is_stopped(terminal: Terminal) -> bool:
    """Wait until the program is stopped."""
    _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
    return os.WIFSTOPPED(status)


@pytest.mark.parametrize(
    ("name", "code", "dialog"),
    [
        *[("SIGHUP", 129, False), ("SIGINT", 130, False), ("SIGQUIT", 131, False), ("SIGTERM", 143, False)],
        *[("SIGHUP", 129, True), ("SIGTERM", 143, True)],
    ],
)
def test_a_signal(begin: Begin, store: Store, name: str, code: int, dialog: bool) -> None:
    terminal = begin(dialog=dialog)
    terminal.kill(getattr(signal, name))
    assert_in_order(terminal, code)
    assert_kept(store)


def test_a_signal_in_the_moment_when_the_terminal_is_taken(launch: Launch) -> None:
    terminal = launch()
    terminal.wait_for(lambda _: "alternate screen" in terminal.left_on())
    terminal.kill(signal.SIGTERM)
    assert_in_order(terminal, 143)


def test_a_signal_that_is_sent_again_and_again(begin: Begin, store: Store) -> None:
    terminal = begin()
    for _ in range(20):
        terminal.kill(signal.SIGTERM)
    assert_in_order(terminal, 143)
    assert_kept(store)


@pytest.mark.parametrize("dialog", [False, True], ids=["field", "dialog"])
def test_the_window_is_closed(begin: Begin, store: Store, tmp_path: Path, dialog: bool) -> None:
    terminal = begin(DYING_THREADS, dialog)
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert_kept(store)
    assert not (tmp_path / "thread-died").exists()


@pytest.mark.parametrize("dialog", [False, True], ids=["field", "dialog"])
def test_the_terminal_is_gone_and_no_signal_says_so(
    begin: Begin, store: Store, tmp_path: Path, dialog: bool
) -> None:
    terminal = begin(NO_HANGUP, dialog)
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert_kept(store)
    assert not (tmp_path / "thread-died").exists()


def test_a_hangup_that_is_ignored_from_the_start_stays_ignored(begin: Begin, store: Store) -> None:
    terminal = begin(NO_HANGUP)
    terminal.kill(signal.SIGHUP)
    terminal.type("ample")
    terminal.wait_for(f"{TYPED}ample")
    terminal.press("ctrl+q")
    assert_in_order(terminal, 3)
    assert_kept(store, f"{TYPED}ample")


def test_stopped_and_continued(begin: Begin, store: Store) -> None:
    terminal = begin()
    terminal.kill(signal.SIGTSTP)
    assert is_stopped(terminal)
    terminal.settle()
    assert terminal.left_on() == set()
    terminal.kill(signal.SIGCONT)
    terminal.wait_for(lambda _: {"alternate screen", "raw input"} <= terminal.left_on())
    terminal.wait_for(TYPED)
    terminal.type("ample")
    terminal.wait_for(f"{TYPED}ample")
    terminal.press("ctrl+q")
    assert_in_order(terminal, 3)
    assert_kept(store, f"{TYPED}ample")


def test_ended_while_it_is_stopped(begin: Begin, store: Store) -> None:
    terminal = begin()
    terminal.kill(signal.SIGTSTP)
    assert is_stopped(terminal)
    terminal.kill(signal.SIGTERM)
    terminal.kill(signal.SIGCONT)
    assert_in_order(terminal, 143)
    assert_kept(store)


def test_the_window_is_closed_while_it_is_stopped(begin: Begin, store: Store) -> None:
    terminal = begin()
    terminal.kill(signal.SIGTSTP)
    assert is_stopped(terminal)
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert_kept(store)


@pytest.mark.parametrize("garbage", [b"\xfc", b"\x1b[1:2;3u"], ids=["no UTF-8", "impossible key"])
def test_bytes_that_mean_nothing_do_no_harm(begin: Begin, store: Store, garbage: bytes) -> None:
    terminal = begin()
    terminal.type(garbage)
    terminal.type("ample")
    terminal.wait_for("ample")
    terminal.press("ctrl+q")
    assert_in_order(terminal, 3)
    assert kept(store).marketing_premium.utm_tracking.website.endswith("ample")


def test_a_paste_that_never_ends(begin: Begin, store: Store) -> None:
    terminal = begin()
    terminal.type("\x1b[200~ample")
    terminal.wait_for(f"{TYPED}ample")
    terminal.press("ctrl+q")
    assert_in_order(terminal, 3)
    assert_kept(store, f"{TYPED}ample")
    assert terminal.cpu_seconds < 3  # it waits for seconds, and whoever waits by asking takes them all


def test_what_is_pasted_is_never_done_as_keys(begin: Begin, store: Store) -> None:
    terminal = begin()
    terminal.paste("a\x1b[201~\x11mple")
    terminal.wait_for(f"{TYPED}ample")
    terminal.press("ctrl+q")
    assert_in_order(terminal, 3)
    assert_kept(store, f"{TYPED}ample")


@pytest.mark.parametrize("before", [BROKEN_SCREEN, BROKEN_READING], ids=["screen", "reading"])
def test_a_fault(begin: Begin, store: Store, before: str) -> None:
    terminal = begin(before)
    terminal.press("f4")
    assert_in_order(terminal, 1)
    assert "Something went wrong inside the wizard." in terminal.text()
    assert "secret" not in terminal.text()
    assert_kept(store)


def test_a_fault_while_it_is_ended(begin: Begin, store: Store) -> None:
    terminal = begin(BROKEN_LEAVING)
    terminal.kill(signal.SIGTERM)
    assert_in_order(terminal, 143)
    assert kept(store).marketing_premium.utm_tracking.enabled


def test_a_fault_in_the_store_is_told_and_costs_nothing(begin: Begin, store: Store) -> None:
    terminal = begin(BROKEN_STORE.format(faults=[1]))
    terminal.press("tab")
    terminal.wait_for("Not saved")
    terminal.wait_for("Something went wrong inside the wizard.")
    terminal.press("ctrl+q")
    assert_in_order(terminal, 3)
    assert_kept(store)


def rescued(home: Path) -> str:
    """Return the document that was written because the store did not take it."""
    [path] = home.rglob("rescued/*.json")
    return path.read_text("utf-8")


def test_what_a_broken_store_does_not_take_is_kept_elsewhere(
    begin: Begin, store: Store, tmp_path: Path
) -> None:
    terminal = begin(BROKEN_STORE.format(faults=[1] * 1000))
    terminal.kill(signal.SIGTERM)
    assert_in_order(terminal, 143)
    assert "What could not be saved is in" in terminal.text()
    assert f'"{TYPED}"' in rescued(tmp_path / "home")
    assert kept(store).marketing_premium.utm_tracking.enabled


def test_a_broken_store_and_a_closed_window_at_once(begin: Begin, tmp_path: Path) -> None:
    terminal = begin(BROKEN_STORE.format(faults=[1] * 1000))
    terminal.hang_up()
    assert terminal.wait_exit() == 129
    assert f'"{TYPED}"' in rescued(tmp_path / "home")


def test_leaving_by_key(begin: Begin, store: Store) -> None:
    terminal = begin()
    terminal.press("ctrl+q")
    assert_in_order(terminal, 3)
    assert_kept(store)
