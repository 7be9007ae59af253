"""A cold start: the files of a program are no longer in memory.

The kernel is asked to forget each file of Python, of its packages and of the wizard (POSIX_FADV_DONTNEED). It
keeps what a running program has mapped, such as the interpreter, and the names of the files. So this is the
first start after a while, not the first one after switching the computer on.
"""

import os
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import wizard


def forget(*folders: Path) -> None:
    """Have the next start read from the disk: Python, its packages, the wizard and these folders."""
    for file in _files(*_program(), *folders):
        with suppress(OSError):  # gone meanwhile
            descriptor = os.open(file, os.O_RDONLY)
            try:
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(descriptor)


def _program() -> set[Path]:
    places = {Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    return {*places, Path(wizard.__file__).parent, Path(__file__).parent}


def _files(*folders: Path) -> Iterator[str]:
    for folder in folders:
        for above, _folders, names in os.walk(folder):
            yield from (f"{above}/{name}" for name in names)
