"""What is asked when the set-up cannot be saved."""

from collections.abc import Callable

from wizard.fields import Field
from wizard.files import path_of
from wizard.i18n import _
from wizard.screens.dialogs.ask_text import AskText
from wizard.screens.dialogs.confirm import Confirm


def not_saved(reason: str) -> Confirm:
    """Return the question what to do now: `retry`, `elsewhere`, or go on."""
    lines = [reason, _("Your work is kept in memory, and saving is tried again by itself.")]
    answers = [("retry", _("Try again")), ("elsewhere", _("Save elsewhere"))]
    return Confirm(_("Not saved"), lines, answers, safe=_("Go on"))


def save_elsewhere(name: str, accept: Callable[[str], str]) -> AskText:
    """Return the question where to write the document; a file in the home folder is suggested."""
    about = _("The set-up is written there and can be imported again. An existing file is replaced.")
    field = Field("file", _("File"), about, minimum=1)
    return AskText(_("Save elsewhere"), field, str(path_of(f"~/{name}")), accept)
