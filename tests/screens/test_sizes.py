"""Small terminals: the rows, the fields and the safe answers stay in view; four steps fit on the rail."""

import pytest

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import SIZE, Driver, at, new
from wizard.domain.model import Status
from wizard.screens.widgets.field_row import FieldRow
from wizard.screens.widgets.records_row import RecordsRow

SMALL = (40, 10)


async def test_the_list_the_question_and_the_fields_are_in_view_on_a_small_terminal(
    wizard: OpenWizard,
) -> None:
    async with wizard(at("statuses"), size=SMALL) as on:
        assert "Nordlys AS · CRM: English" in on.text
        assert on.lines[1].rstrip() == " ✓ 1 ● 2 Lead statuses ○ 3 ○ Review"
        assert ">  Open" in on.text
        await on.press("end")
        assert ">  Qualified" in on.text
        await on.press("d")
        assert "Cancel" in on.text
        await on.press("escape", "e")
        assert "Qualified" in on.text
        assert " OK " in on.text
        await on.press("tab", "=tip")
        assert "tip" in on.text
        await on.press("escape", "f2", "tab", "tab", "tab", "tab")
        assert " OK " in on.text


async def test_growing_and_shrinking_shows_the_frame_for_each_size(wizard: OpenWizard) -> None:
    async with wizard(new()) as on:
        await on.pilot.resize_terminal(*SMALL)
        await on.settle()
        assert ">  Lead" in on.text
        assert "Back   Next" not in on.text
        await on.pilot.resize_terminal(120, 40)
        await on.settle()
        assert "What users will see" in on.text
        assert "Back   Next" in on.text
        await on.pilot.resize_terminal(10, 3)
        await on.settle()
        await on.press("e", "escape", "f1")
        await on.pilot.resize_terminal(80, 24)
        await on.press("escape")
        assert "● 1 Categories ──── ○ 2 Lead statuses ──── ○ 3 Marketing Premium ──── ○ Review" in on.lines[1]


async def test_a_long_name_leaves_room_for_what_stands_beside_it(wizard: OpenWizard) -> None:
    long = finished()._replace(customer=finished().customer._replace(name="Very long name " * 12))
    async with wizard(long), wizard(long) as on:
        assert on.lines[0].rstrip().endswith("… · CRM: English · read-only")


async def test_the_start_screen_names_customer_and_step_on_a_small_terminal(wizard: OpenWizard) -> None:
    async with wizard(at("statuses"), size=SMALL) as on:
        await on.press("ctrl+b", "ctrl+b")
        assert ">  Nordlys AS" in on.text
        assert "Categor" in on.text
        await on.press("n")
        assert on.focused_field == "name"
        assert "Customer" in on.text
        assert " OK " in on.text


# From a set-up at each place: the keys that open what is looked at. `escape` closes it.
OPENED = {
    "categories": ["", "d", "p =x", "f1", "f2", "f3", "ctrl+g", "e tab enter"],
    "statuses": ["end", "e"],
    "marketing": ["", "tab " * 9],
    "review": ["end", "ctrl+n", "m"],
}


async def resized(on: Driver, *sizes: tuple[int, int]) -> None:
    for size in sizes:
        await on.pilot.resize_terminal(*size)
        assert on.app.is_running
    await on.settle()
    assert len(on.lines) == sizes[-1][1]


def focus_is_in_view(on: Driver) -> bool:
    """Tell whether the focused widget is on the screen, with its first line at least."""
    assert on.app.focused is not None
    place = on.app.screen.find_widget(on.app.focused)
    return place.region.y in range(place.clip.y, place.clip.bottom)


@pytest.mark.parametrize("place", OPENED)
async def test_the_screen_after_growing_and_shrinking_to_nothing_is_the_one_before(
    wizard: OpenWizard, place: str
) -> None:
    async with wizard(at(place)) as on:
        for keys in OPENED[place]:
            await on.press(*keys.split())
            before, focused = on.text, on.app.focused
            await resized(on, (200, 60), (1, 1), SIZE)
            assert on.app.focused is focused
            assert on.text == before or (place == "marketing" and focus_is_in_view(on)), keys
            await on.press("escape")


async def test_the_highlighted_row_and_the_focused_field_are_in_view_at_twenty_by_five(
    wizard: OpenWizard,
) -> None:
    async with wizard(at("marketing"), size=(20, 5)) as on:
        for _field in range(12):
            await on.press("tab")
            assert focus_is_in_view(on), on.text
        for height in (60, 5):
            await on.pilot.resize_terminal(20, height)
            await on.until(lambda: focus_is_in_view(on))
        await on.press("ctrl+b", "end")
        assert "> " in on.text


async def test_the_start_screen_and_its_dialogs_survive_every_size(wizard: OpenWizard) -> None:
    async with wizard(at("statuses")) as on:
        await on.press("ctrl+b", "ctrl+b")
        for keys in ("n", "i", "d"):
            await on.press(*keys.split())
            before = on.text
            await resized(on, (200, 60), (1, 1), SIZE)
            assert on.text == before, keys
            await on.press("escape")


async def test_what_is_typed_on_the_smallest_terminal_is_kept(wizard: OpenWizard) -> None:
    async with wizard(new(), size=(20, 5)) as on:
        await on.press("e", "end", "=er", "ctrl+s")
        assert "Leader" not in on.text or on.app.screen.is_modal
        await on.press("tab", "enter")
        assert on.names[0] == "Leader"
        await on.pilot.resize_terminal(1, 1)
        await on.press("down", "space", "ctrl+n", "a", "=Demo", "ctrl+s")
        await on.pilot.resize_terminal(*SIZE)
        await on.settle()
        assert on.saved.wanted.categories[1].enable_lead_status
        assert "Demo" in on.statuses


async def test_a_shorter_message_moves_no_field_of_a_dialog(wizard: OpenWizard) -> None:
    def places() -> list[int]:
        """Return where the first fields begin: their messages are no longer than their help."""
        return [row.virtual_region.y for row in on.dialog.query(FieldRow)][:4]

    async with wizard(at("marketing")) as on:
        on.app.screen.query_one(RecordsRow).focus_control()
        await on.press("a")
        before = places()
        await on.press("ctrl+s")
        assert on.note("url").startswith("! ")
        assert places() == before
        await on.pilot.resize_terminal(40, 30)
        await on.pilot.resize_terminal(*SIZE)
        await on.settle()
        assert places() == before, "the lines of the narrow terminal were kept"


@pytest.mark.parametrize("lines", [18, 20, 23])
@pytest.mark.parametrize("key", ["a", "f2", "p", "f1", "d"])
async def test_the_buttons_of_a_dialog_stay_in_view_below_24_lines(
    wizard: OpenWizard, lines: int, key: str
) -> None:
    async with wizard(new(), size=(60, lines)) as on:
        await on.press(key)
        closing = {"f1": "Esc Close", "d": "Esc Cancel"}.get(key, "Cancel")
        assert any(closing in line and "│" in line for line in on.lines), on.text


async def test_the_hand_over_has_rows_on_a_low_terminal(wizard: OpenWizard) -> None:
    async with wizard(at("review", status=Status.COMPLETE), size=(60, 18)) as on:
        assert on.text.count("[ ]") >= 2, on.text
