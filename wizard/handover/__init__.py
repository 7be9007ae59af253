"""The hand-over: what has to be done in SuperOffice and why, as a paper that people read, tick off and print.

What stands in it is written once (`content`), as a small tree (`tree`); one module for each format reads it.
They are imported when a paper is wanted: the screen of the checklist needs none of them.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from wizard.domain.actions import Action
from wizard.domain.model import LeadSetup
from wizard.i18n import _

Format = Literal["html", "md", "pdf"]
_ENDINGS: dict[str, Format] = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".pdf": "pdf"}
_NOT_IN_FILE_NAMES = '\\/:*?"<>|'
_LONGEST_NAME = 50  # of up to four bytes each, so that a file system takes it with what follows


class TrailRow(NamedTuple):
    """One row of the trail: when, who, and what was done; all in words."""

    time: str
    who: str
    what: str


class NoPdf(Exception):
    """No PDF can be made here; its text is for the user."""


def handover_text_or_bytes(
    setup: LeadSetup, kind: Format, *, today: str, trail: Sequence[TrailRow] = ()
) -> str | bytes:
    """Return the hand-over as a text, or as bytes for a PDF.

    Args:
        setup: what is handed over.
        kind: the format of the file.
        today: the date that stands on it, as 2026-05-01. The same date gives the same file.
        trail: who changed what and when, for a section of its own; left out when there is nothing.

    Raises:
        NoPdf: the library for PDF is not installed.
    """
    from wizard.handover.content import paper

    content = paper(setup, today=today, trail=trail)
    if kind == "html":
        from wizard.handover.as_html import as_html

        return as_html(content)
    if kind == "pdf":
        from wizard.handover.as_pdf import as_pdf

        return as_pdf(content)
    from wizard.handover.as_markdown import as_markdown

    return as_markdown(content)


def path_text(action: Action) -> str:
    """Return an action's click path on one line; empty when there is none."""
    return " → ".join(action.where)


def format_of(name: str) -> Format | None:
    """Return the format that a file name's ending asks for, or None."""
    return _ENDINGS.get(f".{name.rpartition('.')[2].lower()}") if "." in name else None


def with_ending(name: str, kind: Format) -> str:
    """Return a file name with the ending of a format, in the place of another format's."""
    stem = name.rpartition(".")[0] if format_of(name) else name
    return f"{stem}.{kind}" if stem and format_of(name) != kind else name


def file_name(setup: LeadSetup, kind: Format) -> str:
    """Return a file name to suggest, such as `Nordlys AS lead management.html`."""
    signs = (sign for sign in setup.customer.name if sign not in _NOT_IN_FILE_NAMES and sign.isprintable())
    name = "".join(signs).strip(" .")[:_LONGEST_NAME].strip() or _("Customer")
    return _("{customer} lead management").format(customer=name) + f".{kind}"
