"""What the wizard makes of the bytes that a terminal sends."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from tests.e2e import keys
from wizard.terminal import keyboard
from wizard.terminal.keyboard import KEY_SECONDS, PASTE_SECONDS, Keyboard

START, END = b"\x1b[200~", b"\x1b[201~"
CTRL_Q = keys.key("ctrl+q")


class Clock:
    """The parser's own clock."""

    now = 100.0


@pytest.fixture(autouse=True)
def no_real_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual._parser.get_time", lambda: Clock.now)


def words(messages: Iterable[Message]) -> list[str]:
    """Return keys by their name and pastes by their text in brackets; all else is left out."""
    said = []
    for message in messages:
        if isinstance(message, Key):
            said.append(message.key)
        elif isinstance(message, Paste):
            said.append(f"[{message.text}]")
    return said


def typed(board: Keyboard, *pieces: bytes) -> list[str]:
    return [word for piece in pieces for word in words(board.feed(piece))]


def quiet(board: Keyboard) -> list[str]:
    """Let nothing come until the keyboard has nothing to wait for any more."""
    said = []
    while board.patience is not None:
        Clock.now += board.patience
        said += words(board.pause())
    return said


@pytest.mark.parametrize("split", range(len(START + END) + 9))
def test_a_paste_is_whole_wherever_it_is_split(split: int) -> None:
    data = b"a" + START + "blå\r".encode() + b"c\0" + END + b"d"
    board = Keyboard()
    said = [word for word in typed(board, data[:split], data[split:]) if word != "[]"]
    assert said == ["a", "[blå\rc]", "d"]
    assert typed(board, START + b"again" + END + b"x") == ["[again]", "x"]


def test_a_lone_escape_is_a_key_after_a_moment_and_nothing_else_needs_one() -> None:
    board = Keyboard()
    assert typed(board, b"a") == ["a"]
    assert board.patience is None
    assert typed(board, b"\x1b") == []
    assert board.patience is not None
    assert board.patience < 1
    assert quiet(board) == ["escape"]


def test_bytes_that_are_no_utf_8_are_shown_as_such() -> None:
    board = Keyboard()
    said = list(board.feed(b"a\xfcb"))
    assert [message.character for message in said if isinstance(message, Key)] == ["a", "\ufffd", "b"]


@pytest.mark.parametrize("number", ["1:2;3u", "99999999999;2u"])
def test_a_key_with_an_impossible_number_does_no_harm(number: str) -> None:
    board = Keyboard()
    assert typed(board, b"a\x1b[" + number.encode() + b"b", b"c") == ["a", "b", "c"]


@pytest.mark.parametrize("split", range(1, len(START)))
def test_a_paste_begins_wherever_its_mark_is_split(split: int) -> None:
    board = Keyboard()
    assert typed(board, START[:split], START[split:] + b"abc") == []
    assert board.patience == PASTE_SECONDS


def test_a_paste_of_one_key_is_no_key() -> None:
    board = Keyboard()
    typed(board, START, CTRL_Q)
    assert quiet(board) == ["[\x11]"]


def test_a_paste_without_end_is_handed_on_and_keys_work_again() -> None:
    board = Keyboard()
    assert typed(board, START, b"abc", CTRL_Q) == []
    assert board.patience == PASTE_SECONDS
    assert quiet(board) == ["[abc\x11]"]
    assert typed(board, CTRL_Q) == []
    assert board.patience == KEY_SECONDS
    assert quiet(board) == ["ctrl+q"]
    assert typed(board, CTRL_Q) == ["ctrl+q"]


@pytest.mark.parametrize("name", ["enter", "f4", "shift+tab", "escape", "ctrl+n"])
def test_the_first_key_after_a_paste_without_end_may_be_any(name: str) -> None:
    board = Keyboard()
    typed(board, START, b"abc")
    quiet(board)
    assert typed(board, keys.key(name)) == []
    assert quiet(board) == [name]


def test_what_comes_late_of_a_paste_is_never_done_as_keys() -> None:
    board = Keyboard()
    typed(board, START, b"abc")
    assert quiet(board) == ["[abc]"]
    assert typed(board, b"d\x11", b"\x11\r") == []
    assert quiet(board) == ["[d\x11\x11\r]"]
    assert typed(board, b"e", END + b"x") == ["[e]", "x"]
    assert board.patience is None


def test_an_end_mark_inside_a_paste_does_not_end_it() -> None:
    board = Keyboard()
    assert typed(board, START + b"a" + END + CTRL_Q + END + b"x") == ["[a\x1b[201~\x11]", "x"]
    assert typed(board, START + b"a" + END + b"x" + START + b"b" + END) == ["[a]", "x", "[b]"]


def test_what_the_terminal_reports_while_a_paste_is_open_is_no_text() -> None:
    board = Keyboard()
    assert typed(board, START, b"a", b"\x1b[<35;10;2M", b"\x1b[I", b"b") == []
    assert quiet(board) == ["[ab]"]
    typed(board, b"\x1b[<35;10;2M\x1b[<35;11;2M")
    assert quiet(board) == []


def test_a_paste_that_keeps_coming_is_cut_and_still_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyboard, "PASTE_LIMIT", 10)
    board = Keyboard()
    assert typed(board, START, *[b"123456789"] * 50) == []
    assert typed(board, END + b"x") == ["[1234567891]", "x"]


_PIECE = st.binary(max_size=8) | st.sampled_from([START, END, START[:3], END[:4], b"\x1b", b"\x1b[", CTRL_Q])


@given(st.lists(_PIECE, max_size=30))
def test_after_any_bytes_whatever_a_key_gets_through(pieces: list[bytes]) -> None:
    board = Keyboard()
    typed(board, *pieces)
    quiet(board)
    assert "ctrl+q" in [word for _ in range(3) for word in [*typed(board, CTRL_Q), *quiet(board)]]
