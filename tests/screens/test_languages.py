"""Every screen in each pair of languages: the wizard's own and the customer's; nothing is cut at 80x24."""

from collections.abc import AsyncIterator

import pytest

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at
from tests.screens.room import cut_texts
from wizard import i18n
from wizard.domain.customer import CRM_LANGUAGES, new_setup
from wizard.domain.model import LeadSetup
from wizard.standard import terms

SPOKEN = i18n.languages()

# At each place: the keys to a dialog, each after the other closed by escape.
DIALOGS = {
    "categories": ("", "a", "e", "d", "p", "f1", "f2", "f3", "ctrl+g", "f6", "ctrl+p"),
    "statuses": ("", "a", "d", "p", "f1"),
    "marketing": ("", "f1"),
    "review": ("", "f1"),
    "done": ("", "m", "f1"),
}


def in_language(crm: str) -> LeadSetup:
    """Return a finished set-up with the standard lists of a CRM language."""
    setup = finished()
    lists = new_setup(setup.customer._replace(crm_language=crm))
    first, *others = lists.wanted.categories
    return lists._replace(
        marketing_premium=setup.marketing_premium,
        wanted=lists.wanted._replace(categories=(first._replace(enable_lead_status=True), *others)),
    )


async def every_screen(on: Driver, *, dialogs: bool) -> AsyncIterator[str]:
    """Go through the wizard, and yield where it is with each screen and each dialog open."""
    for place, keys in DIALOGS.items():
        assert on.place == place
        for key in keys if dialogs else keys[:1]:
            if key:
                await on.press(key)
            yield f"{place} {key}"
            if key:
                await on.press("escape")
        await on.press("ctrl+n") if place != "done" else None
    await on.press(*["ctrl+b"] * 5)
    for key in ("", "n", "i", "d", "f1") if dialogs else ("",):
        if key:
            await on.press(key)
        yield f"start {key}"
        if key:
            await on.press("escape")


@pytest.mark.parametrize("crm", [choice.value for choice in CRM_LANGUAGES])
@pytest.mark.parametrize("spoken", SPOKEN)
async def test_every_screen_in_each_pair_of_languages(wizard: OpenWizard, spoken: str, crm: str) -> None:
    i18n.use(spoken)
    cut: list[str] = []
    async with wizard(at("categories", in_language(crm))) as on:
        assert terms(crm).company_category_list in on.text
        # Dialogs speak the wizard's language alone.
        async for where in every_screen(on, dialogs=spoken == crm):
            cut += [f"{where}: {text}" for text in cut_texts(on.app)]
    assert cut == []
