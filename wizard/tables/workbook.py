"""Workbooks (.xlsx) through python-calamine, which is fast but trusts what it is given.

So it is given only what was looked at before: each part is unpacked here with a limit and handed on as a
plain copy, and a sheet whose cells lie too far out is refused, because calamine makes room for all between.
"""

import datetime
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from wizard.domain.text import show
from wizard.i18n import _
from wizard.tables.table import (
    MAX_COLUMNS,
    MAX_ROWS,
    Table,
    TableError,
    table_of,
    too_many_columns,
    too_many_rows,
)

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_MAX_UNPACKED = 64 * 1024 * 1024  # bytes
_MAX_TEXTS = 512 * 1024 * 1024  # bytes: each cell gets a copy of the text that it shares with others
_MAX_PARTS = 2000
_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*[^<>/])>")
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]*)([0-9]*)[\"']")
_SHARED = re.compile(rb"<(?:\w+:)?si\b")
_ODD = re.compile(rb"<[^<>]*=\s*(?:\"[^\"<>]*>|'[^'<>]*>)")  # a tag that does not end where it seems to
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*?\br\s*=\s*[\"']([0-9]+)[\"']")


def read_workbook(data: bytes, sheet: str = "") -> Table:
    """Return one sheet of a workbook: that of a name or a number, else the first with something in it.

    Raises:
        TableError: it is damaged, too large or of another kind, or nothing here can read workbooks.
    """
    try:
        from python_calamine import CalamineWorkbook
    except ImportError as error:
        message = _(
            "To read workbooks, install what that needs: pip install {package}. "
            "Or save the table as CSV, which works without it."
        )
        raise TableError(message.format(package='"lead-wizard[xlsx]"')) from error
    copy = BytesIO(_plain_copy(data))
    try:
        with CalamineWorkbook.from_filelike(copy) as book:
            return _table(book, sheet)
    except TableError:
        raise
    except BaseException as error:  # calamine's own kinds; a fault inside it is no Exception at all
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        raise _damaged() from error


def _plain_copy(data: bytes) -> bytes:
    """Return the workbook's parts without compression; what is neither XML nor needed stays away.

    Raises:
        TableError: the file is damaged, no workbook or too large when it is unpacked.
    """
    copy = BytesIO()
    cells = longest = 0
    try:
        with zipfile.ZipFile(copy, "w") as target:
            for name, content in _parts(data):
                if b"sheetData" in content:
                    cells = max(cells, _checked_cells(content))
                elif b"</" in content:
                    longest = max(longest, *map(len, _SHARED.split(content)[1:]), 0)
                target.writestr(name, content)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise _damaged() from error  # a RuntimeError: a part has a password or is packed in an unknown way
    if cells * longest > _MAX_TEXTS:
        raise _too_large()
    return copy.getvalue()


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each part that is XML, as long as there is room."""
    left = _MAX_UNPACKED
    with zipfile.ZipFile(BytesIO(data)) as source:
        names = set(source.namelist())
        if "xl/workbook.xml" not in names:
            raise _another_kind(names)
        if len(names) > _MAX_PARTS or len(source.infolist()) > len(names):
            raise _damaged()
        for name in sorted(name for name in names if name.endswith((".xml", ".rels"))):
            with source.open(name) as part:
                content = part.read(left + 1)
            left -= len(content)
            if left < 0:
                raise _too_large()
            if b"\0" in content:  # not in UTF-8, so nothing would be found in it
                raise _damaged()
            yield name, content


def _too_large() -> TableError:
    return TableError(_("Unpacked, this workbook is too large. Save only the list as CSV."))


def _another_kind(names: set[str]) -> TableError:
    if any(name.startswith(("xl/", "content.xml")) for name in names):
        return TableError(_("This kind of workbook cannot be read here. Save it as .xlsx or as CSV."))
    return TableError(_("This is not a workbook. Choose a CSV file or a workbook (.xlsx)."))


def _checked_cells(sheet: bytes) -> int:
    """Return how many cells have something in them, if none of these lies too far out.

    Raises:
        TableError: one does.
    """
    if _ODD.search(sheet):
        raise _damaged()
    cells = _CELL.findall(sheet)
    places = [_PLACE.findall(cell) for cell in cells]
    far_down = any(len(row) > 7 or int(row) > MAX_ROWS for row in _ROW.findall(sheet))
    if far_down and not all(places):  # a cell that does not say where it is stands where its row is
        raise too_many_rows()
    for letters, digits in {place for found in places for place in found}:
        if len(digits) > 7 or int(digits or 0) > MAX_ROWS:
            raise too_many_rows()
        if len(letters) > 3 or _column(letters) > MAX_COLUMNS:
            raise too_many_columns(int(digits or 0))
    return len(cells)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _table(book: "CalamineWorkbook", wanted: str) -> Table:
    names = list(book.sheet_names)
    if not names:
        raise _damaged()
    chosen = [_chosen(names, wanted)] if wanted else _visible(book) or names
    for name in chosen:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        texts = [[_text(value) for value in row] for row in rows]
        if any(any(row) for row in texts) or name == chosen[-1]:
            break
    return table_of(texts)._replace(sheet=name, sheets=tuple(names))


def _visible(book: "CalamineWorkbook") -> list[str]:
    return [sheet.name for sheet in book.sheets_metadata if str(sheet.visible).endswith(".Visible")]


def _chosen(names: list[str], wanted: str) -> str:
    """Return the sheet of a name, else the one of a number from 1."""
    for name in names:
        if name.strip().casefold() == wanted.strip().casefold():
            return name
    if wanted.isascii() and wanted.isdecimal() and len(wanted) <= 4 and 0 < int(wanted) <= len(names):
        return names[int(wanted) - 1]
    message = _("There is no sheet “{sheet}”. The sheets are: {names}.")
    raise TableError(message.format(sheet=show(wanted), names=", ".join(map(show, names))))


def _text(value: object) -> str:
    """Return a cell as a person would type it: a whole number without a point."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _damaged() -> TableError:
    return TableError(_("This workbook is damaged or not a whole file. Save it again, or save it as CSV."))
