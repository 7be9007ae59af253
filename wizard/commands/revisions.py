"""Commands about the kept revisions of a set-up: history, restore."""

from wizard import log
from wizard.commands.common import (
    DONE,
    STORE_TROUBLE,
    WRONG,
    Options,
    Stop,
    find,
    json_text,
    open_store,
    print_table,
    remark,
    stopped,
    write_out,
)
from wizard.history import revisions
from wizard.i18n import _
from wizard.store import Event, NotKept, OpenSetup, Store, StoreError, Unreadable
from wizard.text import show


def show_history(options: Options) -> int:
    """List the kept revisions, the newest first."""
    store = open_store(options)
    try:
        versions = store.versions(find(store, options.name))
    except Stop as stop:
        return stopped(stop)
    except StoreError as error:
        remark(str(error))
        return STORE_TROUBLE
    found = revisions(versions)
    if options.json:
        entries = (entry._asdict() for entry, _saved in versions)
        both = zip(entries, found, strict=True)
        rows = [{**entry, "changes": row.changes, "whole": row.whole} for entry, row in both]
        return write_out(json_text(rows), None)
    titles = (_("Revision"), _("Saved"), _("Why"), _("By"), _("What changed"))
    lines = [(str(row.number), row.saved, row.why, show(row.by), row.changes) for row in found]
    if lines:
        print_table([titles, *lines])
    else:
        remark(_("Nothing was kept yet."))
    return DONE


def restore(options: Options) -> int:
    """Bring a kept revision back as the newest; what it replaces is kept too."""
    store = open_store(options)
    try:
        stem = find(store, options.name)
        return _restore(store, stem, options.revision)
    except Stop as stop:
        return stopped(stop)
    except NotKept as error:
        remark(str(error))
        return WRONG
    except StoreError as error:
        remark(str(error))
        return STORE_TROUBLE


def _restore(store: Store, stem: str, number: int) -> int:
    kept = store.read_kept(stem, number)
    with _opened(store, stem) as opened:
        if opened.saved.revision == number:
            remark(_("Revision {number} is the present one: nothing was changed.").format(number=number))
            return DONE
        saved = opened.save(kept.setup, Event.RESTORED)
    log.note("restored", stem, "revision", number, "as", saved.revision)
    message = _("Revision {number} is back, as revision {new}.")
    remark(message.format(number=number, new=saved.revision))
    return DONE


def _opened(store: Store, stem: str) -> OpenSetup:
    """Open a set-up for writing; a damaged file is set aside first."""
    try:
        return store.open(stem)
    except Unreadable as error:
        if error.previous is None:
            raise
    return store.recover(stem)
