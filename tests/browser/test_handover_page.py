"""The hand-over in a real browser, opened from the disk: it asks for nothing, keeps ticks and prints."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.builders import finished, with_categories
from tests.handover.samples import ACTING, NASTY, TODAY, TRAIL, ticked, with_text
from wizard.domain.model import Category, CategoryGroup, LeadSetup
from wizard.handover import TrailRow, handover_text_or_bytes

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
TASKS = 6  # of the finished set-up
PROGRESS = "#progress span"


class Watch:
    """Everything that a page does besides showing itself."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.failed: list[str | None] = []

    def over(self, page: Page) -> None:
        page.on("console", lambda message: self.heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.heard.append(f"dialog: {dialog.message}"))
        page.on("popup", lambda popup: self.heard.append(f"popup: {popup.url}"))
        page.on("requestfailed", lambda request: self.failed.append(request.failure))
        page.on("request", lambda request: self.heard.append(f"request: {request.url}"))

    @property
    def unasked(self) -> list[str]:
        return [line for line in self.heard if not line.startswith("request: file://")]


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def opened(context: BrowserContext, watch: Watch, tmp_path: Path) -> Open:
    """Write a hand-over to a file and open it."""

    def open_page(setup: LeadSetup, trail: tuple[TrailRow, ...] = (), name: str = "page.html") -> Page:
        path = tmp_path / name
        text = handover_text_or_bytes(setup, "html", today=TODAY, trail=trail)
        assert isinstance(text, str)
        path.write_text(text, encoding="utf-8")
        page = context.new_page()
        watch.over(page)
        page.goto(path.as_uri())
        return page

    return open_page


def test_a_page_asks_for_nothing_and_says_nothing(opened: Open, watch: Watch) -> None:
    opened(finished(), TRAIL)
    assert len(watch.heard) == 1  # itself
    assert watch.unasked == []


def test_nothing_that_a_customer_wrote_acts(opened: Open, watch: Watch) -> None:
    texts = [*NASTY, *ACTING]
    categories = [
        Category(f"{number} {text}", text, CategoryGroup.POTENTIAL, True, text)
        for number, text in enumerate(texts)
    ]
    page = opened(with_categories(*categories), tuple(TrailRow(text, text, text) for text in texts))
    assert page.locator("input").count() > len(texts)
    assert page.locator("script").count() == 1
    for element in page.locator("input, label, a, p, text").all()[:60]:
        element.dispatch_event("click")
    assert watch.unasked == []


@pytest.mark.parametrize("text", [text for text in ACTING if set("<>\"'") & set(text)])
def test_nor_does_it_as_the_name_of_the_customer_and_of_everything(
    opened: Open, watch: Watch, text: str
) -> None:
    page = opened(with_text(text))
    assert page.title() == f"Lead management for {text}"
    assert watch.unasked == []


def test_the_policy_stops_what_got_in_all_the_same(opened: Open, watch: Watch) -> None:
    page = opened(finished())
    page.evaluate(
        """() => {
            const add = (name, values) => document.body.append(
                Object.assign(document.createElement(name), values)
            );
            const acting = '<p style="color: red" onclick="window.hit = 1">x</p>';
            document.body.insertAdjacentHTML("beforeend", acting);
            document.body.lastElementChild.click();
            add("script", {textContent: "window.hit = 1"});
            add("img", {src: "https://example.com/x.png"});
        }"""
    )
    page.wait_for_function("[...document.images].every((image) => image.complete)")
    assert page.evaluate("window.hit") is None
    assert len([line for line in watch.unasked if "Content Security Policy" in line]) == 4
    assert watch.failed == ["csp"]


def test_a_tick_counts_and_is_there_after_a_reload(opened: Open, watch: Watch) -> None:
    page = opened(ticked(finished(), 1))
    boxes = page.locator("input[type=checkbox]")
    expect(page.locator(PROGRESS)).to_have_text(f"1 of {TASKS} done")
    boxes.nth(0).uncheck()
    boxes.nth(2).check()
    page.get_by_label("Create the flow that shares out new leads").check()
    expect(page.locator(PROGRESS)).to_have_text(f"2 of {TASKS} done")
    assert page.evaluate("document.querySelector('progress').value") == 2
    page.reload()
    assert [box.is_checked() for box in boxes.all()] == [False, False, True, False, False, True]
    expect(page.locator(PROGRESS)).to_have_text(f"2 of {TASKS} done")
    for box in boxes.all():
        box.check()
    expect(page.locator(PROGRESS)).to_have_text(f"{TASKS} of {TASKS} done ✓")
    assert watch.unasked == []


def test_the_paper_of_another_customer_keeps_ticks_of_its_own(opened: Open) -> None:
    opened(finished()).locator("input").first.check()
    other = finished()
    other = other._replace(customer=other.customer._replace(name="Other"))
    expect(opened(other, name="other.html").locator(PROGRESS)).to_have_text(f"0 of {TASKS} done")
    expect(opened(finished(), name="again.html").locator(PROGRESS)).to_have_text(f"1 of {TASKS} done")


@pytest.mark.parametrize(
    "storage",
    ["get() { throw new DOMException('denied', 'SecurityError') }", "value: null", "value: undefined"],
)
def test_where_nothing_can_be_kept_ticks_count_all_the_same(
    context: BrowserContext, opened: Open, watch: Watch, storage: str
) -> None:
    context.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ {storage} }})")
    page = opened(finished())
    page.locator("input").first.check()
    expect(page.locator(PROGRESS)).to_have_text(f"1 of {TASKS} done")
    assert watch.unasked == []


@pytest.mark.parametrize(
    "kept", ["{", "null", "3", '"x"', "[[]]", "[3]", '{"a": 1}', '[["__proto__", true]]']
)
def test_what_is_kept_may_be_anything(opened: Open, watch: Watch, kept: str) -> None:
    page = opened(finished())
    page.evaluate("kept => localStorage.setItem(`lead-wizard.${document.body.dataset.paper}`, kept)", kept)
    page.reload()
    page.locator("input").first.check()
    expect(page.locator(PROGRESS)).to_have_text(f"1 of {TASKS} done")
    assert watch.unasked == []


def test_the_keyboard_is_enough(opened: Open) -> None:
    page = opened(finished())
    page.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(PROGRESS)).to_have_text(f"2 of {TASKS} done")


def test_a_screen_reader_finds_its_way(opened: Open) -> None:
    page = opened(finished(), TRAIL)
    expect(page.get_by_role("heading", level=1)).to_have_text("Lead management for Nordlys AS")
    expect(page.get_by_role("navigation", name="Contents")).to_be_visible()
    expect(page.get_by_role("region", name="1. Categories")).to_be_visible()
    expect(page.get_by_role("img", name="The life of a lead")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(TASKS)
    expect(page.get_by_role("status")).to_have_text(f"0 of {TASKS} done")
    expect(page.get_by_role("columnheader", name="Who")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1280])
@pytest.mark.parametrize("text", ["", "x" * 300, "漢字" * 100, "a b " * 80])
def test_it_fits_every_window_in_both_schemes(
    opened: Open, tmp_path: Path, scheme: Literal["light", "dark"], width: int, text: str
) -> None:
    page = opened(with_text(text) if text else finished(), TRAIL)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    shades = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (min(map(int, re.findall(r"\d+", shades))) > 128) == (scheme == "light")
    page.screenshot(path=tmp_path / f"{scheme}-{width}.png", full_page=True)


def test_nothing_in_the_picture_is_wider_than_its_place(opened: Open) -> None:
    """Measure with the browser's own font what was laid out by an estimate."""
    page = opened(with_text("Wonderfully Wide Words MMMM"))
    over: list[Any] = page.evaluate(
        """() => {
            const edge = document.querySelector("svg").getBoundingClientRect().right;
            const texts = [...document.querySelectorAll("svg text")];
            const over = texts.filter((text) => text.getBoundingClientRect().right > edge + 1);
            return over.map((text) => text.textContent);
        }"""
    )
    assert over == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_on_a4_in_dark_ink(opened: Open, scheme: Literal["light", "dark"]) -> None:
    page = opened(ticked(finished(), 2), TRAIL)
    page.emulate_media(color_scheme=scheme, media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 36, 48)"
    printed = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox \[([^\]]*)\]", printed))
    (size,) = sizes
    width, height = (float(number) for number in size.split()[2:])
    assert abs(width - 595.28) < 1
    assert abs(height - 841.89) < 1
