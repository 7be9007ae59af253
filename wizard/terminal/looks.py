"""The colours of the wizard: which theme suits the terminal, and a theme of high contrast."""

from collections.abc import Mapping
from typing import NamedTuple

from textual.theme import Theme

_NAMES = {
    "dark": "textual-dark",
    "light": "textual-light",
    "high-contrast": "high-contrast",
    "terminal": "ansi-dark",
}
# Every text stands on black, and what is chosen stands black on a bright colour.
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    warning="#ffff00",
    error="#ff8080",
    success="#80ff80",
    dark=True,
    variables={
        "text-muted": "#ffffff",
        "text-disabled": "#d0d0d0",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffff00",
        "block-cursor-blurred-foreground": "#000000",
        "block-cursor-blurred-background": "#ffffff",
        "footer-background": "#000000",
        "footer-key-foreground": "#ffff00",
        "input-selection-background": "#00ffff 60%",
        "border": "#ffff00",
        "border-blurred": "#ffffff",
        "surface-lighten-1": "#3a3a3a",
        "text-primary": "#ffff00",
    },
)


# In place of what Textual's own themes have with too little contrast: keys, warnings, what is chosen.
_READABLE = {
    "textual-dark": {"block-cursor-foreground": "#ffffff"},
    "textual-light": {"footer-key-foreground": "#004578", "text-warning": "#7a4600"},
}


class Looks(NamedTuple):
    """How to begin.

    Attributes:
        theme: Textual's name of the theme.
        only_terminal: whether no colours but the terminal's own may be sent.
    """

    theme: str
    only_terminal: bool = False


def looks(chosen: str, environ: Mapping[str, str]) -> Looks:
    """Return what to begin with: no colours where none are wanted, the terminal's own where it has few."""
    if environ.get("NO_COLOR"):
        return Looks(_NAMES["terminal"], only_terminal=True)
    few = not environ.get("COLORTERM") and not any(
        many in environ.get("TERM", "") for many in ("256color", "direct", "truecolor")
    )
    return Looks(_NAMES[chosen or ("terminal" if few else "dark")])


def theme_name(chosen: str) -> str:
    """Return Textual's name of a theme."""
    return _NAMES[chosen]


def readable(theme: str) -> Mapping[str, str]:
    """Return the colours that one of Textual's themes has here, by their names."""
    return _READABLE.get(theme, {})
