"""The demo without a full screen, line by line."""

from collections.abc import Iterator

from wizard import plain, traces
from wizard.demo.memory import MemoryStore
from wizard.demo.scenes import SCENES, fresh_store, store_at
from wizard.demo.words import about
from wizard.i18n import _
from wizard.plain import words
from wizard.plain.desk import Desk
from wizard.plain.questions import index_in, numbered
from wizard.plain.set_up_list import SetUpList
from wizard.plain.setups import Setups
from wizard.plain.talk import Leave, Talk


class DemoSetups(Setups):
    """The list of the samples, with the moments to jump to."""

    def __init__(self, talk: Talk) -> None:
        super().__init__(talk, fresh_store())

    def _announce(self) -> None:
        self._talk.say("", about())
        super()._announce()

    def _commands(self) -> Iterator[tuple[str, str]]:
        yield from (command for command in super()._commands() if command[0] != words.word("demo"))
        yield words.usage("moment", "N"), _("demo: go to moment N; without N: which there are")
        yield words.word("start-over"), _("demo: start over")

    def _take(self, line: str) -> bool:
        name, rest = words.split(line)
        if name == "moment":
            return self._moment(rest)
        if name == "start-over":
            return self._demo()
        return super()._take(line)

    def _moment(self, rest: str) -> bool:
        index = index_in(rest, len(SCENES))
        if index is None:
            self._talk.say(*numbered(f"{_(scene.title)}: {_(scene.hint)}" for scene in SCENES))
            text = _("Type the number of a moment after {command}.")
            self._talk.say(text.format(command=words.word("moment")))
            return False
        store, stem = store_at(SCENES[index])
        self._use(store)
        return self._open(stem)

    def _demo(self) -> bool:
        """Start over, which is also what asking for the demo in the demo means."""
        self._use(fresh_store())
        return True

    def _use(self, store: MemoryStore) -> None:
        self._store, self._list = store, SetUpList(self._talk, store)

    def _last_words(self, desk: Desk) -> str:
        return _("The set-up is complete.") if desk.keeper.complete else about()


def converse() -> int:
    """Run the demo in plain mode and return the exit code."""
    return plain.converse(DemoSetups)


def visit(talk: Talk) -> None:
    """Show the demo to whoever is in the wizard already, and come back when they leave it."""
    traces.leave(wanted=False)
    try:
        DemoSetups(talk).run(None)
    except Leave:  # if nobody is there any more, the next question says so again
        talk.stay()
    traces.leave(wanted=True)
