"""The Textual app: which screen is shown, and what the screens ask of the store."""

import gc
import os
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from wizard import settings
from wizard.i18n import _
from wizard.saved.anystore import AnyOpen, AnyStore
from wizard.saved.library import StoreLibrary
from wizard.screens import NARROW, WIDE
from wizard.screens.keys import translate_bindings
from wizard.screens.start import StartScreen
from wizard.screens.wizard_app import Demo
from wizard.store import Event, StoreError
from wizard.terminal.looks import HIGH_CONTRAST, looks, readable, theme_name
from wizard.terminal.signals import listen

if TYPE_CHECKING:  # what a set-up needs is imported when one is opened: the first picture comes sooner
    from wizard.domain.model import LeadSetup
    from wizard.domain.session import Session
    from wizard.handover import Format
    from wizard.leaving import Leaving
    from wizard.saved.keeper import Keeper
    from wizard.saved.setups import Setups
    from wizard.saved.templating import Templating
    from wizard.saving import SaveTrouble
    from wizard.screens.wizard_app import Revision

HUNG_UP = 129
DEMO_WANTED = -1  # no exit code: another app follows
RETRY_SECONDS = 5.0


class WizardApp(App[None]):
    """Start screen, steps, review, hand-over."""

    CSS_PATH = "app.tcss"
    TITLE = "lead-wizard"
    ENABLE_COMMAND_PALETTE = False
    # Textual declares these two as instance variables, so ClassVar would not do.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-low"), (24, "-tall"), (44, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", priority=True),
        Binding("f6", "colours", show=False),
        # With priority the focus has moved before the next key is sent on, however fast the keys come.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    demo = Demo()

    def __init__(self, store: AnyStore, name: str | None = None, template: str = "") -> None:
        """Start on the list of set-ups, or right in the one called `name`; `template` is for a new one."""
        if os.environ.get("NO_COLOR") == "":  # Textual would take it for a wish
            del os.environ["NO_COLOR"]
        self._settings, self._settings_trouble = settings.read()
        start = looks(self._settings.theme, os.environ)
        super().__init__(ansi_color=start.only_terminal or None)
        self.register_theme(HIGH_CONTRAST)
        self.theme = start.theme
        self.store = store
        self.keeper: Keeper | None = None
        self._name = name
        self.template = template

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme, those of Textual's own made readable."""
        self.theme_variables = {**super().get_css_variables(), **readable(self.theme)}
        return self.theme_variables

    @cached_property
    def library(self) -> StoreLibrary:
        """The saved set-ups, looked at when the list of them is shown."""
        return StoreLibrary(self.store)

    @cached_property
    def trouble(self) -> "SaveTrouble":
        """What is asked when saving goes wrong."""
        from wizard.saving import SaveTrouble

        return SaveTrouble(self)

    @cached_property
    def leaving(self) -> "Leaving":
        """How the wizard ends."""
        from wizard.leaving import Leaving

        return Leaving(self)

    @cached_property
    def setups(self) -> "Setups":
        """What can be done with the saved set-ups."""
        from wizard.saved.setups import Setups

        return Setups(self)

    @cached_property
    def templates(self) -> "Templating":
        """What can be done with templates."""
        from wizard.saved.templating import Templating

        return Templating(self)

    @property
    def session(self) -> "Session":
        """The session of the open set-up."""
        assert self.keeper is not None
        return self.keeper.session

    def get_driver_class(self) -> type[Driver]:
        """Use the wizard's own driver where it fits: it leaves at once and survives a broken terminal."""
        from wizard.terminal.driver import driver_class

        return driver_class(super().get_driver_class())

    def get_default_screen(self) -> Screen[Any]:
        """Begin in the set-up that was asked for, or on the list of set-ups."""
        screen = None if self._name is None else self.setups.screen_of(self._name)
        screen = screen or StartScreen()
        screen._push_result_callback(screen, None)  # as each other screen has it: else it cannot be switched
        return screen

    def on_mount(self) -> None:
        """Follow signals, save again what was not saved, and open what was asked for."""
        translate_bindings(self)
        if not self.is_headless:
            self.listen_to_signals()
        self.set_interval(RETRY_SECONDS, self.trouble.retry)
        self.call_after_refresh(gc.enable)  # off since the start of the program
        if self._settings_trouble:
            self.call_after_refresh(self.say, self._settings_trouble)
        if self._name is not None:
            self.call_after_refresh(self.setups.go_on)

    # What screens ask for

    def show_place(self, path: str = "") -> None:
        """Show the screen of the session's place."""
        from wizard.screens.places import screen_for

        screen = screen_for(self.session.place, path)
        while self.screen.is_modal:
            self.pop_screen()
        self.switch_screen(screen)

    def keep(self, opened: AnyOpen) -> None:
        """Make this the set-up that is open."""
        from wizard.saved.keeper import Keeper

        self.keeper = Keeper(opened, self.trouble.tell, self.trouble.finished_late)

    def try_edit(self, setup: "LeadSetup", *, imported: bool = False) -> bool:
        """Make an edit; a refusal is said to the user. What was imported is kept as a revision."""
        from wizard.domain.edits import Refused

        was_complete = self.keeper is not None and self.keeper.complete
        try:
            edited = (
                self.keeper.edit(setup, Event.IMPORTED)
                if imported and self.keeper
                else self.session.edit(setup)
            )
        except Refused as refusal:
            self.say(str(refusal))
            return False
        if edited and was_complete:
            self.call_after_refresh(self.say, _("This set-up is a draft again: complete it in the review."))
        return edited

    def say(self, text: str) -> None:
        """Say something in the current screen's message area."""
        for screen in reversed(self.screen_stack):
            if speak := getattr(screen, "say", None):
                speak(text)
                return

    def saved_text(self) -> str:
        """Return when the set-up was saved last."""
        return self.keeper.saved_text() if self.keeper else ""

    def revisions(self) -> "list[Revision]":
        """Return the kept revisions of the open set-up; say why there are none to see."""
        from wizard.saved.history import revisions

        assert self.keeper is not None
        try:
            return revisions(self.store.versions(self.keeper.stem))
        except StoreError as error:
            self.say(str(error))
            return []

    def restore(self, number: int) -> None:
        """Bring a kept revision back, as an edit that can be undone."""
        from wizard.domain.edits import Refused

        assert self.keeper is not None
        try:
            self.keeper.restore(self.store, number)
        except (StoreError, Refused) as error:
            self.say(str(error))
            return
        self.show_place()
        said = _("Revision {number} is back. Undo (ctrl+z) brings what was there before.")
        self.call_after_refresh(self.say, said.format(number=number))

    def file_name(self, ending: str) -> str:
        """Return a file name made from the customer's."""
        from wizard.store.names import file_stem

        return file_stem(self.session.setup.customer.name, lambda _stem: False) + ending

    def write_handover(self, path: Path, kind: "Format", with_trail: bool) -> str:
        """Write the hand-over, with the trail or without; return why it failed."""
        from wizard.saved.export import write_handover

        assert self.keeper is not None
        saved = (self.store, self.keeper.stem) if with_trail else None
        return write_handover(path, self.session.setup, kind, saved)

    def close_setup(self) -> None:
        """Go back to the start screen; ask when something would be lost."""
        self.leaving.close_setup(self._close)

    def _close(self) -> None:
        from wizard.domain.outcome import progress

        assert self.keeper is not None
        setup = self.session.setup
        said = f"{setup.customer.name}: {progress(setup)}." if self.keeper.complete else ""
        stem, self.leaving.completed = self.keeper.stem, self.keeper.complete
        self.leaving.keep()
        self.keeper = None
        self.library.refresh()
        self.switch_screen(StartScreen(stem))
        if said := self.leaving.last_words or said:
            self.call_after_refresh(self.say, said)

    def action_colours(self) -> None:
        """Choose the colours, and keep the choice."""
        from wizard.screens.dialogs.colours import Colours

        def chosen(theme: str | None) -> None:
            if theme:
                self.theme = theme_name(theme)
                self._settings = self._settings._replace(theme=theme)
                if trouble := settings.write(self._settings):
                    self.say(trouble)

        if not self.screen.is_modal:
            self.push_screen(Colours(self._settings.theme), chosen)

    def show_demo(self) -> None:
        """End this app for the demo; `running.run` begins a new one after it."""
        self.exit(return_code=DEMO_WANTED)

    def leave(self) -> None:
        """Leave the wizard; everything is kept."""
        self.run_worker(self.action_quit())

    async def action_quit(self) -> None:
        """Leave, once the keys that were pressed before this one have arrived in their field."""
        (self.focused or self).call_later(self.leaving.leave)

    def listen_to_signals(self) -> None:
        """Leave when a signal says so; the driver asks for it before it takes the terminal."""
        listen(self._signalled)

    def terminal_gone(self) -> None:
        """Leave as if the terminal had been closed in good order."""
        self._signalled(HUNG_UP)

    def _signalled(self, code: int) -> None:
        self.leaving.signalled(code)

    def _fatal_error(self) -> None:
        """Close without the traceback on the terminal: `run` passes the fault on, and it is logged."""
        with suppress(Exception):  # the fault may be in there
            self.leaving.collect()
        self._close_messages_no_wait()

    def refresh_start(self, stem: str = "") -> None:
        """List the set-ups anew, with one of them highlighted."""
        self.library.refresh()
        if isinstance(self.screen, StartScreen):
            self.screen.update_view(self.library.index_of(stem))
