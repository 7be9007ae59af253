"""Two set-ups side by side: which item is which, and the lines that tell what differs."""

from hypothesis import given, settings

from tests.builders import finished, with_wanted
from tests.strategies import setups
from wizard.compare.diff import SIGNS, compared, lines
from wizard.compare.differences import CHANGED
from wizard.domain.customer import new_setup
from wizard.domain.model import Category, Customer, LeadSetup, LeadStatus, Lists
from wizard.domain.text import has_unsafe


def only(items: tuple[Category, ...] = (), statuses: tuple[LeadStatus, ...] = ()) -> LeadSetup:
    """Return a set-up with nothing but these wanted items."""
    return finished()._replace(current=Lists(), wanted=Lists(items, statuses))


def of_customer(setup: LeadSetup, name: str) -> LeadSetup:
    return setup._replace(customer=setup.customer._replace(name=name))


def told(before: LeadSetup, after: LeadSetup) -> list[str]:
    return [f"{line.sign} {line.text}".strip() for line in lines(compared(before, after))]


def test_two_customers_items_are_the_same_by_name_whatever_their_keys() -> None:
    nordlys = only((Category("c1", "Lead"), Category("c2", "Partner")))
    solberg = only((Category("x", " partner"), Category("c1", "Rival")))
    found = told(nordlys, of_customer(solberg, "Solberg AS"))
    assert found == [
        "Customer",
        "* Customer: Nordlys AS → Solberg AS",
        "Lists as they shall be: Categories",
        "* Partner: Category: Partner →  partner",
        "+ Rival",
        "- Lead",
    ]


def test_one_customers_items_are_the_same_by_key() -> None:
    before = with_wanted(finished(), categories=(Category("c1", "Lead"),))
    after = with_wanted(finished(), categories=(Category("c1", "Rival"), Category("c2", "Lead")))
    assert told(before, after) == [
        "Lists as they shall be: Categories",
        "* Lead: Category: Lead → Rival",
        "+ Lead",
    ]


def test_a_standard_name_is_the_same_item_in_every_language() -> None:
    norwegian = new_setup(Customer("Nordlys AS", crm_language="no"))
    german = new_setup(Customer("Beispiel GmbH", crm_language="de"))
    kinds = {difference.kind for difference in compared(norwegian, german)}
    assert kinds == {CHANGED}
    assert "* Åpen: Lead status: Åpen → Offen" in told(norwegian, german)


def test_another_customers_new_items_stay_apart() -> None:
    before = only(statuses=(LeadStatus("s1", "Open", default=True),))
    after = only(statuses=(LeadStatus("s2", "Open", default=True), LeadStatus("s1", "Nurture")))
    found = told(before, of_customer(after, "Solberg AS"))
    assert found[2:] == ["Lists as they shall be: Lead statuses", "+ Nurture"]


def test_an_item_that_only_one_customer_renames_is_the_same_one() -> None:
    before = only((Category("c1", "Rival"),))._replace(current=Lists((Category("c1", "Lead"),)))
    after = only((Category("x", "Lead"),))._replace(current=Lists((Category("x", "Lead"),)))
    found = told(before, of_customer(after, "Solberg AS"))
    assert found[2:] == ["Lists as they shall be: Categories", "* Rival: Category: Rival → Lead"]


@settings(max_examples=40)
@given(setups(), setups())
def test_every_difference_is_one_printable_line_under_a_heading(before: LeadSetup, after: LeadSetup) -> None:
    found = compared(before, after)
    shown = list(lines(found))
    assert sum(bool(line.sign) for line in shown) == len(found)
    assert {line.sign for line in shown} <= {"", *SIGNS.values()}
    assert not any(has_unsafe(line.text) for line in shown)
    assert not shown or not shown[0].sign


@settings(max_examples=40)
@given(setups())
def test_a_copy_for_another_customer_differs_in_the_customer_only(setup: LeadSetup) -> None:
    found = compared(setup, of_customer(setup, setup.customer.name + "x"))
    assert [difference.field for difference in found] == ["name"]
