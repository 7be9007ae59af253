"""The hand-over as a PDF: any text is set as text, the same set-up gives the same file, it is an extra."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typst

import wizard.handover
from tests.builders import finished
from tests.handover.samples import ACTING, NASTY, TODAY, TRAIL, ticked, with_text
from wizard import i18n
from wizard.domain.model import LeadSetup
from wizard.domain.plan import plan
from wizard.handover import NoPdf, TrailRow, handover_text_or_bytes
from wizard.handover.as_pdf import data_of
from wizard.handover.content import paper
from wizard.handover.tree import printable

SOURCE = Path(wizard.handover.__file__).with_name("paper.typ")


def bytes_of(setup: LeadSetup, trail: tuple[TrailRow, ...] = ()) -> bytes:
    made = handover_text_or_bytes(setup, "pdf", today=TODAY, trail=trail)
    assert isinstance(made, bytes)
    return made


def parts(setup: LeadSetup, selector: str, trail: tuple[TrailRow, ...] = ()) -> list[dict[str, Any]]:
    """Return what the setter makes of the paper: every element of a kind."""
    data = data_of(paper(setup, today=TODAY, trail=trail))
    found = json.loads(typst.query(str(SOURCE), selector, sys_inputs={"paper": data}))
    assert isinstance(found, list)
    return found


def words_of(part: Any) -> str:
    """Return the words in an element."""
    if isinstance(part, dict):
        return str(part["text"]) if part.get("func") == "text" else words_of(list(part.values()))
    return "".join(words_of(inner) for inner in part) if isinstance(part, list) else ""


def test_it_is_a_pdf_that_says_its_title_and_language() -> None:
    i18n.use("sv")
    made = bytes_of(finished())
    assert made.startswith(b"%PDF-")
    assert b"/Lang(sv)" in made
    assert b"Nordlys AS" in made
    assert b"20260501" in made  # the date that stands on it, and no moment of the making


def test_the_same_set_up_gives_the_same_file() -> None:
    assert bytes_of(finished(), TRAIL) == bytes_of(finished(), TRAIL)
    assert bytes_of(finished()) != bytes_of(ticked(finished(), 1))


@pytest.mark.parametrize("text", [*NASTY, *ACTING])
def test_nothing_that_a_customer_wrote_works_as_markup(text: str) -> None:
    setup, trail = with_text(text), (TrailRow(text, text, text),)
    assert bytes_of(setup, trail).startswith(b"%PDF-")
    (title,) = parts(setup, "heading.where(level: 1)")
    assert printable(text).strip() in words_of(title["body"])
    cells = parts(setup, "table", trail)[-1]["children"]
    assert [words_of(cell["body"]) for cell in cells[-3:]] == [printable(text)] * 3


def test_headings_and_tasks_are_those_of_the_other_formats() -> None:
    content = paper(finished(), today=TODAY, trail=TRAIL)
    headings = [words_of(heading["body"]) for heading in parts(finished(), "heading", TRAIL)]
    assert headings[1:] == [section.title[0].text for section in content.sections]
    said = {words_of(strong["body"]) for strong in parts(finished(), "strong")}
    assert {action.title for action in plan(finished())} <= said


def test_the_picture_is_in_it_and_described() -> None:
    (image,) = parts(finished(), "image")
    assert image["alt"].startswith("Categories whose contacts are leads: Lead. Each of these contacts")


def test_links_that_can_be_followed_are_web_addresses() -> None:
    places = {link["dest"] for link in parts(with_text("javascript:alert(1)"), "link")}
    assert places
    assert all(place.startswith("https://") for place in places)


def test_what_the_setter_refuses_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise RuntimeError("no\x1b")

    monkeypatch.setattr(typst, "compile", refuse)
    with pytest.raises(NoPdf) as refused:
        bytes_of(finished())
    assert str(refused.value) == "The PDF could not be made (no\ufffd). Choose HTML instead."


def test_without_the_library_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NoPdf) as refused:
        bytes_of(finished())
    assert 'pip install "lead-wizard[pdf]"' in str(refused.value)


def test_the_library_is_imported_for_a_pdf_alone() -> None:
    probe = (
        "import sys; from tests.builders import finished; from wizard import handover\n"
        "for kind in ('md', 'html'): handover.handover_text_or_bytes(finished(), kind, today='2026-05-01')\n"
        "sys.exit('typst' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0
