"""The file of the index: two lines of JSON, columns rather than rows because they are read twice as fast.

The first line is all that the first picture needs. Nothing in the file is trusted: what is not of the shape
that is written here, of other rules or of another Python, counts as no file at all.
"""

import json
import os
import sys
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import wizard
from wizard.document.jsonfile import MAX_BYTES, JsonFileError, read_bytes
from wizard.store.atomic import replace_cache

FOLDER, NAME = ".index", "summaries.json"
FIRST = 64  # rows; more than a terminal shows at once
_RULES = (
    "",
    "document",
    "domain",
    "standard",
    "steps",
    "store",
)  # the parts of the package that decide what a summary says
_TYPES = (str, float, int, str, str, str, str, int, str)
_STATUSES = frozenset(("", "draft", "complete"))
_LATEST = 253_000_000_000.0  # seconds since 1970; Python's calendar ends soon after


class Row(NamedTuple):
    """What is remembered of one file; with `problems` below 0 nothing but that it is there.

    Attributes:
        stem: its name without suffix.
        changed: when it was last changed, in seconds since 1970.
        mark: tells this state of the file from any other.
        name: the customer's.
        step: the id of the step where the user was.
        title: what that step is called, not translated; empty for the review.
        status: draft or complete.
        problems: how many block.
        saved_at: ISO 8601 in UTC.
    """

    stem: str
    changed: float
    mark: int
    name: str = ""
    step: str = ""
    title: str = ""
    status: str = ""
    problems: int = -1
    saved_at: str = ""


class Content(NamedTuple):
    """An index as it stands in its file.

    Attributes:
        data: all of it.
        folder: the state of the store's folder when it was looked at; 0 for one that may have changed since.
        total: how many rows there are.
        first: the first FIRST of them.
    """

    data: bytes = b""
    folder: int = 0
    total: int = 0
    first: tuple[Row, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """Return all rows; none at all if they are not what the first line promises."""
        rows = _rows(_parsed(self.data.partition(b"\n")[2]))
        return rows if rows is not None and len({row.stem for row in rows}) == self.total else ()


def load(folder: Path) -> Content:
    """Return the index of a store's folder, an empty one if there is none that can be used."""
    try:
        data = read_bytes(folder / FOLDER / NAME)
    except JsonFileError:
        return Content()
    head, _end, body = data.partition(b"\n")
    match _parsed(head):
        case [str(stamp), int(check), int(state), int(total), columns] if stamp and check == zlib.crc32(body):
            first = _rows(columns)
            if first is not None and len(first) == min(total, FIRST) and stamp == _stamp():
                return Content(data, state, total, first)
    return Content()


def packed(state: int, rows: list[Row]) -> bytes:
    """Return what the file holds for these rows; see `Content` for the state."""
    body = _line(_columns(rows))
    return _line([_stamp(), zlib.crc32(body), state, len(rows), _columns(rows[:FIRST])]) + body


def save(folder: Path, data: bytes) -> None:
    """Write the file if that is possible; without it nothing is missing but time."""
    if len(data) <= MAX_BYTES and _stamp():
        with suppress(OSError):
            replace_cache(folder / FOLDER / NAME, data)


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"


def _columns(rows: list[Row]) -> list[tuple[Any, ...]]:
    return list(zip(*rows, strict=True)) or [()] * len(_TYPES)


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _rows(columns: Any) -> tuple[Row, ...] | None:
    """Return the rows that the columns hold, or None if they are not of the right shape."""
    if not isinstance(columns, list) or len(columns) != len(_TYPES):
        return None
    for column, wanted in zip(columns, _TYPES, strict=True):
        if not isinstance(column, list) or not set(map(type, column)) <= {wanted}:
            return None
    if len(set(map(len, columns))) != 1 or not _STATUSES.issuperset(columns[Row._fields.index("status")]):
        return None
    if not all(0 <= changed < _LATEST for changed in columns[Row._fields.index("changed")]):
        return None
    return tuple(map(Row._make, zip(*columns, strict=True)))


def _stamp() -> str:
    """Return what the summaries depend on besides the files; empty where that cannot be told."""
    package = os.path.dirname(wizard.__file__)  # noqa: PTH120 - once for each start
    found: list[tuple[str, int, int]] = []
    try:
        for part in _RULES:
            with os.scandir(os.path.join(package, part)) as files:  # noqa: PTH118
                for file in files:
                    if file.name.endswith(".py"):
                        status = file.stat()
                        found.append((f"{part}/{file.name}", status.st_size, status.st_mtime_ns))
    except OSError:  # not a folder of files
        return ""
    rules = zlib.crc32(repr(sorted(found)).encode())
    return f"{wizard.__version__} {sys.version} {sys.maxsize} {rules}"
