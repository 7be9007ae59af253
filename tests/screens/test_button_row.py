"""The buttons of a screen: one widget, and each of them can be reached by key and mouse."""

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from tests.screen_text import screen_lines
from tests.screens.conftest import OpenWizard
from tests.screens.driver import at
from wizard.screens.base import BaseScreen
from wizard.screens.widgets.button_row import ButtonRow, RowButton

LEFT = [RowButton("add", "a Add"), RowButton("drop", "[b]Drop[/]")]
RIGHT = [RowButton("next", "Next", "primary")]


class Page(BaseScreen, Screen[None]):
    def compose(self) -> ComposeResult:
        yield Input(id="before")
        yield ButtonRow(LEFT, RIGHT)
        yield Input(id="after")


class Buttons(App[None]):
    CSS = "ButtonRow { width: 100%; padding: 0 1; }"

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []

    def get_default_screen(self) -> Page:
        return Page()

    @on(ButtonRow.Pressed)
    def note(self, event: ButtonRow.Pressed) -> None:
        self.pressed.append(event.name)

    @property
    def row(self) -> ButtonRow:
        return self.screen.query_one(ButtonRow)

    @property
    def place(self) -> str:
        focused = self.focused
        return focused.current.name if isinstance(focused, ButtonRow) else (focused and focused.id) or ""


async def test_the_labels_stand_as_they_are_on_the_left_and_on_the_right() -> None:
    app = Buttons()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        line = next(line for line in screen_lines(app) if "Add" in line)
        assert line.startswith("  a Add   [b]Drop[/]  ")
        assert line.rstrip().endswith(" Next")
        assert line.index("Next") == 60 - 1 - len("Next ")


async def test_tab_goes_from_button_to_button_and_on() -> None:
    app = Buttons()
    async with app.run_test(size=(60, 10)) as pilot:
        seen = []
        for key in ("tab", "tab", "tab", "tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab"):
            await pilot.press(key)
            seen.append(app.place)
        assert seen == ["add", "drop", "next", "after", "next", "drop", "add", "before"]


async def test_left_and_right_stay_in_the_row_and_enter_and_space_press() -> None:
    app = Buttons()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("tab", "left", "enter", "right", "space", "right", "right", "enter")
        assert app.pressed == ["add", "drop", "next"]


@pytest.mark.parametrize("index", range(3))
async def test_a_click_presses_from_the_first_cell_to_the_last(index: int) -> None:
    app = Buttons()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        button, begin, end = list(app.row.places())[index]
        for cell in (begin, end - 1):
            await pilot.click(ButtonRow, offset=(1 + cell, 0))
        assert app.pressed == [button.name] * 2
        assert app.place == button.name
        await pilot.click(ButtonRow, offset=(1 + 7, 0))  # between two buttons
        assert len(app.pressed) == 2


async def test_a_hidden_button_is_gone_for_keys_too() -> None:
    app = Buttons()
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("tab", "tab")
        app.row.hide("drop", "next")
        await pilot.pause()
        assert "Drop" not in "".join(screen_lines(app))
        await pilot.press("enter")
        assert app.pressed == ["add"]


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "high-contrast", "ansi-dark"])
async def test_focus_and_the_main_button_can_be_told_in_every_theme(wizard: OpenWizard, theme: str) -> None:
    async with wizard(at("marketing")) as on:
        on.app.theme = theme
        await on.settle()
        row = on.app.screen.query_one("#buttons", ButtonRow)
        plain, main = styles_of(row, "back"), styles_of(row, "next")
        assert plain != main
        row.focus()
        row.enter(last=True)
        await on.settle()
        assert styles_of(row, "back") == plain
        assert styles_of(row, "next") != main


def styles_of(row: ButtonRow, name: str) -> object:
    button = next(button for button in row.buttons if button.name == name)
    segment = next(segment for segment in row.render_line(0) if segment.text == button.text)
    return segment.style and (segment.style.color, segment.style.bgcolor, segment.style.reverse)


async def test_in_a_narrow_row_the_last_on_the_left_give_way_to_those_on_the_right() -> None:
    app = Buttons()
    async with app.run_test(size=(60, 10)) as pilot:
        for width, names in ((60, ["add", "drop", "next"]), (24, ["add", "next"]), (9, ["next"])):
            await pilot.resize_terminal(width, 10)
            for _turn in range(100):  # the row learns of its width some messages later
                if app.row.size.width == width - 2:
                    break
                await pilot.pause()
            assert [button.name for button in app.row.buttons] == names
        assert "Next" in "".join(screen_lines(app))


async def test_another_text_is_put_on_a_button_and_told() -> None:
    app = Buttons()
    async with app.run_test(size=(60, 10)) as pilot:
        assert not app.row.label("next", "Next")
        assert app.row.label("next", "Complete")
        await pilot.pause()
        assert any(line.rstrip().endswith(" Complete") for line in screen_lines(app))
