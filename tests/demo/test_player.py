"""The player of the tour: what comes when, and what the user's keys do to it."""

import pytest

from wizard.demo.player import PACES, Answer, Player, schedule
from wizard.demo.script import Key, TourScene

SCENES = (
    TourScene("one", "A caption to read.", (Key("a", "a"), Key("x", "x", of_text=True)), ()),
    TourScene("two", "Another caption, which is longer than the first one.", (), ()),
    TourScene("three", "The last one.", (Key("enter"),), ()),
)


class Clock:
    """Plays on a clock that is moved by hand."""

    def __init__(self, pace: float = 1.0) -> None:
        self.player = Player(SCENES, pace)
        self.now = 100.0

    def due(self) -> float | None:
        return self.player.due(self.now)

    def play(self) -> str:
        """Wait for the next beat, and return the key that is pressed then."""
        due = self.due()
        assert due is not None
        self.now += due
        assert self.due() == pytest.approx(0)
        key = self.player.play()
        return key.name if key else ""

    def play_scene(self) -> list[str]:
        number, keys = self.player.number, []
        while self.player.number == number and not self.player.at_end:
            keys.append(self.play())
        return keys

    def play_at_once(self) -> list[str]:
        """Play what comes without waiting."""
        keys = []
        while self.due() == 0:
            keys.append(self.play())
        return keys

    def take(self, key: str) -> Answer:
        return self.player.take(key, self.now)


def test_a_scene_is_read_then_played_then_looked_at() -> None:
    beats = list(schedule(SCENES))
    assert [(beat.scene, beat.key.name if beat.key else "") for beat in beats] == [
        (0, "a"),
        (0, "x"),
        (0, ""),
        (1, ""),
        (2, "enter"),
        (2, ""),
    ]
    assert beats[0].seconds > beats[1].seconds
    assert beats[3].seconds > beats[0].seconds + 1
    assert all(beat.seconds > 0 for beat in beats)


def test_a_longer_caption_gets_more_time() -> None:
    short, long = (TourScene("", "x" * length, (), ()) for length in (20, 140))
    assert next(schedule([short])).seconds < next(schedule([long])).seconds < 8


def test_what_was_typed_can_be_read_before_the_next_key() -> None:
    typed = tuple(Key(character, character, of_text=True) for character in "ab")
    beats = list(schedule([TourScene("", "", (*typed, Key("tab"), Key("enter")), ())]))
    typing, reading, pressing = (beat.seconds for beat in beats[1:4])
    assert typing < pressing < reading
    assert 0.8 <= reading <= 1


def test_what_a_late_key_waits_for_can_be_seen() -> None:
    soon, late = (
        list(schedule([TourScene("", "", (Key("enter"), Key("home", late=late)), ())]))[1].seconds
        for late in (False, True)
    )
    assert soon < late == pytest.approx(1)


def test_it_plays_from_the_first_key_to_the_end() -> None:
    clock = Clock()
    assert clock.player.caption == "A caption to read."
    assert clock.play_scene() == ["a", "x", ""]
    assert clock.player.caption == SCENES[1].caption
    assert clock.play_scene() == [""]
    assert clock.play_scene() == ["enter", ""]
    assert clock.player.at_end
    assert clock.player.caption == "The last one."
    assert clock.due() is None


def test_time_that_passes_counts_once() -> None:
    clock = Clock()
    whole = clock.due()
    assert whole is not None
    clock.now += 1
    assert clock.due() == pytest.approx(whole - 1)
    assert clock.due() == pytest.approx(whole - 1)
    clock.now += 1000
    assert clock.due() == 0


def test_a_pause_takes_no_time_away() -> None:
    clock = Clock()
    whole = clock.due()
    assert whole is not None
    clock.now += 1
    assert clock.take("space") is Answer.STAYS
    assert clock.player.paused
    assert clock.due() is None
    clock.now += 1000
    assert clock.due() is None
    clock.take("space")
    assert clock.due() == pytest.approx(whole - 1)


def test_the_pace_is_changed_in_steps_and_counts_at_once() -> None:
    clock = Clock()
    whole = clock.due()
    assert whole is not None
    clock.take("plus")
    assert clock.player.pace == 1.5
    assert clock.due() == pytest.approx(whole / 1.5)
    for _press in range(20):
        clock.take("plus")
    assert clock.player.pace == PACES[-1]
    for _press in range(20):
        clock.take("minus")
    assert clock.player.pace == PACES[0]
    assert clock.due() == pytest.approx(whole / PACES[0])


def test_right_plays_the_rest_of_the_scene_at_once() -> None:
    clock = Clock()
    clock.play()
    assert clock.take("right") is Answer.STAYS
    assert clock.player.hurries
    assert clock.due() == 0
    assert clock.play_scene() == ["x", ""]
    assert not clock.player.hurries
    assert clock.due() != 0


def test_right_twice_goes_two_scenes_on_and_no_further_than_the_end() -> None:
    clock = Clock()
    clock.take("right")
    clock.take("right")
    assert clock.play_scene() == ["a", "x", ""]
    assert clock.due() == 0
    clock.play_scene()
    assert clock.player.number == 2
    assert clock.due() != 0
    for _press in range(5):
        clock.take("right")
    clock.play_scene()
    assert clock.player.at_end


def test_while_paused_right_shows_what_each_scene_does() -> None:
    clock = Clock()
    clock.play()
    clock.take("space")
    for keys, number in ((["x"], 0), ([""], 1), (["", "enter"], 2)):
        assert clock.take("right") is Answer.STAYS
        assert clock.play_at_once() == keys
        assert clock.player.number == number
        assert clock.player.paused
    clock.take("right")
    assert clock.play_at_once() == [""]
    assert clock.player.at_end


def test_right_twice_while_paused_goes_two_scenes_on() -> None:
    clock = Clock()
    clock.take("space")
    clock.take("right")
    clock.take("right")
    assert clock.play_at_once() == ["a", "x", ""]
    assert clock.player.number == 1


def test_after_a_step_it_goes_on_with_the_next_scene_at_once() -> None:
    clock = Clock()
    clock.take("space")
    clock.take("right")
    clock.play_at_once()
    assert clock.due() is None
    clock.take("space")
    assert clock.play_at_once() == [""]
    assert clock.player.number == 1
    assert not clock.player.hurries


def test_while_paused_left_shows_what_the_scene_before_has_done() -> None:
    clock = Clock()
    clock.take("space")
    for _scene in SCENES:
        clock.take("right")
    clock.play_at_once()
    assert clock.player.number == 2
    for keys, number in ((["a", "x", ""], 1), (["a", "x"], 0), ([], 0)):
        assert clock.take("left") is Answer.BEGINS
        assert clock.play_at_once() == keys
        assert clock.player.number == number
        assert clock.player.paused


def test_left_begins_anew_and_hurries_to_the_scene_before() -> None:
    clock = Clock()
    clock.play_scene()
    clock.play_scene()
    clock.play()
    assert clock.take("left") is Answer.BEGINS
    assert clock.player.number == 0
    assert clock.due() == 0
    assert clock.play_scene() == ["a", "x", ""]
    assert clock.player.number == 1
    assert clock.due() != 0
    assert clock.take("left") is Answer.BEGINS
    assert clock.player.number == 0
    assert not clock.player.hurries
    assert clock.due() != 0


def test_left_on_the_way_back_goes_further_back() -> None:
    clock = Clock()
    clock.play_scene()
    clock.play_scene()
    clock.take("left")
    clock.take("left")
    assert not clock.player.hurries
    assert clock.player.number == 0


def test_at_the_end_left_shows_the_last_scene_again() -> None:
    clock = Clock(pace=1000)
    for _scene in SCENES:
        clock.play_scene()
    assert clock.take("left") is Answer.BEGINS
    clock.play_scene()
    assert clock.player.hurries
    clock.play_scene()
    assert clock.player.number == 2
    assert not clock.player.hurries


def test_at_the_end_of_a_pause_left_shows_what_the_last_scene_has_done() -> None:
    clock = Clock()
    clock.take("space")
    for _press in range(4):
        clock.take("right")
    clock.play_at_once()
    assert clock.player.at_end
    assert clock.take("left") is Answer.BEGINS
    assert clock.play_at_once() == ["a", "x", "", "", "enter"]


@pytest.mark.parametrize("key", ["a", "enter", "escape", "ctrl+q", "f1", "up"])
def test_any_other_key_takes_over_and_has_its_effect(key: str) -> None:
    clock = Clock()
    assert clock.take(key) is Answer.ENDS
    assert clock.player.over
    assert clock.due() is None


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        ("space", Answer.ENDS_HERE),
        ("enter", Answer.ENDS_HERE),
        ("escape", Answer.ENDS_HERE),
        ("m", Answer.ENDS),
        ("plus", Answer.ENDS),
        ("down", Answer.ENDS),
        ("ctrl+q", Answer.ENDS),
    ],
)
def test_at_the_end_any_key_goes_on_and_only_three_do_nothing_else(key: str, answer: Answer) -> None:
    clock = Clock(pace=1000)
    for _scene in SCENES:
        clock.play_scene()
    assert clock.take(key) is answer
    assert clock.player.over


def test_at_the_end_right_does_nothing() -> None:
    clock = Clock(pace=1000)
    for _scene in SCENES:
        clock.play_scene()
    assert clock.take("right") is Answer.STAYS
    assert clock.player.at_end
    assert not clock.player.over
    assert clock.due() is None


def test_f9_plays_it_again_from_anywhere() -> None:
    clock = Clock()
    clock.take("space")
    clock.take("plus")
    assert clock.take("f9") is Answer.BEGINS
    assert not clock.player.paused
    assert clock.player.pace == 1.5
    assert clock.due() != 0
    clock.play_scene()
    clock.play_scene()
    clock.play_scene()
    assert clock.take("f9") is Answer.BEGINS
    assert clock.player.number == 0
    assert not clock.player.at_end
