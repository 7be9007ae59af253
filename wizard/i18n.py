"""Texts in the user's language: gettext, with one language chosen at the start of the program.

`_` and `ngettext` translate now; `N_` only marks a text that is stored first and translated when shown.
"""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import GNUTranslations, NullTranslations

_LOCALE_DIR = os.path.join(os.path.dirname(__file__), "locale")  # noqa: PTH118, PTH120 - pathlib costs 5 ms
_NORWEGIAN = ("nb", "nn")

# None: the texts themselves, which are English.
_active: "GNUTranslations | NullTranslations | None" = None


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's own tools look for
    """Mark a text for the catalogue without translating it yet."""
    return text


def _(text: str) -> str:
    """Return the text in the chosen language."""
    return _active.gettext(text) if _active and text else text


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a text that fits a count, in the chosen language."""
    if _active:
        return _active.ngettext(one, many, count)
    return one if count == 1 else many


def languages() -> tuple[str, ...]:
    """Return the languages to choose from: English, and each that has a catalogue."""
    try:
        folders = sorted(os.listdir(_LOCALE_DIR))  # noqa: PTH208
    except OSError:
        folders = []
    return ("en", *(name for name in folders if _has_catalogue(name)))


def _has_catalogue(language: str) -> bool:
    """Tell whether there is a catalogue, compiled or, where nothing was installed yet, not."""
    catalogue = os.path.join(_LOCALE_DIR, language, "LC_MESSAGES", "wizard")  # noqa: PTH118
    return any(os.path.exists(f"{catalogue}.{kind}") for kind in ("mo", "po"))  # noqa: PTH110


def spoken() -> str:
    """Return the language that is spoken now."""
    return str(_active.info().get("language", "en")) if _active else "en"


def use(language: str) -> None:
    """Speak this language from now on; one without a compiled catalogue falls back to English."""
    global _active
    _active = None
    if language != "en":
        from gettext import translation

        _active = translation("wizard", _LOCALE_DIR, [language], fallback=True)


def choose(option: str | None, environ: Mapping[str, str]) -> str:
    """Return the language to speak: the option, else LEAD_WIZARD_LANGUAGE, else the locale, else English."""
    spoken = languages()
    for wish in (option, environ.get("LEAD_WIZARD_LANGUAGE"), *_locale_names(environ)):
        language = _normal(wish or "")
        if language in spoken:
            return language
    return "en"


def _normal(name: str) -> str:
    """`nb_NO.UTF-8` -> `no`; `sv-SE` -> `sv`."""
    short = name.split(":")[0].replace("-", "_").split("_")[0].split(".")[0].lower()
    return "no" if short in _NORWEGIAN else short


def _locale_names(environ: Mapping[str, str]) -> list[str]:
    """Return the first locale that the environment sets (gettext's own order), on Windows the system's."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(variable):
            return [environ[variable]]
    return [_windows_locale()] if sys.platform == "win32" and environ is os.environ else []


def _windows_locale() -> str:
    """Return the user's display language as Windows tells it, such as `sv_SE`."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
