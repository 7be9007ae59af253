"""The frame of every screen of an open set-up: title, step rail, messages, buttons, footer."""

from collections.abc import Sequence
from typing import cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from wizard import steps
from wizard.domain import customer
from wizard.domain.problems import Problem
from wizard.domain.review import sign_of
from wizard.domain.session import Session
from wizard.i18n import _, ngettext
from wizard.screens import NARROW, WIDE
from wizard.screens.base import BaseScreen
from wizard.screens.keys import fit as fit_to_size
from wizard.screens.keys import say_of, translate_bindings
from wizard.screens.side import side_content
from wizard.screens.widgets.button_row import ButtonRow, RowButton
from wizard.screens.widgets.key_bar import KeyBar
from wizard.screens.widgets.plain import fit, plain, put
from wizard.screens.widgets.rail import Rail
from wizard.screens.wizard_app import Wizard


class FramedScreen(BaseScreen, Screen[None]):
    """A screen of an open set-up. Subclasses say what is in the body and how it follows the session."""

    def __init__(self, place: str, path: str = "") -> None:
        """Show one place of the session, with the item or field at `path` in focus."""
        super().__init__()
        self.shown_place = place
        self.start_path = path
        self._said = ""
        self._frame = ("", "")

    @property
    def wizard(self) -> Wizard:
        """The app, as screens may use it."""
        return cast("Wizard", self.app)

    @property
    def session(self) -> Session:
        """The set-up being edited."""
        return self.wizard.session

    # What a subclass fills in

    def compose_body(self) -> ComposeResult:
        """Yield the widgets between the rail and the messages."""
        yield from ()

    def buttons(self) -> list[tuple[str, str, str]]:
        """Return id, key and label of the buttons on the left."""
        return []

    def update_body(self) -> None:
        """Bring the body up to the session."""

    def collect(self) -> None:
        """Take what stands in the widgets and is not yet an edit."""

    def focus_path(self, path: str) -> None:
        """Put the focus on the item or field at a place in the document."""

    def message_problems(self) -> list[Problem]:
        """Return the problems to show in the message area, the most important first."""
        return []

    def in_order(self, problems: Sequence[Problem]) -> list[Problem]:
        """Return problems in the order in which the screen shows their places."""
        return list(problems)

    def next_label(self) -> str:
        """Return what the Next button says."""
        return _("Next")

    def help_text(self) -> str:
        """Return the help of this step."""
        step = steps.find(self.shown_place)
        return step.guide() if step else ""

    # The frame

    def compose(self) -> ComposeResult:
        """Lay the frame out; at 110 columns and more a pane on the right says why and where."""
        fit_to_size(self)
        translate_bindings(self)
        say_of(self, "ctrl+n", self.next_label())
        with Horizontal(id="title-line"):
            yield Static(_("Lead management set-up"), id="title", markup=False)
            if self.wizard.demo.word:
                yield Static(plain(self.wizard.demo.word), id="demo")
            yield Static(id="customer", markup=False)
        yield Rail(id="rail")
        with Horizontal(id="main"):
            with Vertical(id="left"):
                yield from self.compose_body()
                yield Static(id="messages", markup=False)
            yield Static(id="side", markup=False)
        yield self._button_row()
        with Horizontal(id="bottom"):
            yield KeyBar(id="keys")
            yield Static(id="saved", markup=False)

    def _button_row(self) -> ButtonRow:
        own = [RowButton(name, f"{key} {label}") for name, key, label in self.buttons()]
        moves = [RowButton("back", _("Back")), RowButton("next", self.next_label(), "primary")]
        return ButtonRow(own, moves, id="buttons")

    def on_mount(self) -> None:
        """Show the session and put the focus where it belongs."""
        self.update_view()
        if self.start_path:
            self.call_after_refresh(self.focus_path, self.start_path)

    def update_view(self) -> None:
        """Bring everything on the screen up to the session."""
        self._said = ""
        self._show_customer()
        self.query_one("#rail", Rail).show(self.session)
        self.update_body()
        if self.query_one("#buttons", ButtonRow).label("next", self.next_label()):
            say_of(self, "ctrl+n", self.next_label())
            self.refresh_bindings()
        self.update_messages()
        self._show_side()
        self.update_saved()

    def update_saved(self) -> None:
        """Say when the set-up was saved."""
        put(self.query_one("#saved", Static), plain(self.wizard.saved_text()))

    def update_messages(self) -> None:
        """Show what was said last, or the problems."""
        messages = self.query_one("#messages", Static)
        if self._said:
            put(messages, plain(self._said), layout=False)
            return
        problems = self.message_problems()
        if not problems:
            read_only = self.session.read_only
            put(messages, plain(read_only) if read_only else self.hint(), layout=False)
            return
        first = problems[0]
        colour = "$text-error" if first.blocks else "$text-warning"
        text = Content.assemble((f"{sign_of(first)} ", f"bold {colour}"), plain(first.message, colour))
        if more := len(problems) - 1:
            count = ngettext("(and {count} more)", "(and {count} more)", more).format(count=more)
            text = Content.assemble(text, (f" {count}", "dim"))
        put(messages, text, layout=False)

    def frame(self, title: str, subtitle: str) -> None:
        """Write on the frame of the body, if that is new: it would be painted with all that it holds."""
        if (title, subtitle) != self._frame:
            self._frame = (title, subtitle)
            box = self.query_one("#box")
            box.border_title, box.border_subtitle = plain(title), plain(subtitle)

    def hint(self) -> Content:
        """Return what stands in the message area when there is nothing to say."""
        return plain("")

    def say(self, text: str) -> None:
        """Say something until the next change."""
        self._said = text
        self.update_messages()

    def on_resize(self) -> None:
        """Follow the new width with the customer's name and the pane, and keep the focus in view."""
        if self.is_mounted:
            self._show_customer()
            self._show_side()
        if self.focused:
            self.call_after_refresh(self.focused.scroll_visible, animate=False)

    def _show_side(self) -> None:
        if self.app.size.width >= WIDE:  # else it is not there to be seen
            put(self.query_one("#side", Static), side_content(self.session, self.shown_place))

    def _show_customer(self) -> None:
        """Show the customer, with a name that leaves room for the rest."""
        setup = self.session.setup
        language = next(c.label for c in customer.CRM_LANGUAGES if c.value == setup.customer.crm_language)
        rest = _(" · CRM: {language}").format(language=language)
        if self.session.read_only:
            rest += _(" · read-only")
        width = self.app.size.width
        share = 10 if width < NARROW else 6
        room = width * share // 10 - cell_len(rest) - 2
        name = fit(setup.customer.name, min(cell_len(setup.customer.name), max(8, room)))
        put(self.query_one("#customer", Static), plain(name + rest))
