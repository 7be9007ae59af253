"""The kept revisions of a set-up as people see them: when, why, by whom, and what had changed until then."""

from typing import TYPE_CHECKING

from wizard.compare.differences import differences, summary
from wizard.i18n import N_, _
from wizard.screens.wizard_app import Revision
from wizard.store import Event, Kept, local_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wizard.handover import TrailRow
    from wizard.store import Saved

EVENTS = {
    Event.CREATED: N_("started"),
    Event.IMPORTED: N_("imported"),
    Event.COMPLETED: N_("completed"),
    Event.RESTORED: N_("restored"),
    Event.MERGED: N_("merged"),
    Event.RECOVERED: N_("recovered"),
    Event.APPLIED: N_("template applied"),
    Event.DRAFT: N_("draft"),
}


def revisions(versions: "Sequence[tuple[Kept, Saved | None]]") -> list[Revision]:
    """Return the versions of a set-up, the newest first, as people see them."""
    rows = []
    for index, (entry, saved) in enumerate(versions):
        before = next((older for _entry, older in versions[index + 1 :] if older), None)
        rows.append(_row(entry, saved, before))
    return rows


def trail(rows: "Iterable[Revision]") -> "tuple[TrailRow, ...]":
    """Return the revisions as the hand-over tells them: when, who, and what had happened."""
    from wizard.handover import TrailRow

    return tuple(TrailRow(row.saved, row.by, ": ".join(filter(None, (row.why, row.changes)))) for row in rows)


def _row(entry: Kept, saved: "Saved | None", before: "Saved | None") -> Revision:
    if saved is None:
        changes = _("cannot be read any more")
    elif before is None:
        changes = ""
    else:
        changes = summary(differences(before.setup, saved.setup))
    moment, why = local_time(entry.saved_at), _(EVENTS[entry.event])
    return Revision(entry.revision, moment, why, entry.by, changes, whole=saved is not None)
