"""The screen behind the pty: pyte, with what it lacks of a real terminal (answers, two screens, modes)."""

import base64
import codecs
import re
import unicodedata
from collections.abc import Iterator

import pyte
from pyte.screens import Char
from wcwidth import wcwidth

# One whole control sequence (CSI) or control string (OSC, DCS, APC, PM, SOS).
_SEQUENCE = re.compile(
    r"\x1b(?:\[(?P<mark>[<-?]?)(?P<numbers>[0-9;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|(?P<kind>[\]PX^_])(?P<string>.*?)(?:\x07|\x1b\\))",
    re.DOTALL,
)
# The beginning of one, at the end of what was read so far.
_UNFINISHED = re.compile(r"\x1b(?:\[[<-?]?[0-9;:]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")

_FOREGROUND, _BACKGROUND = "d8d8d8", "121212"
_ALTERNATE_SCREEN = {47, 1047, 1049}
_CURSOR, _LINE_WRAP, _HELD_PICTURE = 25, 7, 2026
_ON_AT_START = {_CURSOR, _LINE_WRAP}
_DONE_BY_PYTE = {6, _LINE_WRAP, _CURSOR}
_MOUSE = {1000, 1002, 1003, 1006, 1015, 1016}
_KNOWN = _ALTERNATE_SCREEN | _DONE_BY_PYTE | _MOUSE | {1, 1004, 2004, _HELD_PICTURE}
_NAMES = {
    **dict.fromkeys(_ALTERNATE_SCREEN, "alternate screen"),
    **dict.fromkeys(_MOUSE, "mouse"),
    1004: "focus reports",
    2004: "bracketed paste",
    2048: "size reports",
    _HELD_PICTURE: "held picture",
}


class _Screen(pyte.Screen):
    def draw(self, data: str) -> None:
        # pyte throws away the rest of a text after a character without width that is no accent.
        if not data.isascii():
            data = "".join(c for c in data if wcwidth(c) > 0 or unicodedata.combining(c))
        super().draw(data)


class Emulator:
    """What a terminal shows and answers when it is fed a program's bytes."""

    def __init__(self, columns: int, lines: int) -> None:
        self._primary = _Screen(columns, lines)
        self._alternate = _Screen(columns, lines)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._unfinished = ""
        self._answers: list[str] = []
        self._kitty_levels = 0
        self.clipboard = ""
        self.modes: set[int] = set(_ON_AT_START)
        self._show(self._primary)

    def _show(self, screen: _Screen) -> None:
        self.screen = screen
        self._stream = pyte.Stream(screen)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the screen."""
        for screen in (self._primary, self._alternate):
            screen.resize(lines=lines, columns=columns)

    def feed(self, data: bytes) -> bytes:
        """Draw what a program wrote; return what the terminal answers to it."""
        text = self._unfinished + self._decoder.decode(data)
        tail = _UNFINISHED.search(text)
        self._unfinished = tail[0] if tail else ""
        text = text[: len(text) - len(self._unfinished)]
        drawn = 0
        for found in _SEQUENCE.finditer(text):
            if not _is_for_pyte(found):
                self._stream.feed(text[drawn : found.start()])
                drawn = found.end()
                self._handle(found)
        self._stream.feed(text[drawn:])
        answers, self._answers = "".join(self._answers), []
        return answers.encode()

    @property
    def picture_is_held(self) -> bool:
        """Whether the program is in the middle of a frame that a terminal does not show yet."""
        return _HELD_PICTURE in self.modes

    def left_on(self) -> set[str]:
        """Name what the program has switched and not put back."""
        names = {_NAMES[mode] for mode in self.modes if mode in _NAMES}
        if self._kitty_levels:
            names.add("kitty keys")
        if _CURSOR not in self.modes:
            names.add("hidden cursor")
        if _LINE_WRAP not in self.modes:
            names.add("no line wrap")
        return names

    def cells(self, line: int) -> Iterator[tuple[int, Char]]:
        """Yield a line's characters with their columns; a wide one takes two columns and comes once."""
        row = self.screen.buffer[line]
        column = 0
        while column < self.screen.columns:
            cell = row[column]
            yield column, cell if cell.data else cell._replace(data=" ")
            column += width(cell)

    def lines(self) -> list[str]:
        """Return the screen's lines without trailing spaces."""
        return [
            "".join(cell.data for _, cell in self.cells(line)).rstrip() for line in range(self.screen.lines)
        ]

    def _handle(self, found: re.Match[str]) -> None:
        if found["kind"]:
            self._take_copied(found["kind"], found["string"])
            self._answer_colour(found["kind"], found["string"])
            return
        what = found["mark"] + found["between"] + found["final"]
        numbers = [int(number) for number in found["numbers"].split(";") if number.isdigit()]
        if what in ("?h", "?l"):
            self._set_modes(numbers, on=what == "?h")
        elif what == ">u":
            self._kitty_levels += 1
        elif what == "<u":
            self._kitty_levels = max(0, self._kitty_levels - (numbers or [1])[0])
        else:
            self._answer(what, (numbers or [0])[0])

    def _set_modes(self, modes: list[int], *, on: bool) -> None:
        for mode in modes:
            if mode in _ALTERNATE_SCREEN and on != (mode in self.modes):
                self._alternate.reset()
                self._show(self._alternate if on else self._primary)
            if mode in _DONE_BY_PYTE:
                self._stream.feed(f"\x1b[?{mode}{'h' if on else 'l'}")
            if on:
                self.modes.add(mode)
            else:
                self.modes.discard(mode)

    def _answer(self, question: str, number: int) -> None:
        cursor, screen = self.screen.cursor, self.screen
        answers = {
            ("c", 0): "\x1b[?62;22c",
            (">c", 0): "\x1b[>1;10;0c",
            (">q", 0): "\x1bP>|lead-wizard-test-terminal\x1b\\",
            ("?u", 0): "\x1b[?0u",
            ("n", 5): "\x1b[0n",
            ("n", 6): f"\x1b[{cursor.y + 1};{min(cursor.x, screen.columns - 1) + 1}R",
            ("t", 18): f"\x1b[8;{screen.lines};{screen.columns}t",
        }
        if question == "?$p":
            state = (1 if number in self.modes else 2) if number in _KNOWN else 0
            self._answers.append(f"\x1b[?{number};{state}$y")
        elif (question, number) in answers:
            self._answers.append(answers[question, number])

    def _take_copied(self, kind: str, string: str) -> None:
        if kind == "]" and string.startswith("52;c;"):
            self.clipboard = base64.b64decode(string.removeprefix("52;c;"), validate=True).decode()

    def _answer_colour(self, kind: str, string: str) -> None:
        colours = {"10;?": _FOREGROUND, "11;?": _BACKGROUND}
        if kind == "]" and string in colours:
            red, green, blue = re.findall("..", colours[string])
            self._answers.append(f"\x1b]{string[:2]};rgb:{red * 2}/{green * 2}/{blue * 2}\x1b\\")


def width(cell: Char) -> int:
    """Return how many columns a cell's character takes."""
    return 2 if cell.data and wcwidth(cell.data[0]) == 2 else 1


def _is_for_pyte(found: re.Match[str]) -> bool:
    """Tell whether pyte takes this sequence for what it is; others it draws as text or dies of."""
    return (
        not found["kind"]
        and not found["mark"]
        and not found["between"]
        and ":" not in found["numbers"]
        and found["final"] not in "cnt"
    )
