"""What became of a table of present items, and how that is told."""

from collections.abc import Iterator
from typing import NamedTuple

from wizard.domain.edits import some_of
from wizard.domain.model import LeadSetup
from wizard.i18n import _, ngettext
from wizard.tables.entries import Cell


class Taken(NamedTuple):
    """What became of a table: the new set-up, and each name or cell in one of the groups.

    Attributes:
        setup: the set-up with what was taken.
        added: names that are new.
        updated: names of which something new was noted.
        same: names of which everything was known.
        absent: names of the present list that the table does not have; they stay.
        removed: names that were taken out of both lists, because the table is the whole list.
        ordered: the items are in another order than before.
        unmatched: what was not understood or not taken, in the order of the rows.
        twice: rows whose name stands further up in the table.
        too_long: texts that are longer than SuperOffice takes; they were not taken.
        blank: how many rows have nothing in them.
        above: how many rows stand above the titles.
    """

    setup: LeadSetup
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    ordered: bool = False
    unmatched: tuple[Cell, ...] = ()
    twice: tuple[Cell, ...] = ()
    too_long: tuple[Cell, ...] = ()
    blank: int = 0
    above: int = 0

    @property
    def left_out(self) -> tuple[Cell, ...]:
        """Every cell and row that was not taken as it stands, in the order of the rows."""
        return tuple(sorted((*self.unmatched, *self.twice, *self.too_long), key=lambda cell: cell.row))


def taken_text(taken: Taken) -> str:
    """Return in one line what became of the rows."""
    added, updated, same = len(taken.added), len(taken.updated), len(taken.same)
    parts = [
        ngettext("{count} added.", "{count} added.", added).format(count=added),
        ngettext("{count} updated.", "{count} updated.", updated).format(count=updated),
        ngettext("{count} known already.", "{count} known already.", same).format(count=same),
    ]
    if removed := len(taken.removed):
        text = ngettext("{count} taken out.", "{count} taken out.", removed)
        parts.append(text.format(count=removed))
    if left := len(taken.left_out):
        parts.append(ngettext("{count} not matched.", "{count} not matched.", left).format(count=left))
    return " ".join(parts)


def cell_text(cell: Cell) -> str:
    """Return a cell that was not taken with its place and why, in one line."""
    value = cell.value if len(cell.value) <= 60 else f"{cell.value[:59]}…"
    text = _("Row {row}, {column}: “{value}”: {reason}.")
    return text.format(row=cell.row, column=cell.column, value=value, reason=cell.reason)


def remarks(taken: Taken) -> Iterator[str]:
    """Yield what else there is to know, a sentence each."""
    if taken.ordered:
        yield _("The order was taken from the table.")
    if taken.absent:
        names = some_of(taken.absent)
        yield _("In the present list but not in the table, and kept: {names}.").format(names=names)
    if taken.removed:
        names = some_of(taken.removed)
        yield _("Not in the table, so taken out of both lists: {names}.").format(names=names)
    if taken.above:
        text = ngettext(
            "{count} row above the titles left out.", "{count} rows above the titles left out.", taken.above
        )
        yield text.format(count=taken.above)
    if taken.blank:
        text = ngettext("{count} blank row left out.", "{count} blank rows left out.", taken.blank)
        yield text.format(count=taken.blank)
