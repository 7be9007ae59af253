"""The demo in plain mode: by its own command, and as a visit from the list of set-ups."""

import signal
from io import StringIO

import pytest

from tests.plain.conversation import Line, Script, Talker
from wizard import demo, i18n, traces
from wizard.demo import samples
from wizard.demo.scenes import SCENES
from wizard.domain.text import has_unsafe


@pytest.fixture
def lines_of(monkeypatch: pytest.MonkeyPatch) -> "Demonstration":
    return Demonstration(monkeypatch)


class Demonstration:
    """Runs the demo on lines that are typed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.code = -1
        self._monkeypatch = monkeypatch

    def __call__(self, *lines: Line) -> str:
        out = StringIO()
        with self._monkeypatch.context() as streams:
            streams.setattr("sys.stdin", Script(lines))
            streams.setattr("sys.stdout", out)
            self.code = demo.run(plain=True)
        assert not has_unsafe(out.getvalue().replace("\n", ""))
        assert traces.left()
        return out.getvalue()


def test_it_says_what_it_is_and_lists_the_samples(lines_of: Demonstration) -> None:
    text = lines_of("quit")
    assert "This is a demo: the customers are made up, and nothing is saved." in text
    assert "1. Harbourlight Lamps Ltd, Lead statuses, 1 to do" in text
    assert "3. Fernhill Cycles Ltd, Complete" in text
    assert "moment N, start-over" in text
    assert "demo," not in text
    assert lines_of.code == 3


@pytest.mark.parametrize("language", i18n.languages())
def test_it_speaks_each_language(lines_of: Demonstration, language: str) -> None:
    i18n.use(language)
    text = lines_of("1", "quit")
    assert samples.started(language).customer.name in text


def test_moments_are_listed_and_shown(lines_of: Demonstration) -> None:
    text = lines_of("moment", "moment 9")
    for number, scene in enumerate(SCENES, 1):
        assert f"{number}. {scene.title}: {scene.hint}" in text
    assert text.count("Type the number of a moment after moment.") == 2
    text = lines_of("moment 6", "tick 5", "next")
    assert "4 of 14 done" in text
    assert lines_of.code == 0
    assert text.endswith("The set-up is complete.\n")


def test_start_over_forgets_what_was_done(lines_of: Demonstration) -> None:
    text = lines_of("delete 2", "yes", "1", "add", "Nonsense", "", "<", "<", "start-over", "1", "quit")
    assert text.count("Nonsense") > 1
    after = text.rpartition("> start-over")[2]
    assert "2. Millbrook Tools Ltd" in after
    assert "Nonsense" not in after
    assert "Go on later" not in after
    assert lines_of.code == 3


def test_a_visit_from_the_list_comes_back_to_it(talker: Talker) -> None:
    text = talker.start("demo", "1", "add", "Nonsense", "", "quit", "new", "Acme", "", "", "", "quit")
    visit, _back, after = text.rpartition("There is no saved set-up yet.")
    assert "Harbourlight Lamps Ltd" in visit
    assert "Nonsense" in visit
    assert "Harbourlight" not in after
    assert talker.saved.customer.name == "Acme"
    assert len(talker.store.entries()) == 1
    assert traces.left()


def test_after_a_visit_a_signal_ends_the_wizard_as_before(talker: Talker) -> None:
    talker.start("demo", "1", "quit", lambda: signal.raise_signal(signal.SIGTERM), "list", "quit")
    assert talker.code == 143


def test_the_end_of_the_input_ends_a_visit_and_the_wizard(talker: Talker) -> None:
    text = talker.start("demo", "1")
    assert "Harbourlight" in text
    assert not talker.store.folder.exists()
    assert talker.code == 3
