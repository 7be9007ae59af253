"""What a person names to compare: a saved set-up, one of its kept revisions, or a document's file."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wizard.domain.model import LeadSetup
from wizard.domain.text import show, split_revision
from wizard.files import path_of
from wizard.i18n import _

if TYPE_CHECKING:
    from wizard.saved.anystore import AnyStore

_SUFFIX = ".json"


class Side(NamedTuple):
    """One side of a comparison, and what it is called."""

    title: str
    setup: LeadSetup


class NoSide(Exception):
    """Nothing can be compared with what was named; the text is for the user."""


def named(store: "AnyStore", text: str) -> Side:
    """Return what is meant by `NAME`, `FILE`, or `NAME@REVISION` where no name has that ending.

    Raises:
        NoSide: it is not there, or cannot be read.
        StoreError: the store cannot read it.
    """
    path = path_of(text)
    if text.endswith(_SUFFIX) or _is_file(path):
        return of_file(path)
    stem = store.find(text)
    if stem is not None:
        return saved(store, stem)
    if revision := split_revision(text):
        name, number = revision
        owner = store.find(name)
        if owner is not None:
            return kept(store, owner, int(number))
    message = _("There is no set-up and no file “{name}”. Type a customer's name, or a file's.")
    raise NoSide(message.format(name=show(text[:80])))


def saved(store: "AnyStore", stem: str) -> Side:
    """Return a saved set-up.

    Raises:
        StoreError: it cannot be read.
    """
    setup = store.read(stem).setup
    return Side(setup.customer.name, setup)


def kept(store: "AnyStore", stem: str, number: int) -> Side:
    """Return a kept revision of a saved set-up.

    Raises:
        StoreError: there is none of this number, or it cannot be read.
    """
    setup = store.read_kept(stem, number).setup
    title = _("{name}, revision {number}").format(name=setup.customer.name, number=number)
    return Side(title, setup)


def of_file(path: Path) -> Side:
    """Return the set-up of a document; one with errors can be compared as well.

    Raises:
        NoSide: it is no document that can be read.
    """
    from wizard.saved.document_file import UNREADABLE, read_file

    reading = read_file(path)
    if reading.setup is None:
        first = reading.errors[0]
        raise NoSide(first.message if first.code == UNREADABLE else f"{first.path}: {first.message}")
    return Side(path.name, reading.setup)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # no name that a file can have
        return False
