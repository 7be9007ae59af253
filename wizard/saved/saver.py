"""Saving in a thread of its own, so that a slow disk never holds the keyboard up."""

from collections import deque
from collections.abc import Callable
from threading import Condition, Thread
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wizard.domain.model import LeadSetup
    from wizard.store import Event


class Job(NamedTuple):
    """One set-up to save, and why its revision is to be kept, if it is."""

    setup: "LeadSetup"
    event: "Event | None" = None


class Saver:
    """Saves one job after the other. What waits for its turn gives way to what is newer."""

    def __init__(self, save: Callable[[Job], None], finished_late: Callable[[], None]) -> None:
        """Save with a function that raises nothing.

        Args:
            save: saves a job; it is called in the saver's thread.
            finished_late: is told, in that thread, that all is done after somebody waited in vain.
        """
        self._save = save
        self._finished_late = finished_late
        self._waiting: deque[Job] = deque()
        self._state = Condition()
        self._working = False
        self._awaited = False

    @property
    def busy(self) -> bool:
        """Tell whether something is still to be saved."""
        return self._working

    def put(self, job: Job) -> None:
        """Save this job as soon as possible."""
        with self._state:
            if self._waiting and self._waiting[-1].event is None:
                self._waiting.pop()
            self._waiting.append(job)
            if not self._working:
                self._working = True
                # A daemon: a disk that never answers must not keep the program from ending.
                Thread(target=self._work, name="saving", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait until everything is saved, or so long; tell whether it is."""
        with self._state:
            done = self._state.wait_for(lambda: not self._working, seconds)
            self._awaited = not done
            return done

    def _work(self) -> None:
        while True:
            with self._state:
                if not self._waiting:
                    self._working = False
                    late, self._awaited = self._awaited, False
                    self._state.notify_all()
                    break
                job = self._waiting.popleft()
            self._save(job)
        if late:
            self._finished_late()
