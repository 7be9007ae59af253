"""How far a long command has come: one line at the foot of a terminal, and nothing for anybody else."""

import os
import stat
import sys
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TextIO

from wizard.domain.text import show

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MOMENT = 0.5  # seconds that nobody minds waiting; what is done by then needs no bar
_PAUSE = 0.1  # seconds between two pictures
_WIDE = 72  # columns of a terminal that has room for more than the numbers
_BAR = 24
_BESIDE_NAME = 48  # columns that the bar takes with all else but the name


class Bar:
    """Shows which of so many it is at. It stands below all output, and goes when the command ends.

    It is drawn on standard error, when that is a terminal that obeys, and as soon as the work has taken a
    moment and is going to take another. What the command writes to the same terminal is not touched: the bar
    is taken away first, and comes back later. Where the output goes into a pipe, the terminal may be a
    pager's, which draws on it itself.
    """

    def __init__(self, total: int, *, plain: bool = False) -> None:
        self._total = total
        self._done = 0
        self._started = self._drawn = monotonic()
        self._picture: tuple[Progress, TaskID] | None = None
        self._streams: tuple[TextIO, TextIO] = sys.stdout, sys.stderr
        self._is_wanted = not plain and sys.stderr.isatty() and not _is_pipe(sys.stdout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hide()
        sys.stdout, sys.stderr = self._streams

    def moved(self, name: str) -> None:
        """Count one more, and show its name when it is time to."""
        self._done += 1
        if not self._is_wanted:
            return
        now = monotonic()
        if self._picture is None and not self._is_long(now - self._started):
            return
        if now - self._drawn >= _PAUSE:
            self._drawn = now
            self._draw(name)

    def hide(self) -> None:
        """Take the bar away; the cursor stands where the bar began."""
        if self._picture:
            self._picture[0].stop()

    def _is_long(self, taken: float) -> bool:
        """Tell whether what is left takes a moment too, if it goes on like this."""
        return taken >= MOMENT and taken / self._done * (self._total - self._done) >= MOMENT

    def _draw(self, name: str) -> None:
        from rich.cells import cell_len, set_cell_size

        progress, task = self._picture = self._picture or self._begin()
        name, room = show(name), progress.console.width - _BESIDE_NAME
        if cell_len(name) > room:
            name = set_cell_size(name, max(0, room - 1)) + "…"
        self._streams[0].flush()  # what was written before stands above
        progress.update(task, completed=self._done, name=name)
        progress.start()
        progress.console.show_cursor()  # a process that is ended from outside cannot bring it back
        progress.refresh()

    def _begin(self) -> "tuple[Progress, TaskID]":
        # Whoever has less to do, or nobody who watches, does not wait for this.
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            ProgressColumn,
            TextColumn,
            TimeRemainingColumn,
        )

        out, err = self._streams
        console = Console(file=err)
        columns: list[ProgressColumn] = [MofNCompleteColumn()]
        if console.width >= _WIDE:
            columns += [
                BarColumn(_BAR),
                TimeRemainingColumn(),
                TextColumn("{task.fields[name]}", markup=False),
            ]
        progress = Progress(
            *columns,
            console=console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        if out.isatty():
            sys.stdout = _Above(out, self.hide)
        sys.stderr = _Above(err, self.hide)
        return progress, progress.add_task("", total=self._total, name="")


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # no file at all
        return False


class _Above:
    """A stream that takes the bar away before anything is written."""

    def __init__(self, stream: TextIO, hide: Callable[[], None]) -> None:
        self._stream = stream
        self._hide = hide

    def write(self, text: str) -> int:
        """Write a text where the bar was."""
        self._hide()
        return self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
