"""The hand-over as a PDF, set by Typst from `paper.typ`: an extra that is imported only here.

The content goes to it as JSON, so no word of anybody's is ever markup. The same content gives the same file,
with the fonts that Typst brings along; signs that they lack are looked for among the computer's own.
"""

from json import dumps
from pathlib import Path
from typing import Any

from wizard.domain.text import show
from wizard.handover import NoPdf
from wizard.handover.picture import PRINTED, picture_svg
from wizard.handover.tree import Line, Paper, Picture, Span, Task, told
from wizard.i18n import _

_LONG = 1200  # signs; what is shorter is kept on one page


def as_pdf(paper: Paper) -> bytes:
    """Return the bytes of a PDF file.

    Raises:
        NoPdf: Typst is not installed, or fails.
    """
    try:
        from typst import compile as compiled
    except ImportError:
        message = _("A PDF needs one more library. Install it with: {command}")
        raise NoPdf(message.format(command='pip install "lead-wizard[pdf]"')) from None
    source = Path(__file__).with_name("paper.typ")
    try:
        made = compiled(source, sys_inputs={"paper": data_of(paper)}, format="pdf")
    except RuntimeError as error:  # Typst's own, of which older versions have no kind of their own
        message = _("The PDF could not be made ({reason}). Choose HTML instead.")
        raise NoPdf(message.format(reason=show(str(error)))) from error
    assert isinstance(made, bytes)  # one file, for there is one document
    return made


def data_of(paper: Paper) -> str:
    """Return the content as the JSON that `paper.typ` reads."""
    return dumps(_values(paper))


def _values(value: Any) -> Any:
    """Return a part of the tree for JSON; what can be one of several things says which it is."""
    if isinstance(value, Span):
        return {**value._asdict(), "followed": value.can_be_followed}
    if isinstance(value, Picture):
        about = told(value)
        return {"kind": "picture", "svg": picture_svg(value, about, PRINTED), "told": about}
    if isinstance(value, Paper):
        return {**_fields(value), "date": [int(part) for part in value.date.split("-")]}
    if isinstance(value, Task):
        return {**_fields(value), "long": _length(value) > _LONG}
    if hasattr(value, "_fields"):
        return {"kind": type(value).__name__.lower(), **_fields(value)}
    return [_values(part) for part in value] if isinstance(value, tuple) else value


def _fields(value: Any) -> dict[str, Any]:
    return {name: _values(getattr(value, name)) for name in value._fields}


def _length(task: Task) -> int:
    lines: tuple[Line, ...] = (task.title, *task.changes, *task.steps)
    return sum(len(span.text) for line in lines for span in line)
