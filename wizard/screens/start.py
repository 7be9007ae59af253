"""The start screen: the saved set-ups, and the ways to begin."""

from typing import Any, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from wizard.i18n import N_, _
from wizard.screens.base import BaseScreen
from wizard.screens.keys import fit, translate_bindings
from wizard.screens.widgets.button_row import ButtonRow, RowButton
from wizard.screens.widgets.key_bar import KeyBar
from wizard.screens.widgets.plain import plain, put
from wizard.screens.widgets.row_list import Column, Row, RowList
from wizard.screens.wizard_app import Library, Wizard


class StartScreen(BaseScreen, Screen[None]):
    """New, Open, Import, Delete."""

    AUTO_FOCUS = "RowList"
    _said_at = -1
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New"),
        Binding("enter", "open", "Open", show=False),
        Binding("i", "import", "Import"),
        Binding("d,delete", "delete", "Delete"),
        Binding("f1", "help", "Help"),
        Binding("ctrl+p", "palette", N_("Actions")),
    ]

    def __init__(self, stem: str = "") -> None:
        """Show the list, with the set-up of this file highlighted."""
        super().__init__()
        self._stem = stem

    @property
    def wizard(self) -> Wizard:
        """The app, as screens may use it."""
        return cast("Wizard", self.app)

    @property
    def library(self) -> Library:
        """The saved set-ups."""
        return self.wizard.library

    def compose(self) -> ComposeResult:
        """Title, list, message, buttons, keys."""
        fit(self)
        translate_bindings(self)
        with Horizontal(id="title-line"):
            yield Static(_("Lead management set-up"), id="title", markup=False)
            yield Static(plain("SuperOffice CRM"), id="customer")
        with Vertical(id="box"):
            columns = [
                Column(_("Customer"), 3, 12),
                Column(_("Step"), 2, 8),
                Column(_("Problems"), 0, 9),
                Column(_("Changed"), 0, 16),
            ]
            yield RowList(columns, self._row, moved=self._moved, empty=self._welcome(), id="list")
        yield Static(id="messages", markup=False)
        buttons = [
            RowButton("new", f"n {_('New')}", "primary"),
            RowButton("open", f"Enter {_('Open')}"),
            RowButton("import", f"i {_('Import')}"),
            RowButton("delete", f"d {_('Delete')}"),
        ]
        yield ButtonRow(buttons, id="buttons")
        yield KeyBar(id="keys")

    def _welcome(self) -> str:
        return _(
            "Welcome. This wizard prepares lead management in SuperOffice CRM in three steps: company "
            "categories, lead statuses and, if you have it, Marketing Premium. At the end you get "
            "a checklist of what to click.\n\n"
            "n  New: start with a customer's name.\n"
            "i  Import: start from a document that someone gave you.\n\n"
            "Everything is saved as you go, and nothing is sent to SuperOffice."
        )

    def on_mount(self) -> None:
        """Show the list."""
        self.update_view(self.library.index_of(self._stem))

    def update_view(self, highlighted: int | None = None) -> None:
        """Bring the list up to the store."""
        rows = self.query_one(RowList)
        rows.show(self.library.count(), highlighted)
        self._say_trouble()
        self.query_one(ButtonRow).hide(*(() if self.library.count() else ("open", "delete")))

    def _row(self, index: int) -> Row:
        summary = self.library.summary(index)
        if summary.trouble:
            return Row((summary.name, _("cannot be read"), "", summary.changed), "!", trouble=True)
        count = str(summary.problems) if summary.problems else "–"
        return Row((summary.name, summary.step, count, summary.changed))

    def say(self, text: str) -> None:
        """Say something below the list until the highlight moves on."""
        self._said_at = self.query_one(RowList).highlighted
        put(self.query_one("#messages", Static), plain(text), layout=False)

    def _say_trouble(self) -> None:
        index = self.query_one(RowList).highlighted
        self.say(self.library.summary(index).trouble if index >= 0 else self.library.trouble)

    def _moved(self, index: int) -> None:
        """Say why a file cannot be read."""
        if index != self._said_at:
            self._say_trouble()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter and double click open."""
        event.stop()
        self.wizard.setups.open(event.index)

    def on_button_row_pressed(self, event: ButtonRow.Pressed) -> None:
        """Each button does what its key does."""
        event.stop()
        getattr(self, f"action_{event.name}")()

    def action_open(self) -> None:
        """Open the highlighted set-up."""
        index = self.query_one(RowList).highlighted
        if index >= 0:
            self.wizard.setups.open(index)

    def action_new(self) -> None:
        """Ask for the customer and start."""
        self.ask_customer("")

    def ask_customer(self, name: str) -> None:
        """Ask for the customer, with a name to start from."""
        from wizard import customer
        from wizard.model import Customer
        from wizard.problems import Problem
        from wizard.screens.dialogs.record import EditRecord

        def check(values: dict[str, Any]) -> tuple[Problem, ...]:
            return customer.entry_problems(Customer(**values), self.wizard.setups.name_problem)

        def start(values: dict[str, Any]) -> str:
            return self.wizard.setups.new(Customer(**values))

        def started(values: dict[str, Any] | None) -> None:
            if values:
                self.wizard.show_place()

        dialog = EditRecord(_("New set-up"), customer.FIELDS, Customer(name), check, "customer", start)
        self.app.push_screen(dialog, started)

    def action_import(self) -> None:
        """Ask for a file and import it."""
        from wizard.fields import Field
        from wizard.screens.dialogs.ask_text import AskText

        field = Field("file", _("File"), _("A set-up document (JSON), as Export writes it."), minimum=1)

        def imported(name: str | None) -> None:
            if name:
                self.wizard.show_place()

        self.app.push_screen(
            AskText(_("Import a set-up"), field, "", self.wizard.setups.import_file), imported
        )

    def action_delete(self) -> None:
        """Ask, then move the highlighted set-up away."""
        from wizard.screens.dialogs.confirm import Confirm

        index = self.query_one(RowList).highlighted
        if index < 0:
            return

        def answered(answer: str | None) -> None:
            if answer:
                self.wizard.setups.delete(index)

        title = _("Delete the set-up of {name}?").format(name=self.library.summary(index).name[:60])
        lines = [
            _("It is moved to the folder “deleted” beside the saved set-ups. SuperOffice does not change.")
        ]
        self.app.push_screen(Confirm(title, lines, [("delete", _("Delete"))]), answered)

    def key_help(self) -> list[tuple[str, str]]:
        """Return the keys of this screen and what they do, an action each."""
        return [
            ("n", _("new set-up")),
            ("enter", _("open where it was left")),
            ("i", _("import a document")),
            ("d / delete", _("delete")),
            ("ctrl+p", _("find an action by its name")),
            ("f6", _("colours")),
            ("ctrl+q", _("leave")),
        ]

    def action_help(self) -> None:
        """Show what the wizard is for, and the keys."""
        from wizard.screens.dialogs.help import Help

        self.app.push_screen(Help(self._welcome(), (), self.key_help()))

    def action_palette(self) -> None:
        """Find an action by its name."""
        from wizard.screens.dialogs.palette import commands, open_palette

        open_palette(self, commands(self.key_help(), self, self.app))
