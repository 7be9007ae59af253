"""Which driver the wizard uses: its own in place of Textual's for Unix, where that is as it was known."""

from textual.driver import Driver

_METHODS = (
    *("__init__", "close", "disable_input", "process_message", "run_input_thread"),
    *("start_application_mode", "stop_application_mode", "write"),
)
_ATTRIBUTES = {"_file", "_key_thread", "fileno"}


def driver_class(stock: type[Driver]) -> type[Driver]:
    """Return the driver to use where Textual would use `stock`.

    On Windows, in a browser, and with a Textual that has changed in what is relied on here, it is `stock`.
    """
    if stock.__name__ != "LinuxDriver" or not _is_known(stock):
        return stock
    try:
        from wizard.unix_driver import UnixDriver
    except ImportError:  # the parser or one of its names has moved
        return stock
    return UnixDriver


def _is_known(stock: type[Driver]) -> bool:
    methods = vars(stock)
    if not all(name in methods for name in _METHODS):
        return False
    return _ATTRIBUTES.issubset(methods["__init__"].__code__.co_names)
