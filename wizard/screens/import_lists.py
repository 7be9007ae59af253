"""Importing the present list from a table: which one, what its columns are, and what comes of it."""

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Select, Static

from wizard.domain.session import Session
from wizard.files import path_of
from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog
from wizard.screens.dialogs.choose_table import ChooseRole, ChooseTable, Source
from wizard.screens.widgets.plain import findable, plain
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row
from wizard.screens.widgets.tick import Tick
from wizard.steps.base import ListPart
from wizard.steps.categories import group_label
from wizard.tables import TableError, about, columns
from wizard.tables.columns import Role
from wizard.tables.entries import Cell, Entries, Entry, entries_of
from wizard.tables.taken import Taken, cell_text, remarks, taken_text
from wizard.tables.taking import take

if TYPE_CHECKING:
    from wizard.screens.list_screen import ListScreen


def open_import(screen: "ListScreen") -> None:
    """Ask for a table, show what it would change, and make that one edit."""

    def chosen(source: Source | None) -> None:
        if source:
            screen.app.push_screen(ImportTable(source, screen.part, screen.session), accepted)

    def accepted(taken: Taken | None) -> None:
        if taken is None:
            return
        if taken.setup == screen.session.setup or screen.wizard.try_edit(taken.setup, imported=True):
            first_new = (at for at, item in enumerate(screen.items) if item.name in taken.added[:1])
            screen.rows.show(len(screen.items), next(first_new, None))
            screen.update_view()
            screen.say(" ".join([taken_text(taken), *remarks(taken)]))

    screen.app.push_screen(ChooseTable(), chosen)


class ColumnList(RowList):
    """The columns of the table."""

    def key_hints(self) -> list[tuple[str, str]]:
        """Return what its own key does."""
        return [("enter", _("Change"))]


class ImportTable(Dialog[Taken]):
    """Returns what becomes of the table. Everything on it follows each change at once."""

    AUTO_FOCUS = "ColumnList"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "role", show=False)]
    DEFAULT_CSS = """
    ImportTable {
        & #import-source { height: auto; max-height: 3; }
        & #import-about { width: 1fr; height: auto; color: $text-muted; }
        & #import-options { height: 1; }
        & #import-options Static { width: auto; padding: 0 1 0 0; }
        & #import-options Tick { margin: 0 2 0 0; }
        & #import-sheet { width: 26; margin: 0 1 0 0; }
        & RowList { height: 1fr; min-height: 3; }
        & #import-notice { height: 3; }
    }
    """

    def __init__(self, source: Source, part: ListPart, session: Session) -> None:
        """Ask what the columns are.

        Args:
            source: the table.
            part: the list that it is taken into.
            session: the set-up that it is taken into.
        """
        super().__init__(_("Import the present list"))
        self._source = source
        self._part = part
        self._session = session
        self._layout = columns.layout_of(source.table.rows, part.name)
        self._entries = Entries()
        self._taken = Taken(session.setup)
        self._left: tuple[Cell, ...] = ()
        self._kinds: dict[str, str] = {}

    # What stands on it

    def compose_body(self) -> ComposeResult:
        """Where it comes from, the columns, the first rows as they are understood, and what is not."""
        with Horizontal(id="import-source"):
            if len(self._source.table.sheets) > 1:
                sheets = [(findable(name), name) for name in self._source.table.sheets]
                sheet = self._source.table.sheet
                yield Select(sheets, value=sheet, allow_blank=False, compact=True, id="import-sheet")
            yield Static(id="import-about", markup=False)
        with Horizontal(id="import-options"):
            yield Static(plain(_("Titles in the first row")))
            yield Tick(self._layout.titles_row >= 0, id="import-titles")
            yield Static(plain(_("Whole list")))
            yield Tick(id="import-whole")
        yield ColumnList(
            (Column(_("Column"), 2, 10), Column(_("First cells"), 3, 10), Column(_("Is"), 0, 22)),
            self._column_row,
            id="import-columns",
        )
        yield RowList(self._row_columns(), self._entry_row, moved=self._tell_entry, id="import-rows")
        yield RowList(
            (Column(_("Row"), 0, 5), Column(_("Not matched"), 2, 10), Column(_("Why"), 3, 10)),
            self._left_row,
            moved=self._tell_left,
            empty=_("Everything was matched."),
            id="import-left",
        )
        yield Static(id="import-notice", markup=False)

    def _row_columns(self) -> tuple[Column, ...]:
        middle = [Column(_("Tooltip"), 2, 8)]
        if self._part.name == "categories":
            middle = [Column(_("Group"), 2, 8), Column(_("Lead status"), 0, 12)]
        return (Column(_("Row"), 0, 5), Column(_("Name"), 3, 10), *middle, Column("", 0, 14))

    def on_mount(self) -> None:
        """Show what the titles say."""
        self._update()

    def _update(self) -> None:
        """Understand the table anew and show it."""
        self._entries = entries_of(self._source.table.rows, self._layout, self._part)
        self._taken = self._take()
        self._left = self._taken.left_out
        self._kinds = dict.fromkeys(self._taken.added, _("new"))
        self._kinds |= dict.fromkeys(self._taken.updated, _("updated"))
        self._kinds |= dict.fromkeys(self._taken.same, _("known already"))
        told = [path_of(self._source.path).name, *about(self._source.table)]
        other = columns.list_in(self._source.table.rows)
        if other and other != self._part.name:
            told.append(_("The titles look like those of the other list. Check that it is the right file."))
        self.query_one("#import-about", Static).update(plain(" ".join(filter(None, told))))
        found = self.query_one("#import-columns", RowList)
        found.show(len(self._layout.roles))
        found.styles.max_height = len(self._layout.roles) + 1
        self.query_one("#import-rows", RowList).show(len(self._entries.entries))
        left = self.query_one("#import-left", RowList)
        left.show(len(self._left))
        left.styles.max_height = max(3, len(self._left) + 1)
        self._say_counts()

    def _take(self) -> Taken:
        whole = self.query_one("#import-whole", Tick).value
        return take(self._session.setup, self._part, self._entries, whole=whole)

    def _say_counts(self) -> None:
        self._say(" ".join([taken_text(self._taken), *remarks(self._taken)]))

    def _say(self, text: str) -> None:
        self.query_one("#import-notice", Static).update(plain(text))

    def _column_row(self, at: int) -> Row:
        rows, layout = self._source.table.rows, self._layout
        below = (cells[at] for cells in rows[layout.titles_row + 1 :][:50] if at < len(cells) and cells[at])
        title, role = columns.title_of(rows, layout, at), layout.roles[at]
        return Row((title, " · ".join(below), columns.label(role)), dim=role is None)

    def _entry_row(self, at: int) -> Row:
        entry = self._entries.entries[at]
        values, rows = entry.values, {cell.row for cell in self._left}
        middle = [values.get("tooltip", "")]
        if self._part.name == "categories":
            group = values.get("category_group")
            on = {None: "", True: _("yes"), False: _("no")}[values.get("enable_lead_status")]
            middle = [group_label(group) if group else "", on]
        kind = self._kinds.get(entry.name, _("left out"))
        cells = (str(entry.row), entry.name, *middle, kind)
        return Row(cells, struck=bool(values.get("deleted")), trouble=entry.row in rows)

    def _left_row(self, at: int) -> Row:
        cell = self._left[at]
        return Row((str(cell.row), f"{cell.column}: {cell.value}", cell.reason))

    def _tell_entry(self, at: int) -> None:
        """Say everything that a row says."""
        if self._entries.entries and self.query_one("#import-rows").has_focus:
            self._say(self._in_words(self._entries.entries[at]))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what there is to say about what has the focus now."""
        name = event.widget.id
        if name == "import-whole":
            self._say(_("yes: what is not in the table was noted by mistake and goes; no: it stays."))
        else:
            self._say_counts()
            self._tell_entry(self.query_one("#import-rows", RowList).highlighted)
            self._tell_left(self.query_one("#import-left", RowList).highlighted)

    def _in_words(self, entry: Entry) -> str:
        fields = {field.name: field for field in self._part.fields}
        parts = [entry.name]
        for name, value in entry.values.items():
            text = group_label(value) if name == "category_group" else value
            text = {True: _("yes"), False: _("no")}[value] if isinstance(value, bool) else text
            parts += [f"{_(fields[name].label)}: {text}"] if text else []
        return " · ".join([*parts, self._kinds.get(entry.name, _("left out"))])

    def _tell_left(self, at: int) -> None:
        """Say a cell that was not matched whole."""
        if self._left and self.query_one("#import-left").has_focus:
            self._say(cell_text(self._left[at]))

    # What can be changed

    @on(Select.Changed)
    def _take_sheet(self, event: Select.Changed) -> None:
        """Take another sheet, if there is something in it."""
        event.stop()
        sheet, select = str(event.value), self.query_one("#import-sheet", Select)
        if sheet == self._source.table.sheet:
            return
        try:
            self._source = self._source.on_sheet(sheet)
        except TableError as refusal:
            with self.prevent(Select.Changed):
                select.value = self._source.table.sheet
            self._say(f"! {refusal}")
            return
        self._layout = columns.layout_of(self._source.table.rows, self._part.name)
        self.query_one("#import-titles", Tick).value = self._layout.titles_row >= 0
        self.query_one("#import-whole", Tick).value = False
        self._update()

    def on_tick_changed(self, event: Tick.Changed) -> None:
        """Take the first row as titles or as an item, and the table as the whole list or a part."""
        event.stop()
        rows = self._source.table.rows
        has_titles = self.query_one("#import-titles", Tick).value
        if not has_titles:
            self._layout = self._layout._replace(titles_row=-1)
        elif self._layout.titles_row < 0:
            self._layout = columns.titled(rows, columns.first_row(rows), self._part.name)
        self._update()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter on a column chooses what it is."""
        event.stop()
        if self.query_one("#import-columns").has_focus:
            self.action_role()

    def action_role(self) -> None:
        """Choose what the highlighted column is."""
        at = self.query_one("#import-columns", RowList).highlighted
        roles = (*columns.roles_of(self._part.name), None)

        def chosen(index: int | None) -> None:
            if index is not None:
                self._layout = self._layout.with_role(at, roles[index])
                self._update()

        title = columns.title_of(self._source.table.rows, self._layout, at)
        labels = [columns.label(role) for role in roles]
        now = roles.index(self._layout.roles[at])
        self.app.push_screen(ChooseRole(title[:60], labels, now), chosen)

    def action_accept(self) -> None:
        """Return what becomes of it, once a column is the name."""
        if Role.NAME in self._layout.roles:
            self.dismiss(self._take())
        else:
            self._say("! " + _("No column is the name. Choose one and press Enter."))
