"""What every part of the campaign returns: one row per kind of fault."""

from typing import NamedTuple


class Row(NamedTuple):
    """One kind of fault, tried often.

    Attributes:
        fault: what was done, in a few words.
        tries: how often.
        losses: in how many tries the store lost or damaged something, or left something behind.
        note: what else is worth knowing, such as the first loss; may have several lines.
    """

    fault: str
    tries: int
    losses: int
    note: str = ""
