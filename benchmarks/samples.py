"""Set-ups of any size, and stores full of them."""

from pathlib import Path

from wizard.domain.customer import new_setup
from wizard.domain.model import (
    Campaign,
    Category,
    CategoryGroup,
    Customer,
    Database,
    LeadDistribution,
    LeadSetup,
    LeadStatus,
    MarketingPremium,
    Use,
    UtmTracking,
)
from wizard.store import Store

WEBSITE = "https://www.nordlys.no"
PLANNED = 2
"""The number of the item that is not in the CRM yet; nothing is asked when it is edited."""

_SCRIPT = "https://online3.superoffice.com/Cust12345/cs/javascript/utm.js"
_LINK = Campaign(f"{WEBSITE}/webinar", "linkedin", "social", "webinar_sept")
_MARKETING = MarketingPremium(
    Use.YES, UtmTracking(True, WEBSITE, _SCRIPT, (_LINK,)), LeadDistribution(True, ("KARI", "OLA"))
)


def category_name(number: int) -> str:
    """Return the name of a category, counted from 1."""
    return f"Category {number:05}"


def status_name(number: int) -> str:
    """Return the name of a lead status, counted from 1."""
    return f"Status {number:05}"


def customer_name(number: int) -> str:
    """Return the customer's name of a set-up in a full store, counted from 1."""
    return f"Customer {number:05}"


def with_categories(count: int, customer: str = "Nordlys AS") -> LeadSetup:
    """Return a set-up without errors: the CRM has `count` categories but for one, which is to be added."""
    setup = _small(customer)
    items = tuple(_category(number) for number in range(1, count + 1))
    present = tuple(item for item in items if item.name != category_name(PLANNED))
    return setup._replace(
        current=setup.current._replace(categories=present),
        wanted=setup.wanted._replace(categories=items),
    )


def with_statuses(count: int) -> LeadSetup:
    """Return the same with `count` lead statuses."""
    setup = _at(with_categories(3), "statuses")
    items = tuple(_status(number) for number in range(1, count + 1))
    present = tuple(item for item in items if item.name != status_name(PLANNED))
    return setup._replace(
        current=setup.current._replace(lead_statuses=present),
        wanted=setup.wanted._replace(lead_statuses=items),
    )


def with_actions(count: int) -> LeadSetup:
    """Return a set-up at its review, with `count` categories to add."""
    setup = _at(with_categories(count), "review")
    return setup._replace(
        current=setup.current._replace(categories=()), marketing_premium=MarketingPremium(Use.NO)
    )


def at_marketing(count: int) -> LeadSetup:
    """Return a set-up with `count` categories at its third step."""
    return _at(with_categories(count), "marketing")


def save(folder: Path, setup: LeadSetup) -> str:
    """Save a set-up in the store of that folder; return its name there."""
    with Store(folder).create(setup) as opened:
        return opened.saved.stem


def fill(folder: Path, count: int, *kinds: LeadSetup) -> None:
    """Save `count` small set-ups, of these kinds in turns.

    The first of each kind is saved as the wizard does, the others are copies with another name.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kinds = kinds or (with_categories(10),)
    saved: list[bytes] = []
    for number in range(1, count + 1):
        name, kind = customer_name(number), (number - 1) % len(kinds)
        if kind == len(saved):
            setup = kinds[kind]
            stem = save(folder, setup._replace(customer=setup.customer._replace(name=name)))
            saved.append((folder / f"{stem}.json").read_bytes())
        else:
            copy = saved[kind].replace(customer_name(kind + 1).encode(), name.encode())
            (folder / f"customer-{number:05}.json").write_bytes(copy)


def remember(folder: Path) -> None:
    """Let the store know its set-ups as it does after the first `list`, which takes long."""
    store = Store(folder)
    for entry in store.entries():
        store.brief(entry)
    store.index.keep()


def _small(customer: str) -> LeadSetup:
    setup = new_setup(Customer(customer, "Cust12345", "en", Database.EXISTING))
    return setup._replace(marketing_premium=_MARKETING)


def _at(setup: LeadSetup, step: str) -> LeadSetup:
    return setup._replace(progress=setup.progress._replace(step=step))


def _category(number: int) -> Category:
    return Category(f"c{number}", category_name(number), CategoryGroup.POTENTIAL, number == 1)


def _status(number: int) -> LeadStatus:
    return LeadStatus(f"s{number}", status_name(number), default=number == 1)
