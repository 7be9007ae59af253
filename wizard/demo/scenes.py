"""The moments that a presenter can jump to: what is shown there, and what to try."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from wizard.demo import samples
from wizard.demo.memory import MemoryStore
from wizard.domain.model import LeadSetup
from wizard.i18n import N_, spoken
from wizard.steps import REVIEW


class Scene(NamedTuple):
    """One moment.

    Attributes:
        title: what it is (to translate).
        hint: what to show there (to translate).
        setup: makes the set-up for a language of the CRM.
        path: the place in the document to begin at, if something is wrong there.
    """

    title: str
    hint: str
    setup: Callable[[str], LeadSetup]
    path: str = ""


SCENES = (
    Scene(
        N_("Before step 1"),
        N_("A new database, nothing done yet. Switch lead status on for a category."),
        samples.untouched,
    ),
    Scene(
        N_("A mistake"),
        N_("Lead status is on in the wrong group. The wizard says what is wrong and what to do."),
        samples.one_mistake,
        f"wanted.categories[{samples.PROSPECT}]",
    ),
    Scene(
        N_("Lead statuses"),
        N_("The standard ones and one of the customer's own. Add another, and move it."),
        samples.started,
    ),
    Scene(
        N_("Step 3, Marketing Premium"),
        N_("Campaign links made from what was typed, and who gets the leads."),
        partial(samples.ready, step="marketing"),
    ),
    Scene(
        N_("Review"),
        N_("All that changes in SuperOffice, before anything is changed."),
        partial(samples.ready, step=REVIEW),
    ),
    Scene(
        N_("Hand-over"),
        N_("What to click in SuperOffice, some of it ticked off already."),
        samples.finished,
    ),
    Scene(
        N_("All done"),
        N_("Everything is ticked off. The end shows what the customer has now."),
        samples.all_done,
    ),
    Scene(
        N_("An existing database with problems"),
        N_("A name that is there twice, a missing group, a deleted category. Each line says more."),
        samples.troubled,
        "wanted.categories",
    ),
)


def fresh_store() -> MemoryStore:
    """Return a store with the samples as they were, in the language that is spoken."""
    return MemoryStore(samples.samples(spoken()))


def store_at(scene: Scene) -> tuple[MemoryStore, str]:
    """Return a store with the samples, the one of a moment as it is then, and the stem of that one."""
    setup = scene.setup(spoken())
    name = setup.customer.name
    others = (sample for sample in samples.samples(spoken()) if sample.customer.name != name)
    store = MemoryStore((setup, *others))
    stem = store.find(name)
    assert stem is not None, "it was put there"
    return store, stem
