"""Many at once: one after the other, on after an error, and a summary at the end.

The exit code is that of the most serious thing that happened: trouble of the store (4) before a wrong name, a
document with errors or a file that could not be written (2).
"""

from collections.abc import Callable, Collection
from typing import Any

from wizard.commands.common import DONE, Options, Stop, remark
from wizard.commands.named import Target
from wizard.commands.progress import Bar
from wizard.domain.text import show
from wizard.i18n import _, ngettext

_NAMES_IN_SUMMARY = 5


class Tally:
    """What became of so many.

    Attributes:
        done: how many went well.
        failed: how many did not.
        names: the first of those.
        code: the exit code.
    """

    def __init__(self) -> None:
        self.done = self.failed = 0
        self.names: list[str] = []
        self.code = DONE

    def fail(self, name: str, stop: Stop) -> None:
        """Count one that went wrong, and say why."""
        if str(stop):
            remark(f"{show(name)}: {stop}")
        self.failed += 1
        self.code = max(self.code, stop.code)
        if len(self.names) < _NAMES_IN_SUMMARY:
            self.names.append(show(name))


Ending = Callable[[Tally], str]  # what the summary says


def each(options: Options, targets: Collection[Target], work: Callable[[Target], Any], ending: Ending) -> int:
    """Do the work for each and return the exit code; after a `Stop` the others still get their turn.

    Raises:
        KeyboardInterrupt: ctrl+c, after the summary of what was done.
    """
    if not targets:
        remark(_("There are no saved set-ups yet. Start one with lead-wizard."))
        return DONE
    tally = Tally()
    try:
        with Bar(len(targets), plain=options.plain) as bar:
            for target in targets:
                try:
                    work(target)
                except Stop as stop:
                    tally.fail(target.text, stop)
                else:
                    tally.done += 1
                bar.moved(target.text)
    except KeyboardInterrupt:
        left = len(targets) - tally.done - tally.failed
        text = ngettext("Stopped: {count} was left out.", "Stopped: {count} were left out.", left)
        remark(f"{text.format(count=left)} {ending(tally)}")
        raise
    remark(ending(tally))
    return tally.code


def each_named(
    options: Options, targets: Collection[Target], work: Callable[[Target], Any], done: Ending
) -> int:
    """Do the same, and name in the summary what went wrong."""
    return each(options, targets, work, lambda tally: f"{done(tally)} {_failed(tally)}".rstrip())


def count_done(tally: Tally) -> str:
    """Say how many were done."""
    return ngettext("{count} was done.", "{count} were done.", tally.done).format(count=tally.done)


def _failed(tally: Tally) -> str:
    if not tally.failed:
        return ""
    names = ", ".join(tally.names)
    if more := tally.failed - len(tally.names):
        names = ngettext("{names} and {count} more", "{names} and {count} more", more).format(
            names=names, count=more
        )
    text = ngettext("{count} could not be: {names}.", "{count} could not be: {names}.", tally.failed)
    return text.format(count=tally.failed, names=names)
