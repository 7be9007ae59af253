"""JSON files that nobody vouches for: read with every guard up, written in one way only."""

import errno
import json
import os
import stat
from collections import Counter
from functools import cached_property, lru_cache
from typing import Any, NoReturn

from wizard.i18n import _
from wizard.text import show

MAX_BYTES = 8 * 1024 * 1024
MAX_DEPTH = 50

_LONGEST_KEY_SHOWN = 40
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
    try:
        # Looked at before it is opened: opening alone already does something to some devices.
        check_regular(os.stat(path).st_mode)  # noqa: PTH116 - pathlib costs 5 ms
        descriptor = os.open(path, _OPEN_FLAGS)
        try:
            status = os.fstat(descriptor)
            check_regular(status.st_mode)
            return _read_all(descriptor, status.st_size)
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


class Encoded(dict[str, Any]):
    """An object of a list that never changes, and so is encoded only once."""

    @cached_property
    def text(self) -> str:
        """Its JSON text."""
        return _encoder().encode(self)


def dumps(document: Any) -> str:
    """Return the JSON text of a document, as every file of the wizard is written: one line a list item.

    That is easy to read and to compare, and much faster than Python's own indentation.
    """
    return _indented(document, "\n") + "\n"


def _indented(value: Any, line_end: str) -> str:
    encode = _encoder().encode
    if isinstance(value, dict) and value:
        inner = line_end + "  "
        parts = [f"{encode(key)}: {_indented(part, inner)}" for key, part in value.items()]
        return "{" + inner + f",{inner}".join(parts) + line_end + "}"
    if isinstance(value, list) and any(isinstance(part, (dict, list)) for part in value):
        inner = line_end + "  "
        texts = (part.text if isinstance(part, Encoded) else encode(part) for part in value)
        return "[" + inner + f",{inner}".join(texts) + line_end + "]"
    if isinstance(value, bool):  # most values are texts and switches, and for these the encoder is slow
        return "true" if value else "false"
    return encode(value)


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
