"""The list of rows: how it is moved through and chosen from, and that it asks for visible rows only."""

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.geometry import Region

from tests.screen_text import screen_lines
from tests.screens.row_list_page import COLUMNS, Page, marked, numbered, press
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.rows import Row


async def test_the_highlight_moves_by_key_and_says_so() -> None:
    app = Page(10_000)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "down", "down", "up")
        assert app.rows.highlighted == 1
        assert app.highlights == [0, 1, 2, 1]
        assert [line[:12] for line in marked(app)] == [">  name 1   "]
        await press(pilot, "end")
        assert "name 9999" in marked(app)[0]
        await press(pilot, "down")
        assert app.rows.highlighted == 9999
        await press(pilot, "pageup")
        assert app.rows.highlighted == 9999 - 22
        assert "name 9977" in marked(app)[0]
        await press(pilot, "home")
        assert "name 0" in marked(app)[0]
        await press(pilot, "up")
        assert app.rows.highlighted == 0
        await press(pilot, "pagedown")
        assert "name 22" in marked(app)[0]


async def test_the_heading_stays_and_the_highlight_is_in_view_wherever_the_list_is() -> None:
    app = Page(100)
    async with app.run_test(size=(80, 6), notifications=True) as pilot:
        for key in ("down",) * 6 + ("up",) * 5 + ("end", "home", "pagedown", "pagedown", "pageup"):
            await press(pilot, key)
            assert screen_lines(app)[0].startswith("   Category")
            assert marked(app)[0].startswith(f">  name {app.rows.highlighted} ")


async def test_only_visible_rows_are_asked_for() -> None:
    app = Page(10_000)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert set(app.asked) == set(range(22))
        app.asked.clear()
        await press(pilot, "end")
        assert set(app.asked) <= {0, *range(9978, 10_000)}


async def test_moving_the_highlight_draws_two_rows_again() -> None:
    app = Page(10_000)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "down")
        app.asked.clear()
        await press(pilot, "down")
        assert sorted(app.asked) == [1, 2]


async def test_enter_opens_the_highlighted_row() -> None:
    app = Page(5)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "down", "enter")
        assert app.chosen == [1]


async def test_a_click_highlights_and_focuses_and_the_next_one_opens() -> None:
    app = Page(10_000)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "end")
        app.rows.blur()
        await pilot.click("#rows", offset=(5, 3))
        assert app.rows.has_focus
        assert app.rows.highlighted == 9980
        assert app.chosen == []
        await pilot.click("#rows", offset=(30, 3))
        assert app.chosen == [9980]


@pytest.mark.parametrize("line", [1, 3])
async def test_a_double_click_opens_a_row_once(line: int) -> None:
    app = Page(10)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.double_click("#rows", offset=(5, line))
        assert app.chosen == [line - 1]


@pytest.mark.parametrize("line", [0, 4, 9])
async def test_a_click_beside_the_rows_changes_nothing(line: int) -> None:
    app = Page(3)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "down")
        await pilot.double_click("#rows", offset=(5, line))
        assert app.rows.highlighted == 1
        assert app.chosen == []


async def test_only_the_left_button_counts() -> None:
    app = Page(10)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.click("#rows", offset=(5, 3), button=3)
        assert app.rows.highlighted == 0


async def test_the_wheel_scrolls_and_the_next_key_comes_back_to_the_highlight() -> None:
    app = Page(100)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        for _ in range(20):
            await pilot._post_mouse_events([MouseScrollDown], "#rows")
        await pilot.pause()
        assert app.rows.highlighted == 0
        assert not marked(app)
        assert screen_lines(app)[0].startswith("   Category")
        await press(pilot, "down")
        assert "name 1 " in marked(app)[0]


async def test_an_empty_list_says_what_to_do_and_ignores_keys_and_clicks() -> None:
    app = Page(0)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "down", "end", "pageup", "enter")
        await pilot.double_click("#rows", offset=(5, 1))
        heading, first, second, *_ = screen_lines(app)
        assert heading.startswith("   Category")
        assert first.startswith("   No categories [yet].")
        assert second.startswith("   ")
        assert "[yet]" in second
        assert app.rows.highlighted == -1
        assert app.chosen == app.highlights == []


async def test_rows_that_come_and_go_are_shown_and_keep_a_highlight_that_exists() -> None:
    app = Page(0)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.rows.show(50, 40)
        await pilot.pause()
        assert "name 40" in marked(app)[0]
        app.rows.show(41)
        await pilot.pause()
        assert "name 40" in marked(app)[0]
        app.rows.show(3)
        await pilot.pause()
        assert [line[3:9] for line in screen_lines(app)[1:5]] == ["name 0", "name 1", "name 2", " " * 6]
        assert "name 2" in marked(app)[0]
        app.rows.show(0)
        await pilot.pause()
        assert app.highlights[-1] == -1
        assert "No categories" in screen_lines(app)[1]


async def test_a_row_that_changed_is_drawn_anew() -> None:
    names = ["old"]
    app = Page(1, lambda index: Row((names[index], "", "")))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        names[0] = "new"
        app.rows.show(1)
        await pilot.pause()
        assert screen_lines(app)[1].startswith(">  new ")


async def test_a_list_may_know_its_rows_before_it_is_on_the_screen() -> None:
    class Early(App[None]):
        def compose(self) -> ComposeResult:
            rows = RowList(COLUMNS, numbered)
            rows.show(100, 90)
            yield rows

    app = Early()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert any(line.startswith(">  name 90 ") for line in screen_lines(app))


async def test_any_size_is_survived_and_the_picture_comes_back() -> None:
    app = Page(100)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, "pagedown", "up")
        before = screen_lines(app)
        for width, height in ((20, 5), (1, 1), (2, 1), (80, 24)):
            await pilot.resize_terminal(width, height)
            await press(pilot, "down", "up")
            lines = screen_lines(app)
            assert len(lines) == height
            assert {cell_len(line) for line in lines} == {width}
            if (width, height) == (20, 5):
                assert "name 21" in marked(app)[0]
        assert [line.rstrip() for line in before] == [line.rstrip() for line in screen_lines(app)] or marked(
            app
        )


async def test_a_key_of_the_list_never_scrolls_as_well() -> None:
    app = Page(3)
    async with app.run_test(size=(80, 24), notifications=True):
        keys = app.rows._bindings.key_to_bindings
        assert set(keys) == {"up", "down", "pageup", "pagedown", "home", "end", "enter"}
        assert {len(bindings) for bindings in keys.values()} == {1}


@pytest.mark.parametrize("key", ["a", "e", "d", "p", "space", "delete", "shift+up", "shift+down", "left"])
async def test_other_keys_are_left_to_the_screen(key: str) -> None:
    app = Page(3)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        pressed: list[str] = []
        app._bindings.bind(key, "note")
        app.__dict__["action_note"] = lambda: pressed.append(key)
        await press(pilot, key)
        assert pressed == [key]
        assert app.rows.highlighted == 0


async def test_rows_that_come_and_go_lay_nothing_out_unless_the_scroll_bar_does() -> None:
    app = Page(100)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        layouts: list[bool] = []
        refresh = app.rows.refresh

        def noted(*regions: Region, layout: bool = False, **others: bool) -> RowList:
            layouts.append(layout)
            refresh(*regions, layout=layout, **others)
            return app.rows

        app.rows.refresh = noted  # type: ignore[method-assign]
        for count, has_bar, is_laid_out in (
            (50, True, False),
            (3, False, True),
            (4, False, False),
            (99, True, True),
        ):
            layouts.clear()
            app.rows.show(count)
            await pilot.pause()
            assert any(layouts) == is_laid_out
            assert app.rows.show_vertical_scrollbar == has_bar
            assert not has_bar or app.rows.vertical_scrollbar.window_virtual_size == count + 1
            assert app.rows.max_scroll_y == max(0, count + 1 - app.rows.size.height)


async def test_a_list_that_became_shorter_is_filled_to_its_end() -> None:
    app = Page(100)
    async with app.run_test(size=(60, 12)) as pilot:
        await press(pilot, "end", *["up"] * 8)
        app.rows.show(95)
        await pilot.pause()
        lines = screen_lines(app)
        assert any("name 94 " in line for line in lines[app.rows.size.height - 1 :])
        assert marked(app)[0].split()[1:3] == ["name", "91"]
