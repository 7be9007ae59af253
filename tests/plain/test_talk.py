"""Reading and saying: safe to print, clean to keep, one line at a time, and nothing that moves a cursor."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.builders import finished
from tests.plain.conversation import KEEP, Talker, at, existing, new
from wizard import i18n
from wizard.domain.model import Category, CategoryGroup
from wizard.domain.text import has_unsafe
from wizard.plain import words
from wizard.plain.talk import LONGEST_LINE, EndOfInput, Talk
from wizard.store import Store

NASTY = "\x1b[2J\x1b]0;gone\x07[bold]Kunde\u202e\x9b5A"


def test_hostile_texts_are_shown_as_signs(talker: Talker) -> None:
    items = (Category("c1", NASTY, CategoryGroup.OTHER, tooltip="a\nb\r\x00"), *existing().wanted.categories)
    setup = existing()
    lists = setup.current._replace(categories=items)
    for place in ("categories", "review"):  # `start` looks at everything that is said
        nasty = at(place, setup._replace(current=lists, wanted=lists))
        nasty = nasty._replace(customer=nasty.customer._replace(name=f"{place} {NASTY}"))
        talker.save(nasty)
        talker.start(
            "1", "list", "edit 1", "<", "problems", "delete 1", "1", "lead 1", "next", "customer", "<"
        )
        assert "[bold]Kunde" in talker.text


def test_control_characters_are_left_out_of_answers_and_said(talker: Talker) -> None:
    text = talker.work(new(), "add", f"A{NASTY}\tB", KEEP, KEEP, KEEP)
    assert "Control characters in your answer were left out." in text
    assert talker.names[-1] == "A[bold]Kunde B"
    assert not has_unsafe(talker.names[-1])


def test_arrow_keys_are_no_commands(talker: Talker) -> None:
    text = talker.work(new(), "\x1b[A", "\x1b[A\x1b[B")
    assert text.count("Control characters in your answer were left out.") == 2
    assert text.count("Type a command, such as next; ? lists them.") == 2


def test_markup_is_only_text(talker: Talker) -> None:
    text = talker.work(new(), "add", "[red]{name}[/] %s", KEEP, KEEP, KEEP, "delete 5", "yes")
    assert "5. [red]{name}[/] %s, No group\n" in text
    assert "Deleted: [red]{name}[/] %s" in text


def said(typed: str, *, terminal: bool = False) -> tuple[list[str], str]:
    """Return the answers that are taken from what is typed, and what was said meanwhile."""

    class Input(StringIO):
        def isatty(self) -> bool:
            return terminal

    out = StringIO()
    talk = Talk(Input(typed), out)
    answers = []
    try:
        while True:
            answers.append(talk.ask("Question"))
    except EndOfInput:
        return answers, out.getvalue()


def test_every_line_ends_and_a_prompt_does_not() -> None:
    assert said("one\n", terminal=True) == (["one"], "Question\n> Question\n> \n")


def test_without_a_terminal_the_answers_stand_in_the_stream() -> None:
    assert said("one\ntwo") == (["one", "two"], "Question\n> one\nQuestion\n> two\nQuestion\n> \n")


def test_an_endless_line_is_refused_as_a_whole() -> None:
    answers, text = said("x" * (3 * LONGEST_LINE) + "\nshort\n")
    assert answers == ["short"]
    assert "This line is too long, so it was not taken. Type a shorter one." in text
    assert len(text) < 2 * LONGEST_LINE
    assert said("x" * (LONGEST_LINE - 1) + "\n")[0] == ["x" * (LONGEST_LINE - 1)]


def test_a_byte_order_mark_is_no_part_of_the_first_answer() -> None:
    assert said("\ufeffnew\n")[0] == ["new"]


@pytest.mark.parametrize("name", words.NAMES)
def test_a_command_is_one_word_that_is_understood_in_any_case(name: str) -> None:
    assert words.find(name) == words.find(name.upper()) == words.find(f" {words.word(name)} ") == name
    assert len(words.word(name).split()) == 1


@pytest.mark.parametrize("language", ["sv", "no", "da", "de", "nl"])
def test_commands_can_be_told_apart_in_every_language(language: str) -> None:
    i18n.use(language)
    spoken = [words.word(name) for name in words.NAMES]
    assert [words.find(word) for word in spoken] == list(words.NAMES)
    assert all(word.split() == [word] for word in spoken)


def run(folder: Path, typed: bytes, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "wizard", "--plain", "--store", str(folder), *arguments]
    return subprocess.run(command, input=typed, capture_output=True, check=False, timeout=60)


def test_input_that_is_not_utf_8_is_refused_and_asked_again(tmp_path: Path) -> None:
    typed = b"new\n" + "Björk\n".encode("latin-1") + "Björk\n\n\n\n".encode()
    done = run(tmp_path, typed)
    assert (done.returncode, done.stderr) == (3, b"")
    assert b"This line is not in UTF-8, so it was not taken. Type it again." in done.stdout
    assert Store(tmp_path).read("bjork").setup.customer.name == "Björk"


def test_nothing_but_lines_goes_out_whatever_the_terminal(tmp_path: Path) -> None:
    Store(tmp_path).create(finished()).close()
    done = run(tmp_path, b"1\n?\nlist\nnext\nnext\nskip\ncomplete\nhow 1\nquit\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert not has_unsafe(done.stdout.decode().replace("\n", ""))


def test_closed_input_is_the_end_of_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "wizard", "--plain", "--store", str(tmp_path)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (3, b"")


def test_plain_mode_loads_no_screen(tmp_path: Path) -> None:
    Store(tmp_path).create(finished()).close()
    probe = (
        "import sys\nfrom pathlib import Path\nfrom wizard.plain import run\n"
        "code = run(Path(sys.argv[1]))\n"
        "loaded = {name.partition('.')[0] for name in sys.modules} & {'textual', 'rich', 'asyncio'}\n"
        "raise SystemExit(f'{code} {sorted(loaded)}')"
    )
    typed = b"1\nhistory\nlead 2\nnext\nnext\nskip\ncomplete\nhow 1\n"
    command = [sys.executable, "-c", probe, str(tmp_path)]
    done = subprocess.run(command, input=typed, capture_output=True, check=False, timeout=60)
    assert done.stderr.decode().strip() == "0 []"
