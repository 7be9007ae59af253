"""Texts from outside: what may not be in them, how they are cleaned, and how names are compared."""

import re
from functools import lru_cache

# C0, DEL and C1 controls, bidirectional controls, line and paragraph separators, lone surrogates: they can
# move the cursor, turn text around or break a file.
_UNSAFE = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
_ESCAPE_SEQUENCE = "\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[@-Z\\\\^_]?"
# Letters that Unicode does not take apart into a letter and a mark.
_FOLDS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_LONGEST_NUMBER = 9  # digits of a revision
_WHITE_SPACE = "[\t\r\n\x0b\x0c\x85\u2028\u2029]+"


def has_unsafe(text: str) -> bool:
    """Tell whether a text holds control characters, escape sequences or lone surrogates."""
    return not text.isprintable() and re.search(_UNSAFE, text) is not None


def clean(text: str) -> str:
    """Return the text on one line, NFC, without control characters and escape sequences."""
    text = re.sub(_WHITE_SPACE, " ", re.sub(_ESCAPE_SEQUENCE, "", text))
    return _nfc(re.sub(_UNSAFE, "", text))


def show(text: str) -> str:
    """Return the text for a screen or a terminal: what is unsafe is shown as a sign, never sent."""
    return re.sub(_UNSAFE, "\N{REPLACEMENT CHARACTER}", text) if has_unsafe(text) else text


@lru_cache(maxsize=32_768)  # names are compared with each edit
def name_key(name: str) -> str:
    """Return what names are compared by: trimmed, NFC and without case."""
    return _nfc(_nfc(name.strip()).casefold())


@lru_cache(maxsize=32_768)  # all names are searched with each key
def without_accents(name: str) -> str:
    """Return a name without case and accents: `Ærø Müller` as `aero muller`."""
    if name.isascii():
        return name.casefold()
    from unicodedata import combining, normalize

    letters = normalize("NFKD", name).casefold().translate(_FOLDS)
    return "".join(letter for letter in letters if not combining(letter))


def _nfc(text: str) -> str:
    """Return the composed form; a text in ASCII is in it already."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def split_revision(text: str) -> tuple[str, str] | None:
    """Return name and digits of a kept revision named as `NAME@REVISION`; None for any other text."""
    name, _at, number = text.rpartition("@")
    if name and number.isascii() and number.isdigit() and len(number) <= _LONGEST_NUMBER:
        return name, number
    return None


def split_lines(text: str) -> list[str]:
    """Return the lines of a pasted list, cleaned and trimmed; a blank line is an empty string."""
    return [clean(line).strip() for line in re.split("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)]
