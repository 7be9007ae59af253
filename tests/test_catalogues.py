"""Every translation is complete, fits its text and is compiled; the tool that keeps them so loses nothing."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tools.catalogues import ROOT, catalogues, forms, language_of, merge, messages, read, texts, update

_PACKAGE = ROOT / "wizard"
_CATALOGUES = catalogues(_PACKAGE)
_WANTED = texts(_PACKAGE)

every_catalogue = pytest.mark.parametrize("path", _CATALOGUES, ids=language_of)


def entries(path: Path) -> list[Message]:
    return messages(read(path.read_bytes(), language_of(path)))


def translated(path: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Yield each text with its translation and what that may leave out or add: each plural form by itself."""
    for message in entries(path):
        pairs = zip(forms(message.id), forms(message.string), strict=True)
        for form, (text, translation) in enumerate(pairs):
            if translation:
                yield text, translation, {"count"} if message.pluralizable and form == 0 else set()


def names(text: str) -> set[str]:
    """Return the names of a text's placeholders; argparse's own texts have them as `%s` or `%(name)s`."""
    return {*re.findall(r"\{(\w+)", text), *re.findall(r"%(?:\(\w+\))?[rs]", text)}


def edge_spaces(text: str) -> tuple[str, str]:
    """Return the spaces and line ends before and after; a no-break space is a sign of its own."""
    return text[: len(text) - len(text.lstrip(" \n"))], text[len(text.rstrip(" \n")) :]


def test_there_is_something_to_check() -> None:
    assert _CATALOGUES
    assert messages(_WANTED)


def literals(source: str) -> Iterator[str]:
    """Yield the texts that a module marks for translation, wherever they stand."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
            for arg in node.args:
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str) and arg.value:
                    yield arg.value


def test_no_text_stands_where_the_extraction_does_not_look() -> None:
    found = {text for path in _PACKAGE.rglob("*.py") for text in literals(path.read_text(encoding="utf-8"))}
    assert found - {form for message in messages(_WANTED) for form in forms(message.id)} == set()


@every_catalogue
def test_each_text_of_the_code_is_there_and_no_other(path: Path) -> None:
    there = {tuple(forms(message.id)) for message in entries(path)}
    assert there == {tuple(forms(message.id)) for message in messages(_WANTED)}, (
        "run python -m tools.catalogues"
    )


@every_catalogue
def test_each_text_is_translated(path: Path) -> None:
    assert [message.id for message in entries(path) if not all(forms(message.string))] == []


@every_catalogue
def test_no_translation_is_a_guess(path: Path) -> None:
    assert [message.id for message in entries(path) if message.fuzzy] == []


@every_catalogue
def test_a_translation_has_the_placeholders_of_its_text(path: Path) -> None:
    wrong = [text for text, said, free in translated(path) if (names(text) ^ names(said)) - free]
    assert wrong == []


@every_catalogue
def test_a_translation_has_the_spaces_of_its_text_at_both_ends(path: Path) -> None:
    assert [text for text, said, _ in translated(path) if edge_spaces(text) != edge_spaces(said)] == []


@every_catalogue
def test_the_tool_has_nothing_to_do(path: Path) -> None:
    content = path.read_bytes()
    assert merge(content, language_of(path), _WANTED) == content, "run python -m tools.catalogues"


@every_catalogue
def test_the_compiled_catalogue_says_the_same(path: Path) -> None:
    compiled = path.with_suffix(".mo")
    assert compiled.exists(), "build again: python -m uv sync --reinstall-package lead-wizard"
    with compiled.open("rb") as file:
        spoken = gettext.GNUTranslations(file)
    for message in entries(path):
        text, translation = forms(message.id), forms(message.string)
        if message.pluralizable:
            said = [spoken.ngettext(text[0], text[1], count) for count in (1, 2)]
        else:
            said = [spoken.gettext(text[0])]
        assert said == [wish or text[form] for form, wish in enumerate(translation)]


_CODE = """
from wizard.i18n import N_, _, ngettext
print(_("Next"), N_("Back"), ngettext("{count} item", "{count} items", 2), _("Brand new"))
"""
_OLD = """
# A person's remark.
msgid "Next"
msgstr "Nästa"

msgid "{count} item"
msgid_plural "{count} items"
msgstr[0] "{count} post"
msgstr[1] "{count} poster"

msgid "Brand ne"
msgstr "Nobody says this any more"
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return a package of one module with a Swedish catalogue from before its last change."""
    folder = tmp_path / "locale" / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "wizard.po").write_text(_OLD, encoding="utf-8")
    (tmp_path / "module.py").write_text(_CODE, encoding="utf-8")
    return tmp_path


def test_updating_keeps_translations_drops_the_unused_and_guesses_nothing(package: Path) -> None:
    [written] = update(package)
    assert written.read_text(encoding="utf-8").split("\n\n", 1)[1] == (
        'msgid "Back"\nmsgstr ""\n\n'
        'msgid "Brand new"\nmsgstr ""\n\n'
        '# A person\'s remark.\nmsgid "Next"\nmsgstr "Nästa"\n\n'
        'msgid "{count} item"\nmsgid_plural "{count} items"\n'
        'msgstr[0] "{count} post"\nmsgstr[1] "{count} poster"\n'
    )


def test_updating_twice_writes_once(package: Path) -> None:
    assert len(update(package)) == 1
    assert update(package) == []


def test_a_translation_not_yet_certain_stays_marked(package: Path) -> None:
    [catalogue] = catalogues(package)
    catalogue.write_text('#, fuzzy\nmsgid "Next"\nmsgstr "Nästan"\n', encoding="utf-8")
    update(package)
    assert [message.id for message in entries(catalogue) if message.fuzzy] == ["Next"]
