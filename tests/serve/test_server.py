"""The command `serve`, as its user starts and ends it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from aiohttp import ClientSession

from wizard.cli import main
from wizard.serve.server import faults_alone

WIZARD = (sys.executable, "-m", "wizard")
SECONDS = 20.0


class Server:
    """A server in a process of its own."""

    def __init__(self, stack: ExitStack, *arguments: str) -> None:
        command = (*WIZARD, "serve", "--port", "0", *arguments)
        self.process = stack.enter_context(
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        )
        stack.callback(self.process.kill)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal; return the exit code and what was said."""
        self.process.send_signal(number)
        _rest, said = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, said

    def children(self) -> list[str]:
        listed = subprocess.run(("ps", "-A", "-o", "ppid=,args="), capture_output=True, text=True, check=True)
        lines = (line.split(maxsplit=1) for line in listed.stdout.splitlines())
        return [args for parent, args in lines if parent == str(self.process.pid)]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def test_the_address_is_data_and_the_rest_is_narration(stack: ExitStack) -> None:
    server = Server(stack)
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", server.address)
    with urlopen(server.address, timeout=SECONDS) as page:
        assert page.status == 200
    code, said = server.end(signal.SIGINT)
    assert code == 0
    assert said.splitlines() == [
        "The demo is served to 10 visitors at once, each with their own, at this address:",
        "ctrl+c ends it.",
    ]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_with_the_usual_code(stack: ExitStack, number: int, code: int) -> None:
    assert Server(stack).end(number)[0] == code


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
async def test_whatever_ends_it_no_visitors_wizard_is_left(
    stack: ExitStack, tmp_path: Path, number: int
) -> None:
    server = Server(stack, "--store", str(tmp_path / "store"))
    origin, key = re.fullmatch(r"(http://[^/]+)/\?key=([\w-]{22})", server.address).groups()  # type: ignore[union-attr]
    async with (
        ClientSession() as session,
        session.ws_connect(f"{origin}/socket/{key}", headers={"Origin": origin}) as window,
    ):
        await window.receive_bytes()
        listed = subprocess.run(("ps", "-A", "-o", "pid=,ppid="), capture_output=True, text=True, check=True)
        pairs = (line.split() for line in listed.stdout.splitlines())
        (wizard,) = [int(pid) for pid, parent in pairs if parent == str(server.process.pid)]
        server.process.send_signal(number)
        async for _message in window:
            pass
    server.process.communicate(timeout=SECONDS)
    deadline = time.monotonic() + SECONDS
    while is_alive(wizard):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_alive(process: int) -> bool:
    state = subprocess.run(
        ("ps", "-o", "stat=", "-p", str(process)), capture_output=True, text=True, check=False
    )
    return state.stdout.strip()[:1] not in ("", "Z")


def test_saved_set_ups_are_served_when_that_is_said_and_not_because_a_store_is_set(stack: ExitStack) -> None:
    assert "LEAD_WIZARD_STORE" in os.environ
    server = Server(stack, "--saved")
    with pytest.raises(HTTPError) as refusal:
        urlopen(server.address.partition("?")[0], timeout=SECONDS)
    assert refusal.value.code == 403
    refusal.value.close()
    _code, said = server.end(signal.SIGINT)
    assert "Your saved set-ups are served to one visitor at a time" in said


def test_other_computers_are_let_in_only_with_a_warning(stack: ExitStack) -> None:
    server = Server(stack, "--host", "0.0.0.0", "--visitors", "1")
    port = server.address.rstrip("/").rpartition(":")[2]
    assert server.address == f"http://{socket.gethostname().lower()}:{port}/"
    _code, said = server.end(signal.SIGINT)
    assert "to one visitor at a time" in said
    assert "nothing is encrypted" in said


def test_behind_another_server_its_address_is_told(stack: ExitStack) -> None:
    assert Server(stack, "--address", "https://demo.example/").address == "https://demo.example/"


@pytest.mark.parametrize(
    "request_line", [b"\0\xff", b"GET /?key=\xff HTTP/1.1", b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000]
)
def test_a_bad_request_is_nothing_to_tell(stack: ExitStack, request_line: bytes) -> None:
    server = Server(stack)
    port = int(server.address.rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS) as line:
        line.sendall(request_line + b"\r\n\r\n")
        assert b" 400 " in line.recv(100)
    _code, said = server.end(signal.SIGINT)
    assert len(said.splitlines()) == 2


def test_a_fault_in_the_server_goes_to_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LEAD_WIZARD_LOG", str(tmp_path))
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        faults_alone().exception("Error handling request")
    assert capsys.readouterr().err.startswith("Something went wrong inside the wizard.")
    assert "ZeroDivisionError" in (tmp_path / "lead-wizard.log").read_text(encoding="utf-8")


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"The server cannot listen on 127.0.0.1, port {port}: Address already in use.",
        "Choose another place with --host and --port.",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--host", "name.invalid"], "The server cannot listen on name.invalid, port 8000: "),
        (["--address", "demo.example\x1b"], "“demo.example\ufffd” is no address of a site."),
        (["--saved", "--visitors", "2"], "The saved set-ups are for one visitor at a time."),
    ],
)
def test_what_cannot_be_is_told(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--port", "65536"], ["--port", "x"], ["--visitors", "0"], ["--visitors", "1001"]]
)
def test_numbers_have_their_limits(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["serve", *arguments])
    assert stop.value.code == 2
    assert arguments[0] in capsys.readouterr().err


@pytest.mark.parametrize("library", ["aiohttp", "textual_serve"])
def test_a_missing_library_is_told_with_what_to_install(
    library: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("wizard.serve")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    assert main(["serve"]) == 2
    assert 'pip install "lead-wizard[serve]"' in capsys.readouterr().err
