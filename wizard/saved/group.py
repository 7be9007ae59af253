"""What is done with several saved set-ups at a time: one after the other, in a thread, on after an error."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

from wizard import log
from wizard.domain.text import show
from wizard.files import make_folder, path_of, write_bytes, write_document
from wizard.i18n import _, ngettext
from wizard.screens.wizard_app import Failure
from wizard.store import StoreError

if TYPE_CHECKING:
    from wizard.handover import Format
    from wizard.saved.anystore import AnyStore

Kind = Literal["delete", "export", "hand-over"]
Act = Callable[[str], Path]


class Refusal(Exception):
    """One set-up could not be done; the text is for the user."""


class Hopeless(Refusal):
    """No other set-up could be done either."""


class Work:
    """One action on several set-ups.

    Attributes:
        kind: which action.
        total: how many there are.
        done: how many of them have been tried.
        failures: what failed, and why.
        stopped: whether the rest was left out.
    """

    def __init__(self, kind: Kind, stems: Sequence[str], act: Act, folder: str = "") -> None:
        """Begin at once; `act` is given a stem, and returns where its file is then."""
        self.kind = kind
        self.total = len(stems)
        self.done = 0
        self.failures: list[Failure] = []
        self.stopped = False
        self._act = act
        self._folder = folder
        self._last = Path()
        self._fault: BaseException | None = None
        self._thread = Thread(target=self._run, args=(tuple(stems),), name=kind, daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Wait until all is done, but no longer than that; tell whether it is. A fault is raised here."""
        self._thread.join(seconds)
        if self._fault:
            raise self._fault
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Leave the rest out; the set-up whose turn it is is still done."""
        self.stopped = True

    def summary(self) -> str:
        """Say what was done."""
        well = self.done - len(self.failures)
        if self.total == 1 and well:
            text = _("Moved to {file}.") if self.kind == "delete" else _("Written to {file}.")
            return text.format(file=show(str(self._last)))
        parts = [self._done_well(well).format(count=well, folder=show(self._folder))]
        if failed := len(self.failures):
            parts.append(ngettext("{count} failed.", "{count} failed.", failed).format(count=failed))
        if left := self.total - self.done:
            text = ngettext("{count} was left out.", "{count} were left out.", left)
            parts.append(text.format(count=left))
        return " ".join(parts)

    def _done_well(self, count: int) -> str:
        if self.kind == "delete":
            return ngettext(
                "{count} set-up was moved to the folder “deleted”.",
                "{count} set-ups were moved to the folder “deleted”.",
                count,
            )
        if self.kind == "export":
            return ngettext(
                "{count} document was written to {folder}.",
                "{count} documents were written to {folder}.",
                count,
            )
        return ngettext(
            "{count} hand-over was written to {folder}.",
            "{count} hand-overs were written to {folder}.",
            count,
        )

    def _run(self, stems: tuple[str, ...]) -> None:
        try:
            for stem in stems:
                if self.stopped:
                    return
                self._one(stem)
        except BaseException as fault:  # `wait` raises it where it is seen
            self._fault = fault

    def _one(self, stem: str) -> None:
        try:
            self._last = self._act(stem)
        except (StoreError, Refusal) as error:
            self.failures.append(Failure(stem, str(error)))
            self.stopped = self.stopped or isinstance(error, Hopeless)
        self.done += 1


class Group:
    """Begins such work on one store."""

    def __init__(self, store: "AnyStore") -> None:
        self._store = store

    def delete(self, stems: Sequence[str]) -> Work:
        """Move set-ups to the folder `deleted`."""
        return Work("delete", stems, partial(_deleted, self._store))

    def export(self, stems: Sequence[str], folder: str, *, replace: bool) -> Work:
        """Write the document of each into a folder."""
        act = partial(_exported, self._store, path_of(folder), replace=replace)
        return Work("export", stems, act, folder)

    def hand_over(
        self, stems: Sequence[str], folder: str, kind: "Format", *, trail: bool, replace: bool
    ) -> Work:
        """Write the hand-over of each into a folder."""
        act = partial(_handed_over, self._store, path_of(folder), kind, trail=trail, replace=replace)
        return Work("hand-over", stems, act, folder)

    def folder_problem(self, name: str) -> str:
        """Make the folder that is to be written to; return why not, or an empty text."""
        return make_folder(path_of(name), getattr(self._store, "folder", None))  # the demo has none


def _deleted(store: "AnyStore", stem: str) -> Path:
    place = store.delete(stem)
    log.note("deleted", stem)
    return place


def _exported(store: "AnyStore", folder: Path, stem: str, *, replace: bool) -> Path:
    path = _free(folder / f"{stem}.json", replace=replace)
    return _written(path, write_document(path, store.read(stem).setup))


def _handed_over(
    store: "AnyStore", folder: Path, kind: "Format", stem: str, *, trail: bool, replace: bool
) -> Path:
    from wizard.handover import NoPdf
    from wizard.saved.export import made_today, trail_of

    path = _free(folder / f"{stem}.{kind}", replace=replace)
    try:
        data = made_today(store.read(stem).setup, kind, trail_of(store, stem) if trail else ())
    except NoPdf as reason:
        raise Hopeless(str(reason)) from reason
    return _written(path, write_bytes(path, data))


def _free(path: Path, *, replace: bool) -> Path:
    if not replace and os.path.lexists(path):
        text = _("{file} is there already. Choose another folder, or let it be replaced.")
        raise Refusal(text.format(file=show(str(path))))
    return path


def _written(path: Path, reason: str) -> Path:
    if reason:
        raise Refusal(reason)
    return path
