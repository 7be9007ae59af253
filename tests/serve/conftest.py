"""A site on a port of its own, whose visitors get a stand-in for the wizard."""

import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, web

from wizard.serve.addresses import Own
from wizard.serve.site import Offer, Site

STAND_IN = (sys.executable, "-S", "-E", str(Path(__file__).with_name("stand_in.py")))


def stand_in(manner: str = "") -> tuple[str, ...]:
    """Return the command of a stand-in that behaves in this manner."""
    return (*STAND_IN, manner)


class Served:
    """A running site and a visitor's means."""

    def __init__(self, site: Site, session: ClientSession, runner: web.AppRunner) -> None:
        self.site = site
        self.session = session
        self.runner = runner

    @property
    def url(self) -> str:
        return self.site.own.url()

    async def enter(
        self, path: str = "/socket?width=80&height=24", **headers: str
    ) -> ClientWebSocketResponse:
        """Come in as a page of the site does."""
        headers = {"Origin": self.url, **headers}
        return await self.session.ws_connect(self.url + path, headers=headers)


Serve = Callable[..., Awaitable[Served]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    async with AsyncExitStack() as stack:

        async def start(offer: Offer, address: str = "") -> Served:
            site = Site(Own("127.0.0.1", 0, address), offer)
            runner = web.AppRunner(site.application(), access_log=None)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            site.own = site.own.listening_on(runner.addresses[0][1])
            return Served(site, await stack.enter_async_context(ClientSession()), runner)

        yield start


def demo(command: Sequence[str] = stand_in(), visitors: int = 2) -> Offer:
    return Offer(command, visitors)
