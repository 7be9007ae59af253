"""The hand-over as Markdown. What the customer wrote never works as Markdown or HTML."""

import re
from collections.abc import Iterable, Iterator

from wizard.domain.text import show
from wizard.handover.tree import (
    Block,
    Checklist,
    Kind,
    Line,
    Note,
    Paper,
    Paragraph,
    Paste,
    Picture,
    Point,
    Points,
    Span,
    Table,
    Task,
    plain,
)

_INDENT = "    "  # more than CommonMark asks for, and enough for every older reader
# Also what only some readers obey: $formulas$, @mentions, ~~strokes~~, bare addresses (www.x, a:b).
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$@^]|[.:](?=\S)")


def as_markdown(paper: Paper) -> str:
    """Return the text of a Markdown file."""
    lines = [f"# {_line(paper.title)}", "", *(f"- {_line(fact)}" for fact in paper.facts), ""]
    for note in paper.notes:
        lines += _block(note)
    for section in paper.sections:
        lines += [f"## {_line(section.title)}", ""]
        for block in section.blocks:
            lines += _block(block)
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\g<0>", show(text)).strip()


def code(text: str) -> str:
    """Return a text as a code span, whatever is in it but white space alone."""
    text = show(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    # One space at both ends is taken away again: needed beside a backtick, and where spaces would be.
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _line(spans: Line) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    if span.kind is Kind.TYPED:
        return code(span.text)
    if span.kind is Kind.LABEL:
        return f"**{escaped(span.text)}**"
    if span.kind is Kind.LINK:
        return f"[{escaped(span.text)}]({span.url})"
    return escaped(span.text) if span.kind is Kind.TEXT else span.text


def _block(block: Block) -> Iterator[str]:
    """Yield the lines of a block and the empty one after it."""
    if isinstance(block, Paragraph):
        yield _line(block.line)
    elif isinstance(block, Note):
        yield from _note(block)
    elif isinstance(block, Points):
        yield from _points(block.points, block.numbered)
    elif isinstance(block, Checklist):
        yield from _checklist(block)
    elif isinstance(block, Paste):
        yield from (_line(block.caption), "", _span(block.text))
    elif isinstance(block, Table):
        yield from (f"- {' · '.join(_line(cell) for cell in row)}" for row in block.rows)
    elif isinstance(block, Picture):
        yield from _points(block.told)
    yield ""


def _note(note: Note) -> Iterator[str]:
    yield f"> {_line(note.line)}"
    if note.points:
        yield ">"
        yield from (f"> - {_line(point)}" for point in note.points)


def _points(points: Iterable[Point], numbered: bool = False, indent: str = "") -> Iterator[str]:
    for number, point in enumerate(points, 1):
        yield f"{indent}{f'{number}.' if numbered else '-'} {_line(point.line)}"
        yield from _points(point.points, point.numbered, indent + _INDENT)


def _checklist(checklist: Checklist) -> Iterator[str]:
    if checklist.where:
        yield from (_line(checklist.where), "")
    for task in checklist.tasks:
        yield from _task(task)


def _task(task: Task) -> Iterator[str]:
    yield f"- [{'x' if task.ticked else ' '}] **{escaped(plain(task.title))}**"
    if task.where:
        yield f"{_INDENT}- {_line(task.where)}"
    yield from (f"{_INDENT}- {_line(change)}" for change in task.changes)
    yield from (f"{_INDENT}{number}. {_line(step)}" for number, step in enumerate(task.steps, 1))
