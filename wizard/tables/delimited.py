"""Text with cells between commas, semicolons or tabs, as spreadsheets write and copy it."""

from io import StringIO
from itertools import chain, islice

from wizard.i18n import _
from wizard.tables.table import (
    MAX_ROWS,
    Table,
    TableError,
    cell_too_long,
    table_of,
    too_many_columns,
    too_many_rows,
)

_SIGNS = "\t;,"
_LOOKED_AT = 200  # rows
_MOST_CELLS = 16_384  # in a row of a spreadsheet, blank ones included
_END = "\x00"  # never in a text that was decoded


def parse(text: str) -> Table:
    """Return the table of a text.

    Raises:
        TableError: it is too large, or a quotation mark is never closed.
    """
    stated, text = _stated(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    if not text.strip(f' "\r\n{_SIGNS}'):
        return table_of([])
    sign = stated or _found(text)
    table = table_of(_rows(text, sign or "\t"))
    return table._replace(separator=sign if table.width > 1 else "")


def _stated(text: str) -> tuple[str, str]:
    """Return the separator that a first line `sep=;` states for Excel, and the text without that line."""
    first, _end, rest = text.partition("\n")
    line = first.rstrip("\r").strip('"')
    if len(line) == 5 and line[:4].lower() == "sep=" and line[4] in _SIGNS:
        return line[4], rest
    return "", text


def _found(text: str) -> str:
    """Return the separator that divides the most rows, or an empty text for a single column."""
    best, found = 0.0, ""
    for sign in _SIGNS:
        share = _share([len(row) for row in _sample(text, sign) if any(row)], sign)
        if share > best:
            best, found = share, sign
    return found


def _sample(text: str, sign: str) -> list[list[str]]:
    import csv

    try:
        return list(islice(csv.reader(StringIO(text, newline=""), delimiter=sign), _LOOKED_AT))
    except csv.Error:
        return []


def _share(widths: list[int], sign: str) -> float:
    """Return the share of rows that a sign divides, or 0 when it does not seem to stand between cells.

    A name may well hold a comma, and hardly a semicolon or a tab: these count too when the first row has as
    many of them as any.
    """
    if not widths or max(widths) < 2:
        return 0
    share = sum(width > 1 for width in widths) / len(widths)
    return share if share > 0.5 or (sign != "," and widths[0] == max(widths)) else 0


def _rows(text: str, sign: str) -> list[list[str]]:
    """Return every row. A line of our own at the end shows whether a quotation mark is still open there."""
    import csv

    last = [_END, _END]
    reader = csv.reader(chain(StringIO(text, newline=""), [sign.join(last)]), delimiter=sign)
    rows: list[list[str]] = []
    try:
        for row in reader:
            if len(rows) > 2 * MAX_ROWS:
                raise too_many_rows()
            if len(row) > _MOST_CELLS:
                raise too_many_columns(len(rows) + 1)
            rows.append(row)
    except csv.Error as error:  # a text longer than the reader takes
        raise cell_too_long(len(rows) + 1) from error
    if rows.pop() != last:
        message = _("In row {row} a quotation mark is opened and never closed. Close it, or delete it.")
        raise TableError(message.format(row=len(rows) + 1))
    return rows
