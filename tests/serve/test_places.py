"""Places for visitors: how many, and for whom who is back."""

import asyncio

import pytest

from wizard.serve import places
from wizard.serve.places import Places


async def test_there_are_so_many_places_and_no_more() -> None:
    room = Places(2)
    assert await room.take("a")
    assert await room.take("")
    assert not room.has_place_for("b")
    assert not await room.take("b")
    room.leave("a")
    assert await room.take("b")
    assert room.taken == 2


async def test_who_is_back_waits_for_the_own_place() -> None:
    room = Places(1)
    await room.take("a")
    assert room.has_place_for("a")
    back = asyncio.create_task(room.take("a"))
    await asyncio.sleep(0)
    assert not back.done()
    room.leave("a")
    assert await back
    assert room.taken == 1
    assert not room.has_place_for("b")


async def test_who_is_back_does_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "PATIENCE_SECONDS", 0.01)
    room = Places(1)
    await room.take("a")
    assert not await room.take("a")
    assert room.taken == 1


async def test_a_stranger_is_never_back() -> None:
    room = Places(1)
    await room.take("")
    assert not room.has_place_for("")
