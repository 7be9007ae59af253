"""The colours of the screens: every word stands out from what is behind it, in each theme of our own."""

from collections.abc import Iterator
from typing import Any

import pytest
from rich.style import Style
from textual.app import App
from textual.geometry import Region

from tests.contrast import READABLE, contrast
from tests.screens.test_demo import demo, jump
from wizard.screens.dialogs.base import Dialog
from wizard.terminal.looks import theme_name

# What of a set-up is shown, and the keys that open something there.
VIEWS: list[tuple[int, tuple[str, ...]]] = [
    (0, ()),
    (0, ("a",)),
    (0, ("d", "tab")),
    (0, ("f1",)),
    (0, ("f6",)),
    (0, ("p",)),
    (0, ("ctrl+n",)),
    (0, ("ctrl+p",)),
    (1, ()),
    (2, ("tab",)),
    (3, ()),
    (3, ("ctrl+p",)),
    (4, ()),
    (4, ("f3",)),
    (5, ()),
    (5, ("c", "tab")),
    (6, ()),
    (7, ("ctrl+n",)),
]


def pale(app: App[Any]) -> set[tuple[str, str, float]]:
    """Return the words with too little contrast, each with the name of its colours and how much it has."""
    dialog = app.screen.query_one("#dialog").region if isinstance(app.screen, Dialog) else None
    found = set()
    for text, style in words(app, dialog):
        assert style.color, text
        assert style.bgcolor, text
        colours = [part.get_truecolor().hex for part in (style.color, style.bgcolor)]
        if (value := contrast(*colours)) < READABLE:
            found.add((text.strip(), " on ".join(colours), round(value, 1)))
    return found


def words(app: App[Any], only: Region | None) -> Iterator[tuple[str, Style]]:
    """Yield what is written, with its style; in front of a faded screen only what stands in a dialog."""
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        if only:
            strip = strip.crop(only.x, only.right) if only.y <= y < only.bottom else strip.crop(0, 0)
        for segment in strip:
            if any(map(str.isalnum, segment.text)) and segment.style:
                yield segment.text, segment.style


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
@pytest.mark.parametrize(("scene", "keys"), VIEWS)
async def test_every_word_stands_out(scene: int, keys: tuple[str, ...], theme: str) -> None:
    async with demo() as on:
        on.app.theme = theme_name(theme)
        await jump(on, scene)
        await on.press(*keys)
        assert pale(on.app) == set()
