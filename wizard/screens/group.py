"""What the list of set-ups asks before something is done with several of them, and what it says then."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from wizard.domain.fields import Field
from wizard.i18n import _, ngettext
from wizard.saved import asking

if TYPE_CHECKING:
    from wizard.screens.choosing import ChoosingScreen
    from wizard.screens.wizard_app import Work

_PATIENCE = 0.1  # seconds until a dialog tells how far it is


def delete(screen: "ChoosingScreen", stems: Sequence[str]) -> None:
    """Ask, then move set-ups away."""
    from wizard.screens.dialogs.confirm import Confirm

    def answered(answer: str | None) -> None:
        if answer:
            follow(screen, _("Deleting"), screen.wizard.setups.group.delete(stems))

    names = [screen.name_of(stem) for stem in stems[: asking.NAMED]]
    title, lines = asking.deletion(names, len(stems))
    screen.app.push_screen(Confirm(title, lines, [("delete", _("Delete"))]), answered)


def export(screen: "ChoosingScreen", stems: Sequence[str]) -> None:
    """Ask for a folder, then write the documents into it."""

    def begin(values: dict[str, Any]) -> "Work":
        return screen.wizard.setups.group.export(stems, values["folder"], replace=values["replace"])

    count = len(stems)
    title = ngettext("Export {count} document", "Export {count} documents", count).format(count=count)
    _ask_folder(screen, title, asking.DOCUMENTS, begin)


def hand_over(screen: "ChoosingScreen", stems: Sequence[str]) -> None:
    """Ask for a folder and a format, then write the hand-overs into it."""

    def begin(values: dict[str, Any]) -> "Work":
        return screen.wizard.setups.group.hand_over(
            stems, values["folder"], values["format"], trail=values["trail"], replace=values["replace"]
        )

    count = len(stems)
    title = ngettext("Write {count} hand-over", "Write {count} hand-overs", count).format(count=count)
    _ask_folder(screen, title, asking.HAND_OVERS, begin)


def compare(screen: "ChoosingScreen", stems: Sequence[str]) -> None:
    """Show what differs between two set-ups; for one, ask with what it is compared."""
    from wizard.screens.dialogs.compare import ask_other, show_compared

    comparing = screen.wizard.setups.comparing
    if len(stems) == 1:
        ask_other(screen, screen.name_of(stems[0]), lambda text: comparing.with_saved(stems[0], text))
    elif len(stems) == 2:
        show_compared(screen, comparing.two(*stems), screen.say)
    else:
        screen.say(_("Two set-ups can be compared: mark two, or one."))


def follow(screen: "ChoosingScreen", title: str, work: "Work") -> None:
    """Tell how far the work is if it takes long, and in the end what was done and what failed."""

    def ended(_result: None = None) -> None:
        from wizard.screens.dialogs.failures import Failures

        screen.wizard.setups.list_anew()
        if work.total == 1 and work.failures:
            screen.say(work.failures[0].reason)
            return
        screen.say(work.summary())
        if work.failures:
            screen.app.push_screen(Failures(work.summary(), work.failures))

    if work.wait(_PATIENCE):
        ended()
        return
    from wizard.screens.dialogs.progress import Progress

    screen.app.push_screen(Progress(title, work), ended)


def _ask_folder(
    screen: "ChoosingScreen", title: str, fields: tuple[Field, ...], begin: Callable[[dict[str, Any]], "Work"]
) -> None:
    from wizard.screens.dialogs.record import EditRecord

    works: list[Work] = []

    def accept(values: dict[str, Any]) -> str:
        problem = screen.wizard.setups.group.folder_problem(values["folder"])
        if not problem:
            works.append(begin(values))
        return problem

    def answered(values: dict[str, Any] | None) -> None:
        if values:
            follow(screen, title, works[-1])

    screen.app.push_screen(EditRecord(title, fields, asking.FIRST, asking.problems, accept=accept), answered)
