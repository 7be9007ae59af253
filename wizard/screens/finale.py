"""The end of the hand-over, once all is ticked off: what the customer has now, and what users will see."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from wizard.domain.model import LeadSetup
from wizard.domain.outcome import outcome
from wizard.i18n import _
from wizard.screens.side import card
from wizard.screens.widgets.plain import plain, put

_SIGN = "✓"
_MOST_STATUSES = 3  # so that the card is no higher than the place for it


class Finale(Horizontal):
    """On the left what the customer has, on the right the contact card where no pane beside shows it."""

    def compose(self) -> ComposeResult:
        """The two sides."""
        yield Static(id="outcome", markup=False)
        yield Static(id="outcome-card", markup=False)

    def show(self, setup: LeadSetup) -> None:
        """Show what this set-up has come to."""
        text = _("{customer} can follow its leads from first contact to sale:")
        title = plain(text.format(customer=setup.customer.name), "bold")
        signed = [
            Content.assemble((_SIGN, "$text-success bold"), plain(f" {line}")) for line in outcome(setup)
        ]
        put(self.query_one("#outcome", Static), Content("\n").join([title, plain(""), *signed]))
        put(self.query_one("#outcome-card", Static), Content("\n").join(card(setup, _MOST_STATUSES)))
