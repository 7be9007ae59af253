"""The command line: language, running a command, exit codes. What is heavy is imported when needed."""

import os
import sys
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from wizard import i18n
from wizard.i18n import _

DONE, FAULT, NO_TERMINAL, INTERRUPTED = 0, 1, 5, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    i18n.use(i18n.choose(_option(arguments, "--language"), os.environ))
    options = _options(arguments)
    try:
        code = _wizard(options) if options.run == "wizard" else _command(options.run)(options)
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


def _options(arguments: Sequence[str]) -> Any:
    """Return what the arguments mean. `check` with nothing but files does not wait for argparse."""
    if arguments[:1] == ["check"] and arguments[1:] and not any(a.startswith("-") for a in arguments):
        return SimpleNamespace(run="documents.check", files=arguments[1:])
    from wizard.arguments import parse

    return parse(arguments)


def _command(name: str) -> Callable[[Any], int]:
    """Return the function of a command, given as `module.function`."""
    module, function = name.split(".")
    found: Callable[[Any], int] = getattr(
        __import__(f"wizard.commands.{module}", fromlist=[function]), function
    )
    return found


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


def _wizard(options: Any) -> int:
    """Open the full-screen wizard."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM") == "dumb":
        message = _(
            "The wizard needs a terminal that it can draw on. Start it in one, or see lead-wizard --help."
        )
        print(message, file=sys.stderr)
        return NO_TERMINAL
    from pathlib import Path

    from wizard.app import run
    from wizard.store import default_folder

    return run(Path(options.store) if options.store else default_folder(os.environ), options.name)
