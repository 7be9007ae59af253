"""What the screens can do with templates: the store's work and that on the open set-up."""

from typing import TYPE_CHECKING

from wizard import log
from wizard.i18n import _
from wizard.saved.shelf import Shelf
from wizard.store import Event, StoreError

if TYPE_CHECKING:
    from wizard.app import WizardApp
    from wizard.domain.model import Customer, LeadSetup
    from wizard.templates.template import Listed


class Templating:
    """Acts on the templates for the screens, which know no store."""

    def __init__(self, app: "WizardApp") -> None:
        self._app = app

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self._app.store)

    def listed(self) -> "list[Listed]":
        """Return the templates to choose from; say why there are none to see."""
        try:
            return self._shelf.listed()
        except StoreError as error:
            self._app.say(str(error))
            return []

    def read(self, row: "Listed") -> "LeadSetup | None":
        """Return a template for the open set-up; say why it cannot be read."""
        try:
            return self._shelf.read(row, self._app.session.setup.customer.crm_language)
        except StoreError as error:
            self._app.say(str(error))
            return None

    def started(self, template: str, customer: "Customer") -> "LeadSetup":
        """Return a new set-up for a customer from the template of an id.

        Raises:
            StoreError: it is gone or damaged.
        """
        from wizard.templates.template import start_from

        return start_from(self._of(template, customer.crm_language), customer)

    def told(self, template: str) -> str:
        """Return what there is to say about the open set-up, which was just started from a template."""
        from wizard.templates.template import notes

        setup = self._app.session.setup
        try:
            return " ".join(notes(setup, self._of(template, setup.customer.crm_language)))
        except StoreError:
            return ""

    def _of(self, template: str, crm_language: str) -> "LeadSetup":
        row = self._shelf.find(template)
        return self._shelf.read(row, crm_language) if row else self._shelf.store.read(template).setup

    def name_problem(self, name: str) -> str:
        """Return why a template cannot be saved under a name, or an empty text."""
        try:
            self._shelf.has(name)
        except StoreError as error:
            return str(error)
        return ""

    def has(self, name: str) -> bool:
        """Tell whether there is a template of one's own of this name."""
        return not self.name_problem(name) and self._shelf.has(name)

    def save(self, name: str) -> str:
        """Save the open set-up as a template; return what became of it."""
        try:
            self._shelf.save(self._app.session.setup, name)
        except StoreError as error:
            return str(error)
        return _("Saved as the template “{name}”, without what belongs to this customer.").format(name=name)

    def apply(self, setup: "LeadSetup", name: str) -> None:
        """Take the set-up with a template applied, as one edit that can be undone and a kept revision."""
        from wizard.domain.edits import Refused

        keeper = self._app.keeper
        assert keeper is not None
        was_complete = keeper.complete
        try:
            keeper.go_on_with(setup, Event.APPLIED)
        except Refused as refusal:
            self._app.say(str(refusal))
            return
        log.note("template applied", keeper.stem)
        self._app.show_place()
        said = _("The template “{name}” is applied. Undo (ctrl+z) takes it back.").format(name=name)
        if was_complete:
            said += " " + _("This set-up is a draft again: complete it in the review.")
        self._app.call_after_refresh(self._app.say, said)
