"""JSON files that nobody vouches for: read with every guard up, written in one way only."""

import errno
import json
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, NoReturn

from wizard.domain.text import show
from wizard.i18n import _

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 50
Mark = tuple[tuple[int, int], ...]
"""Tells a content from any other, within this process: how long its blocks are, and a number for each."""

_LONGEST_KEY_SHOWN = 40
_BLOCK = 64 * 1024  # characters
# Not blocking: opening a pipe must not wait for a writer. Flags that a system does not have count nothing.
_OPEN_FLAGS = os.O_RDONLY
for _flag in ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):
    _OPEN_FLAGS |= getattr(os, _flag, 0)


class JsonFileError(Exception):
    """A file cannot be taken. The text says why and what to do, without the file's name."""


class JsonFileMissing(JsonFileError):
    """There is no such file."""


def read_bytes(path: "str | os.PathLike[str]") -> bytes:
    """Return what a regular file of at most MAX_BYTES holds.

    Raises:
        JsonFileError: it is missing, not allowed, not a regular file or too large.
    """
    with _opened(path) as descriptor:
        return _read_all(descriptor, os.fstat(descriptor).st_size)


def mark_of(content: bytes) -> Mark:
    """Return what tells a content from others."""
    return ((len(content), hash(content)),)


def holds(path: "str | os.PathLike[str]", mark: Mark) -> bool:
    """Tell whether a file holds what has this mark.

    Raises:
        JsonFileError: it is missing, not allowed or not a regular file.
    """
    with _opened(path) as descriptor, open(descriptor, "rb", closefd=False) as file:
        return all(hash(file.read(length)) == known for length, known in mark) and not file.read(1)


@contextmanager
def _opened(path: "str | os.PathLike[str]") -> Iterator[int]:
    """Open a regular file, and say in the user's words why it cannot be read."""
    try:
        # Looked at before it is opened: opening alone already does something to some devices.
        check_regular(os.stat(path).st_mode)  # noqa: PTH116 - pathlib costs 5 ms
        descriptor = os.open(path, _OPEN_FLAGS)
        try:
            check_regular(os.fstat(descriptor).st_mode)
            yield descriptor
        finally:
            os.close(descriptor)
    except FileNotFoundError as error:
        raise JsonFileMissing(explain(error)) from error
    except OSError as error:
        raise JsonFileError(explain(error)) from error
    except ValueError as error:  # no system has a file whose name holds a NUL or half a character
        raise JsonFileMissing(explain(FileNotFoundError(errno.ENOENT, ""))) from error


def check_regular(mode: int) -> None:
    """Refuse what is not a regular file: it may never end, or be something that must not be replaced.

    Raises:
        JsonFileError: it says what the thing is.
    """
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise JsonFileError(_("This is a folder. Name a file inside it."))
    if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
        raise JsonFileError(_("This is a pipe, not a file. Save what it sends to a file and name that file."))
    raise JsonFileError(_("This is a device, not a file. Name a file."))


def explain(error: OSError) -> str:
    """Return why something cannot be read, and what to do, in words for the user."""
    if error.errno == errno.ENOENT:
        return _("There is no such file. Check its name and folder.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("You have no permission to read it. Ask its owner, or change its permissions.")
    if error.errno == errno.ENOTDIR:
        return _("A part of its path is not a folder. Check the path.")
    if error.errno == errno.ELOOP:
        return _("It is a link that leads back to itself. Name the file itself.")
    return _("The system cannot read it: {reason}. Try again, or use a copy.").format(
        reason=show(error.strerror or str(error))
    )


def loads(data: bytes) -> Any:
    """Return the value that a JSON text holds.

    Raises:
        JsonFileError: the text is not UTF-8 or not strict JSON, or has a key twice, or is nested too deep.
    """
    text = _decode(data)
    try:
        value = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refuse_number, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        message = _(
            "This is not valid JSON: the mistake is at line {line}, column {column}, or just before. "
            "Correct it there."
        )
        raise JsonFileError(message.format(line=error.lineno, column=error.colno)) from error
    except RecursionError as error:
        raise JsonFileError(_too_deep()) from error
    except ValueError as error:  # Python reads no integer of more than some thousand digits
        raise JsonFileError(_("A number in it has far too many digits. Correct the number.")) from error
    if _is_too_deep(value):
        raise JsonFileError(_too_deep())
    return value


class Encoded:
    """Some items of a list that never change, and so are encoded only once."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the JSON text of each."""
        self._line_end = "\n"
        self._text = ",\n".join(texts)

    def text(self, line_end: str) -> str:
        """Return them as they stand in a list, with `line_end` between them."""
        if line_end != self._line_end:  # no JSON text holds a line end in a value
            self._text = self._text.replace(self._line_end, line_end)
            self._line_end = line_end
        return self._text


def encode(value: Any) -> str:
    """Return the JSON text of a value on one line."""
    return _encoder().encode(value)


def dumps(document: Any) -> str:
    """Return the JSON text of a document, as every file of the wizard is written: one line a list item.

    That is easy to read and to compare, and much faster than Python's own indentation.
    """
    return "".join(_pieces(document))


def blocks(document: Any) -> Iterator[bytes]:
    """Yield the same as bytes, in blocks: to get megabytes from the system at once takes it too long."""
    together: list[str] = []
    size = 0
    for piece in _pieces(document):
        together.append(piece)
        size += len(piece)
        if size >= _BLOCK:
            yield _utf8(together)
            together, size = [], 0
    yield _utf8(together)


def _utf8(pieces: list[str]) -> bytes:
    # A lone surrogate cannot be UTF-8; escaped like this it is what JSON itself writes for it.
    return "".join(pieces).encode("utf-8", "backslashreplace")


def _pieces(document: Any) -> list[str]:
    pieces: list[str] = []
    _add(pieces, document, "\n")
    pieces.append("\n")
    return pieces


def _add(pieces: list[str], value: Any, line_end: str) -> None:
    """Add the text of a value; what is encoded already is not copied."""
    inner = line_end + "  "
    start = inner
    if isinstance(value, str):
        pieces.append(encode_basestring(value))
    elif isinstance(value, dict) and value:
        pieces.append("{")
        for key, part in value.items():
            pieces.append(f"{start}{encode_basestring(key)}: ")
            _add(pieces, part, inner)
            start = f",{inner}"
        pieces += (line_end, "}")
    elif isinstance(value, list) and any(isinstance(part, (dict, list, Encoded)) for part in value):
        pieces.append("[")
        for part in value:
            pieces += (start, part.text(inner) if isinstance(part, Encoded) else encode(part))
            start = f",{inner}"
        pieces += (line_end, "]")
    elif isinstance(value, bool):  # most values are texts and switches, and for these the encoder is slow
        pieces.append("true" if value else "false")
    else:
        pieces.append(encode(value))


@lru_cache(maxsize=1)
def _encoder() -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def _read_all(descriptor: int, size: int) -> bytes:
    """Read to the end, but never more than one byte too many: a size can be wrong or grow."""
    parts = []
    left = MAX_BYTES + 1
    if size < left:
        while left and (part := os.read(descriptor, min(left, size + 1))):
            parts.append(part)
            left -= len(part)
        if left:
            return b"".join(parts)
    message = _("It is larger than {size} MiB, which no set-up is. Check that it is the right file.")
    raise JsonFileError(message.format(size=MAX_BYTES // 1024**2))


def _decode(data: bytes) -> str:
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")  # the codec for this costs an import
    except UnicodeDecodeError as error:
        raise JsonFileError(_wrong_encoding()) from error
    if not text.strip("\0 \t\r\n"):
        raise JsonFileError(_("The file is empty. Use another file or an older copy of this one."))
    if "\0" in text[:2]:  # UTF-16 without a byte order mark can pass for UTF-8
        raise JsonFileError(_wrong_encoding())
    return text


def _wrong_encoding() -> str:
    return _("Its text is not in the encoding UTF-8. Open it in an editor and save it as UTF-8.")


def _too_deep() -> str:
    return _("It is nested more than {depth} levels deep, which no set-up is. Check the brackets.").format(
        depth=MAX_DEPTH
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object; of a key that stands twice, json alone would silently lose the first value."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = next(key for key, times in Counter(key for key, _value in pairs).items() if times > 1)
    message = _("The key “{key}” stands twice in the same place. Remove one of the two.")
    raise JsonFileError(message.format(key=_shortened(show(twice))))


def _shortened(key: str) -> str:
    return key if len(key) <= _LONGEST_KEY_SHOWN else key[: _LONGEST_KEY_SHOWN - 1] + "…"


def _refuse_number(text: str) -> NoReturn:
    message = _("“{number}” is not a number in JSON. Replace it by a number.")
    raise JsonFileError(message.format(number=_shortened(text)))


def _finite(text: str) -> float:
    number = float(text)
    return number if abs(number) != float("inf") else _refuse_number(text)


def _is_too_deep(value: Any) -> bool:
    """Go down level by level, so that the depth itself can do no harm."""
    level: list[Any] = [[value]]
    for _level in range(MAX_DEPTH + 1):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True
