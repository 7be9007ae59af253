"""Saying lines and reading answers: no cursor movement, no colour, nothing redrawn.

Questions and what is told go to standard output, in one ordered stream: a screen reader, a serial line and a
log then hold them in the order in which they came. When the input is no terminal, the answers stand there
too.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NamedTuple, TextIO

from wizard.domain.text import clean, has_unsafe, show
from wizard.i18n import _
from wizard.plain import words

LONGEST_LINE = 65536
_PROMPT = "> "
_CODES = {"SIGHUP": 129, "SIGINT": 130, "SIGQUIT": 131, "SIGTERM": 143}


class Leave(Exception):
    """The user leaves the wizard; everything that was accepted is kept."""


class EndOfInput(Leave):
    """There are no more answers."""


class Ended(Leave):
    """A signal asks the program to end.

    Attributes:
        code: the exit code.
    """

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code


class Answer(NamedTuple):
    """What was typed; `word` is the command that was given instead of an answer."""

    text: str
    word: str = ""


class Talk:
    """One conversation, line by line. What it says is safe to print; what it reads is clean."""

    def __init__(self, source: TextIO, out: TextIO) -> None:
        self._source = source
        self._out = out
        self._echoes = not source.isatty()
        self._deaf = False
        self._waiting = False
        self._leaving = False
        self._code = 0

    def say(self, *lines: str) -> None:
        """Say something, a line each."""
        for line in lines:
            self._write(show(line) + "\n")

    def say_paragraphs(self, text: str) -> None:
        """Say a text of our own that has lines."""
        self.say(*filter(None, text.split("\n")))

    def ask(self, *question: str) -> str:
        """Ask and return the line that was typed, clean.

        Raises:
            EndOfInput: there is none.
            Ended: a signal came instead.
        """
        self.say(*question)
        while True:
            self._write(_PROMPT)
            line = self._line()
            if len(line) >= LONGEST_LINE:
                self.say(_("This line is too long, so it was not taken. Type a shorter one."))
            elif any("\ud800" <= sign <= "\udfff" for sign in line):
                self.say(_("This line is not in UTF-8, so it was not taken. Type it again."))
            else:
                if has_unsafe(line.replace("\t", " ")):
                    self.say(_("Control characters in your answer were left out."))
                return clean(line).strip()

    def answer(self, question: Sequence[str], about: Sequence[str], *instead: str) -> Answer:
        """Ask for a text; `?` says what it is about and asks again.

        Args:
            question: what to ask.
            about: what help says.
            instead: the commands that can be given instead of an answer, besides help and quit.

        Raises:
            Leave: the user leaves.
        """
        while True:
            line = self.ask(*question)
            word = words.instead(line, instead)
            if word == words.HELP:
                self.say(*about, *_about_words(instead))
            elif word == "quit":
                raise Leave
            else:
                return Answer("", word) if word else Answer(_unescaped(line, instead))

    def end(self, code: int) -> None:
        """End the conversation because a signal came: at once, or as soon as an answer is waited for.

        So no edit is ever cut in the middle.
        """
        self._code = code
        if self._waiting and not self._leaving:
            raise Ended(code)

    @property
    def ends(self) -> bool:
        """Tell whether a signal has asked to end: what takes long is to stop then."""
        return bool(self._code)

    def leave(self) -> None:
        """Ask nothing from now on; what is said goes to whoever still listens, and no signal interrupts."""
        self._leaving = True

    def stay(self) -> None:
        """Go on asking after all: only a part of the program was left."""
        self._leaving = False

    def finish(self) -> None:
        """Send what was said last."""
        self._send(self._out.flush)
        if self._deaf:  # or Python would fail at the end while it writes what is left
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._out.fileno())

    def _line(self) -> str:
        """Return the next line without its end."""
        self._send(self._out.flush)
        if self._deaf:
            raise EndOfInput
        line = self._read()
        if not line:
            self._write("\n")
            raise EndOfInput
        whole = line.endswith("\n")
        line = line.removesuffix("\n").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
        while not whole and len(line) >= LONGEST_LINE and (more := self._read()):
            whole = more.endswith("\n")
        if self._echoes:
            self.say(clean(line[:LONGEST_LINE]))
        return line

    def _read(self) -> str:
        try:
            with self._interruptible():
                return self._source.readline(LONGEST_LINE)
        except (OSError, ValueError):  # the terminal is gone, or the input was closed
            return ""

    def _write(self, text: str) -> None:
        self._send(lambda: self._out.write(text))

    def _send(self, act: Callable[[], object]) -> None:
        if self._deaf:
            return
        try:
            with self._interruptible():
                act()
        except (OSError, ValueError):  # nobody listens any more: the next question ends it
            self._deaf = True

    @contextmanager
    def _interruptible(self) -> Iterator[None]:
        self._waiting = True
        try:
            if self._code and not self._leaving:
                raise Ended(self._code)
            yield
        finally:
            self._waiting = False


@contextmanager
def listening(talk: Talk) -> Iterator[None]:
    """End the conversation in good order when a signal asks the program to end.

    A signal that is ignored from the start stays ignored, as on the full screen.
    """
    before: dict[int, Any] = {}

    def ended(number: int, _frame: FrameType | None) -> None:
        for other in before:
            signal.signal(other, signal.SIG_IGN)
        talk.end(_CODES[signal.Signals(number).name])

    for name in _CODES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, ended)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _unescaped(line: str, instead: Sequence[str]) -> str:
    """Return the text of an answer: with a backslash before it, a command or sign is an answer."""
    rest = line.lstrip("\\")
    return line[1:] if rest != line and words.instead(rest, instead) else line


def _about_words(instead: Sequence[str]) -> Iterator[str]:
    """Yield what the commands do that can be given instead of an answer."""
    if words.BACK in instead:
        yield _("< goes to the question before; from the first one it goes back.")
    if "undo" in instead:
        yield _("{undo} takes the last answer back.").format(undo=words.word("undo"))
    if "next" in instead:
        yield _("{next} leaves out the other questions and goes on.").format(next=words.word("next"))
    if "skip" in instead:
        yield _("{skip} skips this step; what was filled in is kept.").format(skip=words.word("skip"))
    yield _("{quit} leaves the wizard; everything is kept.").format(quit=words.word("quit"))
    yield _("To answer with such a word or sign itself, put \\ before it.")
