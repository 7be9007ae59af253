"""The comparison of the picture of the browser sees what a reader would see."""

import base64
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tools.browser_picture import ALIKE, HEIGHT, PICTURE, WIDTH, difference

pytestmark = pytest.mark.browser


@pytest.fixture(name="page")
def page_of_the_size(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    yield page
    page.close()


def with_a_dot(page: Page, color: str) -> bytes:
    """Return the picture of the documentation with a dot painted in an empty place."""
    picture = base64.b64encode(PICTURE.read_bytes()).decode("ascii")
    dot = f"position: absolute; left: 400px; top: 300px; width: 3px; height: 3px; background: {color}"
    page.set_content(
        f'<body style="margin: 0"><img style="display: block" src="data:image/png;base64,{picture}">'
        f'<div style="{dot}"></div></body>'
    )
    return page.screenshot()


def test_the_same_picture_is_no_difference(page: Page) -> None:
    assert difference(page, PICTURE.read_bytes(), PICTURE.read_bytes()) == 0
    assert difference(page, PICTURE.read_bytes(), with_a_dot(page, "transparent")) <= ALIKE


def test_a_dot_as_bright_as_the_text_is_one(page: Page) -> None:
    assert difference(page, PICTURE.read_bytes(), with_a_dot(page, "#e0e0e0")) > ALIKE


def test_another_size_is_one(browser: Browser, page: Page) -> None:
    other = browser.new_page(viewport={"width": WIDTH + 20, "height": HEIGHT})
    assert difference(page, PICTURE.read_bytes(), with_a_dot(other, "transparent")) == 255
