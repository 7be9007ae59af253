"""Reading a document from a file that somebody named, as it was exported or as it lies in a store."""

import os

from wizard.document.answers import Reading, read_document
from wizard.document.jsonfile import JsonFileError, loads, read_bytes
from wizard.domain.model import LeadSetup
from wizard.domain.problems import ROOT, Problem, Severity
from wizard.i18n import ngettext

UNREADABLE = "unreadable"  # the code of the one problem of a file that holds no document


def read_file(path: "str | os.PathLike[str]") -> Reading:
    """Return what reading a document gives; a file that is no JSON has one problem, for all of it.

    In a file that lies in a store the document is inside.
    """
    try:
        value = loads(read_bytes(path))
    except JsonFileError as error:
        return _unreadable(str(error))
    if isinstance(value, dict) and "format" not in value and isinstance(value.get("setup"), dict):
        return _read_stored(path)
    return read_document(value)


def read_setup(path: "str | os.PathLike[str]") -> tuple[LeadSetup | None, str]:
    """Return the set-up of a document without errors, or None and why not."""
    reading = read_file(path)
    if reading.setup is not None and not reading.errors:
        return reading.setup, ""
    count, first = len(reading.errors), reading.errors[0]
    if first.code == UNREADABLE:
        return None, first.message
    text = ngettext(
        "{count} error, so nothing was imported: {path}: {message}",
        "{count} errors, so nothing was imported. First: {path}: {message} Run “lead-wizard check”.",
        count,
    )
    return None, text.format(count=count, path=first.path, message=first.message)


def _read_stored(path: "str | os.PathLike[str]") -> Reading:
    from pathlib import Path

    from wizard.store import StoreError
    from wizard.store.saved import read_saved

    try:
        saved = read_saved(Path(path))
    except StoreError as error:
        problems: tuple[Problem, ...] = getattr(error, "problems", ())
        return Reading(None, problems) if problems else _unreadable(str(error))
    return Reading(saved.setup, saved.problems)


def _unreadable(reason: str) -> Reading:
    return Reading(None, (Problem(ROOT, Severity.ERROR, UNREADABLE, reason),))
