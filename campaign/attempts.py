"""An operation that may be refused, and what has to be true after it."""

from pathlib import Path
from typing import NamedTuple

from campaign.checks import leftovers
from campaign.operations import Operation, Outcome
from wizard.store import StoreError

_LONGEST_TEXT = 400
# What belongs to programs and not into a text for a person.
_JARGON = ("Errno", "Error", "Exception", "Traceback", "None", "[", "{", "<")


class Attempt(NamedTuple):
    """How an operation ended.

    Attributes:
        done: whether the store has said that it is done.
        error: what was raised, if something was.
    """

    done: bool
    error: Exception | None


def attempt(operation: Operation, folder: Path) -> Attempt:
    """Do it, in a folder that is prepared."""
    done: list[bool] = []
    try:
        operation.act(folder, lambda: done.append(True))
    except Exception as error:  # which ones are allowed is for the check to say
        return Attempt(bool(done), error)
    return Attempt(bool(done), None)


def loss_after(made: Attempt, operation: Operation, folder: Path, tidy: bool = True) -> str:
    """Return what was wrong with an attempt, now that the trouble is over; an empty text if nothing was.

    Args:
        made: how it ended.
        operation: what was attempted.
        folder: the store's; it is changed.
        tidy: whether nothing may be left behind already before the next start.
    """
    if made.error and (loss := unclear(made.error, folder)):
        return loss
    if made.error and made.done:
        return f"an error after it was done: {made.error}"
    if made.error and tidy and (left := leftovers(folder)):
        return f"left behind: {', '.join(left)}"
    return operation.loss(folder, Outcome.DONE if made.done else Outcome.REFUSED)


def unclear(error: Exception, folder: Path) -> str:
    """Return why an error would not help its reader; an empty text if it would."""
    if not isinstance(error, StoreError):
        return f"the store let through {error!r}"
    text = str(error)
    if str(folder) not in text:
        return f"does not say where: {text}"
    if len(text) > _LONGEST_TEXT or not text.endswith("."):
        return f"not a few sentences: {text}"
    if any(word in text.replace(str(folder), "") for word in _JARGON):
        return f"not in the reader's words: {text}"
    return ""
