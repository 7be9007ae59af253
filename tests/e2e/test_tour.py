"""The tour in a real pty: it plays by itself, obeys its keys, and any other key takes over."""

from pathlib import Path

from tests.e2e.conftest import Launch
from tests.e2e.stories import ready


def test_a_presenter_lets_it_play_steps_through_it_and_takes_over(launch: Launch, tmp_path: Path) -> None:
    terminal = launch("demo", "--tour", "--language", "sv")
    ready(terminal, "1/26")
    terminal.press("+", "+", "+")
    terminal.wait_for("Lärkängens Kök AB")  # nobody has typed it
    terminal.press("space")
    terminal.wait_for("PAUS")
    terminal.press("left")
    terminal.wait_for("1/26")
    terminal.press(*["right"] * 22)
    terminal.wait_for("23/26", timeout=60)
    terminal.wait_for("2 av 10 klara")
    terminal.press(*["right"] * 4)
    terminal.wait_for("F9", timeout=60)
    terminal.wait_for("10 av 10 klara")
    terminal.press("left", "left", "left", "left")
    terminal.wait_for("23/26", timeout=60)
    terminal.wait_for("2 av 10 klara")
    terminal.press("f9")
    terminal.wait_for("1/26")
    terminal.press("right")
    terminal.wait_for("2/26")
    terminal.press("n")
    terminal.wait_for("Ny konfiguration")
    terminal.wait_gone("2/26")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 3
    assert terminal.left_on() == set()
    assert not (tmp_path / "store").exists()


def test_at_its_end_the_set_up_is_complete(launch: Launch) -> None:
    terminal = launch("demo", "--tour", columns=120, lines=40)
    ready(terminal, "1/26")
    terminal.press(*["right"] * 26)
    terminal.wait_for("any key", timeout=60)
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_from_the_start_screen_by_way_of_the_demo_and_back(launch: Launch) -> None:
    terminal = launch()
    ready(terminal, "m Demo")
    terminal.press("m")
    ready(terminal, "Harbourlight Lamps Ltd")
    terminal.press("f8")
    ready(terminal, "The tour")
    terminal.press("enter")
    ready(terminal, "Tour 1/26")
    terminal.press("right")
    terminal.wait_for("Tour 2/26")
    terminal.press("down")
    terminal.wait_for("The tour is over")
    terminal.press("enter")
    ready(terminal, "Millbrook Tools Ltd · CRM")
    terminal.press("ctrl+q")
    ready(terminal, "m Demo")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 3
    assert terminal.left_on() == set()


def test_in_plain_mode_there_is_none(launch: Launch) -> None:
    terminal = launch("demo", "--tour", "--plain")
    assert terminal.wait_exit() == 2
    assert "The tour needs the full screen." in terminal.text()
