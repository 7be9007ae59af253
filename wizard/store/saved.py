"""What a file of the store holds: the set-up's document and, around it, what only the store knows."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wizard.i18n import _, ngettext
from wizard.jsonfile import JsonFileError
from wizard.store.atomic import Tables, backup_of, read_tables
from wizard.store.errors import NotFound, Unreadable
from wizard.text import has_unsafe

if TYPE_CHECKING:  # the rules are imported when a document is read or written: listing files needs none
    from wizard.model import LeadSetup
    from wizard.problems import Problem

TABLE = "setup"
DOCUMENT_ID = 1
# Kept in the file beside the document's own keys; `export` leaves them out.
WRAPPER = ("revision", "saved_at", "history")


class Saved(NamedTuple):
    """A set-up as it was read or saved.

    Attributes:
        stem: the file's name without its suffix.
        setup: the set-up.
        revision: 1 when created, one more with each save.
        saved_at: ISO 8601 in UTC, to the second.
        problems: what reading found; saving checks nothing and leaves it empty.
    """

    stem: str
    setup: "LeadSetup"
    revision: int
    saved_at: str
    problems: tuple["Problem", ...] = ()


def stored_form(saved: Saved, history: object = None) -> dict[str, Any]:
    """Return the document with the store's own keys after its own."""
    from wizard.answers import to_document

    kept = {} if history is None else {"history": history}
    return {**to_document(saved.setup), "revision": saved.revision, "saved_at": saved.saved_at, **kept}


def read_stored(path: Path) -> dict[str, Any]:
    """Return the document of a file with the store's own keys, unchecked.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is not a file of the store.
    """
    try:
        tables = read_tables(path)
        if tables is None:
            raise NotFound(path)
        return document_in(tables)
    except JsonFileError as error:
        raise Unreadable(path, str(error), _whole_backup(path)) from error


def read_saved(path: Path) -> Saved:
    """Return the set-up in a file.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is not a file of the store, or its document is of the wrong shape.
    """
    stored = read_stored(path)
    try:
        revision, saved_at = _checked_wrapper(stored)
    except JsonFileError as error:
        raise Unreadable(path, str(error), _whole_backup(path)) from error
    from wizard.answers import read_document

    reading = read_document(_bare(stored))
    if reading.setup is None:
        raise Unreadable(path, _summary(reading.errors), _whole_backup(path), reading.errors)
    return Saved(path.stem, reading.setup, revision, saved_at, reading.problems)


def document_in(tables: Tables) -> dict[str, Any]:
    """Return the one document of a set-up's file.

    Raises:
        JsonFileError: there is none.
    """
    try:
        document: dict[str, Any] = tables[TABLE][str(DOCUMENT_ID)]
    except KeyError as error:
        raise JsonFileError(_("It holds no set-up. Choose another file, or an older copy of it.")) from error
    return document


def now() -> str:
    """Return the time as it is stored."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _checked_wrapper(stored: dict[str, Any]) -> tuple[int, str]:
    """Return revision and time of saving; on the way they may have met any editor."""
    revision, saved_at, history = (stored.get(key) for key in WRAPPER)
    # bool is an int to Python, but not to us.
    if type(revision) is not int or revision < 1:
        raise _damaged("revision")
    if not isinstance(saved_at, str) or not _is_moment(saved_at):
        raise _damaged("saved_at")
    if not isinstance(history, list | None):
        raise _damaged("history")
    return revision, saved_at


def _is_moment(text: str) -> bool:
    try:
        # Python takes any character between day and hour, even one that a terminal obeys.
        return datetime.fromisoformat(text).tzinfo is not None and not has_unsafe(text)
    except ValueError:
        return False


def _damaged(key: str) -> JsonFileError:
    message = _("{path} is not what the wizard wrote there. Correct it, or use an older copy of the file.")
    return JsonFileError(message.format(path=f"{TABLE}.{DOCUMENT_ID}.{key}"))


def _summary(problems: tuple["Problem", ...]) -> str:
    """Return the first problem in full and the number of the others."""
    first = f"{problems[0].path}: {problems[0].message}"
    more = len(problems) - 1
    if not more:
        return first
    return (
        first + " " + ngettext("There is {count} more.", "There are {count} more.", more).format(count=more)
    )


def _whole_backup(path: Path) -> Path | None:
    """Return the version before, if it can be read."""
    backup = backup_of(path)
    from wizard.answers import read_document

    try:
        tables = read_tables(backup)
        whole = tables is not None and read_document(_bare(document_in(tables))).setup is not None
    except JsonFileError:
        return None
    return backup if whole else None


def _bare(stored: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in stored.items() if key not in WRAPPER}
