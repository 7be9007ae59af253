"""A visitor's process: how it is started, and that nothing of it is left."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.serve.conftest import stand_in
from wizard.serve import visit
from wizard.serve.visit import Visit, start

Start = Callable[[str], Awaitable[Visit]]


@pytest.fixture
async def started() -> AsyncIterator[Start]:
    visits: list[Visit] = []

    async def run(manner: str) -> Visit:
        visits.append(await start(stand_in(manner), os.environ, 80, 24))
        return visits[-1]

    yield run
    for each in visits:
        await each.end()


async def shown(visiting: Visit) -> None:
    """Wait until the wizard has drawn something."""
    seen = asyncio.Event()

    async def send(_packet: bytes) -> None:
        seen.set()

    showing = asyncio.create_task(visiting.show(send))
    async with asyncio.timeout(20):
        await seen.wait()
    showing.cancel()
    await asyncio.wait([showing])


def alive(group: int) -> bool:
    """Tell whether a process of a group lives; one that only waits to be reaped does not."""
    listed = subprocess.run(("ps", "-A", "-o", "pgid=,stat="), capture_output=True, text=True, check=True)
    states = (line.split() for line in listed.stdout.splitlines())
    return any(int(its_group) == group and state[0] not in "ZX" for its_group, state in states)


async def gone(group: int) -> None:
    async with asyncio.timeout(20):
        while alive(group):
            await asyncio.sleep(0.01)


async def test_a_wizard_that_is_asked_to_leave_does_so(started: Start, tmp_path: Path) -> None:
    visiting = await started(f"{tmp_path}/")
    await shown(visiting)
    await visiting.end()
    assert visiting.code == 129
    assert [path.read_text() for path in tmp_path.iterdir() if path.is_file()] == ["kept"]


async def test_one_that_was_just_started_need_not_be_waited_for(started: Start) -> None:
    visiting = await started("silent")
    await visiting.end()
    assert visiting.code == -signal.SIGHUP


@pytest.mark.parametrize("manner", ["stubborn", "family"])
async def test_one_that_will_not_leave_is_killed_with_all_it_has_started(
    started: Start, monkeypatch: pytest.MonkeyPatch, manner: str
) -> None:
    monkeypatch.setattr(visit, "GRACE_SECONDS", 0.2)
    visiting = await started(manner)
    await shown(visiting)
    group = visiting._process.pid
    assert alive(group)
    await visiting.end()
    assert visiting.code == -signal.SIGKILL
    await gone(group)


async def test_one_that_writes_without_end_can_leave(started: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit, "GRACE_SECONDS", 0.2)
    visiting = await started("full")
    await shown(visiting)
    before = time.monotonic()
    await visiting.end()
    assert visiting.code is not None
    assert time.monotonic() - before < 20


async def test_it_has_a_session_of_its_own_and_sees_no_shell(started: Start) -> None:
    visiting = await started("; touch /tmp/never $(touch never)")
    await shown(visiting)
    assert os.getsid(visiting._process.pid) == visiting._process.pid
    assert os.getsid(0) != visiting._process.pid


async def test_ending_twice_is_ending_once(started: Start) -> None:
    visiting = await started("")
    await visiting.end()
    await visiting.end()


@pytest.mark.parametrize(
    ("script", "heard"),
    [
        ("print('no wizard at all')", []),
        ("import os; os.write(1, b'__GANGLION__\\nD\\xff\\xff\\xff\\xff')", []),
        ("import os; os.write(1, b'__GANGLION__\\nD\\0\\0\\0\\1xD\\0\\0\\0\\2y')", [b"x"]),
        ("import os; os.write(1, b'x' * 200_000)", []),
    ],
)
async def test_a_program_that_speaks_otherwise_shows_nothing(script: str, heard: list[bytes]) -> None:
    seen: list[bytes] = []

    async def send(packet: bytes) -> None:
        seen.append(packet)

    visiting = await start((sys.executable, "-S", "-c", script), os.environ, 80, 24)
    async with asyncio.timeout(20):
        await visiting.show(send)
    await visiting.end()
    assert seen == heard


async def test_an_impossible_packet_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def send(_packet: bytes) -> None:
        raise AssertionError("there is no packet")

    monkeypatch.setattr(visit, "GRACE_SECONDS", 0.1)
    script = "import os, signal; os.write(1, b'__GANGLION__\\nD\\xff\\xff\\xff\\xff'); signal.pause()"
    visiting = await start((sys.executable, "-S", "-c", script), os.environ, 80, 24)
    async with asyncio.timeout(20):
        await visiting.show(send)
    await visiting.end()


async def test_the_wizard_is_told_what_the_browser_can_do() -> None:
    script = """
import os, sys
print(*map(os.environ.get, ("TERM", "COLUMNS", "ROWS", "NO_COLOR")), file=sys.stderr)
"""
    environment = {**os.environ, "TERM": "dumb", "NO_COLOR": "1"}
    visiting = await start((sys.executable, "-S", "-c", script), environment, 999_999, 0)
    await visiting._process.wait()
    await visiting.end()
    assert visiting.last_words.strip() == "xterm-256color 500 1 None"
