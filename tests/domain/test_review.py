"""The lines of the review: what a new item is stands below it."""

from tests.builders import finished
from tests.strategies import CATEGORIES
from wizard.domain import edits
from wizard.domain.model import CategoryGroup
from wizard.domain.review import review_lines
from wizard.domain.session import Session


def test_a_new_category_is_told_with_its_group_and_lead_status() -> None:
    values = {"name": "Prospect", "category_group": CategoryGroup.POTENTIAL, "enable_lead_status": True}
    lines = [line.text for line in review_lines(Session(edits.add(finished(), CATEGORIES, values)))]
    at = lines.index("Add the category “Prospect”")
    assert lines[at + 1].strip() == "Potential customer, lead status enabled"


def test_a_changed_item_has_its_changes_only() -> None:
    setup = edits.change(finished(), CATEGORIES, 1, {"name": "Renamed"})
    lines = [line.text.strip() for line in review_lines(Session(setup))]
    assert not [line for line in lines if line.startswith("Potential customer")]
