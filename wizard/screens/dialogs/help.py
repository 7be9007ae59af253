"""Help for the place where the user is: the field, what to do, where it is in SuperOffice, and the keys."""

from typing import Any, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from wizard.domain.fields import Field, limits
from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog, closing
from wizard.screens.keys import key_name
from wizard.screens.widgets.button_row import ButtonRow
from wizard.screens.widgets.field_row import FieldRow
from wizard.screens.widgets.plain import paragraphs, plain
from wizard.screens.widgets.records_row import RecordsRow
from wizard.screens.wizard_app import Wizard


class Help(Dialog[None]):
    """Only to be read; any of its keys closes it."""

    def __init__(
        self, text: str, where: tuple[str, ...], keys: list[tuple[str, str]], field: Field | None = None
    ) -> None:
        """Tell.

        Args:
            text: what to do here.
            where: the click path in SuperOffice.
            keys: the keys and what they do.
            field: the field to begin with; its place comes before the rest.
        """
        super().__init__(_("Help"))
        self._text = text
        self._where = where
        self._keys = keys
        self._field = field

    def compose_body(self) -> ComposeResult:
        """The field, text, click path, keys."""
        general = [paragraphs(self._text)] if self._text else []
        place = self._place()
        parts = [*_about(self._field), *place, *general] if self._field else [*general, *place]
        named = [(key_name(key), what) for key, what in self._keys]
        width = max(len(key) for key, _what in named) + 2
        keys = [Content.assemble((key.ljust(width), "bold"), plain(what)) for key, what in named]
        with VerticalScroll(id="dialog-text"):
            yield Static(Content("\n\n").join([*parts, Content("\n").join(keys)]))

    def _place(self) -> list[Content]:
        path = plain(" → ".join(self._where))
        return [Content.assemble((_("Where in SuperOffice"), "bold"), "\n", path)] if self._where else []

    def compose_buttons(self) -> ComposeResult:
        """One way out."""
        yield ButtonRow([closing(_("Close"), "primary")])


def field_in_focus(screen: Screen[Any]) -> FieldRow | RecordsRow | None:
    """Return the row of the field that has the focus."""
    nodes = screen.focused.ancestors_with_self if screen.focused else ()
    return next((node for node in nodes if isinstance(node, FieldRow | RecordsRow)), None)


def field_help(dialog: Dialog[Any]) -> Help:
    """Return the help of the field that has the focus in a dialog, else of its first one."""
    from wizard import steps

    row = field_in_focus(dialog) or dialog.query(FieldRow).first()
    step = steps.find(steps.step_of(row.path))
    where = step.click_path(cast("Wizard", dialog.app).session.setup) if step else ()
    keys = [
        ("tab", _("next field")),
        ("shift+tab", _("previous field")),
        ("space", _("turn a switch")),
        ("ctrl+s", _("OK")),
        ("escape", _("Cancel")),
    ]
    return Help("", where, keys, row.field)


def _about(field: Field) -> list[Content]:
    """Return label and help of a field, and what it takes."""
    about = Content.assemble(plain(_(field.label), "bold"), "\n", plain(_(field.help)))
    allowed = limits(field)
    return [about, plain(_("Allowed: {limits}").format(limits=allowed))] if allowed else [about]
