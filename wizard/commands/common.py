"""What the commands share: finding a set-up, reading a document, printing, and the exit codes of trouble."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wizard.document.jsonfile import dumps
from wizard.domain.model import LeadSetup
from wizard.domain.problems import Problem, Severity
from wizard.domain.text import has_unsafe, show
from wizard.i18n import _
from wizard.saved.document_file import read_file

if TYPE_CHECKING:
    from wizard.store import Store

DONE, WRONG, STORE_TROUBLE = 0, 2, 4
Options = Any  # the command's arguments by name, as argparse gives them


class Stop(Exception):
    """The command cannot go on; its text is for the user.

    Attributes:
        code: the exit code.
    """

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


def remark(text: str) -> None:
    """Say something on standard error."""
    print(text, file=sys.stderr)


def stopped(stop: Stop) -> int:
    """Say why a command stopped and return its exit code."""
    if str(stop):
        remark(str(stop))
    return stop.code


def open_store(options: Options) -> "Store":
    """Return the store of the options, the environment or the user's data folder."""
    from pathlib import Path

    from wizard.store import Store, default_folder

    return Store(Path(options.store) if options.store else default_folder(os.environ))


def find(store: "Store", name: str) -> str:
    """Return the stem of a saved set-up; stop with near names when there is none."""
    from wizard.store import StoreError

    try:
        stem = store.find(name)
    except StoreError as error:
        raise Stop(str(error), STORE_TROUBLE) from error
    if stem is None:
        raise Stop(_("There is no set-up “{name}”.").format(name=show(name)) + _near(store, name), WRONG)
    return stem


def _near(store: "Store", name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.casefold(), [entry.stem for entry in store.entries()])
    return " " + _("Did you mean {names}?").format(names=", ".join(near)) if near else ""


def saved_setup(options: Options, name: str) -> LeadSetup:
    """Return a saved set-up."""
    from wizard.store import StoreError

    store = open_store(options)
    try:
        return store.read(find(store, name)).setup
    except StoreError as error:
        raise Stop(str(error), STORE_TROUBLE) from error


def is_file(name: str) -> bool:
    """Tell whether a document's file is meant, and no saved set-up."""
    return name.endswith(".json") or os.path.isfile(name)  # noqa: PTH113 - without pathlib


def setup_of(options: Options, name: str) -> LeadSetup:
    """Return the set-up of a document's file, or the saved one of that name."""
    return setup_in(name) if is_file(name) else saved_setup(options, name)


def setup_in(file: str) -> LeadSetup:
    """Return the set-up of a document's file.

    Raises:
        Stop: it has none; its problems are printed.
    """
    reading = read_file(file)
    if reading.setup is None:
        print_problems(file, reading.errors, to=sys.stderr)
        raise Stop("", WRONG)
    if reading.errors:
        remark(_("{file} has errors; run lead-wizard check.").format(file=show(file)))
    return reading.setup


def print_problems(name: str, problems: Iterable[Problem], to: Any = None) -> None:
    """Print each problem on a line of its own, as `FILE: PATH: message`."""
    prefixes = {Severity.WARNING: "warning: ", Severity.MISSING: "missing: ", Severity.ERROR: ""}
    for problem in problems:
        prefix = prefixes[problem.severity]
        print(f"{show(name)}: {show(problem.path)}: {prefix}{show(problem.message)}", file=to)


def json_text(document: Any) -> str:
    """Return the JSON text of a document; what a terminal would obey is written as an escape of JSON."""
    return _escaped(dumps(document))


def write_line(value: Any) -> None:
    """Write a value as JSON on one line of standard output, for whoever reads a line at a time."""
    import json

    sys.stdout.write(_escaped(json.dumps(value, ensure_ascii=False)) + "\n")


def _escaped(text: str) -> str:
    if not has_unsafe(text.replace("\n", "")):
        return text
    return "".join(f"\\u{ord(sign):04x}" if sign != "\n" and has_unsafe(sign) else sign for sign in text)


def print_table(lines: list[tuple[str, ...]]) -> None:
    """Print lines of cells in columns; the texts are fit to be shown."""
    widths = [max(_width(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        cells = [cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)]
        print("  ".join(cells).rstrip())


def _width(text: str) -> int:
    """Return the cells that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def write_out(text: str, output: str | None) -> int:
    """Write data to a file or to standard output."""
    if output is None:
        sys.stdout.write(text)
        return DONE
    from pathlib import Path

    from wizard.files import write_text

    if reason := write_text(Path(output), text):
        remark(f"{show(output)}: {reason}")
        return WRONG
    remark(_("Written to {file}.").format(file=show(output)))
    return DONE
