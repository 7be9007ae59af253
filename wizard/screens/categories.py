"""Step 1 on the screen: the list *Company – Category*."""

from typing import Any, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content

from wizard.domain import edits
from wizard.domain.edits import Refused
from wizard.domain.model import CategoryGroup
from wizard.i18n import _
from wizard.screens.list_screen import ListScreen
from wizard.screens.widgets.plain import plain
from wizard.screens.widgets.rows import Column
from wizard.standard import terms
from wizard.steps.categories import GROUPS, STEP, group_label, lead_status_text


class CategoriesScreen(ListScreen):
    """Categories with their group and lead status; Space turns lead status, 1 to 5 give the group."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", show=False),
        Binding("s", "standard", show=False),
        *[Binding(str(number + 1), f"group({number})", show=False) for number in range(len(GROUPS))],
    ]
    assert STEP.listing is not None
    part = STEP.listing

    def columns(self) -> list[Column]:
        """Name, group in full, lead status."""
        longest = max(cell_len(_(group.label)) for group in GROUPS)
        return [
            Column(_("Category"), 1, 12, 60),
            Column(_("Group"), 0, longest),
            Column(_("Lead status"), 0, 14),
        ]

    def cells(self, item: Any) -> tuple[str, ...]:
        """Return what one category shows; deleted is a word too."""
        state = _("deleted") if item.deleted else lead_status_text(item)
        on = "✓ " if item.is_lead_category else "! "  # in a group where it cannot be on
        sign = on if item.enable_lead_status else "– "
        sign = sign if state and not item.deleted else ""
        return (item.name, group_label(item.category_group), sign + state)

    def list_title(self) -> str:
        """Return the list's name in the CRM's language."""
        return terms(self.session.setup.customer.crm_language).company_category_list

    def item_title(self, index: int | None) -> str:
        """Return the title of the edit dialog."""
        return _("New category") if index is None else _("Edit category")

    def buttons(self) -> list[tuple[str, str, str]]:
        """Return the list's buttons, and the standard lead categories."""
        return [*super().buttons(), ("standard", "s", _("Standard"))]

    def hint(self) -> Content:
        """Say what can be done with the highlighted category."""
        return plain(
            _("Space: lead status on or off · 1–5: group, 6: no group · s: standard categories"), "dim"
        )

    def key_help(self) -> list[tuple[str, str]]:
        """Return the keys of this step too."""
        group = _("group: {name}")
        own = [
            ("space", _("enable or disable lead status")),
            *[(str(n), group.format(name=_(choice.label))) for n, choice in enumerate(GROUPS, 1)],
            ("s", _("add the standard lead categories that are missing")),
        ]
        return [*own, *super().key_help()]

    def action_turn(self) -> None:
        """Turn lead status of the highlighted category."""
        index = self.current_index()
        if index is not None:
            try:
                self.change(edits.toggle_lead_status(self.session.setup, self.part, index))
            except Refused as refusal:
                self.say(str(refusal))

    def action_group(self, number: int) -> None:
        """Give the highlighted category a group."""
        index = self.current_index()
        if index is not None:
            group = CategoryGroup(GROUPS[number].value)
            self.change(edits.set_group(self.session.setup, self.part, index, group))

    def action_standard(self) -> None:
        """Add the standard lead categories that are missing."""
        self.take_pasted(edits.add_standard_categories(self.session.setup, self.part))
