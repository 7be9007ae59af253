"""The pane on the right of a wide terminal: why this step, where in SuperOffice, and the contact card."""

from textual.content import Content

from wizard import steps
from wizard.domain.model import LeadSetup
from wizard.domain.session import Session
from wizard.i18n import _
from wizard.screens.widgets.plain import fit, plain
from wizard.standard import terms

_MOST_STATUSES = 8
_CARD_WIDTH = 37


def side_content(session: Session, place: str) -> Content:
    """Return the whole pane for a place."""
    step = steps.find(place)
    lines: list[Content] = []
    if step:
        lines += [plain(_("Why"), "bold"), plain(_(step.why)), plain("")]
        lines += [plain(_("Where in SuperOffice"), "bold")]
        lines += [plain(" → ".join(step.click_path(session.setup))), plain("")]
    lines += [plain(_("What users will see"), "bold"), *card(session.setup)]
    return Content("\n").join(lines)


def card(setup: LeadSetup, most: int = _MOST_STATUSES) -> list[Content]:
    """Return the contact card with its Lead status drop-down of so many lines, in the CRM's language."""
    words = terms(setup.customer.crm_language)
    lead = next((item for item in setup.wanted.categories if item.is_lead_category), None)
    if lead is None:
        return [plain(_("No category has lead status yet, so contacts have no such field."), "dim")]
    statuses = [item for item in setup.wanted.lead_statuses if not item.deleted]
    default = next((item.name for item in statuses if item.default), "")
    label = max(len(words.category), len(words.lead_status)) + 2
    inside = _CARD_WIDTH - 4

    def line(text: str, style: str = "") -> Content:
        return Content.assemble("│ ", plain(fit(text, inside), style), " │")

    lines = [
        plain(f"┌{'─' * (inside + 2)}┐"),
        line(words.contact, "bold"),
        line(words.category.ljust(label) + lead.name),
        line(f"{words.lead_status.ljust(label)}{default} ▾"),
    ]
    lines += [
        line(f"{'':{label}}{'›' if item.default else ' '} {item.name}", "dim") for item in statuses[:most]
    ]
    if len(statuses) > most:
        more = _("… and {count} more").format(count=len(statuses) - most)
        lines.append(line(f"{'':{label}}  {more}", "dim"))
    return [*lines, plain(f"└{'─' * (inside + 2)}┘")]
