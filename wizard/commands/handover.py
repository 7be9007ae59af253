"""The command that writes the hand-over: as Markdown, as an HTML file or as a PDF."""

import sys
from pathlib import Path

from wizard.commands.common import DONE, STORE_TROUBLE, WRONG, Options, Stop, remark, stopped
from wizard.commands.named import Found, Names, Target
from wizard.domain.text import show
from wizard.files import write_bytes
from wizard.handover import Format, NoPdf, TrailRow, format_of
from wizard.i18n import _
from wizard.saved.export import made_today, trail_of


def handover(options: Options) -> int:
    """Write the hand-over to standard output or to a file, of which the ending may name the format.

    Of several set-ups each gets a file in the folder of `--output`.
    """
    names = Names(options)
    try:
        if names.several:
            return _write_many(options, names)
        kind: Format = options.format or format_of(options.output or "") or "md"
        if kind == "pdf" and options.output is None and sys.stdout.isatty():
            raise Stop(_("A PDF is not for a terminal. Name a file for it: --output FILE"), WRONG)
        return _write(_made(options, names, names.found(names.one), kind), options.output)
    except Stop as stop:
        return stopped(stop)


def _write_many(options: Options, names: Names) -> int:
    from wizard.commands.many import each_named
    from wizard.commands.output import OutputFolder

    if options.output is None:
        raise Stop(_("Name a folder for the hand-overs of several set-ups: --output FOLDER"), WRONG)
    targets = names.targets()
    folder = OutputFolder(options)
    kind: Format = options.format or "md"

    def work(target: Target) -> None:
        found = names.found(target)
        folder.write(f"{found.stem}.{kind}", _made(options, names, found, kind))

    return each_named(options, targets, work, folder.written)


def _made(options: Options, names: Names, found: Found, kind: Format) -> bytes:
    rows = _trail(names, found) if options.trail else ()
    try:
        return made_today(found.setup, kind, rows)
    except NoPdf as reason:
        raise Stop(str(reason), WRONG) from reason


def _trail(names: Names, found: Found) -> tuple[TrailRow, ...]:
    """Return the trail of a saved set-up; stop for a file, which has none."""
    from wizard.store import StoreError

    if not found.saved_as:
        message = _("{file} knows nothing of its history: name a saved set-up, or leave --trail out.")
        raise Stop(message.format(file=show(found.file)), WRONG)
    try:
        return trail_of(names.store, found.saved_as)
    except StoreError as error:
        raise Stop(str(error), STORE_TROUBLE) from error


def _write(data: bytes, output: str | None) -> int:
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return DONE
    if reason := write_bytes(Path(output), data):
        remark(f"{show(output)}: {reason}")
        return WRONG
    remark(_("Written to {file}.").format(file=show(output)))
    return DONE
