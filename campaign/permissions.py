"""Folders and files that are taken away, by permission or altogether, before a save or while it is open."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from campaign.attempts import attempt, loss_after, unclear
from campaign.checks import next_start
from campaign.children import in_child
from campaign.operations import FIRST, FIRST_OF_ALL, SAME_SIZE, Saving
from campaign.rows import Row
from campaign.samples import STEM
from wizard.store import Store, StoreError

_NOBODY = 65534


class _Trouble(NamedTuple):
    """Something that is done to the folder of the store, and undone.

    Attributes:
        title: what is done.
        make: does it.
        undo: undoes it.
        refuses: whether nothing can be saved then.
    """

    title: str
    make: Callable[[Path], object]
    undo: Callable[[Path], object]
    refuses: bool = True


def _without(title: str, mode: int, part: Callable[[Path], Path], refuses: bool = True) -> _Trouble:
    """Return the trouble of having no permission, or not all, for a file or folder."""
    return _Trouble(
        title,
        lambda folder: part(folder).chmod(mode),
        lambda folder: part(folder).chmod(0o700 if part(folder).is_dir() else 0o600),
        refuses,
    )


def _gone(title: str, part: Callable[[Path], Path]) -> _Trouble:
    def away(folder: Path) -> Path:
        return part(folder).with_name("away")

    return _Trouble(
        title,
        lambda folder: part(folder).rename(away(folder)),
        lambda folder: away(folder).rename(part(folder)),
    )


def _itself(folder: Path) -> Path:
    return folder


def _parent(folder: Path) -> Path:
    return folder.parent


def _file(folder: Path) -> Path:
    return folder / f"{STEM}.json"


def _locks(folder: Path) -> Path:
    return folder / ".locks"


_FOLDER = (
    _without("folder read-only", 0o500, _itself),
    _without("folder closed", 0, _itself),
    _without("locks closed", 0, _locks, refuses=False),  # a lock that is held stays held
)
_ALL = (
    *_FOLDER,
    _without("file read-only", 0o400, _file),
    _without("file closed", 0, _file),
    _gone("folder gone", _itself),
    _gone("file gone", _file),
)
_NO_FOLDER = (
    _without("parent read-only", 0o500, _parent),
    _Trouble("a file in its place", Path.touch, Path.unlink),
)


def run() -> Iterator[Row]:
    """Take things away, save, and give them back."""
    yield _row("taken away before", _ALL, SAME_SIZE, _saved_without)
    yield _row("taken away while open", _ALL, SAME_SIZE, _saved_while_open)
    yield _row("taken away before the first save", _FOLDER, FIRST, _saved_without)
    yield _row("taken away before there is a folder", _NO_FOLDER, FIRST_OF_ALL, _saved_without)


_Check = Callable[[_Trouble, Saving, Path], str]


def _row(title: str, troubles: tuple[_Trouble, ...], saving: Saving, check: _Check) -> Row:
    with tempfile.TemporaryDirectory() as place:
        found = in_child(lambda: _as_nobody(troubles, saving, check, Path(place)))
    losses = [f"{trouble.title}: {loss}" for trouble, loss in zip(troubles, found, strict=True) if loss]
    tried = ", ".join(trouble.title for trouble in troubles)
    return Row(title, len(found), len(losses), "\n".join([*losses, tried]))


def _as_nobody(troubles: tuple[_Trouble, ...], saving: Saving, check: _Check, place: Path) -> list[str]:
    """Check each trouble as somebody to whom permissions apply."""
    if os.getuid() == 0:
        os.chown(place, _NOBODY, _NOBODY)
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    found = []
    for number, trouble in enumerate(troubles):
        home = place / str(number)
        home.mkdir()
        saving.prepare(home / "store")
        found.append(check(trouble, saving, home / "store"))
    return found


def _saved_without(trouble: _Trouble, saving: Saving, folder: Path) -> str:
    """Open and save while something is missing."""
    trouble.make(folder)
    made = attempt(saving, folder)
    trouble.undo(folder)
    if made.done and trouble.refuses:
        return "the save was acknowledged"
    return loss_after(made, saving, folder)


def _saved_while_open(trouble: _Trouble, saving: Saving, folder: Path) -> str:
    """Save in an open set-up while something is missing, and again when it is back."""
    with Store(folder).open(STEM) as opened:
        trouble.make(folder)
        try:
            opened.save(saving.before[0])
            if trouble.refuses:
                return "the save was acknowledged"
        except StoreError as error:
            if loss := unclear(error, folder):
                return loss
        finally:
            trouble.undo(folder)
        opened.save(saving.after)
    return next_start(folder, [saving.after])
