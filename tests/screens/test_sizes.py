"""Small terminals: the rows, the fields and the safe answers stay in view; four steps fit on the rail."""

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import at, new

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
