"""Signs for a locale that has only ASCII, as LANG=C: each in the place of one that looks like it."""

from collections.abc import Mapping

_ALIKE = {
    "-": "─┄┅┈┉╌╍═╴╶╸╺▔▁–—",
    "|": "│┃┆┇┊┋╎╏║╵╷╹╻▏▎▕",
    "=": "━",
    "v": "▼▾↓",
    "^": "▲▴↑↕",
    ">": "▶▸→",
    "<": "◀◂←",
    "*": "●•",
    "+": "✓",
    "o": "○",
    ".": "·",
    "~": "…",
    '"': "“”„«»",
    "'": "‘’",
}
SIGNS = {
    **dict.fromkeys(range(0x2500, 0x2580), "+"),  # the corners and crossings of frames
    **dict.fromkeys(range(0x2580, 0x25A0), "#"),  # blocks, as in a scroll bar
    **{ord(sign): ascii_sign for ascii_sign, signs in _ALIKE.items() for sign in signs},
}


def only_ascii(environ: Mapping[str, str]) -> bool:
    """Tell whether the locale says so; one that says nothing is taken for one that has all signs."""
    named = [environ[key] for key in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(key)]
    if named[:1] == ["C.UTF-8"] and environ.get("LC_CTYPE") == "C.UTF-8" and len(named) > 1:
        del named[0]  # Python has put it there when it found the locale C
    name = named[0] if named else ""
    language, _dot, encoding = name.partition(".")
    if encoding:
        return encoding.partition("@")[0].lower().replace("-", "") != "utf8"
    return language in ("C", "POSIX")
