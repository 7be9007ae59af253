"""The demo on the full screen: it says what it is, jumps to moments, and starts over with one key."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from textual import events

from tests.screens.conftest import OpenWizard
from tests.screens.driver import SIZE, Driver
from wizard import i18n, log, settings, traces
from wizard.app import DEMO_WANTED
from wizard.demo import samples
from wizard.demo.app import DemoApp
from wizard.demo.menu import TOUR, Moments
from wizard.demo.resting import at_rest
from wizard.demo.scenes import SCENES
from wizard.domain.model import Status
from wizard.screens.dialogs.base import Dialog
from wizard.screens.start import StartScreen
from wizard.screens.step_screen import StepScreen

PLACES = ["categories", "categories", "statuses", "marketing", "review", "done", "done", "categories"]


@pytest.fixture(autouse=True)
def no_traces() -> Iterator[None]:
    traces.leave(wanted=False)
    yield
    traces.leave(wanted=True)


@asynccontextmanager
async def demo(size: tuple[int, int] = SIZE) -> AsyncIterator[Driver]:
    app = DemoApp()
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot, app.store)
        await driver.settle()
        yield driver


async def jump(on: Driver, number: int) -> None:
    await on.press("f8", *["down"] * (1 + number), "enter")  # past the tour
    await on.until(lambda: isinstance(on.app.screen, StepScreen))
    await on.settle()


def at_the_start(on: Driver) -> bool:
    """Tell whether the list of the samples stands there as it was at first."""
    stored = [on.app.store.read(entry.stem).setup for entry in on.app.store.entries()]
    is_start = isinstance(on.app.screen, StartScreen) and len(on.app.screen_stack) == 1
    return is_start and on.app.keeper is None and stored == list(samples.samples(i18n.spoken()))


async def test_the_start_says_what_it_is_and_what_its_keys_are() -> None:
    async with demo() as on:
        assert "demo" in on.lines[0]
        assert "nothing is saved" in on.message
        assert "F8" in on.message
        assert "F9" in on.message
        for name in ("Harbourlight Lamps Ltd", "Millbrook Tools Ltd", "Fernhill Cycles Ltd"):
            assert name in on.text
        assert on.app.title == "lead-wizard – demo"
        assert on.buttons == ["n New", "Enter Open", "i Import", "d Delete"]
        await on.press("m")
        assert on.app.return_code is None


@pytest.mark.parametrize("language", i18n.languages())
async def test_the_word_stands_on_every_screen_in_each_language(language: str) -> None:
    i18n.use(language)
    async with demo() as on:
        assert f" {on.app.demo.word} " in on.lines[0]
        await jump(on, 4)
        assert f" {on.app.demo.word} " in on.lines[0]


async def test_the_word_stands_on_a_narrow_terminal_too() -> None:
    async with demo(size=(40, 20)) as on:
        await jump(on, 2)
        assert "demo" in on.lines[0]


@pytest.mark.parametrize("number", range(len(SCENES)))
async def test_each_moment_is_shown_at_its_place(number: int) -> None:
    async with demo() as on:
        await jump(on, number)
        assert on.place == PLACES[number]
        assert on.app.session.setup == SCENES[number].setup("en")
        assert on.app.focused is not None


async def test_a_mistake_is_said_at_once_and_can_be_put_right() -> None:
    async with demo() as on:
        await jump(on, 1)
        assert "can have lead status only in the group Potential customer" in on.message
        await on.press("1", "ctrl+n")
        assert on.place == "statuses"


async def test_the_menu_says_what_each_moment_shows() -> None:
    async with demo() as on:
        await on.press("f8")
        for line in (TOUR, *SCENES):
            assert f"> {line.title}" in on.words
            assert line.hint in on.words
            await on.press("down")
        await on.press("f8", "escape")
        assert at_the_start(on)


async def test_start_over_forgets_edits_from_inside_dialogs() -> None:
    async with demo() as on:
        await on.press("down", "d", "tab", "enter")
        assert "Millbrook" not in "".join(on.lines[:-6])
        await on.press("home", "enter", "down", "d")
        assert isinstance(on.app.screen, Dialog)
        await on.press("escape", "a", "=Nonsense", "ctrl+s")
        assert "Nonsense" in on.text
        await on.press("e", "=typed", "f1")
        assert len(on.app.screen_stack) == 3
        await on.press("f9")
        assert at_the_start(on)
        assert "Millbrook Tools Ltd" in on.text
        assert "nothing is saved" in on.message
        await on.press("enter")
        assert on.place == "statuses"
        assert on.app.session.setup == samples.started("en")


async def test_start_over_from_the_question_whether_to_leave_and_from_the_menu() -> None:
    async with demo() as on:
        await on.press("enter", "a", "=typed", "ctrl+q")
        assert on.title == "Leave?"
        await on.press("f9")
        assert at_the_start(on)
        await on.press("f8", "f9")
        assert at_the_start(on)
        await jump(on, 5)
        await on.press("f9", "f9")
        assert at_the_start(on)


@pytest.mark.parametrize("key", ["n", "d", "enter", "f1"])
async def test_a_key_just_before_starting_over_has_no_effect_afterwards(key: str) -> None:
    async with demo() as on:
        for _time in range(3):
            for pressed in (key, "f9"):
                on.app.post_message(events.Key(pressed, pressed if len(pressed) == 1 else None))
            await on.settle()
            await on.until(lambda: at_the_start(on))
            await at_rest(on.app)
            assert at_the_start(on)


async def test_start_over_is_not_too_quick_for_a_dialog_that_is_just_opening() -> None:
    async with demo() as on:
        assert isinstance(on.app, DemoApp)
        on.app.action_moments()
        on.app.action_start_over()
        await on.settle()
        await on.until(lambda: at_the_start(on))


async def test_a_dialog_that_is_closed_already_is_not_closed_again() -> None:
    async with demo() as on:
        await on.press("f6")
        dialog = on.dialog
        dialog.dismiss(None)
        dialog.dismiss(None)
        await on.settle()
        assert at_the_start(on)


async def test_a_moment_is_shown_from_inside_a_dialog_too() -> None:
    async with demo() as on:
        await on.press("n", "=Somebody", "f8")
        assert isinstance(on.app.screen, Moments)
        await on.press("f8")
        assert len([screen for screen in on.app.screen_stack if isinstance(screen, Moments)]) == 1
        await on.press("end", "enter")
        await on.settle()
        assert len(on.app.screen_stack) == 1
        assert on.app.session.setup == samples.troubled("en")


async def test_all_that_a_customer_can_do_is_kept_in_memory() -> None:
    async with demo() as on:
        await on.press("n", "=Acme", "ctrl+s", "space", "ctrl+n", "ctrl+n", "f4", "ctrl+n", "space")
        assert on.place == "done"
        stem = on.app.store.find("Acme")
        assert stem
        assert on.app.store.read(stem).setup == on.app.session.setup
        assert len(on.app.session.setup.progress.checklist) == 1
        await on.press("f3")
        assert on.title == "History"
        await on.press("escape", "ctrl+b", "ctrl+b", "ctrl+b", "ctrl+b", "ctrl+b")
        assert "Acme" in on.text
        assert on.app.store.read(stem).setup.progress.status is Status.COMPLETE
        await on.press("d", "tab", "enter")
        assert on.app.store.find("Acme") is None


async def test_help_and_palette_list_both_keys() -> None:
    async with demo(size=(80, 50)) as on:
        for keys in ((), ("enter",)):
            await on.press(*keys, "f1")
            await on.press("end")
            await on.until(lambda: "F8 demo: go to a moment, or see the tour F9 demo: start over" in on.words)
            await on.press("escape")
        await on.press("a", "=Nonsense", "ctrl+s", "ctrl+p", "=start over", "enter")
        await on.settle()
        assert at_the_start(on)


async def test_the_keys_stand_in_the_footer_where_there_is_room() -> None:
    async with demo(size=(120, 30)) as on:
        for _screen in range(2):
            assert "F8 Moments F9 Start over" in on.words
            await on.press("enter")


@pytest.mark.parametrize(("number", "code"), [(4, 3), (5, 0)])
async def test_the_exit_code_is_that_of_the_set_up_left_last(number: int, code: int) -> None:
    async with demo() as on:
        await jump(on, number)
        await on.press("ctrl+q")
        assert on.app.return_code == code


async def test_what_was_completed_before_starting_over_does_not_count() -> None:
    async with demo() as on:
        await jump(on, 5)
        await on.press("f9", "ctrl+q")
        assert on.app.return_code == 3


async def test_colours_are_chosen_for_this_demo_only() -> None:
    async with demo() as on:
        await on.press("f6", "home", "down", "enter")
        assert on.app.theme == "textual-light"
        await on.press("f9")
        assert on.app.theme == "textual-light"
    assert not settings.path().exists()
    assert not log.folder().exists()


async def test_outside_the_demo_its_keys_do_nothing_and_one_key_asks_for_it(wizard: OpenWizard) -> None:
    async with wizard() as on:
        await on.press("f8", "f9")
        assert isinstance(on.app.screen, StartScreen)
        assert "demo" not in on.lines[0]
        assert on.message == ""
        assert "m Demo" in on.buttons
        await on.press("m")
        assert on.app.return_code == DEMO_WANTED


async def test_a_first_time_user_sees_three_ways_to_begin(wizard: OpenWizard) -> None:
    async with wizard() as on:
        assert on.buttons == ["n New", "i Import", "m Demo"]
        for way in (
            "n New Start with a customer's name.",
            "i Import Start from a document that someone gave you.",
            "m Demo See it with made-up customers; nothing is saved.",
        ):
            assert way in on.words
