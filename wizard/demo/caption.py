"""What the tour says: what happens and why, and in one line more where it is and what its keys are."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from wizard.demo.player import NORMAL, Player
from wizard.i18n import _
from wizard.screens.widgets.plain import fit, plain, put

_LINES = 2


class Caption(Vertical):
    """Stands at the top of every screen and dialog from its first picture on, so that nothing jumps."""

    DEFAULT_CSS = """
    Caption {
        dock: top; height: auto; padding: 0 1; background: $primary-muted; color: $foreground;
        & #said { text-style: bold; }
        & #place { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        &:ansi { background: ansi_default; color: ansi_default; }
        &:ansi #place { text-style: reverse; }
    }
    """

    def __init__(self, player: Player) -> None:
        """Say what is said where the tour is now."""
        super().__init__()
        self._player = player
        self._words = Static(id="said")
        self._below = Static(id="place")

    def compose(self) -> ComposeResult:
        """The caption, and below it the place."""
        self.on_resize()
        yield self._words
        yield self._below

    def follow(self) -> None:
        """Say what is said now."""
        put(self._words, plain(_said(self._player)), layout=False)
        put(self._below, self._place(), layout=False)

    def on_resize(self) -> None:
        """Follow the new width of the terminal."""
        self._words.styles.height = self._lines()
        self.follow()

    def _lines(self) -> int:
        """Return the lines that the longest caption needs: two at 80 columns. A low one gives no more."""
        width, height = self.app.size
        needed = (plain(scene.caption).get_height({}, width - 2) for scene in self._player.scenes)
        return min(max(needed), max(_LINES, height // 5))

    def _place(self) -> Content:
        """Return the place as wide as the screen: without colours, only its line sets the caption apart."""
        return plain(fit(place_of(self._player), self.app.size.width - 2))


def _said(player: Player) -> str:
    return _("The tour is over, and the wizard is yours.") if player.over else player.caption


def place_of(player: Player) -> str:
    """Return the line below the caption: where the tour is, and its keys."""
    if player.over:
        return _("Go on from here, or start the demo over with F9.")
    if player.at_end:
        return _("The end of the tour · any key: go on yourself · F9: play it again")
    place = _("Tour {number}/{count}").format(number=player.number + 1, count=len(player.scenes))
    pace = "" if player.pace == NORMAL else f" {player.pace:.0%}"
    return f"{place}{pace} · {_keys(player)}"


def _keys(player: Player) -> str:
    if player.paused:
        return _("PAUSED · Space: go on · ← → scene · other keys: yours")
    return _("Space: pause · ← → scene · + − pace · other keys: yours")
