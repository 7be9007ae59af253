"""The folders for what was deleted and for what was damaged; nothing there is ever overwritten."""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from wizard.store.atomic import add_name, make_folder, real, sweep_all, sync_folder
from wizard.store.kept import FOLDER, KeptFiles
from wizard.store.locks import folder_lock

DELETED, DAMAGED = "deleted", "damaged"
SUFFIX = ".json"


def in_use(path: Path) -> bool:
    """Tell whether a file, the version before it or a kept revision has this name."""
    kept = KeptFiles(path.parent, path.name.removesuffix(SUFFIX)).folder
    return any(os.path.lexists(place) for place in (path, f"{path}.bak", kept))


def set_aside(path: Path) -> Path:
    """Give a damaged file a name in the folder `damaged` and return it; a file stays until it is replaced.

    Raises:
        OSError: the system refuses; nothing has changed.
    """
    with folder_lock(path.parent):
        place = _free_place(path, DAMAGED)
        if stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a link that leads nowhere is an OSError
            add_name(real(path), place)
        else:  # a folder or a pipe in the file's place
            path.rename(place)
        sync_folder(place.parent)
    return place


def move_away(path: Path) -> Path:
    """Move a set-up's file to the folder `deleted`, with all that belongs to it, and return its new place.

    What belongs to it gets its second name there first: stopped at any moment, the set-up is whole in one of
    the two places.

    Raises:
        OSError: the system refuses; the set-up is where it was.
    """
    place = _free_place(path, DELETED)
    kept, kept_there = (KeptFiles(each.parent, each.stem).folder for each in (path, place))
    others = [(path.with_name(f"{path.name}.bak"), place.with_name(f"{place.name}.bak"))]
    if kept.exists():
        sweep_all(kept)
        make_folder(kept_there)
        others += [(file, kept_there / file.name) for file in kept.iterdir()]
    others = [(source, target) for source, target in others if source.exists()]
    for source, target in others:
        _give_name(source, target)
    sync_folder(kept_there)
    path.rename(place)
    sync_folder(place.parent)  # first, so that a power cut leaves it in both places and not in none
    sync_folder(path.parent)
    with suppress(OSError):  # it is deleted: what stays is not needed
        for source, _target in others:
            source.unlink()
        kept.rmdir()
    return place


def _give_name(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # FAT, some network drives, files of another owner
        add_name(source, target)


def _free_place(path: Path, name: str) -> Path:
    folder = path.parent / name
    make_folder(folder)
    for each in (folder, *folder.glob(f"{FOLDER}/*")):
        sweep_all(each)  # what a killed process has left where files cannot have two names
    return next(place for place in _places(folder, path.name.removesuffix(SUFFIX)) if not in_use(place))


def _places(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}{SUFFIX}"
    for number in count(2):
        yield folder / f"{stem}-{number}{SUFFIX}"
