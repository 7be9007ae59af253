"""The tour on the full screen: keys are pressed by themselves in the demo, and a caption says why."""

import asyncio
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ScreenStackError
from textual.screen import Screen

from wizard.demo.caption import Caption
from wizard.demo.player import Answer, Player
from wizard.demo.resting import at_rest
from wizard.demo.script import Key, read
from wizard.i18n import spoken

if TYPE_CHECKING:
    from wizard.demo.app import DemoApp

LAST_WORDS_SECONDS = 4.0


class Tour:
    """Plays in the demo until it is at its end or the user takes over."""

    def __init__(self, app: "DemoApp") -> None:
        """Stand before the first scene."""
        self.player = Player(read(spoken()))
        self._app = app
        self._own_keys: list[events.Key] = []
        self._has_captions = True
        self._woken = asyncio.Event()
        self._begins = False  # the player is back before the first scene, and the screen is not yet
        self._deaf_until = 0.0

    def start(self) -> None:
        """Play; the demo shows its first screen already."""
        self._app.run_worker(self._play_while_open())

    def start_from_anywhere(self) -> None:
        """Play, from whatever the demo shows; a double click that has asked for it does not end it either."""
        self._begins = True
        self._deaf_until = monotonic() + self._app.CLICK_CHAIN_TIME_THRESHOLD
        self.start()

    def captioned(self, screen: Any) -> Any:
        """Put the caption on a screen before that is shown, and return the screen."""
        if self._has_captions and isinstance(screen, Screen):
            screen.compose_add_child(Caption(self.player))
        return screen

    @property
    def _captions(self) -> list[Caption]:
        return [caption for screen in self._app.screen_stack for caption in screen.query(Caption)]

    def _say(self) -> None:
        for caption in self._captions:
            caption.follow()

    def _take_captions_away(self) -> None:
        if self.player.over and self._app.tour is self:
            self._has_captions = False
            for caption in self._captions:
                caption.display = False

    # Playing

    async def _play_while_open(self) -> None:
        with suppress(ScreenStackError):  # the app is closing, and its screens have gone
            await self._play()

    async def _play(self) -> None:
        """Play everything, and begin anew whenever that is wanted: nobody else presses a key."""
        await at_rest(self._app)
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
                await at_rest(self._app)
            self._say()

    async def _begin_anew(self) -> None:
        await at_rest(self._app)  # a key pressed before still has its effect, and not in what comes now
        self._begins = False
        self._app.start_over()
        await at_rest(self._app)

    def _press(self, key: Key) -> None:
        event = events.Key(key.name, key.character)
        self._own_keys.append(event)
        self._app.post_message(event)

    def takes(self, event: events.Event) -> bool:
        """See an event before anybody else does; return whether it has had its effect."""
        if any(event is own for own in self._own_keys):
            self._own_keys = [own for own in self._own_keys if own is not event]
            return False
        return not (self.player.over or event.is_forwarded) and self._takes_of_user(event)

    def _takes_of_user(self, event: events.Event) -> bool:
        if isinstance(event, events.Key):
            answer = self.player.take(event.key, monotonic())
        elif isinstance(event, events.MouseDown) and monotonic() < self._deaf_until:
            return True
        elif isinstance(event, events.MouseDown | events.Paste):
            self.player.over, answer = True, Answer.ENDS
        else:
            return False
        self._begins |= answer is Answer.BEGINS
        self._woken.set()
        self._say()
        if self.player.over:
            self._app.set_timer(LAST_WORDS_SECONDS, self._take_captions_away)
        return answer is not Answer.ENDS
