"""Step 2 on the screen: the list *Contact – Lead status*."""

from typing import Any

from textual.content import Content

from wizard.i18n import _
from wizard.screens.list_screen import ListScreen
from wizard.screens.widgets.plain import plain
from wizard.screens.widgets.rows import Column
from wizard.standard import terms
from wizard.steps.statuses import STEP


class StatusesScreen(ListScreen):
    """Lead statuses in their order; the one that new leads get is marked."""

    assert STEP.listing is not None
    part = STEP.listing

    def columns(self) -> list[Column]:
        """Name, tooltip, what is special."""
        return [Column(_("Lead status"), 2, 12, 40), Column(_("Tooltip"), 3, 14, 60), Column("", 0, 15)]

    def cells(self, item: Any) -> tuple[str, ...]:
        """Return what one status shows."""
        return (item.name, item.tooltip, _("deleted") if item.deleted else _("for new leads") * item.default)

    def list_title(self) -> str:
        """Return the list's name in the CRM's language."""
        return terms(self.session.setup.customer.crm_language).contact_lead_status_list

    def item_title(self, index: int | None) -> str:
        """Return the title of the edit dialog."""
        return _("New lead status") if index is None else _("Edit lead status")

    def hint(self) -> Content:
        """Say what can be done here."""
        return plain(_("shift+up and shift+down move a status; the order is the order of the list."), "dim")
