"""The arguments that one command has for itself: import-lists, serve, handover."""

from wizard.arguments.parts import Argument, a_count, a_port, switch
from wizard.i18n import _


def import_lists() -> tuple[Argument, ...]:
    """Return the table's file, and how it is to be understood where its titles do not tell."""
    text = _("what a column is, such as name=Title or group=2; can be given several times")
    column = {"action": "append", "metavar": _("ROLE=TITLE_OR_NUMBER"), "help": text}
    text = _("the table is the whole list: what is not in it was noted by mistake")
    return (
        ("file", {"metavar": _("FILE"), "help": _("the table; - reads standard input")}),
        ("--list", {"choices": ("categories", "statuses"), "help": _("which list it is")}),
        ("--sheet", {"metavar": _("SHEET"), "help": _("name or number of the workbook's sheet")}),
        ("--column", column),
        switch("--whole", text),
        switch("--strict", _("save nothing unless everything is matched")),
        switch("--dry-run", _("show what would be taken, and save nothing")),
    )


def serving() -> tuple[Argument, ...]:
    """Return where to listen, what is shown there, and to how many."""
    text = _("serve your saved set-ups, to one visitor at a time, instead of the demo; --store does it too")
    saved = switch("--saved", text)
    visitors = {
        "metavar": _("NUMBER"),
        "type": a_count,
        "help": _("how many visitors there may be at once: 10"),
    }
    port = {
        "metavar": _("NUMBER"),
        "type": a_port,
        "default": 8000,
        "help": _("the port: 8000; 0 takes a free one"),
    }
    text = _("the name or number to listen on: 127.0.0.1, which only this computer reaches")
    host = {"metavar": _("HOST"), "default": "127.0.0.1", "help": text}
    text = _("where visitors find it, if that is another place, such as https://wizard.example")
    address = {"metavar": _("ADDRESS"), "help": text}
    return (
        saved,
        ("--visitors", visitors),
        ("--port", port),
        ("--host", host),
        ("--address", address),
    )


def handover() -> tuple[Argument, ...]:
    """Return the format of the paper, and whether it tells who changed what."""
    text = _("Markdown, a page for a browser or a PDF; else as FILE ends, else Markdown")
    trail = switch("--trail", _("with who changed what and when, of a saved set-up"))
    return ("--format", {"choices": ("md", "html", "pdf"), "help": text}), trail
