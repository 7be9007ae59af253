"""The command that compares: diff. Each side is a saved set-up, a kept revision of one, or a document."""

from wizard.commands.common import (
    DONE,
    STORE_TROUBLE,
    WRONG,
    Options,
    Stop,
    find,
    json_text,
    open_store,
    remark,
    setup_of,
    stopped,
    write_out,
)
from wizard.diff import compared, lines
from wizard.i18n import _
from wizard.model import LeadSetup
from wizard.text import show


def diff(options: Options) -> int:
    """Print what differs, item by item and field by field; nothing when nothing does."""
    try:
        before, after = _side(options, options.before), _side(options, options.after)
    except Stop as stop:
        return stopped(stop)
    found = compared(before, after)
    if options.json:
        return write_out(json_text([difference._asdict() for difference in found]), None)
    if not found:
        remark(_("There is no difference."))
        return DONE
    print(f"--- {show(options.before)}")
    print(f"+++ {show(options.after)}")
    for line in lines(found):
        print(f"  {line.sign} {line.text}" if line.sign else line.text)
    return DONE


def _side(options: Options, text: str) -> LeadSetup:
    """Return the set-up that is meant: `NAME`, `FILE`, or `NAME@REVISION` where no name has that ending."""
    name, _at, number = text.rpartition("@")
    if name and number.isascii() and number.isdigit() and not _is_name(options, text):
        return _kept(options, name, int(number))
    return setup_of(options, text)


def _is_name(options: Options, text: str) -> bool:
    from wizard.store import StoreError

    try:
        return open_store(options).find(text) is not None
    except StoreError as error:
        raise Stop(str(error), STORE_TROUBLE) from error


def _kept(options: Options, name: str, number: int) -> LeadSetup:
    from wizard.store import NotKept, StoreError

    store = open_store(options)
    try:
        return store.read_kept(find(store, name), number).setup
    except NotKept as error:
        raise Stop(str(error), WRONG) from error
    except StoreError as error:
        raise Stop(str(error), STORE_TROUBLE) from error
