"""Whose CRM is set up: the fields of the customer, and a new set-up from them."""

import re
from collections.abc import Callable
from itertools import count

from wizard.domain.fields import Choice, Field, Kind, record_problems
from wizard.domain.model import Customer, Database, LeadSetup, Lists
from wizard.domain.problems import Problem, error
from wizard.i18n import N_, _, spoken
from wizard.standard import standard_categories, standard_statuses

CRM_LANGUAGES = (
    Choice("en", "English"),
    Choice("sv", "Svenska"),
    Choice("no", "Norsk"),
    Choice("da", "Dansk"),
    Choice("de", "Deutsch"),
    Choice("nl", "Nederlands"),
)
TENANT_PATTERN = "^(Cust[0-9]+)?$"


def _tenant(text: str) -> str | None:
    if re.fullmatch("Cust[0-9]+", text, re.ASCII):
        return None
    return _("The tenant is “Cust” and digits, such as Cust12345. Correct it, or leave it empty.")


FIELDS = (
    Field(
        "name",
        N_("Customer"),
        N_("The company whose SuperOffice is set up."),
        minimum=1,
        maximum=239,
        own=True,
    ),
    Field(
        "tenant",
        N_("Tenant"),
        N_("SuperOffice's own name of the customer, such as Cust12345. It stands in the address of the CRM."),
        maximum=239,
        check=_tenant,
        pattern=TENANT_PATTERN,
        own=True,
    ),
    Field(
        "crm_language",
        N_("CRM language"),
        N_("The language in which the customer's administrator sees SuperOffice."),
        Kind.CHOICE,
        default="en",
        choices=CRM_LANGUAGES,
    ),
    Field(
        "database",
        N_("Database"),
        N_("A new database has the standard lead categories; an existing one has not."),
        Kind.CHOICE,
        default=Database.NEW,
        choices=(
            Choice(Database.NEW, N_("New (11.6 or later)")),
            Choice(Database.EXISTING, N_("Existing")),
        ),
        make=Database,
        own=True,
    ),
)


def blank(name: str) -> Customer:
    """Return a customer to begin with: the CRM is taken to speak the user's language, if it can."""
    known = {choice.value for choice in CRM_LANGUAGES}
    return Customer(name, crm_language=spoken()) if spoken() in known else Customer(name)


def problems(customer: Customer) -> tuple[Problem, ...]:
    """Return what is wrong with the customer's own values."""
    return tuple(record_problems(FIELDS, customer, "customer"))


def standard_lists(customer: Customer) -> Lists:
    """Return the lists that the customer's CRM starts from, as far as the documentation tells.

    A new database (11.6 or later) ships the four lead categories; every database ships the statuses
    (docs: lead/learn/index).
    """
    categories = standard_categories(customer.crm_language) if customer.database == Database.NEW else ()
    return Lists(categories, standard_statuses(customer.crm_language))


def new_setup(customer: Customer) -> LeadSetup:
    """Return the set-up that a new customer starts with."""
    lists = standard_lists(customer)
    return LeadSetup(customer, current=lists, wanted=lists)


def change_customer(setup: LeadSetup, customer: Customer) -> LeadSetup:
    """Return the set-up with other customer values; lists that nobody touched follow the new ones."""
    untouched = setup.current == setup.wanted == standard_lists(setup.customer)
    changed = setup._replace(customer=customer)
    if not untouched:
        return changed
    lists = standard_lists(customer)
    return changed._replace(current=lists, wanted=lists)


def entry_problems(
    entered: Customer, name_problem: Callable[[str], str], own: str = ""
) -> tuple[Problem, ...]:
    """Return what is wrong with what was entered; a name other than one's own must not be taken.

    Args:
        entered: the values.
        name_problem: returns why a name cannot be used, or an empty text.
        own: the name that the set-up has already.
    """
    found = problems(entered)
    if not found and entered.name != own and (reason := name_problem(entered.name)):
        return (error("customer.name", "name-taken", reason),)
    return found


def copy_of(setup: LeadSetup, taken: Callable[[str], bool]) -> LeadSetup:
    """Return the set-up as a copy under a customer's name that is not taken."""
    for number in count(1):
        ending = _(" (copy {number})").format(number=number) if number > 1 else _(" (copy)")
        name = setup.customer.name[: (FIELDS[0].maximum or 0) - len(ending)] + ending
        if not taken(name):
            break
    return setup._replace(customer=setup.customer._replace(name=name))
