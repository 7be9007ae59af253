"""The languages of the wizard: a catalogue in its folder is all that one needs."""

from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from wizard import i18n
from wizard.cli import main

Capture = pytest.CaptureFixture[str]
_FINNISH = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8"

msgid "list the saved set-ups"
msgstr "luettele tallennetut"
"""


@pytest.fixture
def finnish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Finnish be the only language besides English; return its catalogue."""
    catalogue = tmp_path / "locale" / "fi" / "LC_MESSAGES" / "wizard.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(_FINNISH, encoding="utf-8")
    (tmp_path / "locale" / "empty").mkdir()
    monkeypatch.setattr(i18n, "_LOCALE_DIR", str(tmp_path / "locale"))
    return catalogue


def test_the_wizard_speaks_six_languages_or_more() -> None:
    assert set(i18n.languages()) >= {"en", "sv", "no", "da", "de", "nl"}


def test_a_folder_with_a_catalogue_is_a_language(finnish: Path) -> None:
    assert i18n.languages() == ("en", "fi")
    finnish.rename(finnish.with_suffix(".mo"))
    assert i18n.languages() == ("en", "fi")


def test_english_needs_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(i18n, "_LOCALE_DIR", str(tmp_path / "nowhere"))
    assert i18n.languages() == ("en",)


@pytest.mark.parametrize(("variable", "value"), [("LEAD_WIZARD_LANGUAGE", "fi"), ("LANG", "fi_FI.UTF-8")])
@pytest.mark.usefixtures("finnish")
def test_a_new_language_is_chosen_like_the_others(variable: str, value: str) -> None:
    assert i18n.choose(None, {variable: value}) == "fi"
    assert i18n.choose("sv", {variable: value}) == "fi"


def test_a_new_language_is_spoken(finnish: Path, capsys: Capture) -> None:
    with finnish.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(BytesIO(finnish.read_bytes()), locale="fi"))
    with pytest.raises(SystemExit) as stop:
        main(["--language", "fi", "--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert "{en,fi}" in out
    assert "luettele tallennetut" in out
