"""A step that edits one list of the CRM: add, edit, delete, restore, move, paste."""

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from wizard.domain import edits
from wizard.domain.edits import Pasted, Refused
from wizard.domain.fields import Field, new_record
from wizard.domain.model import Item, LeadSetup
from wizard.domain.problems import Problem, blocking, covers
from wizard.i18n import _, ngettext
from wizard.screens.step_screen import StepScreen
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row
from wizard.steps.base import ListPart


class ListScreen(StepScreen):
    """The screen of a list step. A subclass says which list, its columns and its rows."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", show=False),
        Binding("e", "edit", show=False),
        Binding("d,delete", "delete", show=False),
        Binding("p", "paste", show=False),
        Binding("i", "import", show=False),
        Binding("t", "templates", show=False),
        Binding("shift+up,ctrl+up", "move(-1)", show=False),
        Binding("shift+down,ctrl+down", "move(1)", show=False),
    ]
    part: ListPart
    _said_at = -1

    # What a subclass fills in

    def columns(self) -> list[Column]:
        """Return the columns of the list."""
        return []

    def cells(self, item: Any) -> tuple[str, ...]:
        """Return what one item shows in the columns."""
        return (item.name,)

    def item_title(self, index: int | None) -> str:
        """Return the title of the edit dialog; None for a new item."""
        return _("New item") if index is None else _("Edit item")

    def list_title(self) -> str:
        """Return the list's name in SuperOffice."""
        return ""

    # The view

    @property
    def items(self) -> tuple[Any, ...]:
        """The wanted items; the only place where the screen takes them from."""
        return edits.items_of(self.session.setup, self.part.name)

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    def compose_body(self) -> ComposeResult:
        """The list in a frame that says how many items there are."""
        with Vertical(id="box"):
            yield RowList(
                self.columns(),
                self._row,
                moved=self._moved,
                empty=self.part.empty(self.session.setup),
                id="list",
            )

    def buttons(self) -> list[tuple[str, str, str]]:
        """Return the list's own buttons."""
        return [
            ("add", "a", _("Add")),
            ("edit", "e", _("Edit")),
            ("delete", "d", _("Delete")),
            ("paste", "p", _("Paste list")),
        ]

    def update_body(self) -> None:
        """Draw the list anew."""
        self._signs = self._signs_by_row()
        deleted = sum(item.deleted for item in self.items)
        count = ngettext("{count} item", "{count} items", len(self.items) - deleted)
        text = count.format(count=len(self.items) - deleted)
        if deleted:
            text = _("{items}, {count} deleted").format(items=text, count=deleted)
        self.frame(self.list_title(), text)
        self.rows.show(len(self.items))

    def _signs_by_row(self) -> dict[int, str]:
        """Return the sign of each row with a problem: what blocks only once Next was asked for."""
        asked = self.shown_place in self.session.asked
        signs: dict[int, str] = {}
        for problem in self.session.problems_of(self.shown_place):
            index = self._index_in(problem.path)
            if index is not None and (asked or not problem.blocks) and signs.get(index) != "!":
                signs[index] = "!" if problem.blocks else "~"
        return signs

    def _index_in(self, path: str) -> int | None:
        root = f"wanted.{self.part.name}["
        if not path.startswith(root):
            return None
        return int(path.removeprefix(root).split("]")[0])

    def _row(self, index: int) -> Row:
        item = self.items[index]
        sign = self._signs.get(index, " ")
        return Row(self.cells(item), sign, dim=item.deleted, struck=item.deleted, trouble=sign != " ")

    def _moved(self, index: int) -> None:
        """Show what is to say about this item."""
        if index != self._said_at:
            self._said = ""
        self.update_messages()

    def say(self, text: str) -> None:
        """Say something until the highlight moves on or something changes."""
        self._said_at = self.rows.highlighted
        super().say(text)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter and double click edit."""
        event.stop()
        self.action_edit()

    def message_problems(self) -> list[Problem]:
        """Return what blocks, once asked; else the problems of the highlighted item."""
        found = self.session.problems_of(self.shown_place)
        path = f"wanted.{self.part.name}[{self.rows.highlighted}]"
        own = [problem for problem in found if covers(path, problem.path)]
        if self.shown_place not in self.session.asked:
            return [problem for problem in own if not problem.blocks]
        rest = [problem for problem in blocking(found) if problem not in own]
        return sorted(own + rest, key=lambda problem: not problem.blocks)

    def focus_path(self, path: str) -> None:
        """Highlight the item at a place in the document."""
        index = self._index_in(path)
        if index is not None:
            self.rows.highlighted = index
        self.rows.focus()

    def key_help(self) -> list[tuple[str, str]]:
        """Return the keys of a list too."""
        return [
            ("a", _("add")),
            ("enter / e", _("edit")),
            ("d / delete", _("delete; on a deleted item: restore")),
            ("shift+up / ctrl+up", _("move the item up")),
            ("shift+down / ctrl+down", _("move the item down")),
            ("p", _("paste a list, one name per line")),
            ("i", _("import the present list from a table")),
            ("t", _("templates: apply one, or save this set-up as one")),
            *super().key_help(),
        ]

    # Edits

    def current_index(self) -> int | None:
        """Return the highlighted item, or say that there is none."""
        if 0 <= self.rows.highlighted < len(self.items):
            return self.rows.highlighted
        self.say(_("The list is empty. Add an item first (a)."))
        return None

    def change(self, setup: LeadSetup, *, highlight: int | None = None) -> None:
        """Make an edit, after asking when it means something for data in the CRM."""
        from wizard.screens.dialogs.confirm import Confirm

        def make() -> None:
            if self.wizard.try_edit(setup):
                if highlight is not None:
                    self.rows.show(len(self.items), highlight)
                self.update_view()

        consequences = self.session.consequences(setup)
        if not consequences or self.session.read_only:
            make()
            return

        def answered(answer: str | None) -> None:
            if answer:
                make()

        lines = [problem.message for problem in consequences]
        answers = [("go", _("Do it"))]
        self.app.push_screen(Confirm(_("What this means in SuperOffice"), lines, answers), answered)

    def _may_edit(self) -> bool:
        """Say why nothing may be changed here, before anything is typed in vain."""
        if self.session.read_only:
            self.say(self.session.read_only)
        return not self.session.read_only

    def action_add(self) -> None:
        """Add an item at the end."""
        if not self._may_edit():
            return
        blank = self.part.make(key="", **new_record(self._edited_fields()))
        self._edit_dialog(None, blank)

    def action_edit(self) -> None:
        """Edit the highlighted item."""
        index = self.current_index()
        if index is not None:
            self._edit_dialog(index, self.items[index])

    def _edit_dialog(self, index: int | None, item: Item) -> None:
        from wizard.screens.dialogs.record import EditRecord

        position = len(self.items) if index is None else index

        def edited(values: dict[str, Any]) -> LeadSetup:
            if index is None:
                return edits.add(self.session.setup, self.part, values)
            return edits.change(self.session.setup, self.part, index, values)

        def accepted(values: dict[str, Any] | None) -> None:
            if values is not None:
                self.change(edited(values), highlight=position)

        root = f"wanted.{self.part.name}[{position}]"
        check = edits.item_check(self.session.problems, root, edited)
        dialog = EditRecord(self.item_title(index), self._edited_fields(), item, check, root)
        self.app.push_screen(dialog, accepted)

    def _edited_fields(self) -> tuple[Field, ...]:
        return tuple(field for field in self.part.fields if field.name in self.part.edited)

    def action_delete(self) -> None:
        """Delete the highlighted item after asking; a deleted one is restored."""
        from wizard.screens.dialogs.delete_item import ask_delete

        index = self.current_index()
        if index is None or not self._may_edit():
            return
        item, setup = self.items[index], self.session.setup
        if item.deleted:
            self.change(edits.restore(setup, self.part, index))
            return
        try:
            after = edits.delete(setup, self.part, index)
        except Refused as refusal:
            self.say(str(refusal))
            return
        ask_delete(self, index, after)

    def action_move(self, by: int) -> None:
        """Move the highlighted item."""
        index = self.current_index()
        if index is not None and 0 <= index + by < len(self.items):
            moved = edits.move(self.session.setup, self.part, index, by)
            if self.wizard.try_edit(moved):
                self.rows.show(len(self.items), index + by)
                self.update_view()

    def action_paste(self) -> None:
        """Paste a list of names."""
        from wizard.screens.dialogs.paste import PasteList

        if not self._may_edit():
            return
        fields = self.part.paste_fields(self.session.setup)
        values = {field.name: field.default for field in fields}

        def accepted(result: Pasted | None) -> None:
            if result:
                self.take_pasted(result)

        self.app.push_screen(
            PasteList(f"{_('Paste list')}: {self.list_title()}", fields, values, self.pasted), accepted
        )

    def action_import(self) -> None:
        """Take the present list from a table."""
        from wizard.screens.import_lists import open_import

        if self._may_edit():
            open_import(self)

    def pasted(self, lines: list[str], asked: dict[str, object]) -> Pasted:
        """Return what pasted names become."""
        return edits.paste_asked(self.session.setup, self.part, lines, asked)

    def take_pasted(self, result: Pasted) -> None:
        """Make the edit and say what became of each name."""
        first_new = len(self.items) if result.added else None
        if not result.added or self.wizard.try_edit(result.setup):
            if first_new is not None:
                self.rows.show(len(self.items), first_new)
            self.update_view()
            self.say(edits.pasted_text(result))
