"""Dates and times as the user's language writes them; the tests compare them with the rules of CLDR."""

from datetime import datetime

from wizard.i18n import _


def moment(when: datetime) -> str:
    """Return date and time on the user's own clock, to the minute."""
    # Translators: how your language writes a date and a time in digits, as strftime takes it.
    return when.astimezone().strftime(_("%Y-%m-%d %H:%M"))


def clock(when: datetime) -> str:
    """Return the time on the user's own clock, to the minute."""
    # Translators: how your language writes a time in digits, as strftime takes it.
    return when.astimezone().strftime(_("%H:%M"))
