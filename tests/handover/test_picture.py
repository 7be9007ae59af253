"""The life of a lead as a picture: drawn from the customer's own lists, and nothing is guessed."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import finished, with_categories, with_statuses
from tests.handover.samples import ACTING, NASTY, with_text
from tests.strategies import setups
from wizard.domain.model import Category, CategoryGroup, LeadSetup, LeadStatus
from wizard.handover.life import life
from wizard.handover.measure import fitted, width
from wizard.handover.picture import PRINTED, WIDTH, picture_svg
from wizard.handover.tree import printable, told
from wizard.standard import standard_statuses

_SVG = "{http://www.w3.org/2000/svg}"


def drawn(setup: LeadSetup) -> ElementTree.Element:
    picture = life(setup)
    return ElementTree.fromstring(picture_svg(picture, told(picture), PRINTED))


def words(setup: LeadSetup) -> list[str]:
    return [text.text or "" for text in drawn(setup).iter(f"{_SVG}text")]


def leads(count: int) -> tuple[Category, ...]:
    return tuple(
        Category(f"c{number}", f"Category {number}", CategoryGroup.POTENTIAL, True)
        for number in range(1, count + 1)
    )


def statuses(*names: str) -> LeadSetup:
    """Return a set-up with these lead statuses, the first of them the default."""
    items = [LeadStatus(f"x{number}", name, default=not number) for number, name in enumerate(names)]
    return with_statuses(*items)


def fates(setup: LeadSetup) -> dict[str, str]:
    return {stage.name: stage.fate for stage in life(setup).stages}


def test_it_shows_the_lead_categories_the_statuses_in_order_and_the_ends() -> None:
    assert words(finished()) == [
        "Categories whose contacts are leads", "Lead",
        "Each of these contacts has a lead status",
        "1", "Open", "new leads begin", "here", "2", "Contacting", "3", "Disqualified", "not followed up",
        "4", "Re-nurture", "back to", "marketing", "5", "Qualified", "sales takes over",
        "Won", "Customer", "Lost", "Lost opportunity",
    ]  # fmt: skip


def test_only_what_is_a_lead_category_begins_it_and_nothing_deleted_is_shown() -> None:
    active, gone = leads(2)
    off = Category("c8", "Off", CategoryGroup.POTENTIAL)
    customer = Category("c9", "Big one", CategoryGroup.CUSTOMER)
    old = customer._replace(key="c10", name="Old one", deleted=True)
    setup = with_categories(active, gone._replace(deleted=True), off, customer, old)
    picture = life(setup)
    assert picture.categories == ("Category 1", "Lead category")
    assert [end.names for end in picture.ends] == [("Big one",), ("Lost",)]
    deleted = LeadStatus("x", "Gone", deleted=True)
    assert "Gone" not in fates(with_statuses(LeadStatus("o", "Open", default=True), deleted))


def test_without_a_lead_category_it_says_so() -> None:
    setup = finished()
    setup = setup._replace(wanted=setup.wanted._replace(categories=setup.current.categories))
    assert any(text.startswith("No category has lead status on yet") for text in words(setup))


@pytest.mark.parametrize("language", ["en", "sv", "no", "da", "de", "nl"])
def test_the_standard_statuses_are_known_in_every_language(language: str) -> None:
    known = fates(with_statuses(*standard_statuses(language)))
    assert list(known.values()) == ["", "", "not followed up", "back to marketing", "sales takes over"]


def test_what_a_status_of_the_customers_own_means_is_not_guessed() -> None:
    setup = statuses("New", "Not qualified", "Won", "Disqualified by us")
    assert set(fates(setup).values()) == {""}
    picture = life(setup)
    assert not any(stage.sold for stage in picture.stages)
    assert [end.names for end in picture.ends] == [
        ("Lost opportunity",)
    ]  # the customer has it; no more is known
    assert "H8" not in picture_svg(picture, "")


def test_the_line_to_the_ends_leaves_the_qualified_leads() -> None:
    one, other = (
        picture_svg(life(setup), "") for setup in (statuses("New", "Qualified"), statuses("New", "Q"))
    )
    assert one.count("q8 0 8 8V") == 1
    assert other.count("q8 0 8 8V") == 0


@pytest.mark.parametrize("count", [8, 9, 50, 1000])
def test_of_many_items_some_are_shown_and_the_others_counted(count: int) -> None:
    setup = statuses(*(f"Status {number}" for number in range(count)))
    setup = setup._replace(wanted=setup.wanted._replace(categories=leads(count)))
    shown = words(setup)
    assert sum(text.startswith("Status ") for text in shown) == 8
    assert sum(text.startswith("Category ") for text in shown) == 8
    assert shown.count(f"and {count - 8} more") == (2 if count > 8 else 0)
    assert float(drawn(setup).attrib["height"]) < 1100


def test_the_default_and_the_qualified_are_shown_wherever_they_are() -> None:
    items = [LeadStatus(f"s{number}", f"Status {number}") for number in range(1, 21)]
    items[5] = items[5]._replace(name="Sixth", default=True)
    items[14] = items[14]._replace(name="Qualified")
    places = [(stage.place, stage.name) for stage in life(with_statuses(*items)).stages]
    assert [place for place, _name in places] == [1, 2, 3, 4, 5, 6, 7, 15]
    assert (6, "Sixth") in places
    assert (15, "Qualified") in places


def test_a_long_name_is_shortened_with_the_whole_of_it_beside() -> None:
    name = "A very long name of a lead status that nobody can read at once " * 3
    root = drawn(statuses(name, "Short"))
    titles = [title.text for title in root.iter(f"{_SVG}title")]
    assert titles == ["The life of a lead", name]
    assert any((text.text or "").endswith("…") for text in root.iter(f"{_SVG}text"))


@pytest.mark.parametrize("text", [*NASTY, *ACTING])
def test_any_name_is_a_text_in_it(text: str) -> None:
    root = drawn(with_text(text))
    assert {element.tag.removeprefix(_SVG) for element in root.iter()} <= {
        "svg", "title", "desc", "style", "g", "rect", "circle", "path", "text",
    }  # fmt: skip
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    shown = " ".join(words(with_text(text)))
    assert " ".join(printable(text).split())[:4] in shown


@given(st.text(max_size=30))
@settings(max_examples=40)
def test_any_text_gives_a_whole_drawing(text: str) -> None:
    assert drawn(with_text(text)).tag == f"{_SVG}svg"


@given(setups())
@settings(max_examples=40)
def test_nothing_is_drawn_outside(setup: LeadSetup) -> None:
    root = drawn(setup)
    height = float(root.attrib["height"])
    assert root.attrib["viewBox"] == f"0 0 {WIDTH} {height:g}"
    for group in root.findall(f"{_SVG}g"):
        (top,) = re.findall(r"translate\(0 ([\d.]+)\)", group.attrib["transform"])
        assert float(top) < height
    for rect in root.iter(f"{_SVG}rect"):
        assert float(rect.attrib["width"]) <= WIDTH


@given(st.text(max_size=300), st.floats(30, 400), st.integers(1, 3))
def test_a_fitted_text_fits_and_loses_nothing_unsaid(text: str, room: float, most: int) -> None:
    found = fitted(text, room, 14, most)
    assert len(found.lines) <= most
    assert all(width(line, 14) <= room or len(line) <= 2 for line in found.lines)
    if not found.cut:
        assert "".join("".join(found.lines).split()) == "".join(text.split())
    else:
        assert found.lines[-1].endswith("…")


def test_words_are_broken_between_words_where_that_is_possible() -> None:
    assert fitted("one two three", 14 * 5, 14, 3) == (("one two", "three"), False)
    assert fitted("x" * 30, 14 * 5, 14, 2) == (("x" * 8, "x" * 7 + "…"), True)
    assert fitted("", 50, 14, 2) == ((), False)
