"""Reading a table: from a file, from standard input or from pasted text."""

import os
from pathlib import Path

from wizard.document.jsonfile import JsonFileError, check_regular, explain
from wizard.i18n import _
from wizard.tables.decoding import decode
from wizard.tables.delimited import parse
from wizard.tables.table import MAX_BYTES, Table, TableError

_ZIP, _OLD_OFFICE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"


def read_file(path: "str | os.PathLike[str]", sheet: str = "") -> Table:
    """Return the table that a regular file of at most MAX_BYTES holds.

    Args:
        path: the file.
        sheet: name or number of a sheet; by default the first one that has something in it.

    Raises:
        TableError: it cannot be read or taken.
    """
    try:
        check_regular(Path(path).stat().st_mode)
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise TableError(explain(error)) from error
    except (JsonFileError, ValueError) as error:  # no system has a file whose name holds a NUL
        text = str(error) if isinstance(error, JsonFileError) else explain(FileNotFoundError(2, ""))
        raise TableError(text) from error
    return read_data(data, sheet)


def read_data(data: bytes, sheet: str = "") -> Table:
    """Return the table in some bytes: what they are is told by how they begin, not by a file's name.

    Raises:
        TableError: they cannot be taken.
    """
    if len(data) > MAX_BYTES:
        message = _("It is larger than {size} MiB. Check that it is the right file, or take it in parts.")
        raise TableError(message.format(size=MAX_BYTES // 1024**2))
    if data.startswith(_ZIP):
        from wizard.tables.workbook import read_workbook

        return read_workbook(data, sheet)
    if data.startswith(_OLD_OFFICE):
        message = _("This is a workbook of an old kind, or it has a password. Save it as .xlsx without one.")
        raise TableError(message)
    if data.startswith(_PDF):
        raise TableError(_("This is a PDF, not a table. Save the table as CSV or as a workbook (.xlsx)."))
    if sheet:
        raise TableError(_("This file is a text, so it has no sheets. Leave the sheet out."))
    decoded = decode(data)
    table = parse(decoded.text)
    plain = decoded.text.isascii() and not decoded.is_guess
    return table._replace(encoding="" if plain else decoded.encoding, is_guess=decoded.is_guess)


def read_text(text: str) -> Table:
    """Return the table in a pasted text.

    Raises:
        TableError: it cannot be taken.
    """
    if len(text) > MAX_BYTES:
        message = _("It is larger than {size} MiB. Check that it is the right file, or take it in parts.")
        raise TableError(message.format(size=MAX_BYTES // 1024**2))
    return parse(text.replace("\0", "\N{REPLACEMENT CHARACTER}"))
