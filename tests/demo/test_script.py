"""The script of the tour: whole in each language, fit for its place, and made of keys that there are."""

import re
import tomllib
from pathlib import Path
from textwrap import wrap

import pytest
from rich.cells import cell_len

from tests.e2e.keys import key as bytes_of
from wizard import i18n
from wizard.demo import samples, script
from wizard.demo.caption import place_of
from wizard.demo.player import PACES, Player, schedule
from wizard.domain.text import has_unsafe

FOLDER = Path(script.__file__).with_name("tour")
ROOM = 78  # of the 80 columns, one is left free on each side
STRANGER = {"“", "”", "„", "«", "»"}
QUOTES = {"en": "“”", "sv": "”", "no": "«»", "da": "“”", "de": "„“", "nl": "“”"}

in_each_language = pytest.mark.parametrize("language", i18n.languages())


def told(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def test_there_is_a_file_for_each_language_and_one_for_the_keys() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {"keys", *i18n.languages()}


@in_each_language
def test_each_scene_has_its_caption_and_each_text_has_a_use(language: str) -> None:
    i18n.use(language)
    scenes = script.read(language)
    assert list(told(language)["captions"]) == [scene.name for scene in scenes]
    assert told(language)["texts"].keys() == told("en")["texts"].keys()
    keys = (FOLDER / "keys.toml").read_text(encoding="utf-8")
    for name in told(language)["texts"]:
        assert re.search(rf"=\b{name}\b", keys)


@in_each_language
def test_a_caption_fits_two_lines(language: str) -> None:
    i18n.use(language)
    for scene in script.read(language):
        lines = wrap(scene.caption, ROOM)
        assert len(lines) <= 2, scene.caption
        assert all(cell_len(line) <= ROOM for line in lines)
        assert not has_unsafe(scene.caption)
        assert not set(scene.caption) & (STRANGER - set(QUOTES[language])), scene.caption


@in_each_language
def test_the_line_below_the_caption_fits(language: str) -> None:
    i18n.use(language)
    player = Player(script.read(language))
    while player.number + 1 < len(player.scenes):
        player.play()
    for player.pace in PACES:
        for player.paused in (False, True):
            assert cell_len(place_of(player)) <= ROOM, place_of(player)
    while not player.at_end:
        player.play()
    assert cell_len(place_of(player)) <= ROOM
    player.over = True
    assert cell_len(place_of(player)) <= ROOM


@in_each_language
def test_it_takes_two_to_three_and_a_half_minutes(language: str) -> None:
    i18n.use(language)
    scenes = script.read(language)
    assert 20 <= len(scenes) <= 26
    assert 120 <= sum(beat.seconds for beat in schedule(scenes)) <= 205


@in_each_language
def test_the_scenes_are_the_same_in_every_language(language: str) -> None:
    i18n.use(language)
    names = [[key.name for key in scene.keys if not key.of_text] for scene in script.read(language)]
    english = [[key.name for key in scene.keys if not key.of_text] for scene in script.read("en")]
    language_scene = [scene.name for scene in script.read("en")].index("language")
    del names[language_scene], english[language_scene]
    assert names == english


def test_every_key_is_one_that_a_terminal_can_send() -> None:
    for scene in script.read("en"):
        for key in scene.keys:
            assert key.of_text or bytes_of(key.name), key


def test_a_typed_text_is_typed_character_by_character() -> None:
    customer = next(scene for scene in script.read("en") if scene.name == "customer")
    assert "".join(key.character or "" for key in customer.keys if key.of_text) == "Larkfield Kitchens Ltd"
    names = {key.character: key.name for scene in script.read("en") for key in scene.keys if key.of_text}
    assert names["a"] == "a"
    assert names[" "] == "space"
    assert names[":"] == "colon"


def test_a_list_of_choices_can_be_seen_before_one_is_chosen() -> None:
    late = {scene.name: [key.name for key in scene.keys if key.late] for scene in script.read("en")}
    assert {name: keys for name, keys in late.items() if keys} == {
        "language": ["home", "enter"],
        "utm": ["home", "enter"],
    }


@in_each_language
def test_what_is_to_be_seen_has_all_its_values(language: str) -> None:
    i18n.use(language)
    for scene in script.read(language):
        assert scene.seen, scene.name
        for text in (scene.caption, *scene.seen):
            assert "{" not in text
            assert "}" not in text


@in_each_language
def test_the_customer_is_none_of_the_samples(language: str) -> None:
    customers = {setup.customer.name for setup in samples.samples(language)}
    assert told(language)["texts"]["customer"] not in customers
