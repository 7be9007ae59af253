"""The tour on the full screen: it does what its captions say, and any key takes over."""

import re
from asyncio import Event, sleep
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from time import monotonic
from typing import Any

import pytest
from textual import events
from textual.geometry import Size
from textual.screen import Screen

from tests.screens.driver import SIZE, Driver
from wizard import i18n, traces
from wizard.demo import samples, touring
from wizard.demo.app import DemoApp
from wizard.demo.caption import Caption
from wizard.demo.player import Player
from wizard.demo.resting import at_rest
from wizard.demo.script import GAP
from wizard.domain.model import Status
from wizard.screens.dialogs.base import Dialog
from wizard.screens.start import StartScreen
from wizard.screens.widgets.row_list import RowList

CAPTION_LINES = 3
DEADLINE_SECONDS = 30
PLAYS_IN_NO_TIME = 1e9
FRAMES = str.maketrans(dict.fromkeys("│┃║╭╮╰╯─▁▂▃▄▅▆▇█", " "))


@pytest.fixture(autouse=True)
def no_traces() -> Iterator[None]:
    traces.leave(wanted=False)
    yield
    traces.leave(wanted=True)


class Tour(Driver):
    """The tour, and what it says. It changes screens at any time, so nothing waits for a widget to answer."""

    app: DemoApp

    @property
    def player(self) -> Player:
        assert self.app.tour is not None
        return self.app.tour.player

    async def press(self, *keys: str) -> None:
        for key in keys:
            types = key if len(key) == 1 else " " if key == "space" else None
            self.app.post_message(events.Key(key, types))
            await self.settle()

    async def settle(self) -> None:
        await at_rest(self.app)

    async def until(self, condition: Callable[[], bool]) -> None:
        deadline = monotonic() + DEADLINE_SECONDS
        while not condition():
            assert monotonic() < deadline, self.text
            await sleep(0.005)

    @property
    def caption(self) -> str:
        return " ".join(" ".join(self.lines[: CAPTION_LINES - 1]).split())

    @property
    def place_line(self) -> str:
        return self.lines[CAPTION_LINES - 1].strip()

    @property
    def below(self) -> str:
        """What stands below the caption, without frames and spaces: it may be wrapped anywhere."""
        return "".join("".join(self.lines[CAPTION_LINES:]).translate(FRAMES).split())

    def shows(self, seen: str) -> bool:
        parts = ("".join(part.split()) for part in seen.split(GAP))
        return re.search(".*".join(map(re.escape, parts)), self.below) is not None

    async def at(self, number: int) -> None:
        """Wait until a scene has come, and its caption with it."""
        await self.until(lambda: self.player.number == number and not self.player.hurries)
        await self.settle()

    async def go_to(self, number: int) -> None:
        """Stop the time, and go from what one scene has done to what another one does."""
        if not self.player.paused:
            await self.press("space")
        await self.press(*["right"] * (number - self.player.number))
        await self.at(number)

    async def left_at_once(self, times: int) -> None:
        """Go back; each time but the first as soon as the time before has brought another screen."""
        for _time in range(times):
            before = self.app.screen
            self.app.post_message(events.Key("left", None))
            await self.until(partial(self._is_elsewhere, before))

    def _is_elsewhere(self, before: Screen[Any]) -> bool:
        return self.app.screen is not before

    async def to_the_end(self) -> None:
        await self.press(*["right"] * len(self.player.scenes))
        await self.until(lambda: self.player.at_end)
        await self.settle()


@asynccontextmanager
async def tour(pace: float = 1.0, size: tuple[int, int] = SIZE) -> AsyncIterator[Tour]:
    app = DemoApp(tour=True)
    assert app.tour is not None
    app.tour.player.pace = pace
    async with shown(app, size) as driver:
        yield driver


@asynccontextmanager
async def shown(app: DemoApp, size: tuple[int, int] = SIZE) -> AsyncIterator[Tour]:
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Tour(app, pilot, app.store)
        await driver.settle()
        yield driver


def place_of(on: Tour, text: str) -> tuple[int, int]:
    row = next(number for number, line in enumerate(on.lines) if text in line)
    return on.lines[row].index(text), row


def click_at(on: Tour, place: tuple[int, int]) -> None:
    for kind in (events.MouseDown, events.MouseUp):
        on.app.post_message(kind(None, *place, 0, 0, 1, False, False, False, *place))


async def has_begun(on: Tour) -> None:
    """Wait until the first scene stands there."""
    await on.until(lambda: isinstance(on.app.screen, StartScreen) and bool(on.app.screen.query(Caption)))
    await on.settle()
    assert on.caption == " ".join(on.player.scenes[0].caption.split())
    assert "1/26" in on.place_line


@pytest.mark.parametrize("language", i18n.languages())
async def test_each_scene_does_what_its_caption_says(language: str) -> None:
    i18n.use(language)
    async with tour() as on:
        await on.press("space")
        for number, scene in enumerate(on.player.scenes):
            assert on.caption == " ".join(scene.caption.split())
            assert f" {number + 1}/{len(on.player.scenes)} " in on.place_line
            for seen in scene.seen:
                assert on.shows(seen), f"{scene.name}: {seen}\n{on.text}"
            if number + 1 < len(on.player.scenes):
                await on.go_to(number + 1)
        await on.to_the_end()


async def test_it_plays_to_the_end_by_itself() -> None:
    async with tour(PLAYS_IN_NO_TIME) as on:
        await on.until(lambda: on.player.at_end)
        await on.settle()
        assert on.place == "done"
        assert "any key" in on.place_line
        assert "F9" in on.place_line
        assert on.status == Status.COMPLETE
        assert len(on.app.session.setup.progress.checklist) == 10


async def test_it_waits_for_its_time() -> None:
    async with tour() as on:
        for _turn in range(5):
            await on.settle()
        assert on.player.number == 0
        assert isinstance(on.app.screen, StartScreen)


@pytest.mark.parametrize(("size", "lines"), [((80, 24), 3), ((120, 40), 3), ((50, 30), 4), ((60, 14), 3)])
async def test_the_caption_has_its_lines_on_each_screen_and_dialog_and_hides_nothing(
    size: tuple[int, int], lines: int
) -> None:
    async with tour(size=size) as on:
        for number in (1, 8, 17):
            await on.go_to(number)
            for screen in on.app.screen_stack:
                caption = screen.query_one(Caption)
                assert caption.region[:2] == (0, 0)
                assert caption.region.height == lines
                others = [widget.region for widget in screen.children if widget is not caption]
                assert all(region.y >= lines for region in others if region)


async def test_the_caption_follows_the_width_of_the_terminal() -> None:
    async with tour() as on:
        await on.go_to(10)
        on.app.post_message(events.Resize(Size(50, 30), Size(50, 30)))
        await on.until(lambda: on.app.screen.query_one(Caption).region.size == (50, 4))
        await on.settle()
        assert on.player.caption in " ".join(" ".join(on.lines[:3]).split())


async def test_a_caption_whose_screen_is_on_its_way_out_can_still_be_told_to_follow() -> None:
    async with tour() as on:
        caption = on.app.screen.query_one(Caption)
        await caption.remove_children()
        on.player.over = True
        caption.follow()


async def test_nothing_jumps_when_a_dialog_opens_or_the_caption_changes() -> None:
    async with tour() as on:
        await on.go_to(7)
        before = on.app.screen.query_one("#box").region
        await on.go_to(8)
        assert isinstance(on.app.screen, Dialog)
        await on.go_to(10)
        assert on.app.screen.query_one("#box").region == before


async def test_space_stops_and_goes_on() -> None:
    async with tour() as on:
        await on.press("space")
        assert "PAUSED" in on.place_line
        on.player.pace = PLAYS_IN_NO_TIME
        for _turn in range(5):
            await on.settle()
        assert on.player.number == 0
        await on.press("space")
        await on.until(lambda: on.player.at_end)


async def test_the_pace_is_shown() -> None:
    async with tour() as on:
        assert "%" not in on.place_line
        await on.press("plus")
        assert " 150% " in on.place_line
        await on.press("minus", "minus")
        assert " 75% " in on.place_line


async def test_left_shows_the_scene_before_as_it_was() -> None:
    async with tour() as on:
        await on.go_to(4)
        before = on.lines[:-1]  # without the time of the last save
        await on.go_to(11)
        await on.press("left")
        await on.at(10)
        await on.press(*["left"] * 6)
        await on.at(4)
        assert on.lines[:-1] == before
        assert len(on.app.store.entries()) == 4


@pytest.mark.parametrize("language", ["en", "no"])
async def test_left_while_it_still_goes_back_begins_anew_cleanly(language: str) -> None:
    i18n.use(language)
    async with tour() as on:
        for times in (2, 3, 4, 5):
            await on.go_to(10)
            await on.left_at_once(times)
            await on.at(10 - times)
            for seen in on.player.scenes[10 - times].seen:
                assert on.shows(seen), f"{times}: {seen}\n{on.text}"
            assert len(on.app.store.entries()) == 4


async def test_left_right_and_f9_all_at_once_come_to_the_last_ones_scene() -> None:
    async with tour() as on:
        await on.go_to(8)
        for key in ("left", "f9", "right", "right", "right", "right", "right", "right", "left"):
            on.app.post_message(events.Key(key, None))
        await on.at(5)
        for seen in on.player.scenes[4].seen:
            assert on.shows(seen), f"{seen}\n{on.text}"


async def test_any_key_takes_over_with_its_effect_and_the_caption_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(touring, "LAST_WORDS_SECONDS", 0.05)
    async with tour() as on:
        await on.go_to(3)
        on.app.post_message(events.Key("d", "d"))
        await on.until(lambda: "The tour is over" in on.caption)
        await on.until(lambda: "The tour is over" not in on.text)
        assert on.title == "Delete “Lead”?"
        await on.press("tab", "enter")
        assert "deleted" in on.text
        assert on.lines[0].startswith(" Lead management set-up")
        await on.press("space")
        assert "Restore it first" in on.message
        await on.press("f9")
        await on.until(lambda: isinstance(on.app.screen, StartScreen))
        assert not on.app.screen.query(Caption)
        stored = [on.app.store.read(entry.stem).setup for entry in on.app.store.entries()]
        assert stored == list(samples.samples("en"))


async def test_a_key_in_the_middle_of_a_text_is_typed_too() -> None:
    async with tour() as on:
        on.player.pace = 200
        await on.press("plus", "minus")  # wakes it
        await on.until(lambda: bool(on.app.focused and "Larkfie" in on.text))
        await on.press("Z")
        assert "Z" in on.value("name")
        assert on.player.over


async def test_a_paste_takes_over_too() -> None:
    async with tour() as on:
        await on.go_to(1)
        on.app.post_message(events.Paste("Somebody"))
        await on.until(lambda: on.player.over)


async def test_a_click_takes_over_with_its_effect() -> None:
    async with tour() as on:
        await on.press("space")
        click_at(on, place_of(on, "n New"))
        await on.until(lambda: isinstance(on.app.screen, Dialog))
        assert on.title == "New set-up"
        assert on.player.over


async def test_f9_plays_it_again_at_once_and_at_the_end() -> None:
    async with tour() as on:
        await on.go_to(9)
        await on.press("f9")
        await on.settle()
        assert on.player.number == 0
        assert isinstance(on.app.screen, StartScreen)
        assert on.app.screen.query_one(Caption)
        await on.to_the_end()
        assert on.place == "done"
        await on.press("f9")
        await on.settle()
        assert isinstance(on.app.screen, StartScreen)
        await on.go_to(3)
        assert on.place == "categories"


@pytest.mark.parametrize("key", ["space", "enter", "escape"])
async def test_at_the_end_a_key_that_says_go_on_does_nothing_else(key: str) -> None:
    async with tour() as on:
        await on.to_the_end()
        ticked = on.app.session.setup.progress.checklist
        on.app.screen.query_one(RowList).highlighted = 0
        await on.press(key)
        assert on.player.over
        assert on.place == "done"
        assert on.app.session.setup.progress.checklist == ticked
        await on.press("space")
        assert on.app.session.setup.progress.checklist != ticked


@pytest.mark.parametrize("key", ["m", "c"])
async def test_at_the_end_a_key_that_the_screen_offers_acts_at_once(key: str) -> None:
    async with tour() as on:
        await on.to_the_end()
        assert f" {key} " in on.text
        await on.press(key)
        await on.until(lambda: isinstance(on.app.screen, Dialog))
        assert on.player.over


async def test_at_the_end_right_leaves_it_there_to_be_seen_again() -> None:
    async with tour() as on:
        await on.to_the_end()
        before = on.lines
        await on.press("right", "right")
        assert on.lines == before
        await on.press("left")
        await on.at(len(on.player.scenes) - 1)


async def test_ctrl_q_leaves_at_once() -> None:
    async with tour() as on:
        await on.go_to(4)
        await on.press("ctrl+q")
        assert on.app.return_code == 3


async def test_the_first_line_of_the_moments_plays_it_from_anywhere_in_the_demo() -> None:
    async with shown(DemoApp()) as on:
        await on.press("d", "tab", "enter", "n", "x", "f8")
        await on.until(lambda: ">  The tour" in on.text)
        await on.press("enter")
        await has_begun(on)
        assert len(on.app.store.entries()) == 3
        await on.go_to(3)
        for seen in on.player.scenes[3].seen:
            assert on.shows(seen), f"{seen}\n{on.text}"


async def test_it_is_played_again_after_it_was_taken_over_and_keeps_its_captions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(touring, "LAST_WORDS_SECONDS", 0.5)
    async with tour() as on:
        await on.go_to(8)
        before = on.player
        await on.press("f8", "enter")
        await has_begun(on)
        assert before.over
        last_words_are_over = Event()
        on.app.set_timer(touring.LAST_WORDS_SECONDS, last_words_are_over.set)
        await last_words_are_over.wait()
        await on.settle()
        await has_begun(on)


async def test_a_double_click_on_its_line_begins_it_and_does_not_end_it() -> None:
    async with shown(DemoApp()) as on:
        await on.press("f8")
        await on.until(lambda: ">  The tour" in on.text)
        place = place_of(on, ">  The tour")
        click_at(on, place)
        await on.until(lambda: on.app.tour is not None)
        click_at(on, place)
        await has_begun(on)
        assert not on.player.over
