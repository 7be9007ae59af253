"""Waiting until what was pressed has had its effect."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.app import App

_GONE_SECONDS = 0.5  # a widget that has gone meanwhile does not answer


async def at_rest(app: App[Any]) -> None:
    """Wait until a key that was pressed has had its effect, on whatever screen it has led to."""
    before: object = None
    while before != (app.screen, app.focused):
        for _way in range(2):  # what the key has made a widget tell its screen comes right behind the key
            await _turn(app.call_later)
            for node in (app.focused or app.screen).ancestors_with_self:
                await _turn(node.call_later)
        before = (app.screen, app.focused)
        await _turn(app.screen.call_after_refresh)  # what is shown only now can have the focus only then


async def _turn(call: Callable[[Callable[[], None]], bool]) -> None:
    turned = asyncio.Event()
    if call(turned.set):
        with suppress(TimeoutError):
            # Not `wait_for`: in Python 3.11 that forgets a cancellation which comes together with the turn.
            async with asyncio.timeout(_GONE_SECONDS):
                await turned.wait()
