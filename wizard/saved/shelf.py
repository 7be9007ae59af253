"""The templates to choose from: one's own, saved beside the set-ups, then those of the wizard."""

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from wizard import log
from wizard.domain.text import name_key
from wizard.i18n import spoken
from wizard.store import Event, StoreError
from wizard.templates.template import Listed, template_of

if TYPE_CHECKING:
    from wizard.domain.model import LeadSetup
    from wizard.saved.anystore import AnyStore
    from wizard.standard.shipped import Shipped


class Shelf:
    """The templates of one store. One's own are set-ups in a store of their own; colleagues can share it."""

    def __init__(self, store: "AnyStore") -> None:
        self.store = store.templates()

    def listed(self) -> list[Listed]:
        """Return one's own by name, then those of the wizard that none of them replaces.

        Raises:
            StoreError: the folder cannot be read; a damaged file has its trouble told in its row.
        """
        own = [self._own(entry.stem) for entry in self.store.entries()]
        own.sort(key=lambda row: name_key(row.name))
        taken = {name_key(text) for row in own for text in (row.id, row.name)}
        return [*own, *(_row(known) for known in _shipped() if taken.isdisjoint(_names(known)))]

    def find(self, text: str) -> Listed | None:
        """Return the template of an id or a name; one's own goes first.

        Raises:
            StoreError: the folder cannot be read.
        """
        if stem := self.store.find(text):
            return self._own(stem)
        known = _shipped_of(text)
        return _row(known) if known else None

    def read(self, row: Listed, crm_language: str) -> "LeadSetup":
        """Return a template; one of the wizard's own in the language of the CRM.

        Raises:
            StoreError: it is gone or damaged.
        """
        if row.own:
            return self.store.read(row.id).setup
        known = _shipped_of(row.id)
        assert known
        return known.setup(crm_language)

    def has(self, name: str) -> bool:
        """Tell whether saving under this name replaces one of one's own, or hides one of the wizard's.

        Raises:
            StoreError: that cannot be told, as a file is damaged.
        """
        return self._stem_of(name) is not None or _shipped_of(name) is not None

    def save(self, setup: "LeadSetup", name: str) -> str:
        """Save a set-up as a template, in place of the one of this name if there is one; return its id.

        Raises:
            StoreError: it cannot be written.
        """
        template, stem = template_of(setup, name), self._stem_of(name)
        if stem:
            with closing(self.store.open(stem)) as opened:
                opened.save(template, Event.IMPORTED)
        else:
            with closing(self.store.create(template)) as opened:
                stem = opened.saved.stem
        log.note("template saved", stem)
        return stem

    def delete(self, row: Listed) -> Path:
        """Move a template of one's own to the folder `deleted` beside it; return its new place.

        Raises:
            StoreError: it is open, or the system refuses.
        """
        place = self.store.delete(row.id)
        log.note("template deleted", row.id)
        return place

    def _stem_of(self, name: str) -> str | None:
        """Return the file of this template; a name can also be the file of another one."""
        stem = self.store.find(name)
        if stem and name_key(self.store.read(stem).setup.customer.name) == name_key(name):
            return stem
        return None

    def _own(self, stem: str) -> Listed:
        try:
            return Listed(stem, self.store.read(stem).setup.customer.name, own=True)
        except StoreError as error:
            return Listed(stem, stem, own=True, trouble=str(error))


def _shipped() -> "tuple[Shipped, ...]":
    from wizard.standard.shipped import shipped

    return shipped()


def _shipped_of(text: str) -> "Shipped | None":
    return next((known for known in _shipped() if name_key(text) in _names(known)), None)


def _names(known: "Shipped") -> set[str]:
    """Return what a template of the wizard can be called, in any language."""
    return {name_key(name) for name in (known.id, *known.content["name"].values())}


def _row(known: "Shipped") -> Listed:
    return Listed(known.id, known.name(spoken()), own=False, about=known.about(spoken()))
