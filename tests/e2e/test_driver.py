"""The wizard's own driver: how it writes to a terminal, and where it stands back for Textual's."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver
from textual.drivers.linux_driver import LinuxDriver as InstalledDriver
from textual.drivers.web_driver import WebDriver as InstalledWebDriver

from wizard.terminal.driver import driver_class
from wizard.terminal.output import Output
from wizard.terminal.unix_driver import UnixDriver, drop_reports
from wizard.terminal.web_driver import VisitorDriver


def test_writing_never_waits_and_ending_not_long_for_a_terminal_that_takes_nothing() -> None:
    reader, writer = os.pipe()
    output = Output(writer)
    for _ in range(100):
        output.write(b"x" * 10_000)
    output.end(0.01)
    got = b""
    while len(got) < 1_000_000:
        got += os.read(reader, 65536)
    output.end(10)
    os.close(writer)
    assert os.read(reader, 1) == b""
    os.close(reader)


def test_a_terminal_that_does_not_block_still_gets_everything() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    output = Output(writer)
    output.write("blå".encode() + b"x" * 1_000_000)
    got = b""
    while len(got) < 1_000_004:
        got += os.read(reader, 65536)
    assert got.startswith("blå".encode())
    output.end(10)
    os.close(writer)
    os.close(reader)


def test_writing_to_a_terminal_that_is_gone_is_silent() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    output = Output(writer)
    output.write(b"x")
    output.write(b"y")
    output.end(10)
    os.close(writer)


def test_reports_are_dropped_until_it_is_quiet() -> None:
    reader, writer = os.pipe()
    for _ in range(3):
        os.write(writer, b"\x1b[<35;10;2M" * 3000)
        drop_reports(reader, 0.01, 20)
    os.write(writer, b"x")
    assert os.read(reader, 10) == b"x"
    os.close(writer)
    drop_reports(reader, 20, 20)
    os.close(reader)


def test_reports_without_end_are_dropped_for_some_time_only() -> None:
    with Path("/dev/zero").open("rb") as endless:
        drop_reports(endless.fileno(), 20, 0.01)


def known_driver() -> type[Driver]:
    """Return a stock driver as the wizard knows it."""

    class LinuxDriver(HeadlessDriver):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self._file, self.fileno, self._key_thread = None, 0, None

        def run_input_thread(self) -> None:
            """Read."""

        def close(self) -> None:
            """Close."""

        disable_input = HeadlessDriver.disable_input
        process_message = HeadlessDriver.process_message
        start_application_mode = HeadlessDriver.start_application_mode
        stop_application_mode = HeadlessDriver.stop_application_mode
        write = HeadlessDriver.write

    return LinuxDriver


def test_another_driver_is_left_alone() -> None:
    assert driver_class(HeadlessDriver) is HeadlessDriver


def test_the_wizards_driver_stands_in_for_the_one_it_knows() -> None:
    assert driver_class(known_driver()) is UnixDriver


@pytest.mark.parametrize("name", ["run_input_thread", "disable_input", "write", "__init__"])
def test_a_driver_that_has_changed_is_left_alone(name: str) -> None:
    changed = known_driver()
    delattr(changed, name)
    assert driver_class(changed) is changed


def test_a_driver_that_has_other_attributes_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = known_driver()
    monkeypatch.setattr(changed, "__init__", lambda _self: None)
    assert driver_class(changed) is changed


def test_a_textual_without_the_parser_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stock = known_driver()
    monkeypatch.setitem(sys.modules, "wizard.terminal.unix_driver", None)
    assert driver_class(stock) is stock


def test_the_installed_textual_is_one_that_the_wizards_drivers_fit() -> None:
    assert driver_class(InstalledDriver) is UnixDriver
    assert driver_class(InstalledWebDriver) is VisitorDriver


@pytest.mark.parametrize("name", ["run_input_thread", "on_meta", "write_meta", "__init__"])
def test_a_web_driver_that_has_changed_is_left_alone(name: str) -> None:
    kept = {key: value for key, value in vars(InstalledWebDriver).items() if key != name}
    changed = type("WebDriver", (Driver,), kept)
    assert driver_class(changed) is changed
