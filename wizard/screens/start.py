"""The start screen: the saved set-ups, and the ways to begin."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from wizard import greeting
from wizard.i18n import N_, _
from wizard.screens.choosing import ChoosingScreen
from wizard.screens.keys import fit, translate_bindings
from wizard.screens.widgets.button_row import ButtonRow, RowButton
from wizard.screens.widgets.key_bar import KeyBar
from wizard.screens.widgets.plain import plain
from wizard.screens.widgets.row_list import RowList

if TYPE_CHECKING:  # it is needed once
    from wizard.screens.welcome import Welcome


class StartScreen(ChoosingScreen):
    """New, Open, Import, and what is done with the saved set-ups."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", show=False),
        Binding("enter", "open", show=False),
        Binding("i", "import", show=False),
        Binding("m", "demo", show=False),
        Binding("f1", "help", "Help"),
        Binding("ctrl+p", "palette", N_("Actions")),
    ]

    def __init__(self, stem: str = "") -> None:
        """Show the list, with the set-up of this file highlighted."""
        super().__init__()
        self._stem = stem

    def compose(self) -> ComposeResult:
        """Title, list, message, buttons, keys."""
        fit(self)
        translate_bindings(self)
        with Horizontal(id="title-line"):
            yield Static(_("Lead management set-up"), id="title", markup=False)
            if self.wizard.demo.word:
                yield Static(plain(self.wizard.demo.word), id="demo")
            yield Static(plain("SuperOffice CRM"), id="customer")
        yield from self.compose_list()
        yield Static(id="messages", markup=False)
        buttons = [
            RowButton("new", f"n {_('New')}", "primary"),
            RowButton("open", f"Enter {_('Open')}"),
            RowButton("import", f"i {_('Import')}"),
            RowButton("demo", "m " + _("Demo")),
            RowButton("delete", f"d {_('Delete')}"),
        ]
        yield ButtonRow(buttons, id="buttons")
        yield KeyBar(id="keys")

    def greeting(self) -> "list[Welcome]":
        """Greet somebody who has no set-up yet; in the demo, say what that is."""
        if self.library.count():
            return []
        from wizard.screens.welcome import Way, Welcome

        new = Way("new", "n", _("New"), _("Start with a customer's name."))
        imported = Way("import", "i", _("Import"), _("Start from a document that someone gave you."))
        demo = Way("demo", "m", _("Demo"), _("See it with made-up customers; nothing is saved."))
        if self.wizard.demo.word:
            return [Welcome(self.wizard.demo.about, "", [new, imported], self._begin)]
        ways = [new, imported, demo] if self._offers_demo else [new, imported]
        return [Welcome(greeting.about(), greeting.promise(), ways, self._begin)]

    @property
    def _offers_demo(self) -> bool:
        """Not in the demo itself, nor in a browser: the page would take the end of this app for the end."""
        return not (self.wizard.demo.word or self.app.is_web)

    def _begin(self, action: str) -> None:
        getattr(self, f"action_{action}")()

    def on_mount(self) -> None:
        """Show the list."""
        self.update_view(self.library.index_of(self._stem))

    def update_view(self, highlighted: int | None = None) -> None:
        """Bring the list up to the store, with the set-up at a place of the library highlighted."""
        self.selection.reread()
        self._greet()
        self.show_list(highlighted, self.rows.highlighted)
        self.say_trouble()
        of_a_row = () if self.library.count() else ("open", "delete")
        self.query_one(ButtonRow).hide(*of_a_row, *(() if self._offers_demo else ("demo",)))

    def _greet(self) -> None:
        """Show the greeting in the place of the list, or the list again."""
        box, shown = self.query_one("#box"), self.query("#welcome")
        is_empty = not self.library.count()
        box.set_class(is_empty, "-empty")
        if is_empty and not shown:
            box.mount(*self.greeting(), before=0)
            self.call_after_refresh(self.focus_next, "#ways")
        elif shown and not is_empty:
            shown.remove()
            self.rows.focus()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter and double click open."""
        event.stop()
        self.action_open()

    def on_button_row_pressed(self, event: ButtonRow.Pressed) -> None:
        """Each button does what its key does."""
        event.stop()
        self._begin(event.name)

    def action_open(self) -> None:
        """Open the highlighted set-up."""
        if self.place is not None:
            self.wizard.setups.open(self.place)

    def action_new(self) -> None:
        """Ask for the customer and start."""
        self.ask_customer("")

    def ask_customer(self, name: str, template: str = "") -> None:
        """Ask for the customer and what to start from, with a name and a template's id to begin with."""
        from wizard.domain import customer
        from wizard.domain.problems import Problem
        from wizard.screens.dialogs.record import EditRecord
        from wizard.templates.template import entered, start_field

        def check(values: dict[str, Any]) -> tuple[Problem, ...]:
            return customer.entry_problems(entered(values)[0], self.wizard.setups.name_problem)

        def start(values: dict[str, Any]) -> str:
            return self.wizard.setups.new(*entered(values))

        def started(values: dict[str, Any] | None) -> None:
            if values:
                self.wizard.show_place()
                if chosen := values["template"]:
                    self.app.call_after_refresh(self.wizard.say, self.wizard.templates.told(chosen))

        fields = (*customer.FIELDS, start_field(self.wizard.templates.listed()))
        record = {**customer.blank(name)._asdict(), "template": template}
        self.app.push_screen(EditRecord(_("New set-up"), fields, record, check, "customer", start), started)

    def action_import(self) -> None:
        """Ask for a file and import it."""
        from wizard.domain.fields import Field
        from wizard.screens.dialogs.ask_text import AskText

        field = Field("file", _("File"), _("A set-up document (JSON), as Export writes it."), minimum=1)

        def imported(name: str | None) -> None:
            if name:
                self.wizard.show_place()

        self.app.push_screen(
            AskText(_("Import a set-up"), field, "", self.wizard.setups.import_file), imported
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer the demo unless it is here, and what a list is for when there is one."""
        if action == "demo":
            return self._offers_demo
        return action not in ("search", "mark") or self.library.count() > 0

    def action_demo(self) -> None:
        """Show made-up customers."""
        self.wizard.show_demo()

    def action_delete(self) -> None:
        """Delete, as its key does."""
        self.action_group("delete")

    def key_help(self) -> list[tuple[str, str]]:
        """Return the keys of this screen and what they do, an action each."""
        return [
            ("n", _("new set-up")),
            ("enter", _("open where it was left")),
            ("i", _("import a document")),
            *([("m", _("look around among made-up customers"))] if self._offers_demo else []),
            ("/", _("search by name")),
            ("o", _("sort by change, name, step, problems")),
            ("f", _("show drafts, with problems, complete, or all")),
            ("space", _("mark, or take the mark away")),
            ("ctrl+a", _("mark all that are shown")),
            ("escape", _("end the search, take the marks away, show all")),
            ("d / delete", _("delete what is marked")),
            ("x", _("export what is marked")),
            ("h", _("write the hand-over of what is marked")),
            ("c", _("compare two, or one with another")),
            ("ctrl+p", _("find an action by its name")),
            ("f6", _("colours")),
            *self.wizard.demo.keys,
            ("ctrl+q", _("leave")),
        ]

    def action_help(self) -> None:
        """Show what the wizard is for, and the keys."""
        from wizard.screens.dialogs.help import Help

        end = self.wizard.demo.about or greeting.promise()
        self.app.push_screen(Help(f"{greeting.about()}\n\n{end}", (), self.key_help()))

    def action_palette(self) -> None:
        """Find an action by its name."""
        from wizard.screens.dialogs.palette import commands, open_palette

        open_palette(self, commands(self.key_help(), self, self.app))
