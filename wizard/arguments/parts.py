"""What the arguments of the commands are made of."""

import argparse
from typing import Any, NamedTuple

from wizard.i18n import _

Argument = tuple[str, dict[str, Any]]


class Command(NamedTuple):
    """One command: its help, the function that runs it, and its own arguments for argparse.

    Of the arguments in `either`, one is needed, and of the commands within it.
    """

    text: str
    run: str
    arguments: tuple[Argument, ...] = ()
    either: tuple[Argument, ...] = ()
    commands: "dict[str, Command] | None" = None


def switch(name: str, text: str) -> Argument:
    """Return an option without a value."""
    return (name, {"action": "store_true", "help": text})


def a_number(text: str) -> int:
    """Return the whole number that was typed."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is not a number.").format(text=text)) from None


def a_count(text: str) -> int:
    """Return a number of things, of which there is one at least."""
    return _within(text, 1, 1000)


def a_port(text: str) -> int:
    """Return the number of a port."""
    return _within(text, 0, 65535)


def _within(text: str, least: int, most: int) -> int:
    found = a_number(text)
    if not least <= found <= most:
        message = _("{number} is not between {least} and {most}.")
        raise argparse.ArgumentTypeError(message.format(number=found, least=least, most=most))
    return found
