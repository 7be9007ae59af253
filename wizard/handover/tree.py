"""What a hand-over says, as a small tree of frozen values: written once, read as Markdown, HTML and PDF.

A line is a row of spans. Each span says what it is, never how it looks, so that each reader marks it and
escapes it its own way. Every text in the tree is printable: the functions below see to it.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from string import Formatter
from typing import NamedTuple

from wizard.domain.actions import Sentence
from wizard.domain.text import show
from wizard.i18n import _
from wizard.standard import terms

# No XML may hold them, escaped or not, and the picture in the PDF is XML.
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")

_LONGEST_URL = 8000  # bytes; Typst refuses more


class Kind(StrEnum):
    """What a span is.

    OWN is our words alone; TEXT is our words with a customer's words among them; LABEL is a word of
    SuperOffice in the CRM's language; TYPED is what somebody types or pastes, sign by sign.
    """

    OWN = "own"
    TEXT = "text"
    LABEL = "label"
    TYPED = "typed"
    LINK = "link"


class Span(NamedTuple):
    """A piece of a line; `language` is set for labels and links, `url` for what can be followed."""

    text: str
    kind: Kind = Kind.OWN
    language: str = ""
    url: str = ""

    @property
    def can_be_followed(self) -> bool:
        """Tell whether the address is one of the web, and of a length that every format takes."""
        return self.url.startswith(("https://", "http://")) and len(self.url.encode()) <= _LONGEST_URL


Line = tuple[Span, ...]


class Point(NamedTuple):
    """One item of a list, with a list of its own below it."""

    line: Line
    points: tuple["Point", ...] = ()
    numbered: bool = False


class Paragraph(NamedTuple):
    """Some sentences."""

    line: Line


class Note(NamedTuple):
    """What must not be overlooked."""

    line: Line
    points: tuple[Line, ...] = ()


class Points(NamedTuple):
    """A list; `numbered` when the order counts."""

    points: tuple[Point, ...]
    numbered: bool = False


class Task(NamedTuple):
    """One thing to do and to tick off; `id` is the action's, stable as long as the same is to be done."""

    id: str
    title: Line
    ticked: bool
    where: Line = ()
    changes: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()


class Checklist(NamedTuple):
    """Tasks; `where` is the click path when all of them share it."""

    tasks: tuple[Task, ...]
    where: Line = ()


class Paste(NamedTuple):
    """A text to copy as it stands, and what it is for."""

    caption: Line
    text: Span


class Table(NamedTuple):
    """Rows of cells below titles."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Stage(NamedTuple):
    """One lead status in the picture, by its place from 1; `fate` is what comes of such a lead, if known."""

    place: int
    name: str
    default: bool = False
    fate: str = ""
    sold: bool = False


class Group(NamedTuple):
    """Categories that end a lead's life, below what they have in common."""

    title: str
    names: tuple[str, ...]
    left_out: str = ""


class Picture(NamedTuple):
    """The life of a lead: drawn from its parts, or read out as `told`.

    Attributes:
        title: what it shows.
        categories_title: says what the categories are, or that there are none.
        categories: names of the categories whose contacts are leads.
        categories_left_out: says how many more there are; empty for none.
        beginning: says what a contact in them gets.
        stages: the lead statuses in order.
        stages_left_out: as for the categories.
        entry: what stands beside the status that new leads get.
        ends: what the sales process ends in.
        told: the same in words.
    """

    title: str
    categories_title: str
    categories: tuple[str, ...]
    categories_left_out: str
    beginning: str
    stages: tuple[Stage, ...]
    stages_left_out: str
    entry: str
    ends: tuple[Group, ...]
    told: tuple[Point, ...]


Block = Paragraph | Note | Points | Checklist | Paste | Table | Picture


class Section(NamedTuple):
    """A heading of the second level and what stands below it."""

    title: Line
    blocks: tuple[Block, ...]


class Paper(NamedTuple):
    """The whole hand-over.

    Attributes:
        title: its heading.
        date: the date that stands on it, as 2026-05-01.
        language: of our words.
        whose: what tells one customer's paper from another's, for whoever keeps ticks.
        facts: whose it is and when it was made.
        notes: what must not be overlooked, before everything else.
        sections: the rest.
    """

    title: Line
    date: str
    language: str
    whose: str
    facts: tuple[Line, ...]
    notes: tuple[Note, ...]
    sections: tuple[Section, ...]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every task, in order."""
        blocks = (block for section in self.sections for block in section.blocks)
        return tuple(task for block in blocks if isinstance(block, Checklist) for task in block.tasks)


def printable(text: str) -> str:
    """Return a text that every format can hold."""
    return show(text).translate(_NO_CHARACTERS)


def own(text: str) -> Line:
    """Return a line of our words alone."""
    return (Span(text),)


def text(words: str) -> Line:
    """Return a line of words that may be a customer's."""
    return (Span(printable(words), Kind.TEXT),)


def typed(words: str, url: str = "") -> Span:
    """Return what somebody types, sign by sign; an empty one is said in a word."""
    words = printable(words)
    return Span(words, Kind.TYPED, url=printable(url)) if words.strip() else Span(_("(empty)"))


def label(words: str, crm_language: str) -> Span:
    """Return a label of SuperOffice, with the language that it is really in."""
    known = terms(crm_language)
    english = words in {getattr(known, name) for name in known.in_english}
    return Span(printable(words), Kind.LABEL, "en" if english else crm_language)


def line(template: str, parts: Mapping[str, Span | Line]) -> Line:
    """Return a translated template with each of its `{names}` as a span."""
    found: list[Span] = []
    for words, name, _format, _conversion in Formatter().parse(template):
        if words:
            found.append(Span(words))
        if name is not None:
            part = parts[name]
            found.extend((part,) if isinstance(part, Span) else part)
    return tuple(found)


def sentence_line(sentence: Sentence, crm_language: str) -> Line:
    """Return an instruction as a line."""
    parts = {name: label(words, crm_language) for name, words in sentence.labels.items()}
    return line(sentence.template, parts | {name: typed(words) for name, words in sentence.texts.items()})


def joined(spans: Iterable[Span], by: str = ", ") -> Line:
    """Return spans with our words between them."""
    found: list[Span] = []
    for span in spans:
        found.extend((Span(by), span) if found else (span,))
    return tuple(found)


def plain(spans: Line) -> str:
    """Return a line without any marks."""
    return "".join(span.text for span in spans)


def told(picture: Picture) -> str:
    """Return what a picture shows as one text."""
    points = ((point, *point.points) for point in picture.told)
    return " ".join(f"{plain(point.line).removesuffix('.')}." for both in points for point in both)
