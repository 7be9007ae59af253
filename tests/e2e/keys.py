"""What a terminal sends for a key, a paste, a click (xterm's sequences)."""

_PLAIN = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "ctrl+space": "\0",
    "escape": "\x1b",
    "backspace": "\x7f",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
}
_LETTERS = {
    "up": "A",
    "down": "B",
    "right": "C",
    "left": "D",
    "home": "H",
    "end": "F",
    "f1": "P",
    "f2": "Q",
    "f3": "R",
    "f4": "S",
}
_NUMBERS = {
    "insert": 2,
    "delete": 3,
    "pageup": 5,
    "pagedown": 6,
    "f5": 15,
    "f6": 17,
    "f7": 18,
    "f8": 19,
    "f9": 20,
    "f10": 21,
    "f11": 23,
    "f12": 24,
}
_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}


def key(name: str) -> bytes:
    """Return the bytes of a key such as `a`, `enter`, `ctrl+n`, `shift+up`, `f1`.

    Raises:
        ValueError: if there is no such key.
    """
    if name in _PLAIN:
        return _PLAIN[name].encode()
    if len(name) == 1:
        return name.encode()
    *modifiers, base = name.split("+")
    if not all(modifier in _MODIFIERS for modifier in modifiers):
        raise ValueError(f"no such key: {name!r}")
    code = 1 + sum(_MODIFIERS[modifier] for modifier in modifiers)
    if base in _LETTERS:
        return (f"\x1b[1;{code}" if code > 1 else "\x1b[").encode() + _LETTERS[base].encode()
    if base in _NUMBERS:
        return f"\x1b[{_NUMBERS[base]}{f';{code}' if code > 1 else ''}~".encode()
    if modifiers == ["ctrl"] and len(base) == 1 and "a" <= base <= "z":
        return bytes([ord(base) & 0x1F])
    raise ValueError(f"no such key: {name!r}")


def paste(text: str) -> bytes:
    """Return a bracketed paste; a terminal sends a line break as the enter key does."""
    return b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~"


def click(column: int, row: int) -> bytes:
    """Return a press and a release of the left mouse button; the top left cell is 0, 0."""
    place = f"\x1b[<0;{column + 1};{row + 1}"
    return f"{place}M{place}m".encode()
