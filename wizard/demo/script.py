"""The script of the tour: what is done in each scene, and what is said of it.

`tour/keys.toml` has the scenes, which are the same in every language; `tour/en.toml` and its like have what
is said and typed in one language.
"""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import name as name_of

from wizard.domain.customer import CRM_LANGUAGES
from wizard.domain.model import CategoryGroup
from wizard.i18n import _
from wizard.standard import category_group_name, standard_categories, standard_statuses, terms

GAP = "…"
"""In a text to be seen: here may stand anything."""

_FOLDER = Path(__file__).with_name("tour")
_TYPED = "="
_LATE = "~"


class Key(NamedTuple):
    """One key.

    Attributes:
        name: what it is called.
        character: what it types, if anything.
        of_text: whether it is a part of a text.
        late: whether what stands there is to be seen before it is pressed.
    """

    name: str
    character: str | None = None
    of_text: bool = False
    late: bool = False


class TourScene(NamedTuple):
    """One scene.

    Attributes:
        name: what the files call it.
        caption: what is said while it is on.
        keys: what is pressed.
        seen: the texts that stand on the screen afterwards; where one has `GAP`, anything may stand.
    """

    name: str
    caption: str
    keys: tuple[Key, ...]
    seen: tuple[str, ...]


def read(language: str) -> tuple[TourScene, ...]:
    """Return the scenes in a language, which is the one that is spoken."""
    told = _file(language)
    words = _words(language) | told["texts"]
    return tuple(_scene(scene, told["captions"], words) for scene in _file("keys")["scene"])


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _words(language: str) -> dict[str, str]:
    """Return what the files may name in braces besides their own texts: SuperOffice's words, above all."""
    labels = terms(language)
    place, crm_language = next(found for found in enumerate(CRM_LANGUAGES) if found[1].value == language)
    lead, qualified_lead, _opportunity, lost = (item.name for item in standard_categories(language))
    first, second, third, *_rest = (item.name for item in standard_statuses(language))
    return {
        "to_language": "down " * place,
        "crm_language": crm_language.label,
        "category_list": labels.company_category_list,
        "status_list": labels.contact_lead_status_list,
        "lead_status": labels.lead_status,
        "flow": labels.lead_nurturing_flow,
        "utm": labels.utm_tracking,
        "potential": category_group_name(CategoryGroup.POTENTIAL, language),
        "lead": lead,
        "qualified_lead": qualified_lead,
        "lost": lost,
        "first": first,
        "second": second,
        "third": third,
    }


def _scene(scene: dict[str, Any], captions: dict[str, str], words: dict[str, str]) -> TourScene:
    said = (GAP.join(_gaps(_(text))) for text in scene.get("said", ()))
    seen = (text.format(**words) for text in scene.get("seen", ()))
    caption = captions[scene["name"]].format(**words)
    return TourScene(scene["name"], caption, _keys(scene["keys"].format(**words), words), (*seen, *said))


def _gaps(text: str) -> list[str]:
    """Return the parts of a text of the program that stand between its values."""
    parts = text.split("{")
    return [parts[0], *(part.partition("}")[2] for part in parts[1:])]


def _keys(pressed: str, words: dict[str, str]) -> tuple[Key, ...]:
    keys: list[Key] = []
    for part in pressed.split():
        if part.startswith(_TYPED):
            keys += [_typed(character) for character in words[part.removeprefix(_TYPED)]]
        else:
            key = part.removeprefix(_LATE)
            character = " " if key == "space" else key if len(key) == 1 else None
            keys.append(Key(key, character, late=part.startswith(_LATE)))
    return tuple(keys)


def _typed(character: str) -> Key:
    """Return the key of a character, which has the character's name if it is no letter and no digit."""
    name = (
        character if character.isalnum() else name_of(character).lower().replace("-", "_").replace(" ", "_")
    )
    return Key(name, character, of_text=True)
