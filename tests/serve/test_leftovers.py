"""A hundred visitors come and go, politely and not, and leave nothing behind."""

import asyncio
import gc
import os
import subprocess
from pathlib import Path

import pytest
from aiohttp import ClientWebSocketResponse, WSServerHandshakeError

from tests.serve.conftest import Serve, Served, demo, stand_in

VISITORS, AT_ONCE = 100, 10
_DESCRIPTORS = Path("/proc/self/fd") if Path("/proc/self/fd").exists() else Path("/dev/fd")


def children() -> int:
    """Count this process's children, those that wait to be reaped as well; ps itself is one."""
    listed = subprocess.run(("ps", "-A", "-o", "ppid="), capture_output=True, text=True, check=True)
    return listed.stdout.split().count(str(os.getpid())) - 1


def descriptors() -> int:
    gc.collect()
    return len(os.listdir(_DESCRIPTORS))  # noqa: PTH208


async def come_in(served: Served) -> ClientWebSocketResponse:
    """Try until there is a place."""
    while True:
        try:
            return await served.enter()
        except WSServerHandshakeError as refusal:
            assert refusal.status == 503
            await asyncio.sleep(0.005)


async def visit(served: Served, number: int) -> None:
    """Come in and go: with a word, by closing the window, by pulling the plug, or all too soon."""
    socket = await come_in(served)
    manner = number % 4
    if manner < 3:
        await socket.receive_bytes()
    if manner == 0:
        await socket.send_json(["stdin", "bye"])
        async for _message in socket:
            pass
    elif manner == 2:
        pull_the_plug(socket)
    await socket.close()


def pull_the_plug(socket: ClientWebSocketResponse) -> None:
    connection = socket._response.connection
    assert connection is not None
    assert connection.transport is not None
    connection.transport.abort()


async def test_a_hundred_visitors_leave_no_process_no_file_and_no_socket(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    served = await serve(demo(stand_in(), AT_ONCE))
    await visit(served, 0)
    await everybody_is_gone(served)
    before = descriptors()
    waiting = asyncio.Semaphore(AT_ONCE)

    async def come_and_go(number: int) -> None:
        async with waiting:
            await visit(served, number)

    await asyncio.gather(*(come_and_go(number) for number in range(VISITORS)))
    await everybody_is_gone(served)
    assert children() == 0
    assert descriptors() <= before
    assert list(tmp_path.iterdir()) == []
    assert served.site._sockets == set()


async def everybody_is_gone(served: Served) -> None:
    """Wait until the places are free, and nothing runs but the test itself."""
    async with asyncio.timeout(20):
        while served.site._places.taken or len(asyncio.all_tasks()) > 1:
            await asyncio.sleep(0.01)
