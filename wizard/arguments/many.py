"""The arguments of the commands that take many names, files or folders at once."""

from wizard.arguments.parts import Argument, switch
from wizard.i18n import _


def names() -> tuple[Argument, Argument]:
    """Return saved set-ups, or else all of them."""
    return _several("names", _("NAME"), _("saved set-ups"))


def versions() -> tuple[Argument, Argument]:
    """Return the same, where a kept revision can be meant too."""
    return _several("names", _("NAME"), _("saved set-ups, or NAME@REVISION"))


def names_or_files() -> tuple[Argument, Argument]:
    """Return all that a set-up can be read from."""
    text = _("saved set-ups, NAME@REVISION, documents' files, or folders of them")
    return _several("names", _("NAME_OR_FILE"), text)


def files() -> tuple[Argument, Argument]:
    """Return documents, or else all saved set-ups."""
    return _several("files", _("FILE"), _("documents' files, or folders of them"))


def documents() -> Argument:
    """Return one document or more."""
    text = _("documents' files, or folders of them")
    return ("files", {"metavar": _("FILE"), "nargs": "+", "help": text})


def output() -> tuple[Argument, Argument]:
    """Return where to write, and whether over what is there."""
    text = _("write to this file instead of standard output; of several set-ups, into this folder")
    replace = _("replace what is in the folder already; a single file is always replaced")
    return (
        ("--output", {"metavar": _("FILE"), "help": text}),
        switch("--replace", replace),
    )


def _several(name: str, metavar: str, text: str) -> tuple[Argument, Argument]:
    default: list[str] = []  # for argparse an argument without one is needed, and not an alternative
    several = {"nargs": "*", "default": default, "metavar": metavar, "help": text}
    return ((name, several), switch("--all", _("all saved set-ups")))
