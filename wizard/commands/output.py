"""The folder that a command writes many files to."""

import os
from itertools import count
from pathlib import Path

from wizard.commands.common import WRONG, Options, Stop, open_store
from wizard.commands.many import Tally
from wizard.domain.text import name_key, show
from wizard.files import make_folder, write_bytes
from wizard.i18n import _, ngettext


class OutputFolder:
    """Gives each file a name of its own, and writes over nothing that is there unless told to.

    Two of the same name, as two folders may have one each, are numbered in the order they were named in.
    """

    def __init__(self, options: Options) -> None:
        """Make the folder of `--output`.

        Raises:
            Stop: that is not possible, or it is the store's own.
        """
        self._folder = Path(options.output)
        self._replace: bool = options.replace
        self._used: set[str] = set()
        if reason := make_folder(self._folder, open_store(options).folder):
            raise Stop(f"{show(options.output)}: {reason}", WRONG)

    def write(self, name: str, data: bytes) -> None:
        """Write a file of this name, or with a number after it.

        Raises:
            Stop: it is there already, or cannot be written.
        """
        path = self._folder / self._own(*os.path.splitext(name))  # noqa: PTH122
        if not self._replace and os.path.lexists(path):
            text = _("{file} is there already. Add --replace to replace it.")
            raise Stop(text.format(file=show(str(path))), WRONG)
        if reason := write_bytes(path, data):
            raise Stop(reason, WRONG)

    def written(self, tally: Tally) -> str:
        """Say how many files were written."""
        text = ngettext(
            "{count} file was written to {folder}.", "{count} files were written to {folder}.", tally.done
        )
        return text.format(count=tally.done, folder=show(str(self._folder)))

    def _own(self, stem: str, ending: str) -> str:
        """Return the first name that none of the others has, where capitals make no difference either."""
        names = (f"{stem}{f'-{number}' if number > 1 else ''}{ending}" for number in count(1))
        name = next(name for name in names if name_key(name) not in self._used)
        self._used.add(name_key(name))
        return name
