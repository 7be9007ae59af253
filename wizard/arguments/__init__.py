"""What was typed after `lead-wizard`, read by argparse."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from wizard import __version__
from wizard.arguments.parts import Argument, Command
from wizard.arguments.table import DEMO, SHELLS, WIZARD, commands
from wizard.domain.text import show
from wizard.i18n import N_, _, languages, ngettext

__all__ = ["DEMO", "SHELLS", "WIZARD", "parse"]

# What argparse itself can say to our users, word for word, so that the catalogues have it.
ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("expected one argument"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
)


class _Help(argparse.HelpFormatter):
    """Help of the terminal's width; argparse would import shutil to learn it, for every argument."""

    def __init__(self, prog: str) -> None:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
        except (OSError, ValueError):
            columns = 80
        super().__init__(prog, width=max(40, columns - 2))


class _Parser(argparse.ArgumentParser):
    """Repeats nothing raw to the terminal of what was typed."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave with the code for wrong usage."""
        super().error(show(message))


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; `run` is the command as `module.function`, WIZARD or DEMO."""
    # argparse's own words come from our catalogue too; its way of asking gettext looks for files each time.
    vars(argparse).update(_=_, ngettext=ngettext)
    if "_ARGCOMPLETE" in os.environ:  # a shell asks what could come next
        from wizard.commands.completion import complete

        complete(_parser([]))
    return _parser(arguments).parse_args(arguments)


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser. When a command is named, only that one is built: it is all that can be meant."""
    parser = _Parser(
        prog="lead-wizard",
        description=_("Set up lead management in SuperOffice CRM, step by step, in the terminal."),
        epilog=_("Without a command, the start screen opens: saved set-ups, new, import, demo."),
        allow_abbrev=False,
        formatter_class=_Help,
    )
    text = _("show the version and exit")
    parser.add_argument("--version", action="version", version=f"lead-wizard {__version__}", help=text)
    parser.set_defaults(run=WIZARD, name=None, template=None, store=None, plain=False)
    for argument, options in _common():
        parser.add_argument(argument, **options)
    subparsers = parser.add_subparsers(prog="lead-wizard", title=_("commands"), metavar=_("COMMAND"))
    table = commands()
    named = _command_in(arguments)
    help_wanted = named not in table or any(argument in ("-h", "--help") for argument in arguments)
    for name, command in table.items():
        if help_wanted or name == named:
            _add(subparsers, "lead-wizard", name, command)
    return parser


def _add(subparsers: Any, path: str, name: str, command: Command) -> None:
    """Add a command, and the commands within it."""
    sub = subparsers.add_parser(
        name, help=command.text, description=command.text, allow_abbrev=False, formatter_class=_Help
    )
    sub.set_defaults(run=command.run)
    for argument, options in (*_common(), *command.arguments):
        sub.add_argument(argument, **options)
    if command.either:
        sub.epilog = _(
            "Of several, each gets its turn, also after an error. The exit code is that of the most serious "
            "one: 4 for trouble of the store, before 2 for a wrong name or document."
        )
        group = sub.add_mutually_exclusive_group(required=True)
        for argument, options in command.either:
            group.add_argument(argument, **options)
    if command.commands:
        path = f"{path} {name}"
        inner = sub.add_subparsers(prog=path, title=_("commands"), metavar=_("COMMAND"), required=True)
        for inner_name, inner_command in command.commands.items():
            _add(inner, path, inner_name, inner_command)


def _command_in(arguments: Sequence[str]) -> str | None:
    """Return the first argument that is neither an option nor an option's value."""
    value = False
    for argument in arguments:
        if not value and not argument.startswith("-"):
            return argument
        value = argument in ("--store", "--language")
    return None


def _common() -> tuple[Argument, ...]:
    """Return the options that work before and after the command; a default would undo the other place."""
    absent = {"default": argparse.SUPPRESS}
    store = {"metavar": _("DIR"), "help": _("folder of the saved set-ups (or LEAD_WIZARD_STORE)")}
    text = _("language of the wizard (or LEAD_WIZARD_LANGUAGE)")
    language = {"choices": languages(), "help": text}
    text = _("the wizard as questions and answers, for screen readers and scripts")
    plain = {"action": "store_true", "help": text}
    return (("--store", store | absent), ("--language", language | absent), ("--plain", plain | absent))
