"""What is said when saving goes wrong, and the commands that help: no question gets in a script's way."""

from typing import TYPE_CHECKING

from wizard import log
from wizard.domain.edits import Refused
from wizard.i18n import _, ngettext
from wizard.plain import words
from wizard.plain.questions import ask_text, confirm
from wizard.store import StoreError

if TYPE_CHECKING:
    from wizard.plain.desk import Desk

_ON_FAILURE = ("retry", "elsewhere")
_ON_CONFLICT = ("merge", "copy", "theirs", "elsewhere")
COMMANDS = frozenset(_ON_FAILURE + _ON_CONFLICT)


def commands(desk: "Desk") -> tuple[str, ...]:
    """Return the commands that help now."""
    if not desk.keeper.trouble:
        return ()
    return _ON_CONFLICT if desk.keeper.conflict else _ON_FAILURE


def what(name: str) -> str:
    """Return what one of these commands does."""
    return {
        "retry": _("try again to save"),
        "elsewhere": _("write the set-up to another file"),
        "merge": _("put both versions together; where both changed the same thing, the saved one stays"),
        "copy": _("keep yours as a set-up of its own"),
        "theirs": _("give up yours and go on with the saved one; {undo} brings yours back").format(
            undo=words.word("undo")
        ),
    }[name]


def tell(desk: "Desk") -> None:
    """Say what happened to the file and what can be done; the wizard keeps working in memory."""
    if place := desk.keeper.set_aside():
        desk.talk.say(_("The damaged file is kept as {file}.").format(file=place))
    if not desk.keeper.trouble:
        return
    title = _("Changed by someone else.") if desk.keeper.conflict else _("Not saved.")
    desk.talk.say(f"{title} {desk.keeper.trouble}")
    desk.talk.say(_("Your work is kept in memory, and saving is tried again by itself."))
    desk.talk.say(*(f"{words.usage(name)}: {what(name)}" for name in commands(desk)))


def do(desk: "Desk", name: str, rest: str = "") -> None:
    """Do what one of these commands says.

    Raises:
        Elsewhere: another version of the set-up took the place of this one.
    """
    if name == "retry":
        desk.keeper.retry()
        desk.talk.say(desk.keeper.trouble or _("Saved."))
    elif name == "elsewhere":
        _write_elsewhere(desk, rest)
    else:
        _solve(desk, name)


def _write_elsewhere(desk: "Desk", rest: str) -> None:
    from wizard.files import path_of, write_document

    about = _("The set-up is written there and can be imported again. An existing file is replaced.")
    name = rest or ask_text(desk.talk, _("File"), about)
    if name:
        reason = write_document(path_of(name), desk.session.setup)
        desk.talk.say(reason or _("Written to {file}.").format(file=path_of(name).absolute()))


def _solve(desk: "Desk", name: str) -> None:
    from wizard.plain.desk import Elsewhere

    log.note("conflict", name)
    try:
        {"merge": _merge, "copy": _copy, "theirs": _take_theirs}[name](desk)
    except (StoreError, Refused) as error:
        desk.talk.say(str(error))
        return
    raise Elsewhere(back=True)


def may_leave(desk: "Desk") -> bool:
    """Ask whether to leave when something would be lost; try to save it first."""
    reason = desk.keeper.still_unsaved()
    return not reason or confirm(desk.talk, _("Not saved."), [reason], _("Leave?"))


def _merge(desk: "Desk") -> None:
    clashes = desk.keeper.merge_theirs()
    desk.talk.say(_("Both versions are merged."))
    if clashes:
        text = ngettext(
            "{count} change of yours clashed and was left out:",
            "{count} changes of yours clashed and were left out:",
            len(clashes),
        )
        desk.talk.say(text.format(count=len(clashes)))
    for clash in clashes:
        text = _("{item} {label}: yours was “{mine}”, and “{theirs}” stays.")
        what = clash.item or clash.title
        desk.talk.say(text.format(item=what, label=clash.label, mine=clash.mine, theirs=clash.theirs))


def _copy(desk: "Desk") -> None:
    desk.talk.say(_("Yours is kept as “{name}”.").format(name=desk.keeper.move_to_copy(desk.store)))


def _take_theirs(desk: "Desk") -> None:
    desk.keeper.take_theirs()
    text = _("This is the saved version. {undo} brings yours back.")
    desk.talk.say(text.format(undo=words.word("undo")))
