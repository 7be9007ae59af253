"""The command line: arguments, language, exit codes. Everything heavy is imported when a command needs it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from wizard import __version__, i18n
from wizard.i18n import _

DONE, FAULT, WRONG, STORE_TROUBLE, NO_TERMINAL, INTERRUPTED = 0, 1, 2, 4, 5, 130
LANGUAGES = i18n.LANGUAGES


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    i18n.use(i18n.choose(_option(arguments, "--language"), os.environ))
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader had enough, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # the last line of defence: a log instead of a traceback
        from wizard.faults import report

        print(report(fault), file=sys.stderr)
        return FAULT
    return code


def _speak_utf8() -> None:
    """Data is UTF-8 whatever the locale says; what a terminal cannot show never stops a command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _option(arguments: Sequence[str], name: str) -> str | None:
    """Return an option's value before the parser is built: its help is already in the chosen language."""
    for index, argument in enumerate(arguments):
        if argument == name and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith(f"{name}="):
            return argument.removeprefix(f"{name}=")
    return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lead-wizard",
        description=_("Set up lead management in SuperOffice CRM, step by step, in the terminal."),
        epilog=_("Without a command, the start screen opens: saved set-ups, new, import."),
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"lead-wizard {__version__}")
    parser.set_defaults(run=_wizard, name=None, store=None)
    _add_common(parser)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))

    def command(name: str, text: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        sub.set_defaults(run=run)
        _add_common(sub)
        return sub

    _add_reading(command)
    _add_changing(command)
    return parser


Command = Callable[[str, str, Callable[[argparse.Namespace], int]], argparse.ArgumentParser]


def _add_reading(command: Command) -> None:
    sub = command("open", _("open a customer's set-up where it was left, or start it"), _wizard)
    sub.add_argument("name", metavar=_("NAME"))
    sub = command("list", _("list the saved set-ups"), _run("listing", "list_setups"))
    sub.add_argument("--json", action="store_true", help=_("as JSON"))
    sub = command("show", _("show one set-up in words"), _run("listing", "show"))
    sub.add_argument("name", metavar=_("NAME"))
    sub.add_argument("--json", action="store_true", help=_("as its document"))
    sub = command("check", _("check documents and print every problem"), _run("documents", "check"))
    sub.add_argument("files", metavar=_("FILE"), nargs="+")
    sub = command("plan", _("show what has to change in the CRM"), _run("documents", "show_plan"))
    sub.add_argument("name", metavar=_("NAME_OR_FILE"))
    sub.add_argument("--json", action="store_true", help=_("as JSON"))
    sub = command("handover", _("write the hand-over checklist"), _run("documents", "handover"))
    sub.add_argument("name", metavar=_("NAME_OR_FILE"))
    sub.add_argument("--format", choices=("md",), default="md", help=_("Markdown"))
    sub.add_argument("--output", metavar=_("FILE"), help=_("write to this file instead of standard output"))
    sub = command("schema", _("print the JSON Schema of the document"), _run("documents", "schema"))


def _add_changing(command: Command) -> None:
    sub = command("export", _("write a set-up's document"), _run("changing", "export"))
    sub.add_argument("name", metavar=_("NAME"))
    sub.add_argument("--output", metavar=_("FILE"), help=_("write to this file instead of standard output"))
    sub = command(
        "import", _("check a document and save it as a set-up"), _run("changing", "import_document")
    )
    sub.add_argument("file", metavar=_("FILE"))
    sub.add_argument("--name", metavar=_("NAME"), help=_("the customer's name, instead of the document's"))
    sub.add_argument("--replace", action="store_true", help=_("replace the saved set-up of that name"))
    sub = command("delete", _("move a set-up to the folder “deleted”"), _run("changing", "delete"))
    sub.add_argument("name", metavar=_("NAME"))
    sub.add_argument("--yes", action="store_true", help=_("really do it"))


def _add_common(parser: argparse.ArgumentParser) -> None:
    """Add the options that work before and after the command; a default here would undo the other place."""
    absent = argparse.SUPPRESS
    text = _("folder of the saved set-ups (or LEAD_WIZARD_STORE)")
    parser.add_argument("--store", metavar=_("DIR"), default=absent, help=text)
    text = _("language of the wizard (or LEAD_WIZARD_LANGUAGE)")
    parser.add_argument("--language", choices=LANGUAGES, default=absent, help=text)


def _run(module: str, name: str) -> Callable[[argparse.Namespace], int]:
    """Return a command that is imported when it runs."""

    def run(options: argparse.Namespace) -> int:
        from importlib import import_module

        command: Callable[[argparse.Namespace], int] = getattr(
            import_module(f"wizard.commands.{module}"), name
        )
        return command(options)

    return run


def _wizard(options: argparse.Namespace) -> int:
    """Open the full-screen wizard."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") == "dumb":
        message = _(
            "The wizard needs a terminal that it can draw on. Start it in one, or see lead-wizard --help."
        )
        print(message, file=sys.stderr)
        return NO_TERMINAL
    from wizard.app import run
    from wizard.store import default_folder

    return run(Path(options.store) if options.store else default_folder(os.environ), options.name)
