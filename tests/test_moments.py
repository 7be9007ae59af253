"""Dates and times follow the rules of each language, as CLDR has them."""

import re
import time
from collections.abc import Iterator
from datetime import datetime

import pytest
from babel.dates import format_date, format_time

from wizard import i18n
from wizard.moments import clock, moment

WHEN = datetime(2026, 11, 25, 20, 5)
LOCALES = {"sv": "sv", "no": "nb", "da": "da", "de": "de", "nl": "nl"}


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "UTC")
        if hasattr(time, "tzset"):
            time.tzset()
        yield
    if hasattr(time, "tzset"):
        time.tzset()


def test_english_is_the_same_for_every_reader() -> None:
    assert (moment(WHEN), clock(WHEN)) == ("2026-11-25 20:05", "20:05")


@pytest.mark.parametrize(("language", "locale"), LOCALES.items())
def test_a_date_has_the_order_and_the_signs_of_the_language(language: str, locale: str) -> None:
    i18n.use(language)
    short = format_date(WHEN, "short", locale=locale)
    wanted = re.sub(r"\b26\b", "2026", short)
    assert moment(WHEN) == f"{wanted} {format_time(WHEN, 'short', locale=locale)}"
    assert clock(WHEN) == format_time(WHEN, "short", locale=locale)
