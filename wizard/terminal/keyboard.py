"""What a terminal sends, made into Textual's messages: keys, the mouse, and pastes that come to an end."""

import codecs
import re
from collections.abc import Generator, Iterable, Iterator

from textual import constants, events
from textual._xterm_parser import BRACKETED_PASTE_END as END
from textual._xterm_parser import BRACKETED_PASTE_START as START
from textual._xterm_parser import XTermParser
from textual.message import Message

PASTE_SECONDS = 3.0
"""How long a paste may pause before what has come of it is handed on."""
KEY_SECONDS = 0.1
"""How long it must be quiet around a key for it to be one, and no late part of a paste that has paused."""
PASTE_LIMIT = 8 * 1024 * 1024
"""How many characters of a paste are held; what comes beyond them is dropped."""

# The parser compares times itself; this makes sure that it does not find it a moment too early.
_ESCAPE_SECONDS = constants.ESCAPE_DELAY + 0.001
# A mark may be split between two reads; this many of its characters may have come already.
_SPLIT = len(END) - 1
# What a terminal puts into a paste that is open without end: the mouse has moved, the window has the focus.
_REPORTS = re.compile(r"\x1b\[(?:<[\d;-]*[Mm]|[IO])")
_ONE_KEY = re.compile(r"(?:\x1b\[[0-?]*[ -/]*[@-~]|\x1bO.)*(?:\x1b?.)?", re.DOTALL)


class _Paste:
    """What has come of a paste and was not handed on yet."""

    def __init__(self) -> None:
        self.paused = False
        self.tail = ""  # its last characters, which may be the beginning of the end mark
        self._parts: list[str] = []
        self._room = PASTE_LIMIT

    def add(self, text: str) -> None:
        self._parts.append(text[: self._room])
        self._room -= len(self._parts[-1])

    def take(self) -> str:
        text = "".join([*self._parts, self.tail])
        self.tail, self._parts, self._room = "", [], PASTE_LIMIT
        return _REPORTS.sub("", text).replace("\0", "")

    @property
    def patience(self) -> float | None:
        if not self.paused:
            return PASTE_SECONDS
        return KEY_SECONDS if self._parts or self.tail else None


class Keyboard:
    """Makes messages of bytes.

    Textual's parser does the keys. Pastes are taken apart here: the parser would wait for their end for ever,
    and swallow every key meanwhile.
    """

    def __init__(self, debug: bool = False) -> None:
        """Begin with nothing pressed; `debug` is the parser's own."""
        self._debug = debug
        self._parser = XTermParser(debug)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._paste: _Paste | None = None
        self._before = ""  # the last the parser got: it may be the beginning of a start mark
        self._escaped = False

    @property
    def patience(self) -> float | None:
        """How many seconds to wait for more before `pause` is called; None if it need not be called."""
        if self._paste:
            return self._paste.patience
        return _ESCAPE_SECONDS if self._escaped else None

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield what the bytes mean; those that are no UTF-8 become replacement characters."""
        rest = self._decode(data)
        while rest:
            rest = yield from self._pasted(self._paste, rest) if self._paste else self._keys(rest)

    def pause(self) -> Iterator[Message]:
        """Yield what must be so because nothing has come for a while: a lone escape, the end of a paste.

        A paste that has paused may still go on, on a slow line. So what comes after it is a key only when it
        stands alone; anything else is handed on as pasted, and never done as keys.
        """
        if not self._paste:
            self._escaped = False
            yield from self._survived(self._parser.tick())
            return
        text = self._paste.take()
        if text and self._paste.paused and _ONE_KEY.fullmatch(text):
            self._close_paste()
            yield from self._keys(text)
            return
        self._paste.paused = True
        if text:
            yield events.Paste(text)

    def _keys(self, text: str) -> Generator[Message, None, str]:
        """Yield keys and the like up to where a paste begins; return what is left."""
        seen = self._before + text
        start = seen.find(START)
        until = len(text) if start < 0 else start + len(START) - len(self._before)
        self._before = seen[-_SPLIT:] if start < 0 else ""
        self._escaped = start < 0 and (self._escaped or "\x1b" in text)
        for character in text[:until]:  # one by one, so that one bad key takes no others with it
            yield from self._survived(self._parser.feed(character))
        if start >= 0:
            self._paste = _Paste()
        return text[until:]

    def _pasted(self, paste: _Paste, text: str) -> Generator[Message, None, str]:
        """Collect up to where the paste ends; return what is left."""
        text = paste.tail + text
        end = _end_of_paste(text)
        if end < 0:
            paste.add(text[:-_SPLIT])
            paste.tail = text[-_SPLIT:]
            return ""
        paste.tail = ""
        paste.add(text[:end])
        self._close_paste()
        if pasted := paste.take():
            yield events.Paste(pasted)
        return text[end + len(END) :]

    def _close_paste(self) -> None:
        self._paste = None
        for _ in self._survived(self._parser.feed(END)):
            pass  # the parser got the two marks and nothing between them

    def _survived(self, messages: Iterable[Message]) -> Iterator[Message]:
        try:
            yield from messages
        except (OverflowError, ValueError):  # a key with an impossible number, after which the parser is dead
            self._parser = XTermParser(self._debug)


def _end_of_paste(text: str) -> int:
    """Return where a paste ends, or -1. An end mark with another one close behind it was pasted itself."""
    first = text.find(END)
    next_paste = text.find(START, first)
    return text.rfind(END, 0, len(text) if next_paste < 0 else next_paste) if first >= 0 else -1
