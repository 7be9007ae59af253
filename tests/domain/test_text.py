"""Texts from outside: what is refused, what cleaning leaves, and when two names are the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.domain.text import clean, has_unsafe, name_key, show, split_lines

UNSAFE = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    "\ud800",
    "\udfff",
]
SAFE = ["", "Åse & Søn", "👩‍💻", "\u00a0", "A\u030a", "日本", "[bold]", "\u00ad", "\ue000", "\U0010ffff"]

any_text = st.text(st.characters() | st.sampled_from([*UNSAFE, "[", "m", ";", "1"]))


@pytest.mark.parametrize("sign", UNSAFE, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_control_character_is_unsafe_and_is_neither_kept_nor_shown(sign: str) -> None:
    text = f"a{sign}b"
    assert has_unsafe(text)
    assert not has_unsafe(clean(text))
    assert show(text) == "a\N{REPLACEMENT CHARACTER}b"


@pytest.mark.parametrize("text", SAFE)
def test_ordinary_signs_of_any_script_are_safe_and_shown_as_they_are(text: str) -> None:
    assert not has_unsafe(text)
    assert show(text) == text


@pytest.mark.parametrize(
    ("dirty", "left"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x9b1;31mred", "red"),
        ("\x1b]0;title\x07x", "x"),
        ("\x1b]8;;https://a\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b[200~pasted\x1b[201~", "pasted"),
        ("a\tb\r\nc\u2028d", "a b c d"),
        ("A\u030ase", "Åse"),
        ("\x1b", ""),
        ("x\x1b[", "x"),
    ],
)
def test_cleaning_takes_whole_escape_sequences_away(dirty: str, left: str) -> None:
    assert clean(dirty) == left


@given(any_text)
def test_what_is_clean_is_safe_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert not has_unsafe(once)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(any_text)
def test_what_is_shown_is_safe_and_as_long_as_the_text(text: str) -> None:
    assert not has_unsafe(show(text))
    assert len(show(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lead", "lEAD"),
        (" Lead\u00a0", "Lead"),
        ("\u00c5pen", "A\u030apen"),
        ("Straße", "STRASSE"),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος"),
        ("\ufb01n", "FIN"),
        ("\u03b1\u0345\u0301", "\u1fb4"),
    ],
)
def test_names_are_the_same_trimmed_composed_and_without_case(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("Lead", "Leads"), ("A B", "AB"), ("A B", "A  B"), ("o", "ö")])
def test_other_differences_make_other_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_comparing_does_not_depend_on_how_a_name_is_composed(text: str) -> None:
    composed, taken_apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert name_key(composed) == name_key(taken_apart) == name_key(text)
    assert name_key(name_key(text)) == name_key(text)


def test_a_pasted_list_gives_its_lines_cleaned_and_trimmed() -> None:
    pasted = "  Kunde A\r\nKunde\x1b[1m B\t\n\n\u3000\nA\u030a\x0bx\u2028y"
    assert split_lines(pasted) == ["Kunde A", "Kunde B", "", "", "Å", "x", "y"]


@given(any_text)
def test_no_line_of_a_pasted_list_is_unsafe_or_has_blanks_around(text: str) -> None:
    for line in split_lines(text):
        assert not has_unsafe(line)
        assert line == line.strip()
