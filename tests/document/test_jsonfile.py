"""Reading JSON that nobody vouches for: every refusal says what is wrong, and good files pass."""

import json
import os
from pathlib import Path

import pytest

from wizard.document import jsonfile
from wizard.document.jsonfile import (
    Encoded,
    JsonFileError,
    JsonFileMissing,
    blocks,
    dumps,
    encode,
    holds,
    loads,
    mark_of,
    read_bytes,
)


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


REFUSED = {
    "no bytes": (b"", "empty"),
    "only blanks": (b" \r\n\t", "empty"),
    "only zeros": (b"\0" * 100, "empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "empty"),
    "UTF-16 with a mark": ('{"a": 1}'.encode("utf-16"), "UTF-8"),
    "UTF-16 without a mark": ('{"a": 1}'.encode("utf-16-le"), "UTF-8"),
    "UTF-32": ('{"a": 1}'.encode("utf-32-be"), "UTF-8"),
    "Latin-1": ('{"a": "Åpen"}'.encode("latin-1"), "UTF-8"),
    "cut off": (b'{"a": 1,\n "b', "line 2, column 2"),
    "garbage": (b"hello", "line 1, column 1"),
    "trailing garbage": (b'{"a": 1}}', "line 1, column 9"),
    "raw control character": (b'{"a": "\x1b"}', "line 1, column 8"),
    "NaN": (b"[NaN]", "“NaN” is not a number"),
    "Infinity": (b"[-Infinity]", "“-Infinity” is not a number"),
    "a number beyond all floats": (b"[1e999]", "“1e999” is not a number"),
    "a number of 10,000 digits": (b"1" * 10_000, "too many digits"),
    "a key twice": (b'{"a": 1, "b": 2, "a": 3}', "“a” stands twice"),
    "a key twice, further in": (b'{"x": [{"b": 2, "b": 3}]}', "“b” stands twice"),
    "nested too deep": (nested(51), "50 levels"),
    "nested far too deep": (nested(100_000), "50 levels"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_strict_utf8_json_is_refused_with_the_reason(data: bytes, words: str) -> None:
    with pytest.raises(JsonFileError) as refusal:
        loads(data)
    assert words in str(refusal.value)


def test_a_key_in_a_message_is_short_and_cannot_reach_the_terminal() -> None:
    key = "\\u001b[31m" + "k" * 500
    with pytest.raises(JsonFileError) as refusal:
        loads(f'{{"{key}": 1, "{key}": 2}}'.encode())
    assert "\x1b" not in str(refusal.value)
    assert "“\N{REPLACEMENT CHARACTER}[31m" + "k" * 34 + "…”" in str(refusal.value)


def test_many_keys_with_the_last_one_twice_are_refused_at_once() -> None:
    keys = [*(f'"{number}": 0' for number in range(200_000)), '"199999": 0']
    with pytest.raises(JsonFileError, match="“199999”"):
        loads(("{" + ",".join(keys) + "}").encode())


@pytest.mark.parametrize("data", [b'{"a": "\xc3\x85"}', b'\xef\xbb\xbf{"a": "\xc3\x85"}'])
def test_utf8_is_read_with_and_without_byte_order_mark(data: bytes) -> None:
    assert loads(data) == {"a": "Å"}


def test_the_deepest_nesting_allowed_is_read_whatever_lies_at_its_bottom() -> None:
    assert loads(nested(50)) is not None
    assert loads(b"[" * 50 + b"1" + b"]" * 50) is not None


def test_a_lone_surrogate_is_left_to_those_who_know_where_it_stands() -> None:
    assert loads(b'"\\ud800"') == "\ud800"


def test_what_is_written_can_be_read_and_ends_with_a_line_end() -> None:
    document = {"name": "Blåbær & Søn", "list": [1, True, None], "emoji": "🙂"}
    text = dumps(document)
    assert loads(text.encode()) == document
    assert text.endswith("}\n")
    assert "Blåbær" in text
    assert text.startswith('{\n  "name"')


def test_each_item_of_a_list_has_a_line_of_its_own() -> None:
    document = {"a": {"b": [{"c": 1, "d": [2]}, {"c": 3}], "e": ["x", "y"], "f": {}, "g": []}}
    assert dumps(document).splitlines() == [
        "{",
        '  "a": {',
        '    "b": [',
        '      {"c": 1, "d": [2]},',
        '      {"c": 3}',
        "    ],",
        '    "e": ["x", "y"],',
        '    "f": {},',
        '    "g": []',
        "  }",
        "}",
    ]


def test_items_that_were_encoded_before_stand_in_the_text_as_any_others() -> None:
    items: list[object] = [{"c": "a\nb"}, {"c": "\u2028"}, {"d": [2]}]
    encoded = [Encoded([encode(items[0]), encode(items[1])]), Encoded([encode(items[2])])]
    for _again in range(2):
        assert dumps({"a": encoded}) == dumps({"a": items})
        assert dumps({"a": {"b": encoded}}) == dumps({"a": {"b": items}})


def test_blocks_are_the_same_text_and_none_is_large() -> None:
    document = {"a": [{"name": f"Blåbær {number}"} for number in range(10_000)], "b": "\ud800", "c": True}
    parts = list(blocks(document))
    assert b"".join(parts) == dumps(document).encode("utf-8", "backslashreplace")
    assert 2 < len(parts) < 10
    assert max(map(len, parts)) < 100_000


def test_a_file_holds_what_its_mark_was_made_of_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"abcdefgh")
    for mark in (mark_of(b"abcdefgh"), mark_of(b"abc") + mark_of(b"defgh")):
        assert holds(path, mark)
        for changed in (b"abcdefg", b"abcdefghi", b"abcdefgH", b"Abcdefgh", b"abdcefgh", b""):
            path.write_bytes(changed)
            assert not holds(path, mark)
        path.write_bytes(b"abcdefgh")
    path.unlink()
    with pytest.raises(JsonFileMissing):
        holds(path, mark)


def test_what_is_not_json_is_not_written() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps({"a": float("nan")})


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"x" * 200_000)
    assert read_bytes(path) == b"x" * 200_000


def test_a_missing_file_has_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(JsonFileMissing, match="no such file"):
        read_bytes(tmp_path / "a.json")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    with pytest.raises(JsonFileError, match="folder"):
        read_bytes(tmp_path)


def test_a_file_is_measured_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.touch()
    os.truncate(path, jsonfile.MAX_BYTES)
    assert len(read_bytes(path)) == jsonfile.MAX_BYTES
    os.truncate(path, jsonfile.MAX_BYTES + 1)
    monkeypatch.setattr(os, "read", lambda *_: pytest.fail("read a file that is too large"))
    with pytest.raises(JsonFileError, match="larger than 8 MiB"):
        read_bytes(path)


def test_a_file_that_grows_while_it_is_read_is_still_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"{}")
    monkeypatch.setattr(os, "read", lambda _descriptor, size: b"x" * size)
    with pytest.raises(JsonFileError, match="larger than 8 MiB"):
        read_bytes(path)


def test_no_permission_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(json.dumps({}).encode())

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(JsonFileError, match="no permission") as refusal:
        read_bytes(path)
    assert str(path) not in str(refusal.value)
