"""What comes before the widgets that it is for: nothing is lost, and nothing ends."""

import asyncio

import pytest
from textual import events

from tests.screens.conftest import OpenWizard
from tests.screens.driver import at
from wizard.screens.dialogs.base import Dialog
from wizard.screens.form_screen import FormScreen
from wizard.screens.widgets.paste_area import PasteArea


@pytest.mark.parametrize("action", ["colours", "screen.palette", "screen.history", "screen.go_to"])
async def test_a_dialog_that_is_closed_before_it_is_there_is_gone(wizard: OpenWizard, action: str) -> None:
    async with wizard(at("categories")) as on:
        await on.app.run_action(action)
        dialog = on.app.screen
        assert isinstance(dialog, Dialog)
        assert not dialog.is_mounted
        dialog.dismiss(None)
        await on.settle()
        await on.settle()
        assert on.place == "categories"
        await on.press("space")
        assert on.saved != at("categories")


async def test_a_dialog_closes_once(wizard: OpenWizard) -> None:
    async with wizard(at("categories")) as on:
        await on.press("f6")
        dialog = on.dialog
        dialog.action_close()
        await on.settle()
        dialog.action_close()
        await on.settle()
        assert on.place == "categories"


async def test_going_back_before_the_form_is_there_changes_nothing(wizard: OpenWizard) -> None:
    async with wizard(at("statuses")) as on:
        on.app.session.next()
        on.app.show_place()
        form = next(screen for screen in on.app.screen_stack if isinstance(screen, FormScreen))
        while not form.form_rows:
            await asyncio.sleep(0)
        assert not form.is_mounted
        form.action_back()
        await on.settle()
        assert on.place == "statuses"
        assert on.saved == at("statuses")


async def test_letters_do_not_overtake_a_key_that_edits(wizard: OpenWizard) -> None:
    async with wizard(at("categories")) as on:
        await on.press("e")
        for key in ("ctrl+u", "N", "a", "x", "backspace", "home", "h", "end", "m", "e"):
            on.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await on.settle()
        assert on.value("name") == "hName"


async def test_lines_that_are_pasted_are_edited_in_order_too(wizard: OpenWizard) -> None:
    async with wizard(at("categories")) as on:
        await on.press("p")
        for key in ("N", "x", "backspace", "a", "enter", "b", "up", "end", "m"):
            on.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await on.settle()
        assert on.app.screen.query_one(PasteArea).text == "Nam\nb"
