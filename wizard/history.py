"""The kept revisions of a set-up as people see them: when, why, by whom, and what had changed until then."""

from typing import TYPE_CHECKING

from wizard.compare import differences, summary
from wizard.i18n import N_, _
from wizard.screens.wizard_app import Revision
from wizard.store import Event, Kept, Store, StoreError, local_time

if TYPE_CHECKING:
    from wizard.store import Saved

EVENTS = {
    Event.CREATED: N_("started"),
    Event.IMPORTED: N_("imported"),
    Event.COMPLETED: N_("completed"),
    Event.RESTORED: N_("restored"),
    Event.MERGED: N_("merged"),
    Event.RECOVERED: N_("recovered"),
    Event.DRAFT: N_("draft"),
}


def revisions(store: Store, stem: str) -> list[Revision]:
    """Return the kept revisions, the newest first.

    Raises:
        StoreError: the set-up cannot be read.
    """
    trail = store.kept(stem)
    found = [_read(store, stem, entry) for entry in trail]
    rows = []
    for index, (entry, saved) in enumerate(zip(trail, found, strict=True)):
        before = next((older for older in found[index + 1 :] if older), None)
        rows.append(_row(entry, saved, before))
    return rows


def _read(store: Store, stem: str, entry: Kept) -> "Saved | None":
    try:
        return store.read_kept(stem, entry.revision)
    except StoreError:
        return None


def _row(entry: Kept, saved: "Saved | None", before: "Saved | None") -> Revision:
    if saved is None:
        changes = _("cannot be read any more")
    elif before is None:
        changes = ""
    else:
        changes = summary(differences(before.setup, saved.setup))
    moment, why = local_time(entry.saved_at), _(EVENTS[entry.event])
    return Revision(entry.revision, moment, why, entry.by, changes, whole=saved is not None)
