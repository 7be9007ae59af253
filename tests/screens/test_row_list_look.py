"""The list of rows: how its lines look, whatever text people have put in."""

import pytest
from rich.cells import cell_len
from rich.style import Style

from tests.screen_text import screen_lines
from tests.screens.row_list_page import COLUMNS, Page, marked
from wizard.screens.widgets.rows import Column, Row, column_widths

STRANGE = [
    "[red]x[/]",
    "[/]",
    "[@click=app.quit]x[/]",
    "$x",
    r"\[x]",
    "日本語の会社",
    "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL} family",
]


async def test_the_heading_and_the_rows_stand_in_columns() -> None:
    app = Page(2, lambda index: Row((f"name {index}", "group", "on"), sign="!" if index else " "))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        heading, first, second, *_ = screen_lines(app)
        assert heading.startswith("   Category ")
        assert first.startswith(">  name 0 ")
        assert second.startswith(" ! name 1 ")
        assert heading.index("Group") == first.index("group") == second.index("group")
        assert heading.index("Status") == first.index("on ") == 80 - 9


@pytest.mark.parametrize("text", STRANGE)
async def test_a_text_from_people_is_shown_as_it_is_and_keeps_the_columns(text: str) -> None:
    app = Page(1, lambda _: Row((text, "[b]group[/b]", "on")))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        line = screen_lines(app)[1]
        assert line.startswith(f">  {text} ")
        assert cell_len(line[: line.index("[b]group[/b]")]) == screen_lines(app)[0].index("Group")
        assert cell_len(line) == 80


@pytest.mark.parametrize("text", ["n" * 239, "日" * 4000])
async def test_a_long_text_is_cut_with_an_ellipsis_in_its_column(text: str) -> None:
    app = Page(1, lambda _: Row((text, text, text)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        line = screen_lines(app)[1]
        assert line.count("…") == 3
        assert cell_len(line) == 80


@pytest.mark.parametrize("text", ["a\tb", "\x1b[31mred", "\x1b]0;title\x07", "\x9b31m", "a\nb", "\u202ea"])
async def test_a_control_character_never_reaches_the_terminal(text: str) -> None:
    app = Page(1, lambda _: Row((text, "group", "on"), sign="\x1b"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        line = screen_lines(app)[1]
        assert "\N{REPLACEMENT CHARACTER}" in line
        assert not set(line) & set("\t\x1b\x07\x9b\n\u202e")
        assert cell_len(line) == 80


async def test_trouble_is_told_by_a_sign_and_a_colour_and_a_dim_row_stands_back() -> None:
    app = Page(4, lambda index: Row(("x", "", ""), trouble=index == 1, dim=index == 2))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        trouble, dim, usual = (_style(app, line) for line in (2, 3, 4))
        assert screen_lines(app)[2].startswith(" ! x")
        assert len({trouble.color, dim.color, usual.color}) == 3


async def test_only_the_words_of_a_deleted_row_are_struck() -> None:
    app = Page(1, lambda _: Row(("Old partner", "Partner", "deleted"), sign="-", struck=True))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        strip = app.screen._compositor.render_strips()[1]
        struck = [segment.text for segment in strip if segment.style and segment.style.strike]
        assert struck == ["Old partner", "Partner", "deleted"]
        assert screen_lines(app)[1].startswith(">- Old partner ")


async def test_the_highlight_looks_different_without_focus() -> None:
    app = Page(2)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        focused = _style(app, 1)
        app.rows.blur()
        await pilot.pause()
        assert _style(app, 1).bgcolor != focused.bgcolor
        assert marked(app)


def _style(app: Page, line: int) -> Style:
    """Return the style of the first text on a line."""
    strip = app.screen._compositor.render_strips()[line]
    style = next(segment.style for segment in strip if segment.text.strip())
    assert style is not None
    return style


def test_columns_share_what_is_left_and_never_pass_the_width() -> None:
    assert column_widths(COLUMNS, 77) == [8 + 37, 19, 9]
    assert column_widths(COLUMNS, 21) == [8, 0, 9]
    for width in range(-3, 120):
        widths = column_widths(COLUMNS, width)
        assert all(cells >= 0 for cells in widths)
        assert sum(widths) <= max(0, width - 4)
    assert column_widths((Column("Name", 1),), 30) == [30]
