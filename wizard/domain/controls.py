"""What a text tells people to press or to type: keys on the full screen, commands in plain mode.

A text of the domain names a control in braces, as in “Restore it first ({restore}).”, so that it is written
once for both.
"""

from collections.abc import Mapping

from wizard.i18n import N_, _

_KEYS = {
    "turn": N_("Space"),
    "groups": N_("1 to 5"),
    "edit": N_("e or 1"),
    "add": "a",
    "import": "i",
    "paste": "p",
    "standard": "s",
    "restore": "d",
    "skip": "F4",
}
# None: the keys of the full screen.
_commands: Mapping[str, str] | None = None


def use(commands: Mapping[str, str] | None) -> None:
    """Name these commands from now on, one for each key; None for the keys of the full screen."""
    global _commands
    _commands = commands


def fill(text: str, **values: str) -> str:
    """Return a translated text with its values and with the controls that it names."""
    controls = _commands or {name: _(key) for name, key in _KEYS.items()}
    return text.format(**controls, **values)
