"""The wizard in a real browser: served, walked through, sized, loaded again, left, refused."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.window import Window
from tests.e2e import stories
from tests.e2e.terminal import Terminal
from wizard.store import Store

pytestmark = pytest.mark.browser

LARGE: ViewportSize = {"width": 1000, "height": 640}
SMALL: ViewportSize = {"width": 740, "height": 540}  # 80 by 24, as the stories are told

_STEER = """url => new Promise(done => {
    const socket = new WebSocket(url);
    socket.onopen = () => done(true);
    socket.onclose = () => done(false);
})"""

Serve = Callable[..., str]
Enter = Callable[..., Window]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Start a server, and return its address; at the end it must leave as ctrl+c wants it."""
    with ExitStack() as stack:

        def start(*arguments: str) -> str:
            command = (sys.executable, "-P", "-m", "wizard", "serve", "--port", "0", *arguments)
            process = stack.enter_context(
                subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
            )
            stack.callback(end, process)
            assert process.stdout is not None
            return process.stdout.readline().strip()

        def end(process: subprocess.Popen[str]) -> None:
            process.send_signal(signal.SIGINT)
            try:
                assert process.wait(20) == 0
            finally:
                process.kill()

        yield start


@pytest.fixture
def enter(browser: Browser) -> Iterator[Enter]:
    """Open a window in a browser of its own, as another visitor has it."""
    with ExitStack() as stack:

        def open_window(address: str, viewport: ViewportSize | None = None) -> Window:
            context = browser.new_context(viewport=viewport or LARGE)
            stack.callback(context.close)
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            window = Window(context.new_page())
            window.open(address)
            return window

        yield open_window


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def no_picture(_terminal: Terminal, _name: str) -> None:
    """The stories are told for the documentation, too."""


def saved(store: Path) -> list[str]:
    return [entry.stem for entry in Store(store).entries()]


def load_again_until_let_in(window: Window) -> None:
    deadline = time.monotonic() + 20
    while (answer := window.page.reload()) is None or answer.status != 200:
        assert answer is not None
        assert answer.status == 503
        assert time.monotonic() < deadline


def test_a_set_up_is_made_by_keyboard_alone_and_nothing_comes_from_asked(
    serve: Serve, enter: Enter, store: Path
) -> None:
    address = serve("--store", str(store), "--language", "sv")
    own = urlsplit(address).netloc
    window = enter(address, SMALL)
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url) if own not in request.url else None)
    window.ready("n Ny")
    window.press("n")
    window.ready("ctrl+s OK")
    window.type("Björk & Söner AB")
    stories.swedish(cast(Terminal, window), no_picture)
    assert set(asked) <= {own}
    assert window.complaints == []
    window.press("ctrl+q")
    window.wait_ended()
    (stem,) = saved(store)
    setup = Store(store).read(stem).setup
    assert setup.customer.name == "Björk & Söner AB"
    assert "Demo bokad" in [status.name for status in setup.wanted.lead_statuses]


def test_a_set_up_is_made_by_mouse(serve: Serve, enter: Enter, store: Path) -> None:
    window = enter(serve("--store", str(store)))
    window.ready("n New")
    window.click("n New")
    window.ready("ctrl+s OK")
    window.type("Nordlys AS")
    window.wait_for("Nordlys AS")
    window.click(" OK ")
    window.ready("● 1 Categories")
    window.click("– off")
    window.ready("[ ] no")
    window.click("[ ] no")
    window.wait_for("[x] yes")
    window.click(" OK ")
    window.ready("✓ enabled")
    window.click(" Next ")
    window.ready("● 2 Lead statuses")
    window.click(" Next ")
    window.ready("● 3 Marketing Premium")
    window.click("F4 Skip")
    window.ready("● Review")
    window.click(" Complete ")
    window.ready("[ ]")
    window.press("c")
    window.ready(" Copy ")
    window.click(" Copy ")
    window.wait_for("Copied")
    copied = window.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Settings and maintenance")
    window.press("escape")
    window.wait_gone("Copied")
    window.click("[ ]")
    window.wait_for("All done")
    window.click("q Quit")
    window.wait_ended()
    (stem,) = saved(store)
    setup = Store(store).read(stem).setup
    assert setup.progress.status == "complete"
    assert setup.wanted.categories[0].enable_lead_status
    assert len(setup.progress.checklist) == 1


def test_the_picture_follows_the_window(serve: Serve, enter: Enter, store: Path) -> None:
    window = enter(serve("--store", str(store)))
    window.ready("n New")
    wide = window.size()
    window.page.set_viewport_size({"width": 700, "height": 420})
    window.wait_for(lambda screen: "q Quit" in screen.splitlines()[-1] and window.size() < wide)
    narrow = window.size()
    assert narrow[0] < wide[0] * 0.75
    assert narrow[1] < wide[1] * 0.75
    assert max(map(len, window.lines())) <= narrow[0]
    window.page.set_viewport_size({"width": 1000, "height": 640})
    window.wait_for(lambda screen: "q Quit" in screen.splitlines()[-1] and window.size() == wide)


def test_loading_the_page_again_finds_the_draft(serve: Serve, enter: Enter, store: Path) -> None:
    window = enter(serve("--store", str(store)))
    window.ready("n New")
    window.press("n")
    window.ready("ctrl+s OK")
    window.type("Nordlys AS")
    window.press("ctrl+s")
    window.ready("1 Categories")
    window.page.reload()
    window.ready("Nordlys AS")
    assert saved(store) == ["nordlys-as"]


def test_the_second_visitor_of_the_saved_set_ups_is_told(serve: Serve, enter: Enter, store: Path) -> None:
    address = serve("--store", str(store))
    first = enter(address)
    first.ready("n New")
    second = enter(address)
    expect(second.page.get_by_text("The saved set-ups are open in another window.")).to_be_visible()
    first.page.close()
    load_again_until_let_in(second)
    second.ready("n New")


def test_without_the_key_the_saved_set_ups_stay_closed(serve: Serve, enter: Enter, store: Path) -> None:
    address = serve("--store", str(store))
    window = enter(address.partition("?")[0])
    expect(window.page.get_by_text("Open the address that the server has printed")).to_be_visible()
    assert not store.exists()


def test_a_page_of_another_site_can_neither_show_nor_steer_it(
    serve: Serve, enter: Enter, store: Path, tmp_path: Path
) -> None:
    address = serve("--store", str(store))
    socket = address.replace("http", "ws").replace("?key=", "socket/")
    evil = tmp_path / "evil.html"
    evil.write_text(f'<iframe src="{address}"></iframe>', encoding="utf-8")
    window = enter(evil.as_uri())
    assert window.page.evaluate(_STEER, socket) is False
    assert re.search("refused to connect|frame-ancestors|X-Frame-Options", "\n".join(window.complaints))
    assert not store.exists()


def test_the_page_says_when_the_wizard_has_ended_and_starts_it_again(
    serve: Serve, enter: Enter, store: Path
) -> None:
    window = enter(serve("--store", str(store)))
    window.ready("n New")
    window.press("ctrl+q")
    window.wait_ended()
    expect(window.page.get_by_text("The wizard has ended.")).to_be_visible()
    with window.page.expect_navigation():
        window.page.keyboard.press("Enter")
    window.ready("n New")
    window.press("n")
    window.wait_for("ctrl+s OK")


def test_each_visitor_of_the_demo_has_one_of_their_own_and_leaves_nothing(
    serve: Serve, enter: Enter, tmp_path: Path
) -> None:
    address = serve("--visitors", "2")
    assert address.endswith("/")
    first, second = enter(address), enter(address)
    for window, name in ((first, "First AS"), (second, "Second AS")):
        window.ready("This is a demo")
        window.press("n")
        window.ready("ctrl+s OK")
        window.type(name)
        window.press("ctrl+s")
        window.ready("● 1 Categories")
    for window, name, other in ((first, "First AS", "Second"), (second, "Second AS", "First")):
        window.press("ctrl+b")
        window.ready("This is a demo")
        assert name in window.text()
        assert other not in window.text()
    first.page.reload()
    first.ready("This is a demo")
    assert "First AS" not in first.text()
    assert sorted(path.name for path in tmp_path.iterdir()) == []


def test_above_the_limit_a_visitor_of_the_demo_is_asked_to_wait(serve: Serve, enter: Enter) -> None:
    address = serve("--visitors", "1", "--language", "de")
    first = enter(address)
    first.ready("n Neu")
    second = enter(address)
    expect(second.page.get_by_role("heading")).to_be_visible()
    assert second.page.evaluate("document.documentElement.lang") == "de"
    assert second.page.locator("#terminal").count() == 0
    first.page.close()
    load_again_until_let_in(second)
    second.ready("n Neu")


def test_a_visitor_of_the_demo_reads_no_file_of_the_server(
    serve: Serve, enter: Enter, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text("{}", encoding="utf-8")
    window = enter(serve())
    window.ready("This is a demo")
    window.press("i")
    window.ready("ctrl+s OK")
    window.type(str(secret))
    window.press("ctrl+s")
    window.wait_for("There is no such file")
