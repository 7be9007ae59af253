"""The web site: one page, its parts, and the web socket that the wizard is steered through.

The browser's half is textual-serve's. Its server's half would start a shell, let any site steer the wizard,
know no limit and leave processes behind; so this is another one.
"""

import asyncio
import os
import re
import secrets
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web

from wizard.domain.text import show
from wizard.i18n import _
from wizard.serve import pages
from wizard.serve.addresses import Own
from wizard.serve.places import Places
from wizard.serve.visit import Visit, start

_VISITOR = "lead-wizard-visitor"
_VISITOR_ID = re.compile(r"[\w-]{22}", re.ASCII)
_FAULTS = (1, -9)  # a fault in the program, and one that did not leave
_RETRY_SECONDS = "60"
_HEARTBEAT_SECONDS = 15.0
_LARGEST_MESSAGE = 4 * 1024 * 1024
_HEADERS = {
    "Server": "lead-wizard",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# xterm.js puts its own styles into the page.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src data:; connect-src {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Offer(NamedTuple):
    """What is served.

    Attributes:
        command: the program for each visitor.
        visitors: how many there may be at once.
        key: what a visitor must know, as part of the address; empty: nothing.
        idle_seconds: how long a visitor may do nothing; None: for ever.
    """

    command: Sequence[str]
    visitors: int
    key: str = ""
    idle_seconds: float | None = None


class Site:
    """The site."""

    def __init__(self, own: Own, offer: Offer) -> None:
        """Serve an offer at one's own address."""
        self.own = own
        self.offer = offer
        self._places = Places(offer.visitors)
        self._sockets: set[web.WebSocketResponse] = set()

    def application(self) -> web.Application:
        """Return what aiohttp runs."""
        application = web.Application(middlewares=[self._only_own_host])
        static = Path(textual_serve.__file__).with_name("static")
        application.add_routes(
            [
                web.get("/", self._index),
                web.get("/socket", self._socket),
                web.get("/socket/{key}", self._socket),
                web.static("/static", static),
                web.static("/page", pages.FOLDER),
            ]
        )
        application.on_response_prepare.append(self._add_headers)
        application.on_shutdown.append(self._close)
        return application

    @property
    def url(self) -> str:
        """The address to tell people."""
        return self.own.url() + "/" + (f"?key={self.offer.key}" if self.offer.key else "")

    @web.middleware
    async def _only_own_host(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self.own.is_host(_host(request)):
            return _page(pages.not_own_page(), 421)
        return await handler(request)

    async def _add_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(_HEADERS)
        response.headers.setdefault("Cache-Control", "no-cache")
        host = _host(request)
        socket = self.own.socket_url(host) if self.own.is_host(host) else "'none'"
        response.headers["Content-Security-Policy"] = _POLICY.format(socket=socket)

    async def _index(self, request: web.Request) -> web.StreamResponse:
        key = request.query.get("key", "")
        if not self._is_key(key):
            return _page(pages.no_key_page(), 403)
        visitor = _visitor(request)
        if not self._places.has_place_for(visitor):
            return self._no_place()
        path = f"/socket/{key}" if self.offer.key else "/socket"
        page = pages.wizard_page(self.own.socket_url(_host(request)) + path, self._busy_text)
        response = _page(page, 200)
        if not visitor:
            is_safe = self.own.url(_host(request)).startswith("https:")
            fresh = secrets.token_urlsafe(16)
            response.set_cookie(_VISITOR, fresh, httponly=True, samesite="Strict", secure=is_safe)
        return response

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        if not self.own.is_origin(request.headers.get("Origin", ""), _host(request)):
            return _page(pages.not_own_page(), 403)
        if not self._is_key(request.match_info.get("key", "")):
            return _page(pages.no_key_page(), 403)
        visitor = _visitor(request)
        if not await self._places.take(visitor):
            return self._no_place()
        try:
            return await self._receive(request)
        finally:
            self._places.leave(visitor)

    def _is_key(self, key: str) -> bool:
        return not self.offer.key or secrets.compare_digest(key.encode(), self.offer.key.encode())

    @property
    def _busy_text(self) -> str:
        return pages.busy_text(is_saved=bool(self.offer.key))

    def _no_place(self) -> web.Response:
        response = _page(pages.busy_page(self._busy_text), 503)
        response.headers["Retry-After"] = _RETRY_SECONDS
        return response

    async def _receive(self, request: web.Request) -> web.StreamResponse:
        """Run a wizard for as long as the web socket is open."""
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS, max_msg_size=_LARGEST_MESSAGE)
        await socket.prepare(request)
        self._sockets.add(socket)
        try:
            visit = await start(self.offer.command, os.environ, *_size(request.query))
        except OSError as error:  # as when the computer can bear no more programs
            message = _("A visitor's wizard could not be started: {reason}.")
            print(message.format(reason=error.strerror), file=sys.stderr)
            await socket.close(code=WSCloseCode.TRY_AGAIN_LATER)
        else:
            await self._attend(socket, visit)
        finally:
            self._sockets.discard(socket)
        return socket

    async def _attend(self, socket: web.WebSocketResponse, visit: Visit) -> None:
        """Pass on what the two say until one of them ends."""
        showing = asyncio.create_task(_show(visit, socket))
        try:
            await self._listen(socket, visit)
        finally:
            showing.cancel()
            await asyncio.wait([showing])
            await visit.end()
            _tell_of_fault(visit)

    async def _listen(self, socket: web.WebSocketResponse, visit: Visit) -> None:
        """Do what the browser says until it says nothing any more."""
        with suppress(TimeoutError):  # of the visitor, or of a wizard that does not listen
            while True:
                async with asyncio.timeout(self.offer.idle_seconds):
                    message = await socket.receive()
                if message.type is not WSMsgType.TEXT:
                    break
                try:
                    await _obey(message.json(), socket, visit)
                except (LookupError, RecursionError, TypeError, ValueError):
                    await socket.close(code=WSCloseCode.UNSUPPORTED_DATA)
        await socket.close()

    async def _close(self, _application: web.Application) -> None:
        """Send every visitor away; each handler then ends its wizard."""
        await asyncio.gather(*(socket.close(code=WSCloseCode.GOING_AWAY) for socket in self._sockets))


async def _show(visit: Visit, socket: web.WebSocketResponse) -> None:
    with suppress(
        ConnectionError, ValueError
    ):  # the browser is gone, or the program does not speak as agreed
        await visit.show(socket.send_bytes)
    await socket.close()


async def _obey(message: Any, socket: web.WebSocketResponse, visit: Visit) -> None:
    """Do what one message of textual.js asks for.

    Raises:
        LookupError, TypeError, ValueError: it is none of them.
    """
    kind, *rest = message
    if kind == "stdin":
        await visit.type(str(rest[0]))
    elif kind == "resize":
        await visit.resize(int(rest[0]["width"]), int(rest[0]["height"]))
    elif kind == "ping":
        await socket.send_json(["pong", str(rest[0])])
    elif kind in ("focus", "blur"):
        await visit.focus(kind == "focus")


def _host(request: web.Request) -> str:
    """Return which host was asked for; where none is, aiohttp would ask a name server for one."""
    return request.headers.get("Host", "")


def _visitor(request: web.Request) -> str:
    """Return by what this visitor is known since the page was shown; empty for a stranger."""
    known = request.cookies.get(_VISITOR, "")
    return known if _VISITOR_ID.fullmatch(known) else ""


def _size(query: Any) -> tuple[int, int]:
    try:
        return int(query["width"]), int(query["height"])
    except (KeyError, ValueError):
        return 80, 24


def _tell_of_fault(visit: Visit) -> None:
    """Say on the server's terminal what a wizard said that did not end as it should."""
    words = visit.last_words.replace("\r\x1b[K", "").strip()
    if words or visit.code in _FAULTS:
        heading = _("A visitor's wizard has ended with code {code}:").format(code=visit.code)
        print(heading, *map(show, words.splitlines()), sep="\n", file=sys.stderr)


def _page(text: str, status: int) -> web.Response:
    headers = {"Cache-Control": "no-store"}  # the page holds the key
    return web.Response(text=text, status=status, content_type="text/html", charset="utf-8", headers=headers)
