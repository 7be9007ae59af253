"""ctrl+p: every action of a screen by its name, in the user's language."""

import pytest

from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, new
from tests.screens.room import cut_texts
from wizard import i18n
from wizard.domain.model import CategoryGroup
from wizard.screens.dialogs.palette import Palette
from wizard.screens.start import StartScreen
from wizard.screens.step_screen import StepScreen


def names(on: Driver) -> list[str]:
    assert isinstance(on.dialog, Palette)
    return [found.name for found in on.dialog._found]


async def test_it_finds_an_action_and_runs_it(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        before = on.names
        await on.press("ctrl+p", "=DOWN item")
        assert names(on) == ["move the item down"]
        await on.press("enter")
        assert on.place == "categories"
        assert on.names == [before[1], before[0], *before[2:]]
        await on.press("ctrl+p", "=undo", "ctrl+s")
        assert on.names == before


async def test_it_finds_an_action_by_its_german_name(wizard: OpenWizard) -> None:
    i18n.use("de")
    async with wizard(at("statuses")) as on:
        await on.press("ctrl+p", "=VORIGER")
        assert names(on) == ["voriger Schritt"]
        await on.press("enter")
        assert on.place == "categories"
        await on.press("ctrl+p", "=farben", "enter")
        assert on.title == "Farben"


@pytest.mark.parametrize(
    ("place", "name", "title"),
    [
        ("categories", "paste list", "Paste list: Company – Category"),
        ("statuses", "customer", "Customer"),
        ("marketing", "campaign links edit", "Campaign link"),
        ("marketing", "campaign links copy", "Campaign link"),
        ("review", "history", "History"),
        ("done", "write markdown", "Write the hand-over"),
    ],
)
async def test_it_opens_what_is_asked_for(wizard: OpenWizard, place: str, name: str, title: str) -> None:
    async with wizard(at("review" if place == "done" else place)) as on:
        if place == "done":
            await on.press("ctrl+n")
        await on.press("ctrl+p", f"={name}", "enter")
        assert on.title == title


@pytest.mark.parametrize("place", ["start", "categories", "statuses", "marketing", "review"])
async def test_the_list_is_that_of_the_help(wizard: OpenWizard, place: str) -> None:
    async with wizard(at(place) if place != "start" else None) as on:
        screen = on.app.screen
        assert isinstance(screen, StepScreen | StartScreen)
        told = {what for _keys, what in screen.key_help()}
        await on.press("ctrl+p")
        assert told - set(names(on)) - {"turn a switch"} == {"find an action by its name"}
        assert set(names(on)) <= told
        assert {"colours"} < set(names(on))


async def test_it_leaves_from_the_start_screen_too(wizard: OpenWizard) -> None:
    async with wizard() as on:
        await on.press("ctrl+p", "=new set-up", "enter")
        assert on.title == "New set-up"
        await on.press("escape", "ctrl+p", "=leave")
        await on.pilot.press("enter")
        await on.until(lambda: on.app.return_code is not None)


async def test_the_arrows_choose_while_the_filter_has_the_focus(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("ctrl+p", "=group:", "down", "pagedown", "up")
        assert on.highlighted == 4
        await on.press("= lost")
        assert on.highlighted == 0
        await on.press("down", "enter")
        assert on.place == "categories"
        assert on.saved.wanted.categories[0].category_group is CategoryGroup.LOST


@pytest.mark.parametrize("text", ["[red]x", "[/]", "\x1b[31m", "%s{0}", "İß", "=", "  ", "x" * 5000])
async def test_nothing_typed_does_harm(wizard: OpenWizard, text: str) -> None:
    async with wizard(new()) as on:
        await on.press("ctrl+p", f"={text}")
        found = names(on)
        await on.press("down", "up")
        if not found:
            assert "No action here has such a name." in on.text
            await on.press("enter")
            assert isinstance(on.app.screen, Palette)
        await on.press("escape")
        assert on.place == "categories"


async def test_what_stands_in_a_field_is_kept(wizard: OpenWizard) -> None:
    async with wizard(at("marketing")) as on:
        await on.press("tab", "tab", "=/x", "ctrl+p", "=next step", "enter")
        assert on.place == "review"
        assert on.saved.marketing_premium.utm_tracking.website == "https://www.nordlys.no/x"


@pytest.mark.parametrize("key", ["e", "d", "f1", "f2", "p", "ctrl+p"])
async def test_a_dialog_has_none(wizard: OpenWizard, key: str) -> None:
    async with wizard(new()) as on:
        await on.press(key)
        title = on.title
        await on.press("ctrl+p")
        assert on.title == title
        assert len(on.app.screen_stack) == 2


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("language", ["en", "sv", "no", "da", "de", "nl"])
async def test_every_name_is_whole(wizard: OpenWizard, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    async with wizard(at("marketing"), size=size) as on:
        await on.press("ctrl+p")
        assert cut_texts(on.app) == [] or size != (80, 24)
        assert all(size != (80, 24) or name in on.text for name in names(on)[:12])


async def test_one_key_of_each_action_leaves_room_for_its_name(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.press("ctrl+p", "=move the item up")
        assert "move the item up" in on.text
        assert any(line.rstrip(" │").endswith(" shift+up") for line in on.lines), on.text
        await on.press("end", "ctrl+u", "=compare with")
        assert "compare with another set-up, a file or an earlier version" in on.text
