"""A problem of a set-up: where it is, how much it matters and what to do about it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from wizard.domain.text import show

ROOT = "$"


class Severity(StrEnum):
    """How much a problem matters.

    ERROR blocks; MISSING blocks too, but may stay in a draft (the contract names the two cases);
    WARNING lets pass.
    """

    ERROR = "error"
    MISSING = "missing"
    WARNING = "warning"


class Problem(NamedTuple):
    """One problem.

    Attributes:
        path: where in the document, as `wanted.categories[1].name`; `$` for the whole document.
        severity: how much it matters.
        code: a stable short name of the rule, for scripts and tests.
        message: what is wrong and what to do next, in the user's language; safe to print, whatever the
            document holds.
    """

    path: str
    severity: Severity
    code: str
    message: str

    @property
    def blocks(self) -> bool:
        """Tell whether Next and Complete must wait for this problem."""
        return self.severity != Severity.WARNING


def error(path: str, code: str, message: str) -> Problem:
    """Return a problem that blocks."""
    return Problem(path, Severity.ERROR, code, show(message))


def missing(path: str, code: str, message: str) -> Problem:
    """Return a problem that blocks Next but may stay in a draft."""
    return Problem(path, Severity.MISSING, code, show(message))


def warning(path: str, code: str, message: str) -> Problem:
    """Return a problem that lets pass."""
    return Problem(path, Severity.WARNING, code, show(message))


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those problems that block, in their order."""
    return tuple(problem for problem in problems if problem.blocks)


def covers(path: str, other: str) -> bool:
    """Tell whether `other` is the same place as `path` or lies inside it."""
    return path == ROOT or other == path or other.startswith((f"{path}.", f"{path}["))
