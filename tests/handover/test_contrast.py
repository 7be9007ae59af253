"""The colours of the hand-over's page: every text and sign stands out, in the light and in the dark."""

import re
from pathlib import Path

import pytest

import wizard.handover
from tests.contrast import READABLE, contrast

STYLE = Path(wizard.handover.__file__).with_name("page.css")


def colours(style: str) -> list[dict[str, str]]:
    """Return the colours of the light and of the dark scheme by name."""
    light, dark = re.findall(r":root \{([^}]*--ink[^}]*)\}", style)
    first = dict(re.findall(r"--([\w-]+): (#\w{6})", light))
    return [first, first | dict(re.findall(r"--([\w-]+): (#\w{6})", dark))]


TEXTS = [
    ("ink", "page"), ("ink", "card"), ("ink", "code"), ("ink", "tint"), ("soft", "page"), ("soft", "card"),
    ("soft", "code"), ("accent", "page"), ("accent", "card"), ("accent", "code"), ("on-accent", "accent"),
    ("note-ink", "note"),
]  # fmt: skip
SIGNS = [("soft", "card"), ("accent", "card"), ("accent", "edge"), ("path", "card"), ("on-accent", "accent")]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_texts_and_signs_stand_out(scheme: int) -> None:
    found = colours(STYLE.read_text(encoding="utf-8"))[scheme]
    assert len(found) == 14
    assert [pair for pair in TEXTS if contrast(*(found[name] for name in pair)) < READABLE] == []
    assert [pair for pair in SIGNS if contrast(*(found[name] for name in pair)) < 3] == []
