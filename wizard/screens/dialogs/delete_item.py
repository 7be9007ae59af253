"""Asking before an item of a list is deleted: what that means, and whether it is in SuperOffice at all."""

from typing import TYPE_CHECKING

from wizard.domain import edits
from wizard.domain.model import LeadSetup
from wizard.i18n import _
from wizard.screens.dialogs.confirm import Confirm

if TYPE_CHECKING:
    from wizard.screens.list_screen import ListScreen


def ask_delete(screen: "ListScreen", index: int, after: LeadSetup) -> None:
    """Delete an item, or forget one that was noted by mistake, as the user answers.

    Args:
        screen: the screen of the list.
        index: where the item is.
        after: the set-up without it.
    """
    setup, item = screen.session.setup, screen.items[index]
    answers = [("delete", _("Delete"))]
    lines = [problem.message for problem in screen.session.consequences(after)]
    if edits.in_crm(setup, screen.part.name, item.key):
        forgotten = edits.forget(setup, screen.part, index)
        answers.append(("forget", _("It is not in SuperOffice")))
        lines.append(
            _("If it was noted by mistake and is not in SuperOffice, it is taken out of both lists.")
        )
    else:
        forgotten = after
        lines.append(_("It is not in SuperOffice yet, so nothing happens there."))
    lines.append(_("Undo with ctrl+z."))

    def answered(answer: str | None) -> None:
        if answer and screen.wizard.try_edit(after if answer == "delete" else forgotten):
            screen.update_view()

    title = _("Delete “{name}”?").format(name=item.name[:60])
    screen.app.push_screen(Confirm(title, lines, answers), answered)
