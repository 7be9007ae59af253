"""Which names and origins are the server's own."""

import socket

import pytest

from wizard.serve.addresses import Own, own_address

LOCAL = Own("127.0.0.1", 8000)
WIDE = Own("0.0.0.0", 8000)
NAMED = Own("wizard.local", 80)
PROXIED = Own("127.0.0.1", 8000, "https://demo.example")
NOT_LOCAL = (
    *("", "127.0.0.1", "127.0.0.1:8001", "evil.example:8000", "192.168.1.7:8000", "localhost.:8000"),
    *("x@127.0.0.1:8000", "127.0.0.1:8000/x", "127.0.0.1:8000:1", "[::1:8000", "127.0.0.1:99999"),
    *("127.0.0.1: 8000", "127.0.0.1:08000"),
)


@pytest.mark.parametrize(
    ("own", "host"),
    [
        (LOCAL, "127.0.0.1:8000"),
        (LOCAL, "localhost:8000"),
        (LOCAL, "LocalHost:8000"),
        (LOCAL, "[::1]:8000"),
        (WIDE, "192.168.1.7:8000"),
        (WIDE, "[fe80::1]:8000"),
        (WIDE, f"{socket.gethostname()}:8000"),
        (NAMED, "wizard.local"),
        (NAMED, "wizard.local:80"),
        (PROXIED, "demo.example"),
        (PROXIED, "127.0.0.1:8000"),
    ],
)
def test_own_hosts(own: Own, host: str) -> None:
    assert own.is_host(host)


@pytest.mark.parametrize(
    ("own", "host"),
    [
        *((LOCAL, host) for host in NOT_LOCAL),
        (WIDE, "evil.example:8000"),
        (WIDE, "[fe80::1%x;script-src *]:8000"),
        (NAMED, "localhost"),
        (NAMED, "127.0.0.1"),
        (PROXIED, "demo.example:8000"),
        (PROXIED, "sub.demo.example"),
    ],
)
def test_the_hosts_of_others(own: Own, host: str) -> None:
    assert not own.is_host(host)


def test_a_page_may_steer_the_wizard_only_from_the_address_that_it_came_from() -> None:
    host = "127.0.0.1:8000"
    assert LOCAL.is_origin("http://127.0.0.1:8000", host)
    for origin in ("", "null", "http://localhost:8000", "https://127.0.0.1:8000", "http://127.0.0.1", "*"):
        assert not LOCAL.is_origin(origin, host)
    assert PROXIED.is_origin("https://demo.example", host)
    assert not PROXIED.is_origin("http://demo.example", host)


def test_the_addresses_to_tell() -> None:
    assert LOCAL.url() == "http://127.0.0.1:8000"
    assert Own("::1", 8000).url() == "http://[::1]:8000"
    assert WIDE.url() == f"http://{socket.gethostname().lower()}:8000"
    assert LOCAL.socket_url("localhost:8000") == "ws://localhost:8000"
    assert PROXIED.url("127.0.0.1:8000") == "https://demo.example"
    assert PROXIED.socket_url("127.0.0.1:8000") == "wss://demo.example"


def test_only_this_computer_reaches_the_usual_host() -> None:
    assert not LOCAL.is_open_to_others
    assert WIDE.is_open_to_others


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://Demo.example/", "https://demo.example"),
        ("https://demo.example:443", "https://demo.example"),
        ("http://demo.example:8080", "http://demo.example:8080"),
        ("http://[::1]:80/", "http://[::1]"),
        *((text, "") for text in ("", "demo.example", "ftp://demo.example", "https://", "https://x/path")),
        *((text, "") for text in ("https://x?y", "https://u@x", "https://x:port", "https://x:99999")),
    ],
)
def test_an_address_is_spelled_as_browsers_do(text: str, address: str) -> None:
    assert own_address(text) == address
