"""Writing the hand-over of a set-up to a file: the same from a screen, from plain mode and from a command."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.domain.model import LeadSetup
from wizard.files import write_bytes
from wizard.handover import Format, NoPdf, TrailRow, handover_text_or_bytes

if TYPE_CHECKING:
    from wizard.saved.anystore import AnyStore

    Saved = tuple[AnyStore, str]  # the store and the set-up's stem in it


def made_today(setup: LeadSetup, kind: Format, trail: Sequence[TrailRow] = ()) -> bytes:
    """Return a hand-over of today as the bytes of its file; `NoPdf` when it cannot be a PDF."""
    from time import localtime, strftime

    made = handover_text_or_bytes(setup, kind, today=strftime("%Y-%m-%d", localtime()), trail=trail)
    # What a draft may hold and no file can, the tree has replaced already.
    return made.encode() if isinstance(made, str) else made


def write_handover(path: Path, setup: LeadSetup, kind: Format, saved: "Saved | None" = None) -> str:
    """Write a hand-over of today; return why that failed, or an empty text.

    Args:
        path: the file.
        setup: what is handed over.
        kind: the format of the file.
        saved: where the set-up is saved, for its trail; left out for a hand-over without one.
    """
    from wizard.store import StoreError

    try:
        return write_bytes(path, made_today(setup, kind, trail_of(*saved) if saved else ()))
    except (NoPdf, StoreError) as reason:
        return str(reason)


def trail_of(store: "AnyStore", stem: str) -> tuple[TrailRow, ...]:
    """Return who changed what in a saved set-up and when; `StoreError` when that cannot be read."""
    from wizard.saved.history import revisions, trail

    return trail(revisions(store.versions(stem)))
