"""The wizard with made-up customers in memory, for whoever shows it to others."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ScreenStackError
from textual.binding import Binding, BindingType
from textual.screen import Screen

from wizard.app import WizardApp
from wizard.demo.resting import at_rest
from wizard.demo.scenes import Scene, fresh_store, store_at
from wizard.demo.words import told
from wizard.i18n import N_
from wizard.running import run_app
from wizard.screens.start import StartScreen

if TYPE_CHECKING:
    from wizard.demo.menu import TourLine
    from wizard.demo.touring import Tour
    from wizard.domain.session import Session

_TITLE = "\x1b[22;0t\x1b]0;{title}\x07"  # keeps the title of the terminal's window, and puts another
_TITLE_BEFORE = "\x1b[23;0t"


class DemoApp(WizardApp):
    """Two keys more than the wizard, wherever the user is: jump to a moment, and start over.

    Attributes:
        tour: the tour that is played, or that the user has taken over.
    """

    CSS_PATH = "../app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f8", "moments", N_("Moments"), priority=True),
        Binding("f9", "start_over", N_("Start over"), priority=True),
    ]

    def __init__(self, *, tour: bool = False) -> None:
        """Start on the list of the samples; `tour` tells whether the tour is played at once."""
        super().__init__(fresh_store())
        self.demo = told()
        self.title = f"{self.TITLE} – {self.demo.word}"
        self._left: Session | None = None
        self.tour: Tour | None = self._new_tour() if tour else None

    def _new_tour(self) -> "Tour":
        from wizard.demo.touring import Tour

        return Tour(self)

    @property
    def session(self) -> "Session":
        """The session of the open set-up, or of the one left last: its screens are still on their way out."""
        return self._left if self._left and self.keeper is None else super().session

    def on_mount(self) -> None:
        """Say in the title of the terminal's window that it is a demo; play after the first picture."""
        self._write(_TITLE.format(title=self.title))
        if self.tour:
            self.call_after_refresh(self.tour.start)

    def on_unmount(self) -> None:
        """Give the window its own title back."""
        self._write(_TITLE_BEFORE)

    def _write(self, text: str) -> None:
        if self._driver and not self.is_headless:
            self._driver.write(text)

    def saved_text(self) -> str:
        """Say nothing of saving: nothing is saved."""
        return ""

    def action_start_over(self) -> None:
        """Start over, once a key that was pressed before has had its effect: else it had it on what comes."""
        self.run_worker(self._start_over_at_rest())

    async def _start_over_at_rest(self) -> None:
        with suppress(ScreenStackError):  # the app is closing, and its screens have gone
            await at_rest(self)
            self.start_over()

    def start_over(self) -> None:
        """Show the list of the samples as it was at first, whatever is open and whatever was typed."""
        if not self.screen.is_mounted:  # it is just opening, and can only go once it is there
            self.screen.call_later(self.start_over)
            return
        self._forget()
        self.store = fresh_store()
        self.switch_screen(StartScreen())

    # The tour presses keys, sees those of the user before anybody else, and has its caption on every screen.

    async def on_event(self, event: events.Event) -> None:
        """Pass on what is not for the tour alone."""
        if not (self.tour and self.tour.takes(event)):
            await super().on_event(event)

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the list of the samples."""
        screen: Screen[Any] = self._captioned(super().get_default_screen())
        return screen

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Show a dialog."""
        return super().push_screen(self._captioned(screen), *arguments, **options)

    def switch_screen(self, screen: Any) -> Any:
        """Show another screen in the place of this one."""
        return super().switch_screen(self._captioned(screen))

    def _captioned(self, screen: Any) -> Any:
        return self.tour.captioned(screen) if self.tour else screen

    # Moments

    def action_moments(self) -> None:
        """Choose a moment, and show it with fresh samples; or the tour."""
        from wizard.demo.menu import Moments

        if not isinstance(self.screen, Moments):
            self.push_screen(Moments(), self._chosen)

    def _chosen(self, moment: "Scene | TourLine | None") -> None:
        if isinstance(moment, Scene):
            self._show(moment)
        elif moment:
            self.tour = self._new_tour()
            self.tour.start_from_anywhere()

    def _show(self, scene: Scene) -> None:
        self._forget()
        self.store, stem = store_at(scene)
        self.keep(self.store.open(stem))
        if scene.path:
            self.session.asked.add(self.session.place)  # so that the screen says what is wrong
        self.show_place(scene.path)

    def _forget(self) -> None:
        """Close what is open: dialogs unanswered, the set-up, and the list that was read."""
        while self.screen.is_modal:
            self.pop_screen()
        self.leaving.keep()
        self.leaving.completed = False
        self._left = self.keeper.session if self.keeper else None
        self.keeper = None
        vars(self).pop("library", None)


def show(*, tour: bool) -> int:
    """Run the demo, or its tour, on the full screen and return the exit code."""
    return run_app(DemoApp(tour=tour))
