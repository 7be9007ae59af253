"""Comparing for the screens: finds both sides, and says in words why one of them cannot be had."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from wizard.compare.diff import compared
from wizard.i18n import _
from wizard.saved.sides import NoSide, Side, kept, named, saved
from wizard.screens.wizard_app import Compared
from wizard.store import StoreError

if TYPE_CHECKING:
    from wizard.app import WizardApp


class Comparing:
    """Each of its ways returns what differs, or a text that says why that cannot be told."""

    def __init__(self, app: "WizardApp") -> None:
        self._app = app

    def two(self, before: str, after: str) -> Compared | str:
        """Compare two saved set-ups."""
        return _differences(lambda: (saved(self._app.store, before), saved(self._app.store, after)))

    def with_saved(self, stem: str, text: str) -> Compared | str:
        """Compare what a person names with a saved set-up."""
        return _differences(lambda: (named(self._app.store, text), saved(self._app.store, stem)))

    def with_open(self, text: str) -> Compared | str:
        """Compare what a person names with the set-up that is open, as it is now."""
        return _differences(lambda: (named(self._app.store, text), self._open))

    def revision(self, number: int) -> Compared | str:
        """Compare a kept revision of the open set-up with what it is now."""
        assert self._app.keeper is not None
        stem = self._app.keeper.stem
        return _differences(lambda: (kept(self._app.store, stem, number), self._open))

    @property
    def _open(self) -> Side:
        setup = self._app.session.setup
        return Side(_("{name}, now").format(name=setup.customer.name), setup)


def _differences(sides: Callable[[], tuple[Side, Side]]) -> Compared | str:
    try:
        before, after = sides()
    except (NoSide, StoreError) as error:
        return str(error)
    return Compared(before.title, after.title, compared(before.setup, after.setup))
