"""The set-ups that are saved. Each is told from the others by its version."""

from wizard.domain.model import Category, CategoryGroup, Customer, LeadSetup, Lists

NAME, STEM = "Nordlys AS", "nordlys-as"
OTHER = "Fjord AS"


def sample(version: str, categories: int = 3, customer: str = NAME) -> LeadSetup:
    """Return a set-up; with 200 categories its file has 150 kB."""
    items = (
        Category(f"c{number}", f"Category {number}", CategoryGroup.POTENTIAL, tooltip=f"Tooltip {version}")
        for number in range(categories)
    )
    lists = Lists(tuple(items))
    return LeadSetup(Customer(customer), lists, lists)


def version_in(setup: LeadSetup) -> str:
    """Return the version of a sample."""
    return setup.wanted.categories[0].tooltip.removeprefix("Tooltip ")
