"""Which encoding a text is in. Spreadsheets write several, and only some of them say so."""

from typing import NamedTuple

from wizard.i18n import _
from wizard.tables.table import TableError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_LOOKED_AT = 4096  # bytes


class Decoded(NamedTuple):
    """A text, its encoding as people call it, and whether that is a guess."""

    text: str
    encoding: str
    is_guess: bool = False


def decode(data: bytes) -> Decoded:
    """Return the text of some bytes.

    Raises:
        TableError: they are no text.
    """
    decoded = _decoded(data)
    if "\0" in decoded.text:
        raise TableError(_("This is not a table of text. Save it as CSV or as a workbook (.xlsx)."))
    return decoded


def _decoded(data: bytes) -> Decoded:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.removeprefix(mark).decode(codec), name)
            except UnicodeDecodeError as error:
                message = _("It says that it is {encoding}, but it is not whole. Save it again as CSV UTF-8.")
                raise TableError(message.format(encoding=name)) from error
    if codec := _unmarked(data):
        try:
            return Decoded(data.decode(codec), "UTF-16", is_guess=True)
        except UnicodeDecodeError:
            pass
    try:
        return Decoded(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(data.decode("cp1252"), "Windows-1252", is_guess=True)
    except UnicodeDecodeError as error:
        message = _("Its text is neither UTF-8 nor UTF-16 nor Windows-1252. Save it again as CSV UTF-8.")
        raise TableError(message) from error


def _unmarked(data: bytes) -> str:
    """Return the codec of UTF-16 without its mark: in European texts nearly every other byte is zero."""
    start = data[:_LOOKED_AT]
    half = len(start) // 2
    first, second = start[0::2].count(0), start[1::2].count(0)
    if len(data) % 2 or half < 2:
        return ""
    if second > 0.7 * half and not first:
        return "utf-16-le"
    return "utf-16-be" if first > 0.7 * half and not second else ""
