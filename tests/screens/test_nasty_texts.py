"""Texts that could be markup, control sequences or too wide: every screen and dialog shows them as text."""

import os
from itertools import groupby
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, save, wizard_on
from wizard.domain.model import (
    Campaign,
    Category,
    CategoryGroup,
    LeadSetup,
    LeadStatus,
    Lists,
    Progress,
    Status,
)
from wizard.domain.text import has_unsafe
from wizard.screens.widgets.row_list import RowList
from wizard.store import Store

FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
FLAG = "\N{REGIONAL INDICATOR SYMBOL LETTER N}\N{REGIONAL INDICATOR SYMBOL LETTER O}"
MARKUP = rf"[/] [red]x[/] \[b] [@click=app.quit]y[/] $z Acme [EU] {FAMILY}"
CONTROL = "a\tb \x1b[31mc \x1b]0;t\x07d \u202ee \x9b1mf \x1b"
CLEANED = "a b c d e f"
WIDE = f"漢字 {FLAG}{FAMILY} e{chr(0x301) * 40} \u200bz\ufe0f\u200d \u2764\ufe0f שלום ﷽ ไทยกำ"
NAME_OF_239 = ("漢[/]" * 60)[:239]
LONG = "語wide [/] " * 400
# What to fill every field with, the size of the terminal, and in how many places at least it can be seen.
LOOKS = {
    "markup and wide": (f"{MARKUP} {WIDE}", (110, 24), 30),
    "long": (LONG, (40, 10), 15),
    "control": (CONTROL, (80, 24), 0),
}


def full_of(text: str) -> LeadSetup:
    """Return a set-up that has the text in every field: changed, unchanged, new, deleted, vanished."""
    setup = finished()
    first, second, *rest = setup.wanted.categories
    gone = Category("c9", f"{text} gone", CategoryGroup.OTHER)
    vanished = Category(text, f"{text} vanished", CategoryGroup.OTHER)
    statuses = setup.wanted.lead_statuses
    new = LeadStatus(f"{text} key", f"{text} new", text)
    campaign = Campaign(text, text, text, text, text, text)
    premium = setup.marketing_premium
    categories = (first, second._replace(name=text, tooltip=text), *rest, gone._replace(deleted=True))
    return setup._replace(
        customer=setup.customer._replace(name=text, tenant=text),
        current=Lists((*setup.current.categories, gone, vanished), setup.current.lead_statuses),
        wanted=Lists(categories, (statuses[0]._replace(name=text, tooltip=text), *statuses[1:], new)),
        marketing_premium=premium._replace(
            utm_tracking=premium.utm_tracking._replace(website=text, script_url=text, campaigns=(campaign,)),
            lead_distribution=premium.lead_distribution._replace(
                associates=(text,), user_group=text, fallback_associate=text
            ),
        ),
        progress=Progress("review", Status.COMPLETE, (text,)),
    )


class Walk:
    """Looks at every screen and dialog; what stood on each is in `seen`."""

    def __init__(self, on: Driver, text: str) -> None:
        self._on, self._text = on, text
        self.seen: list[str] = []

    async def look(self, *keys: str) -> None:
        """Press keys, look, and check that each line fills the screen and each frame is straight."""
        on = self._on
        for pasted, together in groupby(keys, lambda key: key.startswith("=")):
            if pasted:
                await on.press(*together)
            else:
                await on.pilot.press(*together)
        await on.settle()
        assert on.app.is_running
        strips = on.app.screen._compositor.render_strips()
        width = on.app.size.width
        assert [cell_len(strip.text) for strip in strips] == [width] * on.app.size.height, on.text
        assert not has_unsafe("".join(strip.text for strip in strips))
        assert not any(
            "@click" in segment.style.meta for strip in strips for segment in strip if segment.style
        )
        for frame in on.app.screen.query("#box, #dialog"):
            if frame.styles.border_left[0] == "round":
                region = frame.region
                inside = strips[region.y + 1 : region.bottom - 1]
                assert {strip.crop(region.x, region.x + 1).text for strip in inside} <= {"│"}, on.text
                assert {strip.crop(region.right - 1, region.right).text for strip in inside} <= {"│"}, on.text
        self.seen.append(on.text)

    async def whole(self) -> None:
        """Start at the hand-over and go back to the list of set-ups."""
        assert self._on.place == "done"
        await self.look("end")
        await self.look("m")
        for key in ("f1", "f2", "f3", "ctrl+g"):
            await self.look("escape", key)
        await self.look("escape", "ctrl+b")
        assert self._on.place == "review"
        for _line in range(3):
            await self.look("down", "down", "down", "down")
        await self.look("end")
        await self.marketing()
        await self.look("ctrl+b")
        assert self._on.place == "statuses"
        await self.look("home", "e")
        await self.look("escape", "end", "d")
        await self.look("escape", "ctrl+b")
        await self.categories()
        await self.start()

    async def marketing(self) -> None:
        await self.look("ctrl+b")
        assert self._on.place == "marketing"
        for _field in range(3):
            await self.look("tab", "tab", "tab", "tab")
        self._on.app.screen.query_one(RowList).focus()
        await self.look("e")
        await self.look("ctrl+s")
        await self.look("escape", "f1")
        await self._on.press("escape")

    async def categories(self) -> None:
        """Edit, rename, add, delete, paste, and be told why nothing can go on."""
        assert self._on.place == "categories"
        await self.look("down", "e")
        await self.look("=x", "ctrl+s")
        await self.look("escape", "escape", "a", f"={self._text}")
        await self.look("escape", "d")
        await self.look("escape", "end", "d")
        await self.look("escape", "p", f"={self._text}", "ctrl+s")
        place = self._on.place
        await self.look("escape", "ctrl+n")
        if self._on.place != place:
            await self._on.press("ctrl+b")

    async def start(self) -> None:
        for _step in range(3):  # Next may have gone on
            if hasattr(self._on.app.screen, "shown_place"):
                await self._on.press("ctrl+b")
        await self.look("home")
        await self.look("d")
        await self.look("escape", "i", f"={self._text}", "enter")
        await self.look("escape", "n", f"={self._text}", "ctrl+s")


@pytest.mark.parametrize(("text", "size", "least"), LOOKS.values(), ids=LOOKS)
async def test_every_screen_and_dialog_shows_it_as_text(
    wizard: OpenWizard, store: Store, text: str, size: tuple[int, int], least: int
) -> None:
    save(store, full_of(text))
    async with wizard(size=size) as on:
        await on.press("enter")
        walk = Walk(on, text)
        await walk.whole()
    assert len(walk.seen) == 33
    assert sum(text[:4] in screen for screen in walk.seen) >= least
    if text == CONTROL:
        assert sum("\N{REPLACEMENT CHARACTER}" in screen for screen in walk.seen) > 20
        assert any(CLEANED in screen for screen in walk.seen)


# Windows has no control characters in names.
NASTY_FOLDER = "[red]x[/] [@click=app.quit]y[/] $z" + ("\x1b[31m\u202e漢\n" if os.name == "posix" else "")


async def test_the_name_of_a_folder_is_text_too(tmp_path: Path) -> None:
    folder = tmp_path / NASTY_FOLDER
    async with wizard_on(folder, finished()) as first:
        walk = Walk(first, "")
        await first.press("down", "space")
        async with wizard_on(folder, finished()) as on:
            await Walk(on, "").look("a")
            assert NASTY_FOLDER[:20] in on.message
        moved = folder.rename(tmp_path / "away")
        await walk.look("space")
        assert first.title == "Not saved"
        assert NASTY_FOLDER[:20] in dialog_text(first)
        moved.rename(folder)
        first.app.trouble.retry()
        await first.press("escape")
    (path,) = folder.glob("*.json")
    path.write_text("{", encoding="utf-8")
    async with wizard_on(folder) as on:
        walk = Walk(on, "")
        await walk.look("home")
        assert NASTY_FOLDER[:20] in on.message
        await walk.look("enter")
        assert on.title == "Damaged file"
        assert NASTY_FOLDER[:20] in dialog_text(on)


def dialog_text(on: Driver) -> str:
    return str(on.dialog.query_one("#dialog-text Static", Static).content)


@pytest.mark.parametrize(("text", "stays"), [(MARKUP, MARKUP), (CONTROL, CLEANED), (NAME_OF_239,) * 2])
async def test_it_can_be_typed_as_customer_category_and_tooltip(
    wizard: OpenWizard, text: str, stays: str
) -> None:
    async with wizard() as on:
        await on.press("n", "=" + text)
        assert ("Control characters in the pasted text were left out." in on.note("name")) == (text != stays)
        await on.press("ctrl+s")
        assert on.saved.customer.name == stays
        assert stays[:20] in on.lines[0]
        await on.press("a", "=" + text, "tab", "tab", "tab", "=" + text, "ctrl+s")
        assert (on.names[-1], on.saved.wanted.categories[-1].tooltip) == (stays, stays)
        await on.press("p", "=" + text, "ctrl+s")
        assert on.message.startswith(f"0 added. Already there: {stays[:20]}")
        await on.press("end", "d")
        assert on.title.startswith(f"Delete “{stays[:40]}")
        await on.press("escape", "ctrl+b")
        assert stays[:7] in on.text
        await on.press("d")
        assert f"Delete the set-up of {stays[:20]}" in on.words


@pytest.mark.parametrize("text", [MARKUP, "x" * 4000])
async def test_the_form_takes_it_or_says_why_not(wizard: OpenWizard, text: str) -> None:
    async with wizard(at("marketing")) as on:
        await on.press("tab", "tab")
        for field in ("website", "script_url"):
            assert on.focused_field == field
            await on.fill(text)
            await on.press("tab")
            assert on.note(field).startswith("! ")
            assert on.value(field) == text
        await on.press("enter", "tab")
        await on.fill(text)
        await on.press("ctrl+s")
        assert on.title == "Campaign link"
        assert on.note("source").startswith("! ")
        await on.press("escape", *["tab"] * 6)
        assert on.focused_field == "associates"
        await on.fill(text)
        await on.press("tab")
        assert on.value("associates") == (text,)
        assert ("! " in on.note("associates")) == (len(text) > 254)
