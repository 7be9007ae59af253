"""The pages: the one around the wizard, and what is said instead of it."""

import html
from pathlib import Path
from string import Template

from wizard.i18n import _, spoken

FOLDER = Path(__file__).with_name("page")


def wizard_page(socket: str, busy: str) -> str:
    """Return the wizard's page, with the address of its web socket, and what to say if that is refused."""
    return _filled(
        "page.html",
        socket=socket,
        busy=busy,
        hint=_("In a browser: Alt+N for Ctrl+N (next), Alt+Q for Ctrl+Q (leave)."),
        starting=_("The wizard is starting …"),
        scripts=_("This page needs JavaScript. Allow it for this page, and load it again."),
        ended=_("The wizard has ended."),
        again=_("Start again"),
    )


def busy_text(*, is_saved: bool) -> str:
    """Return what a visitor reads when all places are taken."""
    if is_saved:
        return _("The saved set-ups are open in another window. Close it there, then load this page again.")
    return _("All places are taken at the moment. Load this page again in a minute.")


def busy_page(text: str) -> str:
    """Return the page that says so."""
    return _message(_("Please wait a little"), text)


def no_key_page() -> str:
    """Return what is shown to somebody without the key to the saved set-ups."""
    text = _("Open the address that the server has printed, with all that stands behind the question mark.")
    return _message(_("This address does not open the saved set-ups"), text)


def not_own_page() -> str:
    """Return what is shown when the server was asked by a name that is not its own, or by another site."""
    text = _("Open the address that the server has printed. Other names and other sites are refused.")
    return _message(_("This is not the wizard's address"), text)


def _message(title: str, text: str) -> str:
    return _filled("message.html", title=title, text=text)


def _filled(name: str, **values: str) -> str:
    template = Template((FOLDER / name).read_text(encoding="utf-8"))
    escaped = {key: html.escape(value) for key, value in values.items()}
    return template.substitute(escaped, language=spoken())
