"""What a file of the store holds: the set-up's document and, around it, what only the store knows."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from wizard.document.jsonfile import JsonFileError, JsonFileMissing, Mark, holds, mark_of, read_bytes
from wizard.domain.text import has_unsafe
from wizard.i18n import _, ngettext
from wizard.store.atomic import Tables, backup_of, tables_in
from wizard.store.errors import NotFound, Stale, Unreadable, unreadable
from wizard.store.kept import Kept, KeptFiles, is_revision, read_trail

if TYPE_CHECKING:  # the rules are imported when a document is read or written: listing files needs none
    from wizard.domain.model import LeadSetup
    from wizard.domain.problems import Problem

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
        trail: the revisions that were kept, the oldest first.
        mark: tells the file's content from any other.
    """

    stem: str
    setup: "LeadSetup"
    revision: int
    saved_at: str
    problems: tuple["Problem", ...] = ()
    trail: tuple[Kept, ...] = ()
    mark: Mark = ()


def stored_form(saved: Saved) -> dict[str, Any]:
    """Return the document with the store's own keys after its own."""
    from wizard.document.answers import to_save

    history = [entry._asdict() for entry in saved.trail]
    wrapper = dict(zip(WRAPPER, (saved.revision, saved.saved_at, history), strict=True))
    return {**to_save(saved.setup), **wrapper}


def read_stored(path: Path) -> dict[str, Any]:
    """Return the document of a file with the store's own keys, unchecked.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is not a file of the store.
    """
    try:
        return _document_at(path)[0]
    except JsonFileError as error:
        raise _unreadable(path, error) from error


def read_saved(path: Path) -> Saved:
    """Return the set-up in a file.

    Raises:
        NotFound: there is no such file.
        Unreadable: it is not a file of the store, or its document is of the wrong shape.
    """
    try:
        return _saved_at(path)
    except JsonFileError as error:
        raise _unreadable(path, error) from error


def check_unchanged(path: Path, mark: Mark) -> None:
    """Compare the file with what was last seen of it.

    Raises:
        Stale: it is another set-up, or gone.
        OSError: its folder is gone; it may come back, as that of a drive does.
        JsonFileError: it is damaged.
    """
    try:
        if holds(path, mark):
            return
        document_in(tables_in(read_bytes(path)))
    except JsonFileMissing as error:
        path.parent.stat()
        raise Stale(path) from error
    raise Stale(path)


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


class _WrongDocument(JsonFileError):
    """The file holds a document that is not a set-up's."""

    def __init__(self, problems: tuple["Problem", ...]) -> None:
        super().__init__(_summary(problems))
        self.problems = problems


def _document_at(path: Path) -> tuple[dict[str, Any], Mark]:
    try:
        content = read_bytes(path)
    except JsonFileMissing as error:
        raise NotFound(path) from error
    return document_in(tables_in(content)), mark_of(content)


def _saved_at(path: Path) -> Saved:
    stored, mark = _document_at(path)
    revision, saved_at, trail = _checked_wrapper(stored)
    from wizard.document.answers import read_document

    reading = read_document({key: value for key, value in stored.items() if key not in WRAPPER})
    if reading.setup is None:
        raise _WrongDocument(reading.errors)
    return Saved(path.stem, reading.setup, revision, saved_at, reading.problems, trail, mark)


def _unreadable(path: Path, error: JsonFileError) -> Unreadable:
    """Return what to tell: a file that is damaged has perhaps a whole version before it."""
    problems = error.problems if isinstance(error, _WrongDocument) else ()
    if any(problem.code == "newer" for problem in problems):
        return unreadable(path, error, damaged=False, problems=problems)
    found = unreadable(path, error, problems=problems)
    return unreadable(path, error, problems=problems, previous=_previous(path)) if found.damaged else found


def _previous(path: Path) -> Saved | None:
    """Return the newest whole version before a damaged one: `.bak`, then the kept revisions."""
    kept = KeptFiles(path.parent, path.stem)
    for place in (backup_of(path), *map(kept.path, kept.revisions())):
        try:
            return _saved_at(place)._replace(stem=path.stem)
        except (JsonFileError, NotFound):
            continue
    return None


def _checked_wrapper(stored: dict[str, Any]) -> tuple[int, str, tuple[Kept, ...]]:
    """Return revision, time of saving and trail; on the way they may have met any editor."""
    revision, saved_at, history = (stored.get(key) for key in WRAPPER)
    if not is_revision(revision):
        raise _damaged("revision")
    if not isinstance(saved_at, str) or not _is_moment(saved_at):
        raise _damaged("saved_at")
    trail = read_trail(history)
    if trail is None or not all(_is_moment(entry.saved_at) for entry in trail):
        raise _damaged("history")
    return revision, saved_at, trail


def _is_moment(text: str) -> bool:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    # Python takes any character between day and hour, even one that a terminal obeys. At the ends of its
    # calendar it cannot say what time it is elsewhere.
    return moment.tzinfo is not None and 2 <= moment.year <= 9998 and not has_unsafe(text)


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
