"""Where the tour is and what comes when. It knows no screen and has no clock: others tell it the time."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from wizard.demo.script import Key, TourScene

PACES = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
NORMAL = 1.0
_GO_ON = ("space", "enter", "escape")  # at the end they are pressed for that alone

# Seconds at the normal pace.
_TO_READ_A_CHARACTER = 0.042
_TO_READ_ANY = 1.2
_READ_BEFORE = 0.6  # this share of the caption is read before the first key
_TO_PRESS = 0.45
_TO_PRESS_AGAIN = 0.2  # what was pressed just before, or in turns with another
_TO_TYPE = 0.075
_TO_READ_TYPED = 0.9  # before a text's dialog closes, or another field has the focus
_TO_SEE = 1.0  # before a key that is pressed late
_TO_LOOK = 1.6  # at the least, at what the keys have done


class Answer(Enum):
    """What a key of the user's means for the tour."""

    STAYS = auto()
    """The tour goes on, perhaps otherwise; the key has had its effect."""
    BEGINS = auto()
    """The tour begins anew, with everything as it was at first."""
    ENDS = auto()
    """The tour is over, and the key is the user's own."""
    ENDS_HERE = auto()
    """The tour is over, and the key has had its effect."""


class Beat(NamedTuple):
    """One moment of a scene: what is pressed, if anything, after so many seconds at the normal pace."""

    scene: int
    seconds: float
    key: Key | None


def schedule(scenes: Iterable[TourScene]) -> Iterator[Beat]:
    """Yield the beats: time to read, the keys, and time to look at what they did."""
    for number, scene in enumerate(scenes):
        reading = _TO_READ_ANY + len(scene.caption) * _TO_READ_A_CHARACTER
        wait = reading * _READ_BEFORE
        for before, key, after in zip((None, *scene.keys), scene.keys, (*scene.keys[1:], None), strict=False):
            yield Beat(number, wait, key)
            wait = _seconds_between(before, key, after)
        rest = reading * (1 - _READ_BEFORE)
        yield Beat(number, max(rest, _TO_LOOK) if scene.keys else reading, None)


def _seconds_between(before: Key | None, key: Key, after: Key | None) -> float:
    """Return how long it takes from a key to the one after it."""
    if key.of_text:
        return _TO_TYPE if after and after.of_text else _TO_READ_TYPED
    if after and after.late:
        return _TO_SEE
    return _TO_PRESS_AGAIN if after in (before, key) else _TO_PRESS


class Player:
    """Goes from beat to beat.

    Attributes:
        scenes: what is played.
        pace: how many times as fast as normal.
        paused: whether time stands still.
        over: whether the user has taken over, so that nothing is played any more.
    """

    def __init__(self, scenes: Sequence[TourScene], pace: float = NORMAL) -> None:
        """Stand before the first scene."""
        self.scenes = scenes
        self.pace = pace
        self.paused = False
        self.over = False
        self._beats = tuple(schedule(scenes))
        numbers = [beat.scene for beat in self._beats]
        self._starts = tuple(map(numbers.index, range(len(scenes))))  # each scene's first beat
        self._results = (*(start - 1 for start in self._starts[1:]), len(numbers) - 1)  # and its last
        self._to_begin(0)

    @property
    def at_end(self) -> bool:
        """Tell whether everything is played."""
        return self._next == len(self._beats)

    @property
    def number(self) -> int:
        """Which scene is on, from 0; at the end it is still the last one."""
        return self._beats[min(self._next, len(self._beats) - 1)].scene

    @property
    def caption(self) -> str:
        """What is said now."""
        return self.scenes[self.number].caption

    @property
    def hurries(self) -> bool:
        """Tell whether it plays without waiting, to come to where the user wants to be."""
        return self._next < self._hurry_to

    def due(self, now: float) -> float | None:
        """Return in how many seconds the next beat comes; None: not before the user does something."""
        self._count(now)
        if self.at_end or self.over:
            return None
        if self.hurries:
            return 0.0
        return None if self.paused else max(0.0, self._left / self.pace)

    def play(self) -> Key | None:
        """Play the next beat: return the key to press, if there is one."""
        key = self._beats[self._next].key
        self._wait_for(self._next + 1)
        if self.paused and self._next in self._results:  # it is looked at in the pause
            self._left = 0.0
        return key

    def take(self, key: str, now: float) -> Answer:
        """Take a key of the user's, by its name."""
        self._count(now)
        if key == "f9":
            self.paused = False
            return self._begin(0)
        if key == "left":
            return self._begin(self._stop_before())
        if key == "right":
            self._hurry_to = self._stop_after()
        elif self.at_end:
            self.over = True
            return Answer.ENDS_HERE if key in _GO_ON else Answer.ENDS
        elif key == "space":
            self.paused = not self.paused
        elif key in ("plus", "minus"):
            self._change_pace(faster=key == "plus")
        else:
            self.over = True
            return Answer.ENDS
        return Answer.STAYS

    @property
    def _stops(self) -> tuple[int, ...]:
        """The beats that left and right go to: a scene's start or, in a pause, what its keys have done."""
        return self._results if self.paused else self._starts

    @property
    def _on_the_way_to(self) -> int:
        """The beat that it hurries to, else the next one."""
        return max(self._next, self._hurry_to)

    def _stop_after(self) -> int:
        return next((stop for stop in self._stops if stop > self._on_the_way_to), len(self._beats))

    def _stop_before(self) -> int:
        """Return the stop in the scene before, at the end in the last scene; in the first scene its start."""
        way = self._on_the_way_to
        scene = self._beats[way].scene if way < len(self._beats) else len(self.scenes)
        return self._stops[scene - 1] if scene else 0

    def _begin(self, hurry_to: int) -> Answer:
        self._to_begin(hurry_to)
        return Answer.BEGINS

    def _to_begin(self, hurry_to: int) -> None:
        self._hurry_to = hurry_to
        self._at: float | None = None
        self._wait_for(0)

    def _wait_for(self, beat: int) -> None:
        self._next = beat
        self._left = 0.0 if self.at_end else self._beats[beat].seconds

    def _count(self, now: float) -> None:
        """Let the time pass since the last time that it was told."""
        if self._at is not None and not self.paused:
            self._left -= (now - self._at) * self.pace
        self._at = now

    def _change_pace(self, *, faster: bool) -> None:
        paces = [pace for pace in PACES if (pace > self.pace if faster else pace < self.pace)]
        if paces:
            self.pace = paces[0] if faster else paces[-1]
