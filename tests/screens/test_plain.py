"""Text from people reaches the screen as it is and within its cells."""

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.screen_text import screen_lines
from wizard.screens.widgets.plain import fit, plain

FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
MARKUP = ["[red]x[/]", "[/]", "[@click=app.quit]x[/]", "$x", r"\[x]", "Acme [EU]"]
STRANGE = [
    *MARKUP,
    "a\tb",
    "\x1b[31mred\x1b]0;title\x07",
    "\x9b31m",
    "\u202eright to left",
    "日本語の会社",
    FAMILY * 3,
    "e\N{COMBINING ACUTE ACCENT}",
    "e" + "\N{COMBINING ACUTE ACCENT}" * 500,
    "\N{ZERO WIDTH JOINER}x",
    "x\N{ZERO WIDTH JOINER}",
    "\N{VARIATION SELECTOR-16}",
    "\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}",
    "n" * 239,
    "日" * 4000,
    "",
]


@pytest.mark.parametrize("text", STRANGE)
def test_fit_fills_exactly_its_cells_also_beside_other_text(text: str) -> None:
    for width in range(12):
        assert cell_len(fit(text, width)) == width
        assert cell_len("|" + fit(text, width) + "|") == width + 2


def test_fit_keeps_a_text_that_fits_and_cuts_a_longer_one_with_an_ellipsis() -> None:
    assert fit("Lead", 4) == "Lead"
    assert fit("Lead", 6) == "Lead  "
    assert fit("Leads", 4) == "Lea…"
    assert fit("n" * 4000, 3) == "nn…"
    assert fit("e" + "\N{COMBINING ACUTE ACCENT}" * 500, 3).endswith("… ")
    assert fit("日本語", 4) == "日… "


def test_fit_never_cuts_an_emoji_family_in_two() -> None:
    assert fit(FAMILY + "x", 2) == "… "
    assert fit(FAMILY + "xx", 3) == FAMILY + "…"


def test_fit_shows_a_sign_for_a_control_character() -> None:
    assert fit("a\x1b[1m", 9) == "a\N{REPLACEMENT CHARACTER}[1m    "


@pytest.mark.parametrize("text", MARKUP)
async def test_plain_text_is_never_taken_for_markup(text: str) -> None:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Static(plain(text, "bold"))

    app = Page()
    async with app.run_test(size=(80, 24), notifications=True):
        assert screen_lines(app)[0].rstrip() == text


def test_plain_text_has_no_control_characters_and_keeps_its_style() -> None:
    content = plain("a\x1b[1m\x9b\u202e", "bold")
    assert content.plain == "a\N{REPLACEMENT CHARACTER}[1m" + "\N{REPLACEMENT CHARACTER}" * 2
    assert content.spans[0].style == "bold"
