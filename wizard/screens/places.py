"""Which screen shows which place. A form step without a screen of its own gets the generic form."""

from wizard import steps
from wizard.domain.session import DONE
from wizard.screens.step_screen import StepScreen


def screen_for(place: str, path: str = "") -> StepScreen:
    """Return a new screen for a place of the session; only the one that is shown is imported."""
    if place == DONE:
        from wizard.screens.done import DoneScreen

        return DoneScreen(place, path)
    if place == steps.REVIEW:
        from wizard.screens.review import ReviewScreen

        return ReviewScreen(place, path)
    if place == "categories":
        from wizard.screens.categories import CategoriesScreen

        return CategoriesScreen(place, path)
    if place == "statuses":
        from wizard.screens.statuses import StatusesScreen

        return StatusesScreen(place, path)
    from wizard.screens.form_screen import FormScreen

    return FormScreen(place, path)
