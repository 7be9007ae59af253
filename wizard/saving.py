"""What the wizard asks when saving goes wrong: try again, another place, two versions of one set-up."""

from typing import TYPE_CHECKING

from wizard import log
from wizard.i18n import _, ngettext
from wizard.store import StoreError

if TYPE_CHECKING:
    from wizard.app import WizardApp


class SaveTrouble:
    """Stands between the open set-up, which saves, and the screens, which ask."""

    def __init__(self, app: "WizardApp") -> None:
        self._app = app

    def tell(self) -> None:
        """Say what happened, once the screen shows the edit; the wizard keeps working in memory."""
        self._app.call_after_refresh(self._tell)

    def finished_late(self) -> None:
        """Show how a save ended that took long; this comes from another thread."""
        self._app.call_later(self._settle)

    def retry(self) -> None:
        """Try again by itself what failed."""
        if self._app.keeper and self._app.keeper.trouble:
            self._app.keeper.retry()
            self._update_saved()

    def ask(self, reason: str) -> None:
        """Ask what to do about a save that failed, unless the question whether to leave says it already."""
        from wizard.screens.dialogs.trouble import conflict, not_saved

        if not self._app.leaving.asking:
            keeper = self._app.keeper
            question = conflict if keeper and keeper.conflict else not_saved
            self._app.push_screen(question(reason), self.answered)

    def answered(self, answer: str | None) -> None:
        """Do what was chosen."""
        if answer is None:
            if self._app.keeper and self._app.keeper.trouble:
                self._app.say(_("Not saved. Leaving (ctrl+q) shows again what can be done."))
        elif answer == "retry":
            self._retry_now()
        elif answer == "elsewhere":
            self._ask_where()
        elif answer:
            log.note("conflict", answer)
            try:
                said = {"merge": self._merge, "copy": self._copy, "theirs": self._take_theirs}[answer]()
            except StoreError as error:
                self._app.say(str(error))
            else:
                self._app.show_place()
                self._app.call_after_refresh(self._app.say, said)

    def _retry_now(self) -> None:
        if keeper := self._app.keeper:
            keeper.retry()
            self._app.say(keeper.trouble or _("Saved."))
            self._update_saved()

    def _ask_where(self) -> None:
        from wizard.files import path_of, write_document
        from wizard.screens.dialogs.trouble import save_elsewhere

        def accept(path: str) -> str:
            return write_document(path_of(path), self._app.session.setup)

        def written(path: str | None) -> None:
            if path:
                self._app.say(_("Written to {file}.").format(file=path_of(path).absolute()))

        name = self._app.file_name(".json")
        self._app.push_screen(save_elsewhere(name, accept), written)

    def _merge(self) -> str:
        assert self._app.keeper
        clashes = self._app.keeper.merge_theirs()
        if not clashes:
            return _("Both versions are merged.")
        first = clashes[0]
        text = ngettext(
            "Merged, but {count} change of yours clashed. {what}: yours “{mine}”, kept “{theirs}”. "
            "Undo: ctrl+z.",
            "Merged, but {count} changes of yours clashed. {what}: yours “{mine}”, kept “{theirs}”. "
            "Undo: ctrl+z.",
            len(clashes),
        )
        what = ", ".join(filter(None, (first.item or first.title, first.label)))
        return text.format(count=len(clashes), what=what, mine=first.mine, theirs=first.theirs)

    def _copy(self) -> str:
        assert self._app.keeper
        return _("Yours is kept as “{name}”.").format(name=self._app.keeper.move_to_copy(self._app.store))

    def _take_theirs(self) -> str:
        assert self._app.keeper
        self._app.keeper.take_theirs()
        return _("This is the saved version. Undo (ctrl+z) brings yours back.")

    def say_set_aside(self) -> None:
        """Say once where a damaged file was put."""
        if self._app.keeper and (place := self._app.keeper.set_aside()):
            self._app.say(_("The damaged file is kept as {file}.").format(file=place))

    def _tell(self) -> None:
        self.say_set_aside()
        if self._app.keeper and self._app.keeper.trouble:
            self.ask(self._app.keeper.trouble)

    def _settle(self) -> None:
        if keeper := self._app.keeper:
            keeper.settle()
            self._update_saved()

    def _update_saved(self) -> None:
        for screen in self._app.screen_stack:
            if update := getattr(screen, "update_saved", None):
                update()
