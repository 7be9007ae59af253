"""Texts that could be markup, control sequences or too wide: every screen of any size shows them as text."""

import pytest

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, save
from wizard.model import Campaign, Category, CategoryGroup, LeadSetup, Lists
from wizard.screens.widgets.row_list import RowList
from wizard.store import Store

FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
MARKUP = f"[/] [red]x[/] [@click=app.quit]y[/] $z Acme [EU] {FAMILY}"
CONTROL = "a\tb \x1b[31mc \x1b]0;t\x07d \u202ee \x9b1mf \x1b"
CLEANED = "a b c d e f"
LONG = "語wide [/] " * 400
LOOKS = [(MARKUP, (80, 24)), (MARKUP, (120, 40)), (LONG, (40, 10))]
STEPS = ("categories", "statuses", "marketing", "review")


def full_of(text: str) -> LeadSetup:
    """Return a set-up that has the text wherever a text can stand, changed and unchanged, deleted too."""
    setup = finished()
    first, second, *rest = setup.wanted.categories
    gone = Category("c9", f"{text} gone", CategoryGroup.OTHER)
    categories = (first, second._replace(name=text, tooltip=text), *rest, gone._replace(deleted=True))
    statuses = setup.wanted.lead_statuses
    premium = setup.marketing_premium
    campaign = Campaign(text, text, text, text, text, text)
    return setup._replace(
        customer=setup.customer._replace(name=text),
        current=Lists((*setup.current.categories, gone), setup.current.lead_statuses),
        wanted=Lists(categories, (statuses[0]._replace(name=text, tooltip=text), *statuses[1:])),
        marketing_premium=premium._replace(
            utm_tracking=premium.utm_tracking._replace(website=text, script_url=text, campaigns=(campaign,)),
            lead_distribution=premium.lead_distribution._replace(
                associates=(text,), user_group=text, fallback_associate=text
            ),
        ),
    )


async def walk(on: Driver, *, dialogs: bool = True) -> list[str]:
    """Look at every screen of an open set-up, and at its dialogs; return what stood on each."""
    seen: list[str] = []

    async def look(*keys: str) -> None:
        await on.press(*keys)
        seen.append(on.text)

    await look("f1")
    await look("escape", "f2")
    await on.press("escape")
    for step in STEPS:
        on.app.session._go(step)
        on.app.show_place()
        await on.settle()
        await look("ctrl+n")
        if not dialogs:
            continue
        if step in STEPS[:2]:
            await look("home" if step == "statuses" else "end", "up", "e")
            await look("escape", "end", "d")
            await on.press("escape")
        elif step == "marketing":
            on.app.screen.query_one(RowList).focus()
            await look("e")
            await on.press("escape")
    await look("end")
    return seen


@pytest.mark.parametrize(("text", "size"), LOOKS)
async def test_every_screen_shows_it_as_text(wizard: OpenWizard, text: str, size: tuple[int, int]) -> None:
    async with wizard(full_of(text), size=size) as on:
        seen = await walk(on, dialogs=size != (120, 40))
        assert on.app.is_running
    assert all(len(screen.splitlines()) == size[1] for screen in seen)
    if size != (40, 10):
        assert all(text[:7] in screen for screen in seen)
    else:
        assert sum(text[:3] in screen for screen in seen) > 5


async def test_a_stored_control_character_is_never_sent(wizard: OpenWizard, store: Store) -> None:
    setup = full_of(CONTROL)
    save(store, setup)
    async with wizard() as on:
        await on.press("enter")
        seen = await walk(on)
    assert sum("\N{REPLACEMENT CHARACTER}" in screen for screen in seen) > 8
    for screen in seen:
        assert not set(screen) & set("\t\x1b\x07\x9b\u202e")


@pytest.mark.parametrize(("text", "stays"), [(MARKUP, MARKUP), (CONTROL, CLEANED)])
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
        assert on.title.startswith(f"Delete “{stays}")
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
        assert on.title == "Campaign links"
        assert on.note("source").startswith("! ")
        await on.press("escape", *["tab"] * 5)
        assert on.focused_field == "associates"
        await on.fill(text)
        await on.press("tab")
        assert on.value("associates") == (text,)
        assert ("! " in on.note("associates")) == (len(text) > 254)
