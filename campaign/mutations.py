"""Documents that nobody wrote: valid ones, changed a little here and there, as values and as bytes."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from tests.builders import finished
from wizard.document.answers import to_document
from wizard.domain.customer import new_setup
from wizard.domain.model import Customer, Database

NASTY = (
    "[/]",
    "[red]x[/]",
    "[@click=app.quit]x[/]",
    "$x {name} %s",
    "a\x1b[31mb",
    "\x1b]0;title\x07",
    "\x9b31m",
    "\0",
    "\u202eback",
    "\u2028",
    "\ud800",
    "\ufeff",
    "A\u030a",
    "e" + "\u0301" * 50,
    "漢字",
    "👨‍👩‍👧",
    "🇳🇴",
    "\U0010ffff",
    'NO:"Norsk";US:"English"',
    "../../x",
    "-x",
    "x" * 240,
    "x" * 4001,
)
_PLAIN = (
    "",
    " ",
    "x",
    "X",
    "a_b",
    "a-b",
    "Lead",
    "Open",
    "c1",
    "c2",
    "s1",
    "yes",
    "no",
    "Cust1",
    "https://x.no",
)
_WRONG: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 3, 1.5, 1e308, 10**4000, [], {}, [[]], [None], {"key": "c1"}, {"": 0},
)  # fmt: skip
_TOKENS = (
    b"NaN", b"-Infinity", b"1e999", b"1" * 5000, b'"a":1,"a":2,', b'"\\ud800"', b"\\u0000", b"\xff", b"\xc3",
    b"\0", b"\n", b"\x1b[31m", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"[" * 60, b"{", b"}", b"]", b",", b":",
)  # fmt: skip
_MOST_CHANGES = 4
_BYTES_OF_TEN = 3  # of ten documents, so many are changed as bytes, too

Place = tuple[Any, Any]  # a list or an object of the document, and an index or a key in it


def valid_documents() -> tuple[dict[str, Any], ...]:
    """Return the documents to start from."""
    customers = (Customer("Acme", crm_language="sv"), Customer("Fjord AS", "Cust7", "no", Database.EXISTING))
    return tuple(map(to_document, (finished(), *map(new_setup, customers))))


def mutated(start: bytes, dice: random.Random) -> bytes:
    """Return a document that came from another one by a few changes."""
    document = json.loads(start) if _is_json(start) else dice.choice(valid_documents())
    for _change in range(min(dice.randint(1, _MOST_CHANGES), dice.randint(1, _MOST_CHANGES))):
        if places := list(_places(document)):
            dice.choice(_CHANGES)(document, places, dice)
    data = json.dumps(document, ensure_ascii=dice.random() < 0.5).encode("utf-8", "surrogatepass")
    if dice.randrange(10) >= _BYTES_OF_TEN:
        return data
    for _change in range(dice.randint(1, 2)):
        data = dice.choice(_BYTE_CHANGES)(data, dice)
    return data


def _is_json(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), dict)
    except (ValueError, RecursionError):
        return False


def _places(value: Any) -> Iterator[Place]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield value, key
        yield from _places(part)


def _replace(_document: Any, places: list[Place], dice: random.Random) -> None:
    outer, key = dice.choice(places)
    outer[key] = copy.deepcopy(dice.choice(dice.choice((_WRONG, NASTY, _PLAIN))))


def _another_text(_document: Any, places: list[Place], dice: random.Random) -> None:
    """Put another text where a text was: often the document stays valid."""
    outer, key = dice.choice([place for place in places if isinstance(place[0][place[1]], str)] or places)
    word = dice.choice(dice.choice((NASTY, _PLAIN)))
    outer[key] = dice.choice((word, f"{outer[key]} {word}", str(outer[key]).upper()))


def _turn(_document: Any, places: list[Place], dice: random.Random) -> None:
    outer, key = dice.choice([place for place in places if isinstance(place[0][place[1]], bool)] or places)
    outer[key] = not outer[key]


def _remove(_document: Any, places: list[Place], dice: random.Random) -> None:
    outer, key = dice.choice(places)
    del outer[key]


def _add_key(_document: Any, places: list[Place], dice: random.Random) -> None:
    outer, key = dice.choice([place for place in places if isinstance(place[0], dict)] or places)
    if isinstance(outer, dict):
        outer[dice.choice(NASTY)] = outer[key]


def _copy_one(_document: Any, places: list[Place], dice: random.Random) -> None:
    """Put a copy of any part over another, or beside it."""
    source, at = dice.choice(places)
    outer, key = dice.choice(places)
    part = copy.deepcopy(source[at])
    if isinstance(outer, list) and dice.random() < 0.7:
        outer.insert(key, part)
    else:
        outer[key] = part


def _new_item(document: Any, _places: list[Place], dice: random.Random) -> None:
    """Add an item to a list; valid most of the time."""
    state = document.get(dice.choice(("current", "wanted")))
    name = dice.choice(("categories", "lead_statuses"))
    items = state.get(name) if isinstance(state, dict) else None
    if isinstance(items, list) and items and isinstance(items[0], dict):
        word = dice.choice(NASTY[:17])
        fresh = {
            "key": f"k{dice.randrange(10**6)}",
            "name": f"{word} {dice.randrange(10**6)}",
            "default": False,
        }
        items.append({**items[0], **{key: value for key, value in fresh.items() if key in items[0]}})


def _move(_document: Any, places: list[Place], dice: random.Random) -> None:
    lists = [outer for outer, _key in places if isinstance(outer, list)]
    if lists:
        dice.shuffle(dice.choice(lists))


_CHANGES: tuple[Callable[[Any, list[Place], random.Random], None], ...] = (
    _replace, _another_text, _another_text, _turn, _remove, _add_key, _copy_one, _new_item, _new_item, _move,
)  # fmt: skip


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _flip(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) or 1)
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


def _insert(data: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(_TOKENS) + data[at:]


def _twice(data: bytes, dice: random.Random) -> bytes:
    first, last = sorted(dice.randrange(len(data) + 1) for _end in range(2))
    return data[:last] + data[first:]


def _another_encoding(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = dice.choice(("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"))
    return text.encode(encoding, "replace")


_BYTE_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut, _flip, _insert, _insert, _twice, _another_encoding,
)  # fmt: skip
