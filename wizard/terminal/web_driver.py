"""Textual's driver for the web, made to outlive its browser and to leave when the server is gone."""

from functools import partial
from time import monotonic
from typing import Any

from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver

from wizard.terminal.keyboard import Keyboard
from wizard.terminal.output import Output

_STALLED_SECONDS = 2.0


class VisitorDriver(WebDriver):
    """Reads packets until their end, the end of the visit; writes without waiting for the browser."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Make the driver; the arguments are those of Textual's."""
        super().__init__(*arguments, **options)
        self._output: Output | None = None

    def start_application_mode(self) -> None:
        """Begin to draw."""
        self._output = Output(self.fileno)
        self._write = partial(self._queue)  # all that Textual's writes goes through this
        super().start_application_mode()

    def close(self) -> None:
        """Wait until everything is written, but not for a server that takes nothing any more."""
        super().close()
        if self._output is not None:
            self._output.end(_STALLED_SECONDS)

    def run_input_thread(self) -> None:
        """Read until the input is at its end: then there is no visitor any more."""
        try:
            self._read_packets()
        except Exception as fault:  # the app knows what to do with a fault
            self._app.call_later(_raise, fault)
            return
        if not self.exit_event.is_set():
            self._leave()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Do what the server says; when it says to quit, leave without losing what stands in the fields."""
        if packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def _read_packets(self) -> None:
        keyboard, packets = Keyboard(self._debug), ByteStream()
        heard_at = monotonic()
        for data in self._input_reader:
            if data:
                heard_at = monotonic()
                for kind, payload in packets.feed(data):
                    if kind == "D":
                        for message in keyboard.feed(payload):
                            self.process_message(message)
                    else:
                        self._on_meta(kind, payload)
            elif keyboard.patience is not None and monotonic() - heard_at >= keyboard.patience:
                heard_at = monotonic()
                for message in keyboard.pause():
                    self.process_message(message)

    def _queue(self, data: bytes) -> int:
        assert self._output is not None, "it begins with the drawing"
        self._output.write(data)
        return len(data)

    def _leave(self) -> None:
        self._app.call_later(getattr(self._app, "terminal_gone", self._app.exit))


def _raise(fault: Exception) -> None:
    raise fault
