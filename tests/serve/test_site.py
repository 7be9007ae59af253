"""Who gets in, what every answer says to the browser, and what a web socket does with what it is told."""

import asyncio
from collections.abc import Callable
from http.cookies import SimpleCookie

import pytest
from aiohttp import ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from tests.serve.conftest import Serve, Served, demo, stand_in
from wizard import i18n
from wizard.serve import visit
from wizard.serve.site import Offer

SECONDS = 20.0
SAVED = Offer(stand_in(), 1, key="the-key")
PAGES = ("/", "/static/js/textual.js", "/page/page.css", "/nothing", "/socket", "/static/")


async def said(socket: ClientWebSocketResponse, wanted: bytes) -> bytes:
    """Wait until the wizard has said something, and return all that it has said."""
    heard = b""
    async with asyncio.timeout(SECONDS):
        while wanted not in heard:
            heard += await socket.receive_bytes()
    return heard


async def closed(socket: ClientWebSocketResponse) -> int | None:
    async with asyncio.timeout(SECONDS):
        async for _message in socket:
            pass
    return socket.close_code


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(SECONDS):
        while not holds():
            await asyncio.sleep(0.01)


async def refused(served: Served, path: str = "/socket", **headers: str) -> int:
    with pytest.raises(WSServerHandshakeError) as refusal:
        await served.enter(path, **headers)
    return refusal.value.status


def places(served: Served) -> int:
    return served.site._places.taken


@pytest.mark.parametrize("path", PAGES)
async def test_every_answer_keeps_other_sites_out(serve: Serve, path: str) -> None:
    served = await serve(demo())
    async with served.session.get(served.url + path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    own = served.url.replace("http", "ws")
    assert f"connect-src {own};" in policy
    assert policy.startswith("default-src 'none'; script-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert not [name for name in headers if name.startswith("Access-Control")]
    assert "ython" not in headers["Server"]


@pytest.mark.parametrize("path", PAGES)
async def test_another_name_for_the_server_gets_nothing(serve: Serve, path: str) -> None:
    served = await serve(demo())
    async with served.session.get(served.url + path, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 421
        assert "connect-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "This is not the wizard&#x27;s address" in await answer.text()


async def test_a_folder_is_not_listed_and_nothing_beside_it_is_read(serve: Serve) -> None:
    served = await serve(demo())
    for path in ("/static/", "/page/", "/static/%2e%2e/server.py", "/page/..%2fsite.py"):
        async with served.session.get(served.url + path) as answer:
            assert answer.status in (403, 404)


async def test_the_page_needs_nothing_from_elsewhere(serve: Serve) -> None:
    served = await serve(demo())
    async with served.session.get(served.url) as answer:
        text = await answer.text()
    assert "http" not in text.replace(served.url.replace("http", "ws"), "")
    assert f'data-session-websocket-url="{served.url.replace("http", "ws")}/socket"' in text


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://localhost:1"])
async def test_a_page_of_another_site_cannot_steer_the_wizard(serve: Serve, origin: str) -> None:
    served = await serve(demo())
    assert await refused(served, Origin=origin) == 403
    assert places(served) == 0


async def test_a_program_without_an_origin_cannot_either(serve: Serve) -> None:
    served = await serve(demo())
    with pytest.raises(WSServerHandshakeError) as refusal:
        await served.session.ws_connect(served.url + "/socket")
    assert refusal.value.status == 403


async def test_keys_and_sizes_reach_the_wizard_and_pictures_the_visitor(serve: Serve) -> None:
    served = await serve(demo())
    async with await served.enter() as socket:
        assert await said(socket, b"here") == b"here"
        await socket.send_json(["stdin", "blå\ud800"])
        await said(socket, "Dblå?".encode())
        await socket.send_json(["resize", {"width": 100, "height": 30}])
        await said(socket, b'M{"type": "resize", "width": 100, "height": 30}')
        await socket.send_json(["resize", {"width": 10**9, "height": -5}])
        await said(socket, b'M{"type": "resize", "width": 500, "height": 1}')
        await socket.send_json(["focus"])
        await said(socket, b'M{"type": "focus"}')
        await socket.send_json(["blur"])
        await said(socket, b'M{"type": "blur"}')
        await socket.send_json(["ping", "7"])
        assert await socket.receive_json() == ["pong", "7"]


async def test_when_the_wizard_ends_the_browser_is_told_at_once(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visit, "GRACE_SECONDS", 0.1)
    served = await serve(demo(stand_in("stubborn")))
    async with await served.enter() as socket:
        await socket.send_json(["stdin", "bye"])
        assert await closed(socket) == 1000
    await until(lambda: places(served) == 0)


@pytest.mark.parametrize(
    "text",
    ["", "{", "3", "[]", "{}", '["stdin"]', '["resize", {}]', '["resize", {"width": "x"}]', "[" * 100_000],
)
async def test_nonsense_ends_the_visit_and_nothing_else(
    serve: Serve, text: str, capfd: pytest.CaptureFixture[str]
) -> None:
    served = await serve(demo())
    async with await served.enter() as other, await served.enter() as socket:
        await socket.send_str(text)
        assert await closed(socket) == 1003
        await other.send_json(["stdin", "still there"])
        await said(other, b"still there")
    assert capfd.readouterr().err == ""


async def test_a_message_that_nobody_knows_is_passed_over(serve: Serve) -> None:
    served = await serve(demo())
    async with await served.enter() as socket:
        await socket.send_json(["download", "x"])
        await socket.send_json(["stdin", "still there"])
        await said(socket, b"still there")


async def test_too_long_a_message_ends_the_visit(serve: Serve) -> None:
    served = await serve(demo())
    async with await served.enter() as socket:
        await socket.send_json(["stdin", "x" * (4 * 1024 * 1024)])
        assert await closed(socket) == 1009


async def test_above_the_limit_a_visitor_is_asked_to_wait(serve: Serve) -> None:
    served = await serve(demo(visitors=2))
    async with await served.enter() as first, await served.enter():
        async with served.session.get(served.url) as answer:
            assert answer.status == 503
            assert answer.headers["Retry-After"] == "60"
            assert "All places are taken" in await answer.text()
        assert await refused(served) == 503
        await first.close()
        await until(lambda: places(served) == 1)
        async with served.session.get(served.url) as answer:
            assert answer.status == 200


@pytest.mark.parametrize("language", i18n.languages())
async def test_the_page_speaks_the_language_of_the_server(serve: Serve, language: str) -> None:
    i18n.use(language)
    served = await serve(demo(visitors=1))
    async with await served.enter(), served.session.get(served.url) as answer:
        assert f'<html lang="{language}">' in await answer.text()


async def test_who_loads_the_page_again_gets_the_own_place_back(serve: Serve) -> None:
    served = await serve(demo(visitors=1))
    async with served.session.get(served.url) as answer:
        cookie = SimpleCookie(answer.headers["Set-Cookie"])["lead-wizard-visitor"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    mine = {"Cookie": f"lead-wizard-visitor={cookie.value}"}
    before = await served.enter(**mine)
    await said(before, b"here")
    async with served.session.get(served.url, headers=mine) as answer:
        assert answer.status == 200
        assert "Set-Cookie" not in answer.headers
    async with served.session.get(served.url, headers={"Cookie": "lead-wizard-visitor="}) as answer:
        assert answer.status == 503
    again = asyncio.create_task(served.enter(**mine))
    await before.close()
    async with await again as socket:
        await said(socket, b"here")


async def test_behind_another_server_its_address_is_the_own_one(serve: Serve) -> None:
    served = await serve(demo(), "https://demo.example")
    here = f"http://127.0.0.1:{served.runner.addresses[0][1]}"
    async with served.session.get(here, headers={"Host": "demo.example"}) as answer:
        assert answer.status == 200
        assert "; Secure" in answer.headers["Set-Cookie"]
        assert "connect-src wss://demo.example;" in answer.headers["Content-Security-Policy"]
        assert 'data-session-websocket-url="wss://demo.example/socket"' in await answer.text()
    headers = {"Host": "demo.example", "Origin": "https://demo.example"}
    async with served.session.ws_connect(here + "/socket", headers=headers) as socket:
        await said(socket, b"here")


async def test_saved_set_ups_need_the_key_that_only_the_user_was_told(serve: Serve) -> None:
    served = await serve(SAVED)
    assert served.site.url == served.url + "/?key=the-key"
    for path in ("/", "/?key=", "/?key=other"):
        async with served.session.get(served.url + path) as answer:
            assert answer.status == 403
            assert "the-key" not in await answer.text()
    for path in ("/socket", "/socket/other"):
        assert await refused(served, path) == 403
    async with served.session.get(served.site.url) as answer:
        assert "/socket/the-key" in await answer.text()
        assert answer.headers["Cache-Control"] == "no-store"
    async with await served.enter("/socket/the-key") as socket:
        await said(socket, b"here")


async def test_saved_set_ups_are_for_one_visitor_and_the_second_is_told(serve: Serve) -> None:
    served = await serve(SAVED)
    async with await served.enter("/socket/the-key"):
        async with served.session.get(served.site.url) as answer:
            assert answer.status == 503
            assert "open in another window" in await answer.text()
        assert await refused(served, "/socket/the-key") == 503


async def test_who_does_nothing_for_long_makes_room(serve: Serve) -> None:
    served = await serve(demo()._replace(idle_seconds=0.05))
    async with await served.enter() as socket:
        assert await closed(socket) == 1000
    await until(lambda: places(served) == 0)


async def test_what_the_wizard_complains_of_is_told_on_the_server_without_its_control_signs(
    serve: Serve, capfd: pytest.CaptureFixture[str]
) -> None:
    served = await serve(demo(stand_in("loud")))
    async with await served.enter() as socket:
        assert await closed(socket) == 1000
    await until(lambda: places(served) == 0)
    assert capfd.readouterr().err == "A visitor's wizard has ended with code 1:\n\ufffd[31mtrouble\n"


async def test_a_wizard_that_cannot_be_started_is_told(
    serve: Serve, capfd: pytest.CaptureFixture[str]
) -> None:
    served = await serve(demo(("/nowhere/at/all",)))
    async with await served.enter() as socket:
        assert await closed(socket) == 1013
    await until(lambda: places(served) == 0)
    assert capfd.readouterr().err.startswith("A visitor's wizard could not be started: No such file")


async def test_at_the_end_every_visitor_is_sent_away(serve: Serve) -> None:
    served = await serve(demo())
    async with await served.enter() as first, await served.enter() as second:
        leaving = asyncio.create_task(served.runner.cleanup())
        assert [await closed(first), await closed(second)] == [1001, 1001]
        await leaving
    assert places(served) == 0


async def test_a_visitor_who_reads_nothing_and_a_wizard_that_does_not_listen_hold_up_nobody(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visit, "GRACE_SECONDS", 0.1)
    served = await serve(demo(stand_in("full")))
    stuck = await served.enter()
    assert (await stuck.receive()).type is WSMsgType.BINARY
    await stuck.send_json(["stdin", "x" * 1_000_000])
    async with await served.enter() as other:
        await other.receive_bytes()
    await stuck.close()
    await until(lambda: places(served) == 0)
