"""What a table is, how large it may be, and how it is told."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wizard.domain.text import clean, has_unsafe, show
from wizard.i18n import N_, _, ngettext

MAX_BYTES = 8 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 100
MAX_CELL = 32_767  # characters, as in a spreadsheet

_LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_SEPARATORS = {"\t": N_("tabs"), ";": N_("semicolons"), ",": N_("commas")}


class TableError(Exception):
    """A table cannot be taken. The text says why and what to do, without the file's name."""


class Table(NamedTuple):
    """Rows of texts and where they come from.

    Attributes:
        rows: the cells of each row, trimmed, without blank ones at the end; the first row is row 1 of the
            sheet or of the file.
        encoding: of a text; empty for a sheet and for pasted text.
        is_guess: nothing in the bytes says that it is this encoding.
        separator: what stands between the cells of a text, or empty.
        sheet: which sheet it is.
        sheets: all of the workbook, in its order.
        cleaned: how many cells held control characters, which were left out.
        joined: how many cells held line breaks, which are spaces now.
    """

    rows: tuple[tuple[str, ...], ...]
    encoding: str = ""
    is_guess: bool = False
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    cleaned: int = 0
    joined: int = 0

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)


def table_of(rows: Iterable[Iterable[str]]) -> Table:
    """Return a table of cleaned cells.

    Raises:
        TableError: it is too large, or there is nothing in it.
    """
    taken: list[tuple[str, ...]] = []
    cleaned = joined = 0
    for number, row in enumerate(rows, 1):
        cells = []
        for cell in row:
            if has_unsafe(cell):
                joined += any(sign in cell.strip() for sign in _LINE_BREAKS)
                cleaned += has_unsafe("".join(cell.replace("\t", " ").splitlines()))
                cell = clean(cell)
            cells.append(cell.strip())
        while cells and not cells[-1]:
            cells.pop()
        _check_row(number, cells)
        taken.append(tuple(cells))
    while taken and not taken[-1]:
        taken.pop()
    if not taken:
        raise TableError(_("There is nothing in the table. Check that it is the right file and sheet."))
    return Table(tuple(taken), cleaned=cleaned, joined=joined)


def _check_row(number: int, cells: list[str]) -> None:
    if number > MAX_ROWS and cells:
        raise too_many_rows()
    if len(cells) > MAX_COLUMNS:
        raise too_many_columns(number)
    if any(len(cell) > MAX_CELL for cell in cells):
        raise cell_too_long(number)


def too_many_rows() -> TableError:
    """Return what is said of a table with too many rows."""
    message = _("The table has more than {most} rows. Delete those that are not needed, or take it in parts.")
    return TableError(message.format(most=MAX_ROWS))


def too_many_columns(row: int) -> TableError:
    """Return what is said of a table with too many columns."""
    message = _("Row {row} has more than {most} columns. Delete those that are not needed.")
    return TableError(message.format(row=row, most=MAX_COLUMNS))


def cell_too_long(row: int) -> TableError:
    """Return what is said of a text that no spreadsheet would hold."""
    message = _("A cell in row {row} has more than {most} characters. Check that it is the right file.")
    return TableError(message.format(row=row, most=MAX_CELL))


def about(table: Table) -> Iterator[str]:
    """Yield what was taken and what of it is a guess, a sentence each."""
    if table.sheet:
        sheet, count = show(table.sheet), len(table.sheets)
        yield _("Sheet “{sheet}”, of {count}.").format(sheet=sheet, count=count)
    count = sum(any(row) for row in table.rows)
    yield ngettext("{count} row.", "{count} rows.", count).format(count=count)
    if table.separator:
        yield _("Cells with {signs} between them.").format(signs=_(_SEPARATORS[table.separator]))
    if table.encoding and table.is_guess:
        text = _("Read as {encoding}, which is a guess: check å, ä, ö, ü, ß and the like.")
        yield text.format(encoding=table.encoding)
    elif table.encoding:
        yield _("Read as {encoding}.").format(encoding=table.encoding)
    if table.cleaned:
        text = ngettext(
            "Control characters in {count} cell were left out.",
            "Control characters in {count} cells were left out.",
            table.cleaned,
        )
        yield text.format(count=table.cleaned)
    if table.joined:
        text = ngettext(
            "Line breaks in {count} cell became spaces.",
            "Line breaks in {count} cells became spaces.",
            table.joined,
        )
        yield text.format(count=table.joined)
