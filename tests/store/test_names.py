"""File names from customers' names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.store.names import file_stem, is_stem

DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}


def free(_stem: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Nordlys AS", "nordlys-as"),
        ("  Blåbær & Søn ApS. ", "blabaer-son-aps"),
        ("Müller Straße GmbH", "muller-strasse-gmbh"),
        ("Œuvres d'Hélène", "oeuvres-d-helene"),
        ("Łódź Đakovo ÞÓR", "lodz-dakovo-thor"),
        ("İstanbul Işık", "istanbul-isik"),
        ("../../x", "x"),
        ("..\\..\\x:y", "x-y"),
        ("trailing dots...", "trailing-dots"),
        (".hidden", "hidden"),
        ("a\0b\x1b[31m", "a-b-31m"),
        ("株式会社", "customer"),
        ("🙂🙂", "customer"),
        ("", "customer"),
        ("CON", "customer-con"),
        ("nul.json", "nul-json"),
        ("Com1", "customer-com1"),
        ("COM¹", "customer-com1"),
        ("Conrad", "conrad"),
        ("™ Ltd", "tm-ltd"),
        ("x" * 239, "x" * 60),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_customers_name_becomes_a_readable_file_name(name: str, stem: str) -> None:
    assert file_stem(name, free) == stem


def test_a_taken_name_gets_a_number() -> None:
    taken = {"nordlys-as", "nordlys-as-2"}
    assert file_stem("Nordlys AS", taken.__contains__) == "nordlys-as-3"


def test_a_long_name_keeps_its_length_with_a_number() -> None:
    long = "x" * 60
    assert file_stem(long, {long}.__contains__) == "x" * 58 + "-2"
    words = "x" * 57 + "-yy"
    assert file_stem(words, {words}.__contains__) == "x" * 57 + "-2"


@given(st.text(max_size=300), st.integers(0, 12))
def test_every_name_gives_a_safe_file_name_that_is_free(name: str, many: int) -> None:
    taken: set[str] = set()
    for _ in range(many):
        taken.add(file_stem(name, taken.__contains__))
    stem = file_stem(name, taken.__contains__)
    assert len(taken) == many
    assert stem not in taken
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", stem)
    assert len(stem) <= 60
    assert stem not in DEVICES
    assert is_stem(stem)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "/etc/x", "a/b", "a\\b", "C:x", ".x", "a\0", "a\nb", "\ud800", "x" * 201]
)
def test_a_name_that_leads_elsewhere_is_no_file_of_the_store(name: str) -> None:
    assert not is_stem(name)


@pytest.mark.parametrize("name", ["Nordlys AS", "a.b", "ø", "x" * 200])
def test_a_file_that_somebody_else_named_may_be_in_the_store(name: str) -> None:
    assert is_stem(name)
