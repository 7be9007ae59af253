"""The texts of key bindings: made before the language was chosen, so they are translated when shown."""

from dataclasses import replace
from typing import Any

from textual.app import App
from textual.screen import Screen

from wizard.i18n import N_, _

# What bindings say in the footer.
NAMES = (
    N_("Open"),
    N_("Next"),
    N_("Back"),
    N_("Help"),
    N_("Undo"),
    N_("Quit"),
    N_("New"),
    N_("Import"),
    N_("Delete"),
)


_SHOWN = {"space": N_("Space"), "enter": "Enter", "escape": "Esc", "delete": "Del", "tab": "Tab"}


def key_name(key: str) -> str:
    """Return how texts write a key, as F1, Esc or ctrl+n; several with ` / ` between them as well."""
    if " / " in key:
        return " / ".join(map(key_name, key.split(" / ")))
    is_function = key[:1] == "f" and key[1:].isdigit()
    return key.upper() if is_function else _(_SHOWN[key]) if key in _SHOWN else key


def fit(screen: Screen[Any]) -> None:
    """Give a new screen the classes of its size: Textual would after the first picture, and draw it anew."""
    app = screen.app
    for breakpoints, cells in (
        (app.HORIZONTAL_BREAKPOINTS, app.size.width),
        (app.VERTICAL_BREAKPOINTS, app.size.height),
    ):
        screen.add_class([name for least, name in breakpoints or [] if cells >= least][-1])


def say_of(screen: Screen[Any], key: str, text: str) -> None:
    """Say something else of a key of a screen in the footer."""
    keys = screen._bindings.key_to_bindings
    keys[key] = [replace(binding, description=text) for binding in keys[key]]


def translate_bindings(owner: App[Any] | Screen[Any]) -> None:
    """Put the footer texts of the app or a screen into the user's language."""
    keys = owner._bindings.key_to_bindings
    for key, bindings in keys.items():
        keys[key] = [replace(binding, description=_(binding.description)) for binding in bindings]
