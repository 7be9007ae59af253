"""Writing the hand-over to a file: its name, its format, and whether the trail goes with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from wizard.domain.fields import Field
from wizard.domain.problems import Problem, error
from wizard.files import path_of
from wizard.handover import Format, format_of, with_ending
from wizard.i18n import N_, _
from wizard.saved.asking import FORMAT, TRAIL
from wizard.screens.dialogs.record import EditRecord
from wizard.screens.widgets.field_row import FieldRow

FIELDS = (
    Field(
        "file",
        N_("File"),
        N_("An existing file of that name is replaced. Its ending chooses the format, too."),
        minimum=1,
    ),
    FORMAT,
    TRAIL,
)


class Export(EditRecord):
    """Returns the values once the file is written; until then it says why that failed."""

    def __init__(self, name: str, write: Callable[[Path, Format, bool], str]) -> None:
        """Offer a file name; `write` returns why the file cannot be written, or an empty text."""
        first = {"file": name, "format": format_of(name) or "html", "trail": False}
        super().__init__(_("Write the hand-over"), FIELDS, first, _check, accept=self._written)
        self._write = write

    def _written(self, values: dict[str, Any]) -> str:
        file = values["file"]
        return self._write(path_of(file), format_of(file) or values["format"], values["trail"])

    def on_field_row_finished(self, event: FieldRow.Finished) -> None:
        """Let the format follow the file's ending, and the ending the chosen format."""
        rows = {row.field.name: row for row in self.query(FieldRow)}
        file, kind = rows["file"], rows["format"]
        if event.row is kind:
            file.value = with_ending(file.value, kind.value)
        else:
            kind.value = format_of(file.value) or kind.value


def _check(values: dict[str, Any]) -> list[Problem]:
    return [] if values["file"] else [error(".file", "missing", _("Type the name of a file."))]
