"""File names from customers' names: safe on every system, and never a way out of the store's folder."""

import re
from collections.abc import Callable, Iterator
from itertools import count

from wizard.domain.text import has_unsafe, without_accents

_LONGEST = 60
_LONGEST_FOREIGN = 200
_FALLBACK = "customer"
_SEPARATORS = frozenset("/\\:")
# Windows opens a device by these names, whatever follows the first dot.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))]
)


def file_stem(name: str, taken: Callable[[str], bool]) -> str:
    """Return the first file name without suffix for a customer that is not taken."""
    return next(stem for stem in stems(name) if not taken(stem))


def stems(name: str) -> Iterator[str]:
    """Yield the file names that a customer can get, without suffix: `nordlys-as`, `nordlys-as-2`, ..."""
    base = _folded(name)[:_LONGEST].strip("-") or _FALLBACK
    if base in _DEVICES:
        base = f"{_FALLBACK}-{base}"
    yield base
    for number in count(2):
        suffix = f"-{number}"
        yield base[: _LONGEST - len(suffix)].rstrip("-") + suffix


def is_stem(name: str) -> bool:
    """Tell whether a name can be that of a file in the store's own folder, the wizard's or another's."""
    return (
        0 < len(name) <= _LONGEST_FOREIGN
        and not name.startswith(".")
        and _SEPARATORS.isdisjoint(name)
        and not has_unsafe(name)
    )


def _folded(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", without_accents(name)).strip("-")
