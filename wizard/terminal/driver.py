"""Which driver the wizard uses: its own in place of Textual's, where that is as it was known."""

from typing import NamedTuple

from textual.driver import Driver


class _Known(NamedTuple):
    """What is relied on in a driver of Textual's."""

    methods: tuple[str, ...]
    attributes: frozenset[str]


_UNIX = _Known(
    (
        *("__init__", "close", "disable_input", "process_message", "run_input_thread"),
        *("start_application_mode", "stop_application_mode", "write"),
    ),
    frozenset({"_file", "_key_thread", "fileno"}),
)
_WEB = _Known(
    (
        *("__init__", "_on_meta", "on_meta", "run_input_thread", "start_application_mode"),
        *("stop_application_mode", "write", "write_meta"),
    ),
    frozenset({"_input_reader", "_key_thread", "_write", "exit_event", "fileno"}),
)


def driver_class(stock: type[Driver]) -> type[Driver]:
    """Return the driver to use where Textual would use `stock`.

    On Windows' own terminal, and with a Textual that has changed in what is relied on here, it is `stock`.
    """
    try:
        if stock.__name__ == "LinuxDriver" and _is_known(stock, _UNIX):
            from wizard.terminal.unix_driver import UnixDriver

            return UnixDriver
        if stock.__name__ == "WebDriver" and _is_known(stock, _WEB):
            from wizard.terminal.web_driver import VisitorDriver

            return VisitorDriver
    except ImportError:  # a parser or one of its names has moved
        pass
    return stock


def _is_known(stock: type[Driver], known: _Known) -> bool:
    methods = vars(stock)
    if not all(name in methods for name in known.methods):
        return False
    return known.attributes.issubset(methods["__init__"].__code__.co_names)
