"""The hand-over as one HTML file: nothing acts but our own script, and everybody can read it."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wizard.handover
from tests.builders import finished, with_link, with_premium
from tests.handover.samples import ACTING, NASTY, TODAY, TRAIL, ticked, with_text
from tests.strategies import setups
from wizard import i18n
from wizard.domain.model import LeadSetup, Use
from wizard.domain.plan import plan
from wizard.handover import TrailRow, handover_text_or_bytes
from wizard.handover.as_html import as_html
from wizard.handover.tree import Kind, Paper, Paragraph, Section, Span, own, printable

FOLDER = Path(wizard.handover.__file__).parent
VOID = {"input", "meta"}
# What the page is made of, and which attributes each element may have.
OURS = {
    "a": {"href", "rel", "lang"},
    "b": {"lang", "translate"},
    "body": {"data-paper"},
    "circle": {"class", "cx", "cy", "r"},
    "code": {"translate"},
    "desc": {"id"},
    "div": {"class", "role"},
    "g": {"transform"},
    "h2": {"id"},
    "html": {"lang"},
    "input": {"type", "id", "data-task", "autocomplete", "checked"},
    "label": {"for"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "nav": {"aria-label"},
    "p": {"class", "id", "data-words"},
    "path": {"class", "d", "transform"},
    "pre": {"translate"},
    "progress": {"aria-hidden", "value", "max"},
    "rect": {"class", "x", "y", "width", "height", "rx"},
    "section": {"aria-labelledby"},
    "span": {"role", "aria-live"},
    "svg": {"xmlns", "class", "role", "viewbox", "width", "height", "aria-labelledby"},
    "text": {"class", "font-size", "x", "y"},
    "th": {"scope"},
    "title": {"id"},
    "ul": {"class"},
    **dict.fromkeys(("figure", "h1", "head", "header", "li", "main", "ol", "script", "style"), frozenset()),
    **dict.fromkeys(("table", "tbody", "td", "thead", "tr"), frozenset()),
}


class Page(HTMLParser):
    """What a browser makes of a page: its elements, and the text in each kind of them."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.comments: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _value in attrs}) == len(attrs)
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.setdefault(tag, []).append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.texts[tag][-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        assert decl == "DOCTYPE html"

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)

    def handle_pi(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def text_of(setup: LeadSetup, trail: tuple[TrailRow, ...] = ()) -> str:
    text = handover_text_or_bytes(setup, "html", today=TODAY, trail=trail)
    assert isinstance(text, str)
    return text


def check(text: str) -> Page:
    """Look for anything that is not ours, and for what cannot be read by everybody."""
    page = Page(text)
    assert page.comments == []
    for tag, attributes in page.elements:
        assert set(attributes) <= OURS[tag], tag
    assert page.texts["style"] == [(FOLDER / "page.css").read_text(encoding="utf-8")]
    assert page.texts["script"] == [(FOLDER / "page.js").read_text(encoding="utf-8")]
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[a-z][a-z0-9-]*", name) for name in ids)
    pointed = [name for _tag, at in page.elements for name in at.get("aria-labelledby", "").split()]
    pointed += [link["href"][1:] for link in page.all("a") if link["href"].startswith("#")]
    assert set(pointed) <= set(ids)
    assert {box["id"] for box in page.all("input")} == {label["for"] for label in page.all("label")}
    assert all(label.strip() for label in page.texts.get("label", []))
    outside = [link["href"] for link in page.all("a") if not link["href"].startswith("#")]
    assert all(re.match("https?://[^/]", link) for link in outside)
    headings = [tag for tag, _attributes in page.elements if re.fullmatch("h[1-6]", tag)]
    assert headings == ["h1", *["h2"] * len(page.all("section"))]
    return page


def a_stroke(text: str) -> str:
    """Return a text as a reader sees it: white space counts once."""
    return " ".join(text.split())


@pytest.mark.parametrize("text", [*NASTY, *ACTING])
def test_nothing_that_a_customer_wrote_acts(text: str) -> None:
    page = check(text_of(with_text(text), (TrailRow(text, text, text),)))
    shown = printable(text)
    assert shown in page.texts["title"][0]
    assert a_stroke(shown) in a_stroke(page.texts["h1"][0])
    assert not shown.strip() or shown in page.texts["code"]
    assert any(shown in label for label in page.texts["label"])
    assert page.texts["td"][-3:] == [shown] * 3


@given(st.text(max_size=20) | st.text("<>&\"'/!-=[]{}#; \n\\`", max_size=20))
@settings(max_examples=40)
def test_nor_does_any_other_text(text: str) -> None:
    assert printable(text) in check(text_of(with_text(text))).texts["title"][0]


@given(setups())
@settings(max_examples=40)
def test_any_set_up_has_each_action_once_with_a_box_and_a_label(setup: LeadSetup) -> None:
    page = check(text_of(setup))
    actions = plan(setup)
    assert [box["data-task"] for box in page.all("input")] == [printable(action.id) for action in actions]
    assert page.texts.get("label", []) == [printable(action.title) for action in actions]
    done = ["checked" in box for box in page.all("input")]
    assert done == [action.id in setup.progress.checklist for action in actions]


def test_the_policy_allows_our_style_and_script_by_their_hashes_and_nothing_else() -> None:
    page = check(text_of(finished()))
    (policy,) = [meta["content"] for meta in page.all("meta") if "http-equiv" in meta]
    hashes = {
        name: b64encode(sha256(page.texts[name][0].encode()).digest()).decode()
        for name in ("style", "script")
    }
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{hashes['style']}'",
        f"script-src 'sha256-{hashes['script']}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    order = [next(iter(attributes), tag) for tag, attributes in page.elements]
    assert order.index("http-equiv") < order.index("style")  # else it would not hold for the style


@pytest.mark.parametrize("name", ["page.css", "page.js"])
def test_style_and_script_ask_for_nothing_from_outside(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    for word in ("url(", "@import", "http", "fetch", "import(", "innerHTML", "eval", "document.write", "</"):
        assert word not in text


def test_the_languages_are_those_of_the_words() -> None:
    i18n.use("sv")
    setup = finished()
    setup = setup._replace(customer=setup.customer._replace(crm_language="no"))
    page = check(text_of(setup))
    assert page.all("html") == [{"lang": "sv"}]
    of_label = dict(zip(page.texts["b"], (label["lang"] for label in page.all("b")), strict=True))
    assert of_label["Aktiver leadstatus for denne kategorien"] == "no"
    assert of_label["Distribute to owner"] == "en"
    assert all(label["translate"] == "no" for label in page.all("b"))


def test_the_progress_is_told_before_any_script_has_run() -> None:
    page = check(text_of(ticked(finished(), 2)))
    assert page.texts["span"] == ["2 of 6 done"]
    assert page.all("span") == [{"role": "status", "aria-live": "polite"}]
    assert [(bar["value"], bar["max"]) for bar in page.all("progress")] == [("2", "6")]


def test_a_paper_without_tasks_has_no_progress() -> None:
    setup = with_premium(use=Use.NO)
    page = check(text_of(setup._replace(wanted=setup.current)))
    assert page.all("input") == page.all("progress") == []


def test_two_customers_keep_their_ticks_apart() -> None:
    setup = finished()
    other = setup._replace(customer=setup.customer._replace(name="Other"))
    keys = [Page(text_of(each)).all("body")[0]["data-paper"] for each in (setup, other, setup)]
    assert keys[0] == keys[2] != keys[1]
    assert re.fullmatch("[0-9a-f]{16}", keys[0])


def test_the_same_set_up_gives_the_same_file() -> None:
    assert text_of(finished(), TRAIL) == text_of(finished(), TRAIL)


def test_the_picture_has_a_name_and_is_described() -> None:
    page = check(text_of(finished()))
    (picture,) = page.all("svg")
    assert picture["role"] == "img"
    assert picture["aria-labelledby"] == "life-title life-about"
    assert "Open: new leads begin here. Contacting. Disqualified: not followed up." in page.texts["desc"][0]


def test_a_campaign_link_can_be_followed() -> None:
    page = check(text_of(with_link(url="https://www.nordlys.no/a?x=1")))
    (link,) = {link["href"] for link in page.all("a") if "nordlys" in link["href"]}
    assert link.startswith("https://www.nordlys.no/a?x=1&utm_source=linkedin&")


def with_link_to(address: str, kind: Kind) -> Page:
    section = Section(own("x"), (Paragraph((Span("here", kind, url=address),)),))
    return check(as_html(Paper(own("x"), TODAY, "en", "0", (), (), (section,))))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//x",
        "file:///etc",
        " https://x",
        "https://x/" + "é" * 4000,
    ],
)
@pytest.mark.parametrize("kind", [Kind.TYPED, Kind.LINK])
def test_an_address_that_is_no_web_address_is_only_shown(address: str, kind: Kind) -> None:
    assert [link["href"] for link in with_link_to(address, kind).all("a")] == ["#s1"]


@pytest.mark.parametrize("kind", [Kind.TYPED, Kind.LINK])
def test_an_address_stays_in_its_quotes(kind: Kind) -> None:
    address = "https://x/?a=\"' onclick='alert(1)'&lt;b>"
    assert [link["href"] for link in with_link_to(address, kind).all("a")] == ["#s1", address]


def test_the_trail_is_a_table_with_titles() -> None:
    page = check(text_of(finished(), TRAIL))
    assert page.texts["h2"][-1] == "The trail"
    assert page.texts["th"][-3:] == ["When", "Who", "What"]
    assert page.texts["td"][-6:] == [word for row in TRAIL for word in row]
