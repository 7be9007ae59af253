"""Running the server: from taking its port to the end of the last visitor's wizard."""

import asyncio
import gc
import logging
import signal
from collections.abc import Callable
from contextlib import suppress

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from wizard.faults import report, tell
from wizard.serve.site import Site
from wizard.serve.visit import GRACE_SECONDS

# The way to leave a server is ctrl+c; the others are what the wizard itself gives back.
_CODES = {"SIGINT": 0, "SIGHUP": 129, "SIGTERM": 143}
_HURRY_SECONDS = GRACE_SECONDS + 5.0


def run(site: Site, ready: Callable[[Site], None]) -> int:
    """Serve until a signal says that it is enough; return the exit code.

    `ready` is called with the site once visitors can come.

    Raises:
        OSError: the address cannot be listened on.
    """
    gc.enable()  # it is off for commands, which are short
    return asyncio.run(_serve(site, ready))


async def _serve(site: Site, ready: Callable[[Site], None]) -> int:
    ended = _end_by_signal()
    runner = web.AppRunner(
        site.application(), access_log=None, logger=faults_alone(), shutdown_timeout=_HURRY_SECONDS
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, site.own.host, site.own.port).start()
        site.own = site.own.listening_on(runner.addresses[0][1])
        ready(site)
        return await ended
    finally:
        await runner.cleanup()


def faults_alone() -> logging.Logger:
    """Return where aiohttp tells its troubles: a fault goes to the wizard's log, a bad request nowhere."""
    logger = logging.Logger("lead-wizard-server", logging.ERROR)
    logger.addHandler(_Faults())
    return logger


class _Faults(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        fault = record.exc_info[1] if record.exc_info else None
        if fault is not None and not isinstance(fault, HttpProcessingError):
            tell(report(fault))


def _end_by_signal() -> "asyncio.Future[int]":
    """Return what gets the exit code when a signal comes; one ignored from the start stays ignored."""
    loop = asyncio.get_running_loop()
    ended = loop.create_future()

    def end(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    for name, code in _CODES.items():
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            with suppress(NotImplementedError):  # Windows: ctrl+c cancels, which ends the server as well
                loop.add_signal_handler(number, end, code)
    return ended
