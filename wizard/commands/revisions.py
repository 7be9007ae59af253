"""Commands about the kept revisions of a set-up: history, restore."""

from typing import Any

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
    write_line,
    write_out,
)
from wizard.commands.many import count_done, each_named
from wizard.commands.named import Names, Target
from wizard.domain.text import show
from wizard.i18n import _
from wizard.saved.history import revisions
from wizard.store import Event, Kept, NotKept, OpenSetup, Saved, Store, StoreError, Unreadable

Versions = tuple[tuple[Kept, Saved | None], ...]


def show_history(options: Options) -> int:
    """List the kept revisions, the newest first; of several below a heading each, or as lines of JSON."""
    names = Names(options, documents=False)

    def work(target: Target) -> None:
        stem = names.stem(target)
        versions = _versions(names.store, stem)
        if options.json:
            name = next((saved.setup.customer.name for _entry, saved in versions if saved), stem)
            write_line({"name": name, "file": names.file_of(stem), "history": _for_scripts(versions)})
            return
        print(f"# {show(target.text)}")
        _print_versions(versions)
        print()

    try:
        if names.several:
            return each_named(options, names.targets(), work, count_done)
        versions = _versions(names.store, names.stem(names.one))
    except Stop as stop:
        return stopped(stop)
    if options.json:
        return write_out(json_text(_for_scripts(versions)), None)
    _print_versions(versions)
    return DONE


def _versions(store: Store, stem: str) -> Versions:
    try:
        return store.versions(stem)
    except StoreError as error:
        raise Stop(str(error), STORE_TROUBLE) from error


def _for_scripts(versions: Versions) -> list[dict[str, Any]]:
    both = zip(versions, revisions(versions), strict=True)
    return [{**entry._asdict(), "changes": row.changes, "whole": row.whole} for (entry, _saved), row in both]


def _print_versions(versions: Versions) -> None:
    titles = (_("Revision"), _("Saved"), _("Why"), _("By"), _("What changed"))
    found = revisions(versions)
    lines = [(str(row.number), row.saved, row.why, show(row.by), row.changes) for row in found]
    if lines:
        print_table([titles, *lines])
    else:
        remark(_("Nothing was kept yet."))


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
