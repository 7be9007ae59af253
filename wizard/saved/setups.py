"""What the start screen can do with the saved set-ups: open, start, import, compare, recover."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from wizard import log
from wizard.saved.library import name_problem
from wizard.store import Event, StoreError, Unreadable, local_time

if TYPE_CHECKING:
    from textual.screen import Screen

    from wizard.app import WizardApp
    from wizard.domain.model import Customer, LeadSetup
    from wizard.saved.comparing import Comparing
    from wizard.saved.group import Group


class Setups:
    """Acts on the store for the screens, which know nothing of it."""

    def __init__(self, app: "WizardApp") -> None:
        self._app = app
        self._on_screen: Callable[[], None] | None = None

    def open(self, index: int) -> None:
        """Open a saved set-up where it was left."""
        self._open(self._app.library.entries[index].stem)

    def screen_of(self, name: str) -> "Screen[Any] | None":
        """Open the set-up of this name before there is a screen, and return its own.

        None stands for: show the list, then call `go_on`.
        """
        from wizard.screens.places import screen_for

        try:
            stem = self._app.store.find(name)
        except StoreError as error:
            self._on_screen = partial(self._app.say, str(error))
            return None
        if stem is None:
            self._on_screen = partial(self._ask_customer, name)
            return None
        try:
            self._app.keep(self._app.store.open(stem))
        except StoreError:
            self._on_screen = partial(self._open, stem)
            return None
        if self._app.template:
            from wizard.templates.template import not_used

            self._on_screen = partial(self._app.say, not_used())
        return screen_for(self._app.session.place)

    def go_on(self) -> None:
        """Do what needs a screen: say why there is no set-up of the name, or begin to ask for a new one."""
        if self._on_screen:
            self._on_screen()

    def _ask_customer(self, name: str) -> None:
        from wizard.screens.start import StartScreen

        assert isinstance(self._app.screen, StartScreen)
        self._app.screen.ask_customer(name, self._app.template)

    def new(self, customer: "Customer", template: str = "") -> str:
        """Start a set-up for a new customer, from the template of an id if there is one; return why not."""
        from wizard.domain.customer import new_setup

        try:
            setup = self._app.templates.started(template, customer) if template else new_setup(customer)
        except StoreError as error:
            return str(error)
        return self._create(setup, Event.CREATED)

    def name_problem(self, name: str) -> str:
        """Return why a name cannot be used for a new set-up, or for the one that is open."""
        own = self._app.keeper.stem if self._app.keeper else ""
        return name_problem(self._app.store, name, own)

    def import_file(self, path: str) -> str:
        """Import a document and open it; return why not."""
        from wizard.files import path_of
        from wizard.saved.document_file import read_setup

        setup, reason = read_setup(path_of(path))
        if setup is None:
            return reason
        return self.name_problem(setup.customer.name) or self._create(setup, Event.IMPORTED)

    @property
    def group(self) -> "Group":
        """What is done with several of them at a time."""
        from wizard.saved.group import Group

        return Group(self._app.store)

    @property
    def comparing(self) -> "Comparing":
        """Ways to compare them."""
        from wizard.saved.comparing import Comparing

        return Comparing(self._app)

    def list_anew(self) -> None:
        """Look at the folder again, and show what is there."""
        self._app.refresh_start()

    def _create(self, setup: "LeadSetup", event: Event) -> str:
        try:
            self._app.keep(self._app.store.create(setup, event))
        except StoreError as error:
            return str(error)
        return ""

    def _open(self, stem: str) -> None:
        try:
            self._app.keep(self._app.store.open(stem))
        except StoreError as error:
            self._app.refresh_start(stem)
            if isinstance(error, Unreadable) and error.previous:
                self._offer_previous(stem, error.brief, local_time(error.previous.saved_at))
            else:
                self._app.say(str(error))
        else:
            self._app.show_place()

    def _offer_previous(self, stem: str, reason: str, moment: str) -> None:
        from wizard.screens.dialogs.trouble import damaged

        def answered(answer: str | None) -> None:
            if answer:
                self._recover(stem)

        self._app.push_screen(damaged(reason, moment), answered)

    def _recover(self, stem: str) -> None:
        try:
            self._app.keep(self._app.store.recover(stem))
        except StoreError as error:
            self._app.say(str(error))
        else:
            log.note("recovered", stem)
            self._app.show_place()
            self._app.call_after_refresh(self._app.trouble.say_set_aside)
