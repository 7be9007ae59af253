"""What every screen of the demo says of it."""

from wizard.i18n import _
from wizard.screens.wizard_app import Demo


def about() -> str:
    """Return what the demo is."""
    return _("This is a demo: the customers are made up, and nothing is saved.")


def told() -> Demo:
    """Return the word in the title, what the demo is, and its keys."""
    how = _("Enter opens one, F8 goes to a moment, F9 starts over.")
    keys = (("f8", _("demo: go to a moment, or see the tour")), ("f9", _("demo: start over")))
    return Demo(_("demo"), f"{about()} {how}", keys)
