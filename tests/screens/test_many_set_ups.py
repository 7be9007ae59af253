"""The start screen for thousands: search, sort, filter, marks, and what is done with several."""

import asyncio
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Static

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, save
from tests.screens.room import cut_texts
from tests.set_ups import fill, save_named
from wizard import i18n
from wizard.domain.model import Status
from wizard.saved import group, selection
from wizard.screens.dialogs.failures import Failures
from wizard.screens.dialogs.progress import Progress
from wizard.screens.start import StartScreen
from wizard.screens.widgets.search_line import SearchLine
from wizard.store import Store

NAMES = ("Acme", "Müller & Söhne", "[red]Nordlys[/]", "日本語 株式会社", "Nord AS")


def rows(on: Driver) -> list[str]:
    """Return the customers in the list, from the top."""
    shown = on.app.library.selection.shown
    return [on.app.library.summary(place).name for place in shown]


def heading(on: Driver) -> str:
    return next(line for line in on.lines if "Customer" in line and "Step" in line)


def frame(on: Driver) -> str:
    return next(line for line in on.lines if line.startswith("╰"))


def signs(on: Driver) -> str:
    """Return the sign of each row that is drawn."""
    return "".join(line[3] for line in on.lines if line.startswith("│") and "20" in line)


async def test_each_key_of_a_search_shows_what_fits(wizard: OpenWizard, store: Store) -> None:
    save_named(store, NAMES)
    async with wizard() as on:
        await on.press("/", "n", "o", "r", "d")
        assert rows(on) == ["Nord AS", "[red]Nordlys[/]"]
        assert "[red]Nordlys[/]" in on.text
        assert "Acme" not in on.text
        assert "2 of 5" in frame(on)
        await on.press("space", "a", "s")
        assert rows(on) == ["Nord AS"]
        await on.press("enter", "enter")
        assert on.place == "categories"


@pytest.mark.parametrize("language", i18n.languages())
async def test_what_a_search_is_for_is_never_cut(wizard: OpenWizard, store: Store, language: str) -> None:
    i18n.use(language)
    save_named(store, NAMES)
    async with wizard() as on:
        await on.press("/")
        hint = str(on.app.screen.query_one(SearchLine).placeholder)
        assert hint in on.text


async def test_escape_ends_the_search_and_stays_at_what_was_found(wizard: OpenWizard, store: Store) -> None:
    save_named(store, NAMES)
    async with wizard() as on:
        await on.press("/", "m", "u", "l", "down")
        assert on.app.focused is not None
        assert on.app.focused.id == "list"
        await on.press("/", "x")
        assert "No set-up fits. Esc shows the others again." in on.words
        await on.press("backspace", "escape")
        assert len(rows(on)) == len(NAMES)
        assert rows(on)[on.highlighted] == "Müller & Söhne"
        assert not on.app.screen.query("#search")
        await on.press("n")
        assert on.title == "New set-up"


async def test_a_search_outlives_the_set_up_that_was_opened(wizard: OpenWizard, store: Store) -> None:
    save_named(store, NAMES)
    async with wizard() as on:
        await on.press("/", *"nord", "down", "down", "enter", "ctrl+b")
        assert isinstance(on.app.screen, StartScreen)
        assert sorted(rows(on)) == ["Nord AS", "[red]Nordlys[/]"]
        assert rows(on)[on.highlighted] == "[red]Nordlys[/]"
        await on.press("escape")
        assert len(rows(on)) == len(NAMES)


@pytest.mark.parametrize("text", ["[red]", "[/]", "\x1b[31m", "%s{0}", "İß", ".*(", "x" * 300, "  "])
async def test_nothing_typed_does_harm(wizard: OpenWizard, store: Store, text: str) -> None:
    save_named(store, NAMES)
    async with wizard() as on:
        await on.press("/", f"={text}", "enter", "down", "o", "f", "o", "ctrl+a", "escape", "escape")
        assert isinstance(on.app.screen, StartScreen)


async def test_o_sorts_and_the_heading_and_words_say_how(wizard: OpenWizard, store: Store) -> None:
    save_named(store, NAMES)
    async with wizard() as on:
        assert "Changed ↓" in heading(on)
        await on.press("o")
        assert "Customer ↑" in heading(on)
        assert "Changed ↓" not in heading(on)
        assert on.message == "Sorted by name."
        assert rows(on)[:3] == ["[red]Nordlys[/]", "Acme", "Müller & Söhne"]
        assert rows(on)[on.highlighted] == "Nord AS"
        await on.press("o", "o", "o")
        assert rows(on) == list(reversed(NAMES))


async def test_f_shows_one_kind_after_another_and_says_which(
    wizard: OpenWizard, store: Store, folder: Path
) -> None:
    save_named(store, ["New"])
    save(store, at("review", status=Status.COMPLETE))
    (folder / "broken.json").write_text("{", encoding="utf-8")
    async with wizard() as on:
        seen = []
        for _turn in range(5):
            await on.press("f")
            seen.append(sorted(rows(on)))
        assert seen == [["New"], ["New"], ["Nordlys AS"], ["broken"], ["New", "Nordlys AS", "broken"]]
        await on.press("f")
        assert on.message == "Shown: drafts. f goes on to others."
        assert "1 of 3 · drafts" in frame(on)
        await on.press("escape")
        assert len(rows(on)) == 3


async def test_marks_are_shown_counted_and_taken_away(wizard: OpenWizard, store: Store) -> None:
    save_named(store, NAMES)
    async with wizard() as on:
        await on.press("space", "down", "down", "space")
        assert signs(on) == "✓ ✓  "
        assert "2 marked" in frame(on)
        assert on.message.startswith("2 marked: x export, h hand-over, d delete, c compare.")
        await on.press("space")
        assert signs(on) == "✓    "
        await on.press("ctrl+a")
        assert signs(on) == "✓" * 5
        await on.press("escape")
        assert signs(on) == " " * 5
        assert "marked" not in frame(on)


async def test_deleting_what_is_marked_goes_on_after_one_that_is_open(
    wizard: OpenWizard, store: Store
) -> None:
    save_named(store, NAMES)
    opened = store.open("nord-as")
    async with wizard() as on:
        await on.press("/", *"nord", "enter", "ctrl+a", "/", "escape", "d")
        assert on.title == "Delete 2 set-ups?"
        assert on.focused_button == "close"
        assert "Nord AS, [red]Nordlys[/]" in on.words
        await on.press("tab", "enter")
        await on.until(lambda: isinstance(on.app.screen, Failures))
        assert on.title == "1 set-up failed"
        assert "nord-as: " in on.words
        assert "1 set-up was moved to the folder “deleted”. 1 failed." in on.words
        await on.press("escape")
        assert signs(on) == "✓   "
    opened.close()
    assert store.entries()[0].stem == "nord-as"


async def test_documents_are_written_into_a_folder(wizard: OpenWizard, store: Store, tmp_path: Path) -> None:
    save_named(store, NAMES)
    (store.folder / "acme.json").write_text("{", encoding="utf-8")
    out = tmp_path / "new" / "out"
    async with wizard() as on:
        await on.press("ctrl+a", "x")
        assert on.title == "Export 5 documents"
        await on.press("enter")
        assert "Type the name of a folder." in on.note("folder")
        await on.press(f"={store.folder}", "enter")
        assert "The saved set-ups are kept in this folder." in on.note("folder")
        await on.fill(str(out))
        await on.press("ctrl+s")
        await on.until(lambda: isinstance(on.app.screen, Failures))
        assert "acme: " in on.words
        assert on.message == f"4 documents were written to {out}. 1 failed."
    assert len(list(out.iterdir())) == 4


async def test_hand_overs_are_written_into_a_folder(wizard: OpenWizard, store: Store, tmp_path: Path) -> None:
    save_named(store, NAMES)
    (tmp_path / "acme.html").write_text("mine", encoding="utf-8")
    async with wizard() as on:
        await on.press("ctrl+a", "h", f"={tmp_path}", "ctrl+s")
        await on.until(lambda: isinstance(on.app.screen, Failures))
        line = str(on.app.screen.query_one("#dialog-line", Static).content)
        assert "acme.html is there already" in line
        await on.press("escape", "escape", "end", "h", f"={tmp_path}", "ctrl+s")
        await on.until(lambda: "is there already" in on.message)
    assert len(list(tmp_path.glob("*.html"))) == 5
    assert (tmp_path / "acme.html").read_text(encoding="utf-8") == "mine"


def held(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let each deletion wait until the returned function is called."""
    go_on = Event()
    real = group._deleted

    def waiting(store: Store, stem: str) -> Path:
        assert go_on.wait(60)
        return real(store, stem)

    monkeypatch.setattr(group, "_deleted", waiting)
    return go_on.set


async def test_what_takes_long_tells_how_far_it_is_and_can_be_stopped(
    wizard: OpenWizard, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_named(store, NAMES)
    go_on = held(monkeypatch)
    async with wizard() as on:
        await on.press("ctrl+a", "d", "tab", "enter")
        await on.until(lambda: isinstance(on.app.screen, Progress))
        assert "0 of 5" in on.words
        await on.press("escape")
        assert "Stopping …" in on.words
        go_on()
        await on.until(lambda: isinstance(on.app.screen, StartScreen))
        await on.settle()
        assert on.message == "1 set-up was moved to the folder “deleted”. 4 were left out."
        assert len(rows(on)) == 4


async def test_leaving_stops_it(wizard: OpenWizard, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    save_named(store, NAMES)
    go_on = held(monkeypatch)
    async with wizard() as on:
        await on.press("ctrl+a", "d", "tab", "enter")
        await on.until(lambda: isinstance(on.app.screen, Progress))
        work = on.app.screen._work  # type: ignore[attr-defined]
        await on.pilot.press("ctrl+q")
        await on.until(lambda: on.app.return_code is not None)
    go_on()
    assert work.wait(60)
    assert len(store.entries()) >= 4


async def watched(on: Driver, read: list[int]) -> None:
    """Note how many rows were read, whenever a key could have been answered."""
    while True:
        read.append(len(on.app.library.selection._rows))
        await asyncio.sleep(0.001)


async def test_thousands_can_be_searched_at_once_and_are_found_bit_by_bit(
    wizard: OpenWizard, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, 3000)
    monkeypatch.setattr(selection, "_SLICE", 0.01)
    async with wizard() as on:
        assert len(on.app.library._summaries) < 30
        await on.pilot.press("/")
        read: list[int] = []
        watch = asyncio.create_task(watched(on, read))
        await on.pilot.press("9")
        await on.pilot.press("9")
        for _turn in range(3000):
            if len(rows(on)) == len([n for n in range(3000) if "99" in f"{n:04}"]):
                break
            await on.pilot.pause()
        else:
            raise AssertionError(frame(on))
        watch.cancel()
        most = max(after - before for before, after in pairwise(read))
        assert most < 1000, "keys waited for the search"
        await on.settle()
        assert "of 3,000" in frame(on)
        await on.press("enter", "ctrl+a")
        assert f"{len(rows(on))} marked" in frame(on)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
@pytest.mark.parametrize("language", ["en", "sv", "no", "da", "de", "nl"])
async def test_every_text_is_whole(
    wizard: OpenWizard, store: Store, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    save(store, finished())
    async with wizard(size=size) as on:
        for _turn in range(4):
            await on.press("o")
            assert cut_texts(on.app) == [] or size == (40, 12)
        await on.press("space", "f", "f")
        assert cut_texts(on.app) == [] or size == (40, 12)


async def test_the_footer_has_five_keys_at_most(wizard: OpenWizard, store: Store) -> None:
    save(store, finished())
    async with wizard() as on:
        assert on.lines[-1].split()[0::2] == ["/", "Space", "F1", "^p", "^q"]


async def test_what_takes_long_closes_its_dialog_by_itself(
    wizard: OpenWizard, store: Store, tmp_path: Path
) -> None:
    fill(store, 300)
    async with wizard() as on:
        await on.press("ctrl+a", "h", f"={tmp_path / 'out'}", "ctrl+s")
        for _turn in range(3000):  # with its dialog meanwhile, if it takes as long as that
            if on.message.startswith("300 hand-overs were written to "):
                break
            await on.pilot.pause(0.02)
        assert isinstance(on.app.screen, StartScreen)
        assert "300 marked" in frame(on)
        await on.press("escape")
        assert "marked" not in frame(on)


async def test_its_clock_may_tick_again_before_the_dialog_has_closed(
    wizard: OpenWizard, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_named(store, NAMES)
    go_on = held(monkeypatch)
    async with wizard() as on:
        await on.press("ctrl+a", "d", "tab", "enter")
        await on.until(lambda: isinstance(on.app.screen, Progress))
        progress = on.app.screen
        assert isinstance(progress, Progress)
        go_on()
        while not progress._work.wait(1):
            pass
        progress._look()
        progress._look()
        await on.settle()
        assert isinstance(on.app.screen, StartScreen)
        assert on.message == "5 set-ups were moved to the folder “deleted”."
