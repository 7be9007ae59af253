"""The Textual app: which screen is shown, saving, and leaving without losing anything."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from wizard.i18n import _
from wizard.library import StoreLibrary
from wizard.screens import NARROW, WIDE
from wizard.screens.keys import translate_bindings
from wizard.screens.start import StartScreen
from wizard.signals import listen
from wizard.store import Store, StoreError

if TYPE_CHECKING:  # what a set-up needs is imported when one is opened: the first picture comes sooner
    from wizard.keeper import Keeper
    from wizard.model import Customer, LeadSetup
    from wizard.session import Session
    from wizard.store import OpenSetup

LEFT, STORE_TROUBLE = 3, 4
RETRY_SECONDS = 5.0


class WizardApp(App[None]):
    """Start screen, steps, review, hand-over."""

    CSS_PATH = "app.tcss"
    TITLE = "lead-wizard"
    ENABLE_COMMAND_PALETTE = False
    # Textual declares these two as instance variables, so ClassVar would not do.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", priority=True),
        # With priority the focus has moved before the next key is sent on, however fast the keys come.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, store: Store, name: str | None = None) -> None:
        """Start on the list of set-ups, or right in the one called `name`."""
        super().__init__()
        self.store = store
        self.library = StoreLibrary(store)
        self.keeper: Keeper | None = None
        self._name = name
        self._completed = False
        self._leaving: Screen[Any] | None = None

    @property
    def session(self) -> "Session":
        """The session of the open set-up."""
        assert self.keeper is not None
        return self.keeper.session

    def get_default_screen(self) -> Screen[Any]:
        """Begin on the list of set-ups, without an empty screen below it."""
        return StartScreen()

    def on_mount(self) -> None:
        """Follow signals, save again what was not saved, and open what was asked for."""
        translate_bindings(self)
        if not self.is_headless:
            listen(self._signalled)
        self.set_interval(RETRY_SECONDS, self._retry)
        self.call_after_refresh(gc.enable)  # off since the start of the program
        if self._name is not None:
            self.call_after_refresh(self._open_by_name, self._name)

    # What screens ask for

    def show_place(self, path: str = "") -> None:
        """Show the screen of the session's place."""
        from wizard.screens.places import screen_for

        screen = screen_for(self.session.place, path)
        while self.screen.is_modal:
            self.pop_screen()
        if isinstance(self.screen, StartScreen):
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def try_edit(self, setup: "LeadSetup") -> bool:
        """Make an edit; a refusal is said to the user."""
        from wizard.edits import Refused

        try:
            return self.session.edit(setup)
        except Refused as refusal:
            self.say(str(refusal))
            return False

    def say(self, text: str) -> None:
        """Say something in the current screen's message area."""
        for screen in reversed(self.screen_stack):
            if speak := getattr(screen, "say", None):
                speak(text)
                return

    def saved_text(self) -> str:
        """Return when the set-up was saved last."""
        return self.keeper.saved_text() if self.keeper else ""

    def open_setup(self, index: int) -> None:
        """Open a saved set-up where it was left."""
        self._open(self.library.entries[index].stem)

    def new_setup(self, customer: "Customer") -> None:
        """Start a set-up for a new customer."""
        from wizard.customer import new_setup

        try:
            opened = self.store.create(new_setup(customer))
        except StoreError as error:
            self.say(str(error))
            return
        self._keep(opened)

    def name_problem(self, name: str) -> str:
        """Return why a name cannot be used for a new set-up."""
        try:
            taken = self.store.find(name)
        except StoreError as error:
            return str(error)
        if taken is None or (self.keeper and taken == self.keeper.stem):
            return ""
        return _("There is already a set-up of this name. Open it instead.")

    def import_file(self, path: str) -> str:
        """Import a document and open it; return why not."""
        from wizard.files import path_of, read_document

        setup, reason = read_document(path_of(path))
        if setup is None:
            return reason
        if problem := self.name_problem(setup.customer.name):
            return problem
        try:
            opened = self.store.create(setup)
        except StoreError as error:
            return str(error)
        self.keeper = self._keeper_of(opened)
        return ""

    def delete_setup(self, index: int) -> None:
        """Move a saved set-up to the folder `deleted`."""
        try:
            place = self.store.delete(self.library.entries[index].stem)
        except StoreError as error:
            self.say(str(error))
            return
        self._refresh_start()
        self.say(_("Moved to {file}.").format(file=place))

    def handover_name(self) -> str:
        """Return a file name to suggest for the hand-over."""
        return self._file_name("-hand-over.md")

    def _file_name(self, ending: str) -> str:
        from wizard.store.names import file_stem

        return file_stem(self.session.setup.customer.name, lambda _stem: False) + ending

    def write_handover(self, path: Path) -> str:
        """Write the hand-over as Markdown; return why it failed."""
        from datetime import date

        from wizard.files import write_text
        from wizard.handover import markdown

        return write_text(path, markdown(self.session.setup, today=date.today().isoformat()))

    def close_setup(self) -> None:
        """Go back to the start screen; ask when something would be lost."""
        if trouble := self._still_not_saved():
            self._ask_to_leave([trouble], self._close)
        else:
            self._close()

    def _close(self) -> None:
        assert self.keeper is not None
        keeper, self.keeper = self.keeper, None
        self._completed = keeper.complete
        keeper.close()
        self.pop_screen()
        self._refresh_start(keeper.stem)

    def leave(self) -> None:
        """Leave the wizard; everything is kept."""
        self.run_worker(self.action_quit())

    # Opening

    def _open_by_name(self, name: str) -> None:
        try:
            stem = self.store.find(name)
        except StoreError as error:
            self.say(str(error))
            return
        if stem:
            self._open(stem)
        else:
            screen = self.screen
            assert isinstance(screen, StartScreen)
            screen.ask_customer(name)

    def _open(self, stem: str) -> None:
        try:
            opened = self.store.open(stem)
        except StoreError as error:
            self._refresh_start()
            self.say(str(error))
            return
        self._keep(opened)

    def _keeper_of(self, opened: "OpenSetup") -> "Keeper":
        from wizard.keeper import Keeper

        return Keeper(opened, self._saving_failed)

    def _keep(self, opened: "OpenSetup") -> None:
        self.keeper = self._keeper_of(opened)
        self.show_place()

    def _refresh_start(self, stem: str = "") -> None:
        """List the set-ups anew, with one of them highlighted."""
        self.library.refresh()
        if isinstance(self.screen, StartScreen):
            self.screen.update_view(self.library.index_of(stem))

    # Saving

    def _saving_failed(self, reason: str) -> None:
        """Say what failed, once the screen shows the edit; the wizard keeps working in memory."""
        self.call_after_refresh(self._offer_another_place, reason)

    def _offer_another_place(self, reason: str) -> None:
        from wizard.screens.dialogs.not_saved import not_saved

        if self.screen is not self._leaving:  # that question says it already
            self.push_screen(not_saved(reason), self._failure_answered)

    def _failure_answered(self, answer: str | None) -> None:
        from wizard.files import path_of, write_document
        from wizard.screens.dialogs.not_saved import save_elsewhere

        def accept(path: str) -> str:
            return write_document(path_of(path), self.session.setup)

        def written(path: str | None) -> None:
            if path:
                self.say(_("Written to {file}.").format(file=path_of(path).absolute()))

        if answer == "retry":
            self._retry()
            if self.keeper:
                self.say(self.keeper.trouble or _("Saved."))
        elif answer == "elsewhere":
            self.push_screen(save_elsewhere(self._file_name(".json"), accept), written)

    def _retry(self) -> None:
        if self.keeper and self.keeper.trouble:
            self.keeper.save()
            for screen in self.screen_stack:
                if update := getattr(screen, "update_saved", None):
                    update()

    # Leaving

    async def action_quit(self) -> None:
        """Leave, once the keys that were pressed before this one have arrived in their field."""
        (self.focused or self).call_later(self._leave)

    def _leave(self) -> None:
        """Leave; ask only when something would be lost."""
        from wizard.screens.dialogs.base import Dialog

        if self.screen is self._leaving:
            return
        self._collect()
        typed = isinstance(self.screen, Dialog) and self.screen.unsaved
        trouble = self._still_not_saved()
        if typed or trouble:
            lost = _("What stands in the open dialog is not accepted yet and would be lost.")
            code = STORE_TROUBLE if trouble else self._code()
            self._ask_to_leave([trouble] * bool(trouble) + [lost] * typed, lambda: self._end(code))
        else:
            self._end(self._code())

    def _still_not_saved(self) -> str:
        """Try to save what is not saved yet; return why it is not."""
        if self.keeper and self.keeper.trouble:
            self.keeper.save()
        return self.keeper.trouble if self.keeper else ""

    def _ask_to_leave(self, lines: list[str], leave: Callable[[], None]) -> None:
        from wizard.screens.dialogs.confirm import Confirm

        def answered(answer: str | None) -> None:
            if answer:
                leave()

        self._leaving = Confirm(_("Leave?"), lines, [("leave", _("Leave"))], safe=_("Stay"))
        self.push_screen(self._leaving, answered)

    def _code(self) -> int:
        """Return the exit code: whether the set-up that was open last is completed."""
        return 0 if (self.keeper.complete if self.keeper else self._completed) else LEFT

    def _collect(self) -> None:
        """Take what stands in the fields of the current step."""
        for screen in self.screen_stack:
            if collect := getattr(screen, "collect", None):
                collect()

    def _end(self, code: int) -> None:
        if self.keeper:
            self.keeper.close()
        self.exit(return_code=code)

    def _signalled(self, code: int) -> None:
        """Leave like ctrl+q does, without questions."""
        self._collect()
        self._end(code)

    def _fatal_error(self) -> None:
        """Close without the traceback on the terminal: `run` passes the fault on, and it is logged."""
        self._close_messages_no_wait()


def run(folder: Path, name: str | None = None) -> int:
    """Run the wizard on the terminal and return the exit code; a fault inside is raised here."""
    app = WizardApp(Store(folder), name)
    app.run()
    fault = getattr(app, "_exception", None)
    if fault is not None:
        if app.keeper:
            app.keeper.close()
        raise fault
    return app.return_code or 0
