"""The tour on the full screen: keys are pressed by themselves in the demo, and a caption says why."""

import asyncio
from contextlib import suppress
from time import monotonic
from typing import Any

from textual import events
from textual.app import ScreenStackError
from textual.screen import Screen

from wizard.demo.app import DemoApp
from wizard.demo.caption import Caption
from wizard.demo.player import NORMAL, Answer, Player
from wizard.demo.resting import at_rest
from wizard.demo.script import Key, read
from wizard.i18n import spoken
from wizard.running import run_app

LAST_WORDS_SECONDS = 4.0


class TourApp(DemoApp):
    """Plays the tour until it is at its end or the user takes over; then it is the demo."""

    def __init__(self, pace: float = NORMAL) -> None:
        """Stand before the first scene."""
        super().__init__()
        self.player = Player(read(spoken()), pace)
        self._own_keys: list[events.Key] = []
        self._has_captions = True
        self._woken = asyncio.Event()
        self._begins = False  # the player is back before the first scene, and the screen is not yet

    # The caption stands on every screen before that is shown.

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the list of the samples."""
        screen: Screen[Any] = self._captioned(super().get_default_screen())
        return screen

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Show a dialog, below the caption too."""
        return super().push_screen(self._captioned(screen), *arguments, **options)

    def switch_screen(self, screen: Any) -> Any:
        """Show another screen in the place of this one."""
        return super().switch_screen(self._captioned(screen))

    def _captioned(self, screen: Any) -> Any:
        if self._has_captions and isinstance(screen, Screen):
            screen.compose_add_child(Caption(self.player))
        return screen

    @property
    def _captions(self) -> list[Caption]:
        return [caption for screen in self.screen_stack for caption in screen.query(Caption)]

    def _say(self) -> None:
        for caption in self._captions:
            caption.follow()

    def _take_captions_away(self) -> None:
        if self.player.over:
            self._has_captions = False
            for caption in self._captions:
                caption.display = False

    # Playing

    def on_mount(self) -> None:
        """Play, once the first picture is there."""
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        self.run_worker(self._play_while_open())

    async def _play_while_open(self) -> None:
        with suppress(ScreenStackError):  # the app is closing, and its screens have gone
            await self._play()

    async def _play(self) -> None:
        """Play everything, and begin anew whenever that is wanted: nobody else presses a key."""
        await at_rest(self)
        while self._begins or not self.player.over:
            self._woken.clear()
            if self._begins:
                await self._begin_anew()
                continue
            due = self.player.due(monotonic())
            if due != 0:
                with suppress(TimeoutError):
                    async with asyncio.timeout(due):
                        await self._woken.wait()
                continue
            if key := self.player.play():
                self._press(key)
            if key is None or not key.of_text:  # a text goes to one field, however fast it comes
                await at_rest(self)
            self._say()

    async def _begin_anew(self) -> None:
        await at_rest(self)  # a key that was pressed before still has its effect, and not in what comes now
        self._begins = False
        self.start_over()
        await at_rest(self)

    def _press(self, key: Key) -> None:
        event = events.Key(key.name, key.character)
        self._own_keys.append(event)
        self.post_message(event)

    async def on_event(self, event: events.Event) -> None:
        """See what the user presses before anybody else does."""
        if any(event is own for own in self._own_keys):
            self._own_keys = [own for own in self._own_keys if own is not event]
        elif not (self.player.over or event.is_forwarded) and self._takes(event):
            return
        await super().on_event(event)

    def _takes(self, event: events.Event) -> bool:
        """Take a key of the user's; return whether it has had its effect."""
        if isinstance(event, events.Key):
            answer = self.player.take(event.key, monotonic(), types=event.is_printable)
        elif isinstance(event, events.MouseDown | events.Paste):
            self.player.over, answer = True, Answer.ENDS
        else:
            return False
        self._begins |= answer is Answer.BEGINS
        self._woken.set()
        self._say()
        if self.player.over:
            self.set_timer(LAST_WORDS_SECONDS, self._take_captions_away)
        return answer is not Answer.ENDS


def show() -> int:
    """Run the tour on the full screen and return the exit code."""
    return run_app(TourApp())
