"""The commands and their arguments, as argparse reads them."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NamedTuple, NoReturn

from wizard import __version__
from wizard.i18n import N_, _, languages, ngettext
from wizard.text import show

WIZARD, DEMO = "wizard", "demo"
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


Argument = tuple[str, dict[str, Any]]


class Command(NamedTuple):
    """One command: its help, the function that runs it, and its own arguments for argparse.

    Of the arguments in `either`, one is needed, and of the commands within it.
    """

    text: str
    run: str
    arguments: tuple[tuple[str, dict[str, Any]], ...] = ()
    either: tuple[tuple[str, dict[str, Any]], ...] = ()
    commands: "dict[str, Command] | None" = None


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
    commands = parser.add_subparsers(prog="lead-wizard", title=_("commands"), metavar=_("COMMAND"))
    table = _commands()
    named = _command_in(arguments)
    help_wanted = named not in table or any(argument in ("-h", "--help") for argument in arguments)
    for name, command in table.items():
        if help_wanted or name == named:
            _add(commands, "lead-wizard", name, command)
    return parser


def _add(commands: Any, path: str, name: str, command: Command) -> None:
    """Add a command, and the commands within it."""
    sub = commands.add_parser(
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


def _commands() -> dict[str, Command]:
    name = ("name", {"metavar": _("NAME")})
    output = ("--output", {"metavar": _("FILE"), "help": _("write to this file instead of standard output")})
    as_json = ("--json", {"action": "store_true", "help": _("as JSON")})
    new_name = ("--name", {"metavar": _("NAME"), "help": _("the customer's name, instead of the document's")})
    replace = ("--replace", {"action": "store_true", "help": _("replace the saved set-up of that name")})
    yes = ("--yes", {"action": "store_true", "help": _("really do it")})
    text = _("play a whole set-up by itself and say what happens; any key takes over")
    tour = ("--tour", {"action": "store_true", "help": text})
    number = {"metavar": _("NUMBER"), "type": _number, "required": True}
    text = _("a saved set-up, a document's file, or NAME@REVISION")
    sides = tuple((side, {"metavar": _("NAME_OR_FILE"), "help": text}) for side in ("before", "after"))
    revision = ("--revision", {**number, "help": _("the number that “history” shows")})
    from wizard import many_arguments as many
    from wizard import template_arguments as templates

    return {
        "open": Command(
            _("open a customer's set-up where it was left, or start it"),
            WIZARD,
            (name, templates.start_from()),
        ),
        "new": Command(_("start a set-up without a screen"), "templates.new", (name, *templates.new_setup())),
        "demo": Command(_("look around among made-up customers; nothing is saved"), DEMO, (tour,)),
        "list": Command(_("list the saved set-ups"), "listing.list_setups", (as_json,)),
        "show": Command(_("show one set-up in words"), "listing.show", (name, as_json)),
        "check": Command(
            _("check documents and print every problem"), "documents.check", (as_json,), many.files()
        ),
        "plan": Command(
            _("show what has to change in the CRM"),
            "documents.show_plan",
            (as_json,),
            many.names_or_files(),
        ),
        "handover": Command(
            _("write the hand-over: what to do in SuperOffice, and why"),
            "handover.handover",
            (*many.output(), *_handover()),
            many.names_or_files(),
        ),
        "export": Command(_("write a set-up's document"), "changing.export", many.output(), many.versions()),
        "import": Command(
            _("check a document and save it as a set-up"),
            "changing.import_document",
            (many.documents(), new_name, replace),
        ),
        "import-lists": Command(
            _("take a customer's present list from a table (CSV or .xlsx)"),
            "lists.import_lists",
            (name, *_import_lists(), as_json),
        ),
        "history": Command(
            _("list the kept revisions of a set-up"), "revisions.show_history", (as_json,), many.names()
        ),
        "restore": Command(_("bring a kept revision back"), "revisions.restore", (name, revision)),
        "diff": Command(_("show what differs between two set-ups"), "comparing.diff", (*sides, as_json)),
        "serve": Command(_("show the wizard in browsers"), "serving.serve", _serving()),
        "template": Command(
            _("templates: what is the same for many customers"),
            "templates.list_templates",
            commands=templates.commands(name, as_json, output, yes),
        ),
        "delete": Command(_("move a set-up to the folder “deleted”"), "changing.delete", (name, yes)),
        "schema": Command(_("print the JSON Schema of the document"), "documents.schema"),
        "completion": Command(
            _("print what makes the tab key of a shell complete commands"), "completion.print_code", (_SHELL,)
        ),
    }


def _import_lists() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return the table's file, and how it is to be understood where its titles do not tell."""
    text = _("what a column is, such as name=Title or group=2; can be given several times")
    column = {"action": "append", "metavar": _("ROLE=TITLE_OR_NUMBER"), "help": text}
    text = _("the table is the whole list: what is not in it was noted by mistake")
    return (
        ("file", {"metavar": _("FILE"), "help": _("the table; - reads standard input")}),
        ("--list", {"choices": ("categories", "statuses"), "help": _("which list it is")}),
        ("--sheet", {"metavar": _("SHEET"), "help": _("name or number of the workbook's sheet")}),
        ("--column", column),
        ("--whole", {"action": "store_true", "help": text}),
        ("--strict", {"action": "store_true", "help": _("save nothing unless everything is matched")}),
        ("--dry-run", {"action": "store_true", "help": _("show what would be taken, and save nothing")}),
    )


def _serving() -> tuple[tuple[str, dict[str, Any]], ...]:
    """Return where to listen, what is shown there, and to how many."""
    text = _("serve your saved set-ups, to one visitor at a time, instead of the demo; --store does it too")
    saved = {"action": "store_true", "help": text}
    visitors = {
        "metavar": _("NUMBER"),
        "type": _count,
        "help": _("how many visitors there may be at once: 10"),
    }
    port = {
        "metavar": _("NUMBER"),
        "type": _port,
        "default": 8000,
        "help": _("the port: 8000; 0 takes a free one"),
    }
    text = _("the name or number to listen on: 127.0.0.1, which only this computer reaches")
    host = {"metavar": _("HOST"), "default": "127.0.0.1", "help": text}
    text = _("where visitors find it, if that is another place, such as https://wizard.example")
    address = {"metavar": _("ADDRESS"), "help": text}
    return (
        ("--saved", saved),
        ("--visitors", visitors),
        ("--port", port),
        ("--host", host),
        ("--address", address),
    )


def _handover() -> tuple[tuple[str, dict[str, Any]], ...]:
    text = _("Markdown, a page for a browser or a PDF; else as FILE ends, else Markdown")
    trail = {"action": "store_true", "help": _("with who changed what and when, of a saved set-up")}
    return ("--format", {"choices": ("md", "html", "pdf"), "help": text}), ("--trail", trail)


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


def _count(text: str) -> int:
    return _within(text, 1, 1000)


def _port(text: str) -> int:
    return _within(text, 0, 65535)


def _within(text: str, least: int, most: int) -> int:
    number = _number(text)
    if not least <= number <= most:
        message = _("{number} is not between {least} and {most}.")
        raise argparse.ArgumentTypeError(message.format(number=number, least=least, most=most))
    return number
