"""The commands and their arguments, as argparse reads them."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple, NoReturn

from wizard import __version__
from wizard.i18n import N_, _, languages, ngettext
from wizard.text import show

WIZARD = "wizard"
SHELLS = ("bash", "zsh", "fish", "powershell")
_SHELL = ("shell", {"choices": SHELLS, "metavar": "|".join(SHELLS)})

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


class Command(NamedTuple):
    """One command: its help, the function that runs it, and its own arguments for argparse."""

    text: str
    run: str
    arguments: tuple[tuple[str, dict[str, Any]], ...] = ()


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; `run` is the command as `module.function`, or WIZARD."""
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
        epilog=_("Without a command, the start screen opens: saved set-ups, new, import."),
        allow_abbrev=False,
        formatter_class=_Help,
    )
    text = _("show the version and exit")
    parser.add_argument("--version", action="version", version=f"lead-wizard {__version__}", help=text)
    parser.set_defaults(run=WIZARD, name=None, store=None, plain=False)
    common = _common()
    for argument, options in common:
        parser.add_argument(argument, **options)
    commands = parser.add_subparsers(prog="lead-wizard", title=_("commands"), metavar=_("COMMAND"))
    table = _commands()
    named = _command_in(arguments)
    help_wanted = named not in table or any(argument in ("-h", "--help") for argument in arguments)
    for name, command in table.items():
        if help_wanted or name == named:
            sub = commands.add_parser(
                name,
                help=command.text,
                description=command.text,
                allow_abbrev=False,
                formatter_class=_Help,
            )
            sub.set_defaults(run=command.run)
            for argument, options in (*common, *command.arguments):
                sub.add_argument(argument, **options)
    return parser


def _command_in(arguments: Sequence[str]) -> str | None:
    """Return the first argument that is neither an option nor an option's value."""
    value = False
    for argument in arguments:
        if not value and not argument.startswith("-"):
            return argument
        value = argument in ("--store", "--language")
    return None


def _commands() -> dict[str, Command]:
    name = ("name", {"metavar": _("NAME")})
    name_or_file = ("name", {"metavar": _("NAME_OR_FILE")})
    output = ("--output", {"metavar": _("FILE"), "help": _("write to this file instead of standard output")})
    as_json = ("--json", {"action": "store_true", "help": _("as JSON")})
    files = ("files", {"metavar": _("FILE"), "nargs": "+"})
    markdown = ("--format", {"choices": ("md",), "default": "md", "help": _("Markdown")})
    new_name = ("--name", {"metavar": _("NAME"), "help": _("the customer's name, instead of the document's")})
    replace = ("--replace", {"action": "store_true", "help": _("replace the saved set-up of that name")})
    yes = ("--yes", {"action": "store_true", "help": _("really do it")})
    number = {"metavar": _("NUMBER"), "type": _number, "required": True}
    revision = ("--revision", {**number, "help": _("the number that “history” shows")})
    return {
        "open": Command(_("open a customer's set-up where it was left, or start it"), WIZARD, (name,)),
        "list": Command(_("list the saved set-ups"), "listing.list_setups", (as_json,)),
        "show": Command(_("show one set-up in words"), "listing.show", (name, as_json)),
        "check": Command(_("check documents and print every problem"), "documents.check", (files,)),
        "plan": Command(
            _("show what has to change in the CRM"), "documents.show_plan", (name_or_file, as_json)
        ),
        "handover": Command(
            _("write the hand-over checklist"), "documents.handover", (name_or_file, markdown, output)
        ),
        "export": Command(_("write a set-up's document"), "changing.export", (name, output)),
        "import": Command(
            _("check a document and save it as a set-up"),
            "changing.import_document",
            (("file", {"metavar": _("FILE")}), new_name, replace),
        ),
        "history": Command(
            _("list the kept revisions of a set-up"), "revisions.show_history", (name, as_json)
        ),
        "restore": Command(_("bring a kept revision back"), "revisions.restore", (name, revision)),
        "delete": Command(_("move a set-up to the folder “deleted”"), "changing.delete", (name, yes)),
        "schema": Command(_("print the JSON Schema of the document"), "documents.schema"),
        "completion": Command(
            _("print what makes the tab key of a shell complete commands"), "completion.print_code", (_SHELL,)
        ),
    }


def _common() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return the options that work before and after the command; a default would undo the other place."""
    absent = {"default": argparse.SUPPRESS}
    store = {"metavar": _("DIR"), "help": _("folder of the saved set-ups (or LEAD_WIZARD_STORE)")}
    text = _("language of the wizard (or LEAD_WIZARD_LANGUAGE)")
    language = {"choices": languages(), "help": text}
    text = _("the wizard as questions and answers, for screen readers and scripts")
    plain = {"action": "store_true", "help": text}
    return (("--store", store | absent), ("--language", language | absent), ("--plain", plain | absent))


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is not a number.").format(text=text)) from None
