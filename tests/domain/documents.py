"""Documents as parsed JSON: the contract's example, their places and texts, and damage done to them."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from tests.strategies import json_values, setups
from wizard.document import answers
from wizard.domain.fields import Field, Kind

CONTRACT_EXAMPLE = json.loads("""
{
  "format": "lead-setup",
  "version": 1,
  "customer": {
    "name": "Nordlys AS",
    "tenant": "Cust12345",
    "crm_language": "no",
    "database": "existing"
  },
  "current": {
    "categories": [
      {"key": "c1", "name": "Kunde A", "category_group": "Customer", "enable_lead_status": false,
       "tooltip": "", "deleted": false}
    ],
    "lead_statuses": [
      {"key": "s1", "name": "Åpen", "tooltip": "", "deleted": false, "default": true}
    ]
  },
  "wanted": {
    "categories": [
      {"key": "c1", "name": "Kunde A", "category_group": "Customer", "enable_lead_status": false,
       "tooltip": "", "deleted": false},
      {"key": "c2", "name": "Lead", "category_group": "PotentialCustomer", "enable_lead_status": true,
       "tooltip": "Har vist interesse", "deleted": false}
    ],
    "lead_statuses": [
      {"key": "s1", "name": "Åpen", "tooltip": "", "deleted": false, "default": true}
    ]
  },
  "marketing_premium": {
    "use": "yes",
    "utm_tracking": {
      "enabled": true,
      "website": "https://www.nordlys.no",
      "script_url": "https://sod2.superoffice.com/Cust12345/cs/javascript/utm.js",
      "campaigns": [
        {"url": "https://www.nordlys.no/webinar", "source": "linkedin", "medium": "social",
         "campaign": "webinar_sept", "term": "", "content": ""}
      ]
    },
    "lead_distribution": {
      "enabled": true,
      "associates": ["KARI", "OLA"],
      "user_group": "",
      "only_unassigned": true,
      "fallback_associate": "KARI"
    }
  },
  "progress": {"step": "statuses", "status": "draft", "checklist": []}
}
""")

Place = tuple[Any, ...]


def places(value: Any, path: Place = ()) -> Iterator[Place]:
    """Yield the path of every value inside a document."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


def every_text() -> Iterator[Place]:
    """Yield the path of every text that a document can hold, as its declaration says, with index 0."""
    for field in answers.document_fields():
        yield from _texts(field, (field.name,))


def _texts(field: Field, path: Place) -> Iterator[Place]:
    if field.kind is Kind.TEXT:
        yield path
    elif field.kind is Kind.NAMES:
        yield (*path, 0)
    elif field.kind in (Kind.RECORD, Kind.RECORDS):
        inside = (*path, 0) if field.kind is Kind.RECORDS else path
        for part in field.fields:
            yield from _texts(part, (*inside, part.name))


def replaced(document: Any, path: Place, value: Any) -> Any:
    """Return a copy with one value replaced; a new key is added, a new index goes in between."""
    if not path:
        return value
    key, *rest = path
    if isinstance(document, list):
        if key >= len(document):
            return [*document, value]
        return [*document[:key], replaced(document[key], tuple(rest), value), *document[key + 1 :]]
    return {**document, key: replaced(document.get(key), tuple(rest), value)}


def removed(document: Any, path: Place) -> Any:
    """Return a copy without one key or row."""
    above = at(document, path[:-1])
    if isinstance(above, list):
        return replaced(document, path[:-1], [*above[: path[-1]], *above[path[-1] + 1 :]])
    return replaced(document, path[:-1], {key: above[key] for key in above if key != path[-1]})


def at(document: Any, path: Place) -> Any:
    """Return one value of a document."""
    for key in path:
        document = document[key]
    return document


def written(path: Place) -> str:
    """Return a path as problems write it."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return text.removeprefix(".")


@st.composite
def mutated(draw: DrawFn) -> Any:
    """A valid document with one or two values changed, removed, added or doubled."""
    document = answers.to_document(draw(setups()))
    for _round in range(draw(st.integers(1, 2))):
        path = draw(st.sampled_from(list(places(document))))
        how = draw(st.sampled_from(["replace", "remove", "add", "double"]))
        if how == "remove":
            document = removed(document, path)
        elif how == "add":
            key = draw(st.text(st.characters(), max_size=3))
            inner = [place for place in places(document) if isinstance(place[-1], str)]
            document = replaced(document, (*draw(st.sampled_from(inner))[:-1], key), draw(json_values))
        elif how == "double" and isinstance(path[-1], int):
            document = replaced(document, (*path[:-1], path[-1] + 1), at(document, path))
        else:
            document = replaced(document, path, draw(json_values))
    return document
