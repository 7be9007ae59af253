"""`check` of more than one document, or for scripts."""

from typing import Any

from wizard.commands.common import WRONG, Options, Stop, print_problems, stopped, write_line
from wizard.commands.many import Tally, each
from wizard.commands.named import Names, Target, targets_in
from wizard.document.answers import Reading
from wizard.domain.problems import ROOT, Severity, error
from wizard.i18n import ngettext
from wizard.saved.document_file import read_file


def check_many(options: Options) -> int:
    """Print every problem of every document, or with `--json` an object a line for each document."""
    try:
        targets = _saved_files(options) if options.all else targets_in(options.files)
    except Stop as stop:
        return stopped(stop)

    def work(target: Target) -> None:
        reading = _reading(target)
        if options.json:
            write_line(_for_scripts(target.text, reading))
        else:
            print_problems(target.text, reading.problems)
        if reading.errors:
            raise Stop("", WRONG)

    return each(options, targets, work, summary)


def summary(tally: Tally) -> str:
    """Say how many documents have errors."""
    count = tally.done + tally.failed
    text = ngettext(
        "{wrong} of {count} document has errors.", "{wrong} of {count} documents have errors.", count
    )
    return text.format(wrong=tally.failed, count=count)


def _saved_files(options: Options) -> list[Target]:
    names = Names(options)
    return [Target(names.file_of(target.stem)) for target in names.saved()]


def _reading(target: Target) -> Reading:
    if target.trouble:
        return Reading(None, (error(ROOT, "unreadable", target.trouble),))
    return read_file(target.text)


def _for_scripts(file: str, reading: Reading) -> dict[str, Any]:
    problems = reading.problems
    counts = {
        name: sum(problem.severity is severity for problem in problems)
        for name, severity in (
            ("errors", Severity.ERROR),
            ("warnings", Severity.WARNING),
            ("missing", Severity.MISSING),
        )
    }
    return {"file": file, **counts, "problems": [problem._asdict() for problem in problems]}
