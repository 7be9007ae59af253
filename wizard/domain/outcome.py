"""What a customer has once everything of the hand-over is done: the end of the screen and of plain mode."""

from collections.abc import Iterator

from wizard.domain.model import LeadSetup
from wizard.domain.plan import action_ids
from wizard.i18n import N_, _, ngettext
from wizard.steps.lists import active
from wizard.steps.marketing import distribution_is_on, utm_is_on

ALL_DONE = N_("All done: lead management is set up.")


def counted(setup: LeadSetup) -> tuple[int, int]:
    """Return how many things of the hand-over are ticked off, and how many there are."""
    ids = action_ids(setup)
    return len(ids.intersection(setup.progress.checklist)), len(ids)


def is_done(setup: LeadSetup) -> bool:
    """Tell whether there was something to do in the CRM and all of it is ticked off."""
    done, count = counted(setup)
    return 0 < done == count


def progress(setup: LeadSetup) -> str:
    """Return how far the hand-over is."""
    done, count = counted(setup)
    return _("{done} of {count} done").format(done=done, count=count)


def outcome(setup: LeadSetup) -> tuple[str, ...]:
    """Return a line for each thing that the customer's users have now."""
    return tuple(_lines(setup))


def _lines(setup: LeadSetup) -> Iterator[str]:
    count = sum(item.is_lead_category for item in setup.wanted.categories)
    yield ngettext("{count} category with lead status", "{count} categories with lead status", count).format(
        count=count
    )
    count = len(active(setup.wanted.lead_statuses))
    yield ngettext("{count} lead status", "{count} lead statuses", count).format(count=count)
    if utm_is_on(setup):
        count = len(setup.marketing_premium.utm_tracking.campaigns)
        yield ngettext(
            "UTM tracking with {count} campaign link", "UTM tracking with {count} campaign links", count
        ).format(count=count)
    if distribution_is_on(setup):
        yield _("New leads are shared out")
