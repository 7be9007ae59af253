"""The command line: language, running a command, exit codes. What is heavy is imported when needed."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

from wizard import i18n
from wizard.i18n import _

DONE, FAULT, WRONG, NO_TERMINAL, INTERRUPTED = 0, 1, 2, 5, 130
_CANNOT_DRAW = ("dumb", "unknown")  # TERM of a terminal that obeys no control sequences, or may not


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _prepare_streams()
    i18n.use(i18n.choose(_option(arguments, "--language"), os.environ))
    options = _options(arguments)
    try:
        code = _wizard(options) if options.run in ("wizard", "demo") else _command(options.run)(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader had enough, as in `| head`
        _give_up_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # the last line of defence: a log instead of a traceback
        if isinstance(fault, OSError) and fault.filename is None:  # a stream; files are handled before
            return _output_failed(fault)
        from wizard.faults import report, tell

        tell(report(fault))
        return FAULT
    return code


def _output_failed(error: OSError) -> int:
    """Say that standard output takes nothing, as on a full disk, if standard error does."""
    with suppress(OSError):
        message = _("The output could not be written: {reason}. Send it to another place.")
        print(message.format(reason=error.strerror), file=sys.stderr)
    _give_up_output()
    return WRONG


def _give_up_output() -> None:
    """Let nothing more go out: Python would try again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
            continue
        os.dup2(nowhere, stream.fileno())


def _options(arguments: Sequence[str]) -> Any:
    """Return what the arguments mean. `check` with nothing but files does not wait for argparse."""
    if arguments[:1] == ["check"] and arguments[1:] and not any(a.startswith("-") for a in arguments):
        return SimpleNamespace(run="documents.check", files=arguments[1:], all=False, json=False, plain=False)
    from wizard.arguments import parse

    return parse(arguments)


def _command(name: str) -> Callable[[Any], int]:
    """Return the function of a command, given as `module.function`."""
    module, function = name.split(".")
    found: Callable[[Any], int] = getattr(
        __import__(f"wizard.commands.{module}", fromlist=[function]), function
    )
    return found


def _prepare_streams() -> None:
    """Data is UTF-8 whatever the locale says; what a terminal cannot show never stops a command.

    A stream that was closed before the start is the null device: Python has nothing in its place.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
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
    """Open the wizard: on the full screen, or in plain mode when that is wanted or nothing can be drawn."""
    can_draw = os.environ.get("TERM") not in _CANNOT_DRAW
    plain = options.plain or (not can_draw and sys.stdin.isatty() and sys.stdout.isatty())
    in_browser = bool(os.environ.get("TEXTUAL_DRIVER"))  # what draws is told so, and asks for no terminal
    if not (plain or in_browser) and not (can_draw and sys.stdin.isatty() and sys.stderr.isatty()):
        message = _(
            "The wizard needs a terminal that it can draw on. Start it in one, or add --plain for questions "
            "and answers."
        )
        print(message, file=sys.stderr)
        return NO_TERMINAL
    if options.run == "demo":
        from wizard import demo

        return demo.run(plain=plain, tour=options.tour)
    if options.template is not None:
        from wizard.commands.templates import known

        if code := known(options):
            return code
    from pathlib import Path

    from wizard.store import default_folder

    if plain:
        from wizard.plain import run
    else:
        from wizard.running import run
    folder = Path(options.store) if options.store else default_folder(os.environ)
    return run(folder, options.name, options.template or "")
