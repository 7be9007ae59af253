"""Which step a place in the document belongs to, and what people call it."""

import pytest

from wizard import steps


@pytest.mark.parametrize(
    ("path", "step", "name"),
    [
        ("wanted.categories", "categories", "1 Categories"),
        ("wanted.categories[0].name", "categories", "1 Categories, item 1"),
        ("current.categories[11]", "categories", "1 Categories, item 12"),
        ("wanted.lead_statuses[3].tooltip", "statuses", "2 Lead statuses, item 4"),
        ("marketing_premium.use", "marketing", "3 Marketing Premium"),
        ("marketing_premium.utm_tracking.campaigns[1].source", "marketing", "3 Marketing Premium, item 2"),
        ("customer.tenant", "", "Customer"),
    ],
)
def test_a_place_has_a_step_and_a_name(path: str, step: str, name: str) -> None:
    assert steps.step_of(path) == step
    assert steps.place_name(path) == name
