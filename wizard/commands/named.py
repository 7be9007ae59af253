"""What a person named: saved set-ups, a kept revision of one, documents, or a folder of documents."""

import os
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from wizard.commands.common import STORE_TROUBLE, WRONG, Options, Stop, find, is_file, open_store, setup_in
from wizard.document.jsonfile import explain
from wizard.domain.model import LeadSetup
from wizard.domain.text import split_revision
from wizard.i18n import _

if TYPE_CHECKING:
    from wizard.store import Saved, Store

_SUFFIX = ".json"


class Target(NamedTuple):
    """One of what was named. Nothing of it has been read yet.

    Attributes:
        text: what messages call it: as it was typed, or the file that a folder has.
        stem: the saved set-up's, where it is known to be one.
        trouble: why nothing can be done with it: it is a folder without documents.
    """

    text: str
    stem: str = ""
    trouble: str = ""


class Found(NamedTuple):
    """A set-up that was named.

    Attributes:
        setup: the set-up.
        file: where it lies.
        stem: what a file that is made of it is called, without suffix.
        saved_as: the stem of the saved set-up that it is, or was; empty for a document.
    """

    setup: LeadSetup
    file: str
    stem: str
    saved_as: str = ""


def targets_in(texts: Iterable[str], is_folder: Callable[[str], bool] = os.path.isdir) -> list[Target]:
    """Return what is named, and in the place of a folder the documents in it."""
    found: list[Target] = []
    for text in texts:
        found += _in_folder(text) if is_folder(text) else [Target(text)]
    return found


class Names:
    """Finds what the arguments of one command name. For a document the store is not touched."""

    def __init__(self, options: Options, *, documents: bool = True) -> None:
        """Take the arguments; without `documents`, only saved set-ups can be meant."""
        self._options = options
        self._documents = documents

    @cached_property
    def store(self) -> "Store":
        """The saved set-ups."""
        return open_store(self._options)

    @cached_property
    def several(self) -> bool:
        """Tell whether more than one can be meant, so that each needs a heading, a line or a file."""
        texts = self._options.names
        return self._options.all or len(texts) > 1 or self._is_folder(texts[0])

    @property
    def one(self) -> Target:
        """The only one that is meant."""
        return Target(self._options.names[0])

    def targets(self) -> list[Target]:
        """Return what is meant, a folder's documents and all saved set-ups one by one.

        Raises:
            Stop: the store cannot be read.
        """
        if self._options.all:
            return self.saved()
        return list(dict.fromkeys(targets_in(self._options.names, self._is_folder)))

    def saved(self) -> list[Target]:
        """Return all saved set-ups, in the order of their files' names.

        Raises:
            Stop: the store cannot be read.
        """
        from wizard.store import StoreError

        try:
            return [Target(stem, stem) for stem in sorted(entry.stem for entry in self.store.entries())]
        except StoreError as error:
            raise Stop(str(error), STORE_TROUBLE) from error

    def found(self, target: Target) -> Found:
        """Return the set-up that is meant: a document's, a saved one, or one's revision as `NAME@REVISION`.

        Raises:
            Stop: it is not there, or cannot be read.
        """
        if target.trouble:
            raise Stop(target.trouble, WRONG)
        if self._documents and not target.stem and is_file(target.text):
            name = os.path.basename(target.text)  # noqa: PTH119
            return Found(setup_in(target.text), target.text, name.removesuffix(_SUFFIX))
        from wizard.store import NotKept, StoreError

        try:
            stem, saved = self._read(target)
        except NotKept as error:
            raise Stop(str(error), WRONG) from error
        except StoreError as error:
            raise Stop(str(error), STORE_TROUBLE) from error
        return Found(saved.setup, self.file_of(saved.stem), stem, saved.stem)

    def stem(self, target: Target) -> str:
        """Return the stem of the saved set-up that is meant.

        Raises:
            Stop: there is none.
        """
        return target.stem or find(self.store, target.text)

    def file_of(self, stem: str) -> str:
        """Return where a saved set-up lies."""
        return f"{self.store.folder}{os.sep}{stem}{_SUFFIX}"

    def _read(self, target: Target) -> "tuple[str, Saved]":
        revision = split_revision(target.text)
        if target.stem or revision is None or self.store.find(target.text) is not None:
            stem = self.stem(target)
            return stem, self.store.read(stem)
        name, number = revision
        stem = find(self.store, name)
        return f"{stem}@{number}", self.store.read_kept(stem, int(number))

    def _is_folder(self, text: str) -> bool:
        """Tell whether a folder is meant: a saved set-up comes before a folder of its name right here."""
        if not self._documents or not os.path.isdir(text):  # noqa: PTH112
            return False
        return os.path.basename(text) != text or text in (".", "..") or not self._is_name(text)  # noqa: PTH119

    def _is_name(self, text: str) -> bool:
        from wizard.store import StoreError

        try:
            return self.store.find(text) is not None
        except StoreError:
            return False


def _in_folder(folder: str) -> list[Target]:
    """Return the documents in a folder, sorted; what is hidden or in a folder of its own is not meant."""
    try:
        with os.scandir(folder) as files:
            found = sorted(file.path for file in files if _is_document(file))
    except OSError as error:
        return [Target(folder, trouble=explain(error))]
    nothing = _("There is no document in this folder: no file that ends in .json.")
    return [Target(file) for file in found] or [Target(folder, trouble=nothing)]


def _is_document(file: "os.DirEntry[str]") -> bool:
    return file.name.endswith(_SUFFIX) and not file.name.startswith(".") and not file.is_dir()
