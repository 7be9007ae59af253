"""Two set-ups side by side, as lines that need no colour: for `diff` and for the screen that compares."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from wizard.compare.differences import ADDED, CHANGED, MOVED, REMOVED, Difference, differences
from wizard.compare.same_items import with_keys_of
from wizard.domain.model import LeadSetup
from wizard.domain.text import name_key
from wizard.i18n import _

SIGNS = {ADDED: "+", REMOVED: "-", CHANGED: "*", MOVED: "↕"}


class Line(NamedTuple):
    """One line of a comparison; `sign` is empty for a heading."""

    text: str
    sign: str = ""


def compared(before: LeadSetup, after: LeadSetup) -> tuple[Difference, ...]:
    """Return what differs between any two set-ups.

    In two states of one customer's set-up the key tells which item is which. Two customers' keys have
    nothing to do with each other: there it is the name.
    """
    if name_key(before.customer.name) != name_key(after.customer.name):
        after = with_keys_of(before, after)
    return differences(before, after)


def lines(found: Iterable[Difference]) -> Iterator[Line]:
    """Yield the differences under the parts of the document that they are in."""
    for title, group in groupby(found, key=lambda difference: difference.title):
        yield Line(title)
        for difference in group:
            yield Line(text_of(difference), SIGNS[difference.kind])


def text_of(difference: Difference) -> str:
    """Return one difference in words, without its sign: `Lead: Group: Other → Customer`."""
    if difference.kind in (ADDED, REMOVED):
        contents = difference.new if difference.kind == ADDED else difference.old
        return ": ".join(filter(None, (difference.item, contents)))
    change = f"{difference.old or _('(empty)')} → {difference.new or _('(empty)')}"
    return ": ".join(filter(None, (difference.item, difference.label, change)))
