"""What has to be true at the next start, whatever happened before."""

import shutil
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from campaign.samples import OTHER, STEM, sample
from wizard.domain.model import LeadSetup
from wizard.store import Event, Store, StoreError

_LATER = sample("later")


def next_start(folder: Path, expected: Collection[LeadSetup | None], stem: str = STEM) -> str:
    """Go on working as a user would, and return what was lost or left behind; an empty text if nothing was.

    Args:
        folder: the store's; it is changed.
        expected: the set-ups of which one must be there; None if there may be none.
        stem: the name of its file.
    """
    try:
        return _loss(Store(folder), expected, stem)
    except StoreError as error:
        return f"{type(error).__name__}: {error}"
    except Exception as error:  # whatever the store lets through is a loss, not the end of the campaign
        return f"the store let through {error!r}"


def leftovers(folder: Path) -> list[str]:
    """Return the temporary files in a store's folder, wherever they are."""
    files = (path for path in folder.rglob("*") if path.parent.name != ".locks" and path.name != ".locks")
    return sorted(path.name for path in files if path.name.startswith(".") or path.suffix == ".tmp")


def _loss(store: Store, expected: Collection[LeadSetup | None], stem: str) -> str:
    if not any(entry.stem == stem for entry in store.entries()):
        if None not in expected:
            return "the set-up is gone"
        # The customer may never come again, so another one's first save has to tidy up.
        store.create(sample("later", customer=f"Another {OTHER}")).close()
        return _left_behind(store.folder)
    with store.open(stem) as opened:
        if opened.obstacle:
            return f"read-only: {opened.obstacle}"
        if opened.saved.setup not in expected:
            return "another set-up than the last one and the one being saved"
        for entry in opened.saved.trail:
            store.read_kept(stem, entry.revision)
        if damaged := next(_damaged(store.folder, stem), None):
            return f"damaged: {damaged}"
        opened.save(_LATER, Event.IMPORTED)
    if store.read(stem).setup != _LATER:
        return "a later save did not arrive"
    return _left_behind(store.folder)


def _left_behind(folder: Path) -> str:
    left = leftovers(folder)
    return f"left behind: {', '.join(left)}" if left else ""


def _damaged(folder: Path, stem: str) -> Iterator[str]:
    """Yield the versions before, and the kept ones, that a store cannot read when they are put into it."""
    for path in (folder / f"{stem}.json.bak", *folder.glob(f"history/{stem}/*.json")):
        if not path.exists():
            continue
        with tempfile.TemporaryDirectory() as probe:
            shutil.copy(path, Path(probe, "probe.json"))
            try:
                Store(Path(probe)).read("probe")
            except StoreError:
                yield path.name
