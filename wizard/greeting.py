"""What the wizard says of itself to somebody who has no set-up yet, on the screen and in plain mode."""

from wizard.i18n import _


def about() -> str:
    """Return what it is for."""
    return _(
        "This wizard prepares lead management in SuperOffice CRM in three steps: company categories, lead "
        "statuses and, if you have it, Marketing Premium. At the end you get a checklist of what to do."
    )


def promise() -> str:
    """Return what nobody has to be afraid of."""
    return _("Everything is saved as you go, and nothing is sent to SuperOffice.")
