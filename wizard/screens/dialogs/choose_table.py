"""Choosing a table: a file that is typed, or what was copied in a spreadsheet; and what a column of it is."""

from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static

from wizard.domain.fields import Field
from wizard.domain.problems import error
from wizard.domain.text import clean
from wizard.files import path_of
from wizard.i18n import N_, _
from wizard.screens.dialogs.base import Dialog
from wizard.screens.widgets.field_row import FieldRow
from wizard.screens.widgets.paste_area import PasteArea
from wizard.screens.widgets.plain import plain
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row
from wizard.screens.widgets.text_input import TextInput
from wizard.tables import Table, TableError, read_file, read_text

_FILE = Field(
    "file",
    N_("File"),
    N_("A table as CSV or as a workbook (.xlsx), with a row for each item. Or paste one below."),
)


class Source(NamedTuple):
    """Where a table comes from, and the table: another sheet is read from the same file."""

    table: Table
    path: str = ""

    def on_sheet(self, sheet: str) -> "Source":
        """Return another sheet; `TableError` when there is nothing in it."""
        return self._replace(table=read_file(path_of(self.path), sheet))


class TableArea(PasteArea):
    """A box for a pasted table: the tabs between the cells of a spreadsheet stay."""

    def clean_line(self, line: str) -> str:
        """Return a line with its cells cleaned."""
        return "\t".join(map(clean, line.split("\t")))


class FileInput(TextInput):
    """A file's name. What is pasted here and is no name but a table is told and not taken."""

    class TablePasted(Message):
        """A table was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_paste(self, event: events.Paste) -> None:
        """Tell a table from a name: it has tabs or several lines."""
        if "\t" in event.text or len(event.text.strip().splitlines()) > 1:
            event.prevent_default()
            event.stop()
            self.post_message(self.TablePasted(event.text))


class FileRow(FieldRow):
    """The field of the file's name."""

    def _make_control(self) -> FileInput:
        return FileInput(limit=8000, compact=True)


class ChooseTable(Dialog[Source]):
    """Returns the table of a file or of pasted text."""

    AUTO_FOCUS = "TextInput"

    def __init__(self) -> None:
        super().__init__(_("Import the present list"))

    def compose_body(self) -> ComposeResult:
        """The file's name, or a box."""
        yield FileRow(_FILE, "", "file")
        yield TableArea(id="dialog-area")
        yield Static(id="dialog-notice", markup=False)

    @property
    def unsaved(self) -> bool:
        """Tell whether something was typed or pasted."""
        return bool(self.query_one(FieldRow).value or self.query_one(PasteArea).text.strip())

    def on_paste_area_notice(self, event: PasteArea.Notice) -> None:
        """Say what the box says."""
        self._say(event.text)

    def on_file_input_table_pasted(self, event: FileInput.TablePasted) -> None:
        """Put the table into the box."""
        event.stop()
        area = self.query_one(PasteArea)
        area.focus()
        area.post_message(events.Paste(event.text))

    def on_field_row_finished(self, event: FieldRow.Finished) -> None:
        """Enter accepts."""
        event.stop()
        if event.submitted:
            self.action_accept()

    def action_accept(self) -> None:
        """Return the table, or say why it cannot be taken where it was named."""
        row, text = self.query_one(FieldRow), self.query_one(PasteArea).text
        row.show_problem(None)
        self._say("")
        try:
            if row.value and text.strip():
                self._say(_("Type the name of a file or paste a table, not both."))
            elif row.value:
                self.dismiss(Source(read_file(path_of(row.value)), row.value))
            elif text.strip():
                self.dismiss(Source(read_text(text)))
            else:
                row.show_problem(error("file", "refused", _("Type the name of a file, or paste a table.")))
        except TableError as refusal:
            if row.value:
                row.show_problem(error("file", "refused", str(refusal)))
                row.focus_control()
            else:
                self._say(str(refusal))

    def _say(self, text: str) -> None:
        self.query_one("#dialog-notice", Static).update(plain(text and f"! {text}"))


class ChooseRole(Dialog[int]):
    """Returns the place of what a column is among the roles."""

    AUTO_FOCUS = "RowList"

    def __init__(self, title: str, labels: list[str], now: int) -> None:
        super().__init__(title)
        self._labels = labels
        self._now = now

    def compose_body(self) -> ComposeResult:
        """Everything that it can be."""
        yield RowList((Column(_("This column is"), 1),), lambda at: Row((self._labels[at],)), id="role-list")

    def on_mount(self) -> None:
        """Start at what it is."""
        self.query_one(RowList).styles.height = len(self._labels) + 1
        self.query_one(RowList).show(len(self._labels), self._now)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter chooses."""
        event.stop()
        self.dismiss(event.index)

    def action_accept(self) -> None:
        """Return the highlighted one."""
        self.dismiss(self.query_one(RowList).highlighted)
