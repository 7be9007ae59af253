"""Leaving the wizard: asked for, by a signal, or because the terminal is gone. Nothing is lost on the way."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from wizard import log
from wizard.i18n import _

if TYPE_CHECKING:
    from wizard.app import WizardApp

DONE, LEFT, STORE_TROUBLE, HUNG_UP = 0, 3, 4, 129
_MOMENT_SECONDS = 0.01


class Leaving:
    """How the wizard ends.

    Attributes:
        last_words: what the user must be told once the terminal is their own again.
        farewell: what is good to know then, for somebody who sits there.
    """

    def __init__(self, app: "WizardApp") -> None:
        self._app = app
        self._question: Screen[Any] | None = None
        self._ended = False
        self.completed = False
        self.last_words = ""
        self.farewell = ""

    @property
    def asking(self) -> bool:
        """Tell whether the question whether to leave is on the screen."""
        return self._question is not None and self._app.screen is self._question

    def leave(self) -> None:
        """Leave; ask only when something would be lost."""
        from wizard.screens.dialogs.base import Dialog

        if self.asking:
            return
        self.collect()
        typed = isinstance(self._app.screen, Dialog) and self._app.screen.unsaved
        trouble = self._still_not_saved()
        if typed or trouble:
            lost = _("What stands in the open dialog is not accepted yet and would be lost.")
            code = STORE_TROUBLE if trouble else self._code()
            self._ask([trouble] * bool(trouble) + [lost] * typed, lambda: self.end(code))
        else:
            self.end(self._code())

    def close_setup(self, close: Callable[[], None]) -> None:
        """Go back to the list of set-ups; ask when something would be lost."""
        if trouble := self._still_not_saved():
            self._ask([trouble], close)
        else:
            close()

    def signalled(self, code: int) -> None:
        """Leave like ctrl+q does, without questions."""
        if self._ended:  # a closed window says so twice: by a signal, and by the end of the input
            return
        if not self._is_drawn():  # Textual cannot end what is only half there
            self._app.set_timer(_MOMENT_SECONDS, partial(self.signalled, code))
            return
        log.warn("ended from outside", code)
        try:
            self.collect()
        finally:  # a fault in there must not keep the program from ending
            self.end(code)

    def _is_drawn(self) -> bool:
        screens = self._app.screen_stack
        return bool(screens) and screens[-1].is_mounted

    def collect(self) -> None:
        """Take what stands in the fields of the current step."""
        for screen in self._app.screen_stack:
            if collect := getattr(screen, "collect", None):
                collect()

    def end(self, code: int) -> None:
        """Close the set-up and end the program."""
        self._ended = True
        self.keep()
        if code in (DONE, LEFT):
            self.farewell = self._that_all_is_kept()
        log.note("left", code)
        self._app.exit(return_code=code)

    def keep(self) -> None:
        """Save what is still to be saved and let others open the set-up; what cannot be saved is rescued."""
        keeper = self._app.keeper  # it stays: screens are drawn until the very end
        if keeper is None or keeper.closed:
            return
        if not keeper.wait():
            from wizard.saved.rescue import rescue

            self.last_words = rescue(keeper.session.setup, keeper.stem)
        keeper.close()

    def _that_all_is_kept(self) -> str:
        """Say what to go on with; in the demo nothing is kept, and from the list nothing was open."""
        keeper = self._app.keeper
        if keeper is None or self._app.demo.word:
            return ""
        return keeper.farewell()

    def _still_not_saved(self) -> str:
        """Try to save what is not saved yet; return why it is not."""
        return self._app.keeper.still_unsaved() if self._app.keeper else ""

    def _ask(self, lines: list[str], leave: Callable[[], None]) -> None:
        from wizard.screens.dialogs.confirm import Confirm

        keeper = self._app.keeper

        def answered(answer: str | None) -> None:
            if answer == "settle" and keeper:
                self._app.trouble.ask(keeper.trouble)
            elif answer:
                leave()

        settle = [("settle", _("What can be done?"))] if keeper and keeper.trouble else []
        answers = [*settle, ("leave", _("Leave"))]
        self._question = Confirm(_("Leave?"), lines, answers, safe=_("Stay"))
        self._app.push_screen(self._question, answered)

    def _code(self) -> int:
        """Return the exit code: whether the set-up that was open last is completed."""
        keeper = self._app.keeper
        return DONE if (keeper.complete if keeper else self.completed) else LEFT
