"""What is asked when saving or opening does not go as it should."""

from collections.abc import Callable

from wizard.domain.fields import Field
from wizard.files import path_of
from wizard.i18n import _
from wizard.screens.dialogs.ask_text import AskText
from wizard.screens.dialogs.confirm import Confirm


def not_saved(reason: str) -> Confirm:
    """Return the question what to do now: `retry`, `elsewhere`, or go on."""
    lines = [reason, _("Your work is kept in memory, and saving is tried again by itself.")]
    answers = [("retry", _("Try again")), ("elsewhere", _("Save elsewhere"))]
    return Confirm(_("Not saved"), lines, answers, safe=_("Go on"))


def conflict(reason: str) -> Confirm:
    """Return the question what to do with two versions: `merge`, `copy`, `theirs`, or go on."""
    lines = [
        reason,
        _(
            "Merge puts both together; where both changed the same thing, the saved one stays. "
            "Keep a copy saves yours as a set-up of its own. Give up yours goes on with the saved one. "
            "Undo (ctrl+z) brings yours back."
        ),
    ]
    answers = [("merge", _("Merge")), ("copy", _("Keep a copy")), ("theirs", _("Give up yours"))]
    return Confirm(_("Changed by someone else"), lines, answers, safe=_("Go on"))


def damaged(reason: str, moment: str) -> Confirm:
    """Return the question whether to go on from the version before a damaged one: `recover`, or not."""
    lines = [
        reason,
        _("The version of {moment} is whole. The damaged file is kept in the folder “damaged”.").format(
            moment=moment
        ),
    ]
    answers = [("recover", _("Go on from that version"))]
    return Confirm(_("Damaged file"), lines, answers, safe=_("Leave it"))


def save_elsewhere(name: str, accept: Callable[[str], str]) -> AskText:
    """Return the question where to write the document; a file in the home folder is suggested."""
    about = _("The set-up is written there and can be imported again. An existing file is replaced.")
    field = Field("file", _("File"), about, minimum=1)
    return AskText(_("Save elsewhere"), field, str(path_of(f"~/{name}")), accept)
