"""The emulated terminal itself, driven by tiny programs."""

import signal
import sys
import xml.etree.ElementTree as ET

import pytest

from tests.e2e import keys, picture
from tests.e2e.conftest import Run
from tests.e2e.emulator import Emulator
from tests.e2e.terminal import Terminal

_APP = """
from textual import events
from textual.app import App
from textual.widgets import Input, Static

class Probe(App):
    BINDINGS = [("ctrl+t", "leave", "Leave")]

    def compose(self):
        yield Static("ready <&> 漢字 end", markup=False, id="top")
        yield Input(id="field")
        yield Static("", markup=False, id="log")

    def say(self, text):
        self.query_one("#log").update(text)

    def on_key(self, event: events.Key):
        self.say(f"key {event.key}")

    def on_input_changed(self, event):
        self.say(f"value {event.value[-12:]}")

    def on_click(self, event: events.Click):
        self.say(f"click {event.screen_x} {event.screen_y}")

    def on_resize(self, event: events.Resize):
        self.say(f"size {event.size.width} {event.size.height}")

    def action_leave(self):
        self.exit(return_code=7)

app = Probe()
app.run()
print("after")
raise SystemExit(app.return_code)
"""


@pytest.fixture
def app(run: Run) -> Terminal:
    terminal = run([sys.executable, "-c", _APP])
    terminal.wait_for("size 80 24")
    return terminal


def test_text_appears_and_is_found_at_its_cell(app: Terminal) -> None:
    assert app.find("ready") == (0, 0)
    assert app.find("end") == (15, 0)
    assert app.lines()[0] == "ready <&> 漢字 end"


@pytest.mark.parametrize(
    "name",
    [
        *("enter", "shift+tab", "up", "down", "home", "end", "escape", "ctrl+n", "f1", "f4", "f5", "delete"),
        *("shift+up", "shift+down", "ctrl+up", "ctrl+down", "pageup", "alt+up", "backspace"),
    ],
)
def test_a_key_arrives_under_its_name(app: Terminal, name: str) -> None:
    app.press("tab", name)
    app.wait_for(f"key {name}")


def test_typed_and_pasted_text_arrives(app: Terminal) -> None:
    app.type("blå")
    app.wait_for("value blå")
    app.paste(" [EU] 漢")
    app.wait_for("value blå [EU] 漢")
    app.wait_gone("size 80 24")


def test_a_paste_larger_than_the_ptys_buffer_arrives(app: Terminal) -> None:
    app.paste("x" * 100_000 + "end")
    app.wait_for("xxxend")


def test_more_than_the_ptys_buffers_hold_goes_through_a_program_that_answers_each_byte(run: Run) -> None:
    echo = "import os, tty; tty.setraw(0); print('go')\nwhile True: os.write(1, os.read(0, 4096))"
    terminal = run([sys.executable, "-c", echo])
    terminal.wait_for("go")
    terminal.type("x" * 200_000 + "end")
    terminal.wait_for("xend")


def test_a_click_arrives_at_its_cell(app: Terminal) -> None:
    app.click(*app.find("end"))
    app.wait_for("click 15 0")


def test_a_resize_arrives_and_the_program_draws_anew(app: Terminal) -> None:
    app.resize(60, 10)
    app.wait_for("size 60 10")
    app.settle()
    assert len(app.lines()) == 10
    assert app.find("ready") == (0, 0)


def test_the_exit_code_and_the_last_words_are_seen_and_nothing_is_left_on(app: Terminal) -> None:
    assert {"alternate screen", "mouse", "hidden cursor", "kitty keys", "raw input"} <= app.left_on()
    app.press("ctrl+t")
    assert app.wait_exit() == 7
    assert app.lines()[0] == "after"
    assert app.left_on() == set()


def test_a_killed_program_leaves_its_traces_and_minus_the_signal(app: Terminal) -> None:
    app.kill(signal.SIGKILL)
    assert app.wait_exit() == -signal.SIGKILL
    assert {"alternate screen", "raw input"} <= app.left_on()


def test_hanging_up_ends_a_program_as_closing_the_window_does(app: Terminal) -> None:
    app.hang_up()
    assert app.wait_exit() == -signal.SIGHUP


def test_waiting_in_vain_shows_the_screen(run: Run) -> None:
    terminal = run([sys.executable, "-c", "input('name? ')"])
    terminal.wait_for("name?")
    with pytest.raises(AssertionError, match=r"(?s)'nothing' did not come.*running.*name\?"):
        terminal.wait_for("nothing", timeout=0.1)
    terminal.press("enter")
    with pytest.raises(AssertionError, match="never came; the program has ended"):
        terminal.wait_for("nothing")


def test_the_screen_that_never_rests_is_reported(run: Run) -> None:
    terminal = run([sys.executable, "-c", "while True: print('busy')"])
    terminal.wait_for("busy")
    with pytest.raises(AssertionError, match="did not come to rest"):
        terminal.settle(timeout=0.1)


def test_svg_has_the_text_escaped_and_is_the_same_each_time(app: Terminal) -> None:
    app.settle()
    drawn = app.svg("Lead <wizard>")
    texts = [node.text for node in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]
    assert texts[:5] == ["Lead <wizard>", "ready <&> ", "漢", "字", " end"]
    assert drawn == app.svg("Lead <wizard>")


def test_svg_has_colours_and_looks() -> None:
    emulator = Emulator(10, 1)
    emulator.feed(b"\x1b[1;4;38;2;1;2;3;41ma\x1b[0;7mb")
    drawn = picture.svg(emulator, "")
    assert 'fill="#010203" font-weight="bold" text-decoration="underline">a</text>' in drawn
    assert 'height="17" fill="#cd3131"/>' in drawn
    assert 'fill="#121212">b</text>' in drawn


def test_svg_of_control_characters_is_still_xml() -> None:
    emulator = Emulator(10, 1)
    ET.fromstring(picture.svg(emulator, "a\x1b\0b"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("\x1b[c", "\x1b[?62;22c"),
        ("\x1b[5n", "\x1b[0n"),
        ("ab\x1b[6n", "\x1b[1;3R"),
        ("\x1b[?2026$p", "\x1b[?2026;2$y"),
        ("\x1b[?2026h\x1b[?2026$p", "\x1b[?2026;1$y"),
        ("\x1b[?2048$p", "\x1b[?2048;0$y"),
        ("\x1b[?u", "\x1b[?0u"),
        ("\x1b[18t", "\x1b[8;4;20t"),
        ("\x1b]11;?\x07", "\x1b]11;rgb:1212/1212/1212\x1b\\"),
        ("\x1b]10;?\x1b\\", "\x1b]10;rgb:d8d8/d8d8/d8d8\x1b\\"),
    ],
)
def test_a_question_is_answered_even_when_it_comes_in_pieces(question: str, answer: str) -> None:
    emulator = Emulator(20, 4)
    assert b"".join(emulator.feed(bytes([byte])) for byte in question.encode()) == answer.encode()
    assert "".join(emulator.lines()).strip("ab") == ""


def test_what_pyte_does_not_know_leaves_no_trace() -> None:
    emulator = Emulator(20, 1)
    unknown = "\x1b[<u\x1b[>1u\x1b[=1;1u\x1b[>4;1m\x1b[4:3m\x1b[?4m\x1b]52;c;QQ==\x07\x1bPq1\x1b\\\x1b[2 q"
    emulator.feed(f"a{unknown}b".encode())
    assert emulator.lines() == ["ab"]


def test_characters_split_between_reads_are_put_together() -> None:
    emulator = Emulator(20, 1)
    for byte in "blå 漢!".encode():
        emulator.feed(bytes([byte]))
    assert emulator.lines() == ["blå 漢!"]


def test_text_after_a_joiner_is_drawn_and_an_accent_joins_its_letter() -> None:
    emulator = Emulator(20, 1)
    emulator.feed("👩\u200d💻 e\u0301 end".encode())
    assert emulator.lines() == ["👩💻 é end"]


def test_the_first_screen_comes_back_after_the_alternate_one() -> None:
    emulator = Emulator(20, 1)
    emulator.feed(b"before\x1b[?1049h\x1b[Hinside")
    assert emulator.lines() == ["inside"]
    emulator.feed(b"\x1b[?1049l")
    assert emulator.lines() == ["before"]


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="no such key"):
        keys.key("hyper+x")
