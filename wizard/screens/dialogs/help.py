"""Help for the place where the user is: what to do, where it is in SuperOffice, and the keys."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from wizard.i18n import _
from wizard.screens.dialogs.base import Dialog
from wizard.screens.widgets.plain import paragraphs, plain


class Help(Dialog[None]):
    """Only to be read; any of its keys closes it."""

    def __init__(self, text: str, where: tuple[str, ...], keys: list[tuple[str, str]]) -> None:
        super().__init__(_("Help"))
        self._text = text
        self._where = where
        self._keys = keys

    def compose_body(self) -> ComposeResult:
        """Text, click path, keys."""
        width = max(len(key) for key, _what in self._keys) + 2
        parts = [paragraphs(self._text)] if self._text else []
        if self._where:
            path = " → ".join(self._where)
            parts.append(Content.assemble((_("Where in SuperOffice"), "bold"), "\n", plain(path)))
        keys = [Content.assemble((key.ljust(width), "bold"), plain(what)) for key, what in self._keys]
        parts.append(Content("\n").join(keys))
        with VerticalScroll(id="dialog-text"):
            yield Static(Content("\n\n").join(parts))

    def compose_buttons(self) -> ComposeResult:
        """One way out."""
        yield Button(plain(_("Close")), id="close", compact=True)
