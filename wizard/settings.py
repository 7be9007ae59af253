"""What a user likes, in a small file of its own; a bad file is told and ignored."""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from wizard import traces
from wizard.document.jsonfile import JsonFileError, JsonFileMissing, dumps, loads, read_bytes
from wizard.domain.text import show
from wizard.i18n import N_, _

THEMES = {
    "dark": N_("Dark"),
    "light": N_("Light"),
    "high-contrast": N_("High contrast"),
    "terminal": N_("The terminal's own colours"),
}


class Settings(NamedTuple):
    """The settings.

    Attributes:
        theme: one of THEMES, or empty: what suits the terminal.
    """

    theme: str = ""


def path() -> Path:
    """Return the file: LEAD_WIZARD_SETTINGS, else one in the user's folder for settings."""
    if chosen := os.environ.get("LEAD_WIZARD_SETTINGS"):
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("lead-wizard", appauthor=False) / "settings.json"


def read() -> tuple[Settings, str]:
    """Return the settings, and why the file could not be used, or an empty text."""
    if not traces.left():
        return Settings(), ""
    try:
        return _checked(loads(read_bytes(path()))), ""
    except JsonFileMissing:
        return Settings(), ""
    except JsonFileError as error:
        message = _("The settings in {file} are ignored. {reason}")
        return Settings(), message.format(file=show(str(path())), reason=error)


def write(settings: Settings) -> str:
    """Keep the settings, if traces may be left; return why that failed, or an empty text."""
    if not traces.left():
        return ""
    from wizard.files import write_text

    with suppress(OSError):  # writing the file says why
        path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return write_text(path(), dumps(settings._asdict()))


def _checked(raw: object) -> Settings:
    if not isinstance(raw, dict) or not set(raw) <= set(Settings._fields):
        raise JsonFileError(_("They must be an object with “theme”. Correct the file, or delete it."))
    theme = raw.get("theme", "")
    if theme not in ("", *THEMES):
        message = _("“theme” must be one of: {values}.")
        raise JsonFileError(message.format(values=", ".join(THEMES)))
    return Settings(theme)
