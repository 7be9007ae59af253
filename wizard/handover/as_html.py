"""The hand-over as one HTML file that needs nothing else: no network, no font, no picture beside it.

Everything that is not ours is escaped; a content security policy allows the page its own style and script by
their hashes and nothing more; neither holds a word of anybody's.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from wizard.handover.picture import picture_svg
from wizard.handover.tree import (
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
    Section,
    Span,
    Table,
    plain,
    told,
)
from wizard.i18n import _


def as_html(paper: Paper) -> str:
    """Return the text of the HTML file."""
    return "\n".join((*_head(paper), *_body(paper))) + "\n"


def _head(paper: Paper) -> Iterator[str]:
    style = _own_file("page.css")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(_own_file('page.js'))}'; "
        "base-uri 'none'; form-action 'none'"
    )
    yield "<!DOCTYPE html>"
    yield f'<html lang="{paper.language}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(plain(paper.title))}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _own_file(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return a text's hash as a content security policy wants it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _body(paper: Paper) -> Iterator[str]:
    yield f'<body data-paper="{paper.whose}">'
    yield f"<header>\n<h1>{_line(paper.title)}</h1>"
    yield f'<ul class="facts">{_items(paper.facts)}</ul>\n</header>'
    yield from _progress(paper)
    contents = escape(_("Contents"))
    yield f'<nav aria-label="{contents}">\n<ul>'
    for number, section in enumerate(paper.sections, 1):
        yield f'<li><a href="#s{number}">{_line(section.title)}</a></li>'
    yield "</ul>\n</nav>\n<main>"
    yield from (_note(note) for note in paper.notes)
    numbers = iter(range(1, len(paper.tasks) + 1))
    for number, section in enumerate(paper.sections, 1):
        yield from _section(section, number, numbers)
    yield "</main>"
    yield f"<script>{_own_file('page.js')}</script>"
    yield "</body>\n</html>"


def _progress(paper: Paper) -> Iterator[str]:
    """Yield how much is done, as it was when the file was written; the script keeps it true."""
    tasks = paper.tasks
    if tasks:
        words, done = _("{done} of {count} done"), sum(task.ticked for task in tasks)
        said = escape(words.format(done=done, count=len(tasks)))
        yield f'<div class="progress"><p id="progress" data-words="{escape(words)}">'
        yield f'<span role="status" aria-live="polite">{said}</span>'
        yield f'<progress aria-hidden="true" value="{done}" max="{len(tasks)}"></progress></p></div>'


def _section(section: Section, number: int, numbers: Iterator[int]) -> Iterator[str]:
    yield f'<section aria-labelledby="s{number}">\n<h2 id="s{number}">{_line(section.title)}</h2>'
    for block in section.blocks:
        if isinstance(block, Checklist):
            yield _checklist(block, numbers)
        else:
            yield _BLOCKS[type(block)](block)
    yield "</section>"


def _line(spans: Line) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    """Return a span. What SuperOffice calls a thing and what is typed must survive a translating browser."""
    words = escape(span.text)
    lang = f' lang="{span.language}"' if span.language else ""
    if span.kind is Kind.LABEL:
        return f'<b{lang} translate="no">{words}</b>'
    if span.kind is Kind.TYPED:
        words = f'<code translate="no">{words}</code>'
    if span.can_be_followed:
        return f'<a href="{escape(span.url)}" rel="noreferrer"{lang}>{words}</a>'
    return words


def _items(lines: Iterable[Line]) -> str:
    return "".join(f"<li>{_line(line)}</li>" for line in lines)


def _paragraph(block: Paragraph) -> str:
    return f"<p>{_line(block.line)}</p>"


def _note(note: Note) -> str:
    points = f"<ul>{_items(note.points)}</ul>" if note.points else ""
    return f'<div class="note" role="note"><p>{_line(note.line)}</p>{points}</div>'


def _points(block: Points) -> str:
    return _list(block.points, numbered=block.numbered)


def _list(points: Iterable[Point], *, numbered: bool) -> str:
    name = "ol" if numbered else "ul"
    items = (
        f"<li>{_line(point.line)}{_list(point.points, numbered=point.numbered) if point.points else ''}</li>"
        for point in points
    )
    return f"<{name}>{''.join(items)}</{name}>"


def _checklist(checklist: Checklist, numbers: Iterator[int]) -> str:
    where = f'<p class="where">{_line(checklist.where)}</p>\n' if checklist.where else ""
    tasks = []
    for task in checklist.tasks:
        box = f"t{next(numbers)}"
        ticked = " checked" if task.ticked else ""
        parts = [f'<label for="{box}">{_line(task.title)}</label>']
        parts += [f'<p class="where">{_line(task.where)}</p>'] if task.where else []
        parts += [f'<ul class="changes">{_items(task.changes)}</ul>'] if task.changes else []
        parts += [_steps(task.steps)] if task.steps else []
        tasks.append(
            f'<li><input type="checkbox" id="{box}" data-task="{escape(task.id)}" autocomplete="off"{ticked}>'
            f"<div>{''.join(parts)}</div></li>"
        )
    return where + '<ul class="tasks">\n' + "\n".join(tasks) + "\n</ul>"


def _steps(steps: tuple[Line, ...]) -> str:
    return f"<ol>{_items(steps)}</ol>" if len(steps) > 1 else f"<p>{_line(steps[0])}</p>"


def _paste(block: Paste) -> str:
    return f'<p>{_line(block.caption)}</p>\n<pre translate="no">{escape(block.text.text)}</pre>'


def _table(table: Table) -> str:
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in table.titles)
    rows = (f"<tr>{''.join(f'<td>{_line(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table><thead><tr>{titles}</tr></thead>\n<tbody>{''.join(rows)}</tbody></table>"


def _picture(picture: Picture) -> str:
    return f"<figure>{picture_svg(picture, told(picture))}</figure>"


_BLOCKS: dict[type, Callable[[Any], str]] = {
    Paragraph: _paragraph,
    Note: _note,
    Points: _points,
    Paste: _paste,
    Table: _table,
    Picture: _picture,
}
