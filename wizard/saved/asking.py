"""What is asked before something is done with set-ups: to delete several, or to write a file of each."""

from collections.abc import Mapping, Sequence
from typing import Any

from wizard.domain.fields import Choice, Field, Kind
from wizard.domain.problems import Problem, error
from wizard.i18n import N_, _, ngettext

FORMAT = Field(
    "format",
    N_("Format"),
    N_("A page and a paper have a picture and boxes to tick; Markdown is text."),
    Kind.CHOICE,
    default="html",
    choices=(
        Choice("html", N_("Page for a browser (HTML)")),
        Choice("pdf", N_("Paper (PDF)")),
        Choice("md", N_("Text (Markdown)")),
    ),
)
TRAIL = Field(
    "trail",
    N_("With the trail"),
    N_("Adds who changed what in this set-up, and when."),
    Kind.SWITCH,
    default=False,
)
_FOLDER = Field(
    "folder",
    N_("Folder"),
    N_("It is made if it is not there. Each file has the name of its set-up's."),
    minimum=1,
)
_REPLACE = Field(
    "replace",
    N_("Replace files"),
    N_("Files that are there already are replaced; else they are left as they are, and told."),
    Kind.SWITCH,
    default=False,
)
DOCUMENTS = (_FOLDER, _REPLACE)
HAND_OVERS = (_FOLDER, FORMAT, TRAIL, _REPLACE)
FIRST = {"folder": "", "format": "html", "trail": False, "replace": False}

NAMED = 5
"""How many of those that are to be deleted are named."""
_LONGEST = 60


def deletion(names: Sequence[str], count: int) -> tuple[str, list[str]]:
    """Return the question before `count` set-ups are moved away, and what it means; some names are enough."""
    told = [name[:_LONGEST] for name in names[:NAMED]]
    if count == 1:
        title = _("Delete the set-up of {name}?").format(name=told[0])
        about = _(
            "It is moved to the folder “deleted” beside the saved set-ups. SuperOffice does not change."
        )
        return title, [about]
    title = ngettext("Delete {count} set-up?", "Delete {count} set-ups?", count).format(count=count)
    about = _("They are moved to the folder “deleted” beside the saved ones. SuperOffice does not change.")
    names_text = ", ".join(told)
    if more := count - len(told):
        text = ngettext("{names} and {count} more", "{names} and {count} more", more)
        names_text = text.format(names=names_text, count=more)
    return title, [names_text, about]


def problems(values: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Return what is wrong with the answers."""
    return () if values["folder"] else (error(".folder", "missing", _("Type the name of a folder.")),)
