"""The real wizard behind the web's driver: it draws, listens, and leaves as it does on a terminal."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.builders import finished
from tests.e2e import keys
from tests.e2e.emulator import Emulator
from wizard.serve.visit import Visit, start
from wizard.store import Event, Store

WIZARD = (sys.executable, "-P", "-m", "wizard")
SECONDS = 20.0


class Visitor:
    """A visitor without a browser."""

    def __init__(self, visiting: Visit, columns: int = 100, lines: int = 30) -> None:
        self.visiting = visiting
        self.emulator = Emulator(columns, lines)
        self.packets: list[bytes] = []
        self.showing = asyncio.create_task(visiting.show(self._see))

    async def _see(self, packet: bytes) -> None:
        self.packets.append(packet)
        self.emulator.feed(packet)

    def text(self) -> str:
        return "\n".join(self.emulator.lines())

    async def wait_for(self, wanted: str | Callable[[str], bool]) -> None:
        holds = wanted if callable(wanted) else lambda screen: wanted in screen
        try:
            async with asyncio.timeout(SECONDS):
                while not holds(self.text()):
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise AssertionError(f"{wanted!r} did not come:\n{self.text()}") from None

    async def press(self, *names: str) -> None:
        for name in names:
            await self.visiting.type(keys.key(name).decode())

    async def ended(self) -> int | None:
        async with asyncio.timeout(SECONDS):
            await self.showing
        await self.visiting.end()
        return self.visiting.code

    async def go(self) -> None:
        """Close the window."""
        self.showing.cancel()
        await asyncio.wait([self.showing])
        await self.visiting.end()


@pytest.fixture
async def store(tmp_path: Path) -> Path:
    with Store(tmp_path / "store").create(finished()) as opened:
        opened.save(finished(), Event.IMPORTED)
    return tmp_path / "store"


@pytest.fixture
async def visitor(store: Path) -> AsyncIterator[Visitor]:
    """Someone who has just opened the saved set-up."""
    command = (*WIZARD, "--store", str(store), "open", "Nordlys AS")
    visiting = await start(command, os.environ, 100, 30)
    visitor = Visitor(visiting)
    await visitor.wait_for("Nordlys AS")
    yield visitor
    await visitor.go()


async def test_nothing_comes_before_the_protocol(store: Path) -> None:
    environment = {**os.environ, "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
    process = await asyncio.create_subprocess_exec(
        *WIZARD, "--store", str(store), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environment
    )
    assert process.stdout is not None
    assert process.stdin is not None
    async with asyncio.timeout(SECONDS):
        assert await process.stdout.readline() == b"__GANGLION__\n"
        process.stdin.close()
        rest = await process.stdout.read()
        assert await process.wait() == 129
    while rest:
        kind, size = rest[:1], int.from_bytes(rest[1:5], "big")
        assert kind in (b"D", b"M")
        last, rest = rest[5 : 5 + size], rest[5 + size :]
    assert json.loads(last) == {"type": "exit"}


async def test_a_window_that_changes_its_size_gets_another_picture(visitor: Visitor) -> None:
    await visitor.visiting.resize(70, 20)
    visitor.emulator.resize(70, 20)
    await visitor.wait_for(lambda screen: "Nordlys AS" in screen and "q Quit" in screen.splitlines()[19])


async def test_the_mouse_is_asked_for_and_works(visitor: Visitor) -> None:
    assert any(b"\x1b[?1006h" in packet for packet in visitor.packets)
    row = next(row for row, line in enumerate(visitor.emulator.lines()) if "F1 Help" in line)
    column = visitor.emulator.lines()[row].index("F1 Help")
    await visitor.visiting.type(keys.click(column, row).decode())
    await visitor.wait_for("╭─ Help")


async def test_leaving_by_key_tells_the_browser_and_gives_the_usual_code(visitor: Visitor) -> None:
    await visitor.press("ctrl+q")
    assert await visitor.ended() == 3
    assert visitor.visiting.last_words.replace("\r\x1b[K", "") == ""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_a_signal_ends_it_with_the_usual_code(visitor: Visitor, number: signal.Signals) -> None:
    os.kill(visitor.visiting._process.pid, number)
    assert await visitor.ended() == 128 + number


async def test_what_stands_in_a_field_is_kept_when_the_visitor_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    command = (*WIZARD, "--store", str(folder), "open", "Björk AB")
    visitor = Visitor(await start(command, os.environ, 100, 30))
    await visitor.wait_for("Björk AB")
    await visitor.press("ctrl+s")
    await visitor.wait_for("Categor")
    store = Store(folder)
    stem = store.find("Björk AB")
    assert stem is not None
    await visitor.go()
    assert visitor.visiting.code == 129
    with store.open(stem) as opened:  # nobody holds it any more
        assert opened.obstacle is None


async def test_a_server_that_is_gone_takes_the_wizard_along(visitor: Visitor) -> None:
    process = visitor.visiting._process
    assert process.stdin is not None
    process.stdin.close()
    async with asyncio.timeout(SECONDS):
        assert await process.wait() == 129
