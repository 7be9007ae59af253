"""The hand-over: a checklist of what to click in SuperOffice, ticked off while it is done."""

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wizard.domain.actions import Action
from wizard.domain.edits import Refused
from wizard.domain.outcome import ALL_DONE, counted, is_done, outcome, progress
from wizard.handover import path_text
from wizard.i18n import _
from wizard.screens.finale import Finale
from wizard.screens.step_screen import StepScreen
from wizard.screens.widgets.plain import plain, put_lines
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Column, Row

_COPIED_ALONE = {"tag", "link"}  # texts of an instruction that are pasted elsewhere as they are

_SIGN = " ✓"
_BAR = 20  # cells


class DoneScreen(StepScreen):
    """The last screen. Ticks are kept like every other edit."""

    AUTO_FOCUS = "RowList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", show=False),
        Binding("c", "copy", show=False),
        Binding("t", "templates", show=False),
        Binding("m", "export", show=False),
    ]

    def compose_body(self) -> ComposeResult:
        """The checklist, and how the highlighted action is done."""
        self._actions: tuple[Action, ...] = ()
        self._is_done = False
        with Vertical(id="box"):
            yield RowList(
                [Column("", 0, 3), Column("", 1)],
                self._row,
                moved=self._moved,
                empty=_("Nothing has to change in SuperOffice."),
                id="list",
            )
        with VerticalScroll(id="how-box", can_focus=False):
            yield Static(id="how", markup=False)
        yield Finale(id="finale")

    def buttons(self) -> list[tuple[str, str, str]]:
        """Return tick, copy and export."""
        return [
            ("tick", _("Space"), _("Tick")),
            ("copy", "c", _("Copy")),
            ("export", "m", _("Write to a file")),
        ]

    def next_label(self) -> str:
        """There is nothing after this."""
        return _("Finish")

    def help_text(self) -> str:
        """Return what the checklist is for."""
        return _(
            "The set-up is complete. Now do these things in SuperOffice, in this order, and tick them off "
            "(Space). The list is kept: you can leave and come back.\n\n"
            "Write it to a file (m) to hand it to the customer."
        )

    def key_help(self) -> list[tuple[str, str]]:
        """Return the keys of the checklist too."""
        own = [
            ("space / enter", _("tick, or take the tick away")),
            ("c", _("copy the script, the link or the steps")),
            ("t", _("templates: apply one, or save this set-up as one")),
            ("m", _("write the hand-over: a page, a PDF or Markdown")),
        ]
        return [*own, *super().key_help()]

    def update_body(self) -> None:
        """Read the plan again; when all has been ticked off, go to the end."""
        self._actions = self.session.plan
        was_done, self._is_done = self._is_done, is_done(self.session.setup)
        done, total = counted(self.session.setup)
        text = progress(self.session.setup)
        self.frame(_("Hand-over: to do in SuperOffice"), f"{_bar(done, total)} {text}" if total else text)
        at_end = total if self._is_done and not was_done else None
        self.query_one(RowList).show(total + self._is_done, at_end)
        self._show_how()

    def _row(self, index: int) -> Row:
        if index == len(self._actions):
            return Row((_SIGN, _(ALL_DONE)))
        action = self._actions[index]
        ticked = action.id in self.session.setup.progress.checklist
        return Row(("[x]" if ticked else "[ ]", action.title), dim=ticked)

    @property
    def _action(self) -> Action | None:
        index = self.query_one(RowList).highlighted
        return self._actions[index] if 0 <= index < len(self._actions) else None

    def _show_how(self) -> None:
        at_end = self._is_done and self._action is None
        self.set_class(at_end, "-finale")
        if at_end:
            self.query_one(Finale).show(self.session.setup)
            return
        action = self._action
        lines: list[Content] = []
        if action and action.where:
            lines.append(plain(path_text(action), "bold"))
        lines += [plain(line) for line in (_numbered(action) if action else ())]
        box = self.query_one("#how-box")
        put_lines(self.query_one("#how", Static), Content("\n").join(lines), box.size.height)
        if box.scroll_offset.y:  # else it would cost a picture of its own
            box.scroll_home(animate=False)

    def hint(self) -> Content:
        """End on a good note."""
        if self._is_done:
            return plain(_("Write the hand-over to a file for the customer (m)."))
        return plain(_("The set-up is complete. Do these things in SuperOffice and tick them off."))

    def _moved(self, _index: int) -> None:
        """Show how this action is done."""
        self._show_how()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter ticks too."""
        event.stop()
        self.action_tick()

    def action_tick(self) -> None:
        """Tick the highlighted action, or take its tick away."""
        if self._action:
            try:
                self.session.tick(self._action.id)
            except Refused as refusal:
                self.say(str(refusal))
                return
            self.update_view()
        elif self._is_done:
            self.say(_("Everything is ticked off. Go up to take a tick away."))

    def action_next(self) -> None:
        """Go back to the list of set-ups: this one is complete."""
        self.wizard.close_setup()

    def action_copy(self) -> None:
        """Offer the highlighted action as text; of one with a script or a link, that alone to begin with."""
        from wizard.screens.dialogs.copy import CopyText

        if self._is_done and not self._action:
            self.app.push_screen(CopyText(_(ALL_DONE), "\n".join(outcome(self.session.setup)), ""))
        if action := self._action:
            whole = "\n".join(filter(None, [path_text(action), *_numbered(action)]))
            alone = next(_texts_to_paste(action), "")
            self.app.push_screen(CopyText(action.title, alone or whole, whole if alone else ""))

    def action_export(self) -> None:
        """Write the hand-over to a file, in the format that is chosen."""
        from wizard.handover import file_name
        from wizard.screens.dialogs.copy import written_text
        from wizard.screens.dialogs.export import Export

        def written(values: dict[str, Any] | None) -> None:
            if values:
                self.say(written_text(values["file"]))

        suggestion = file_name(self.session.setup, "html")
        self.app.push_screen(Export(suggestion, self.wizard.write_handover), written)


def _bar(done: int, total: int) -> str:
    """Return how far the checklist is, drawn: full only when all is done, empty only when nothing is."""
    full = done * _BAR // total or min(done, 1)
    return "━" * full + "─" * (_BAR - full)


def _texts_to_paste(action: Action) -> Iterator[str]:
    for sentence in action.how:
        yield from (text for name, text in sentence.texts.items() if name in _COPIED_ALONE and text)


def _numbered(action: Action) -> list[str]:
    return [f"{number}. {sentence.render(label=_quoted)}" for number, sentence in enumerate(action.how, 1)]


def _quoted(label: str) -> str:
    return _("“{label}”").format(label=label)
