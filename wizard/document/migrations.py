"""Documents of older format versions, brought forward one version at a time.

A change of the format raises `answers.VERSION` by one, adds one function here and one stored file to the
tests. A function takes a document of its version and returns one of the next; it may change its argument,
which is a copy, and need not set the version. It meets documents that nobody has checked yet.
"""

from collections.abc import Callable, Mapping
from typing import Any

MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


class NotMigrated(Exception):
    """A document of an older version does not hold what that version holds."""


def migrated(raw: Mapping[str, Any], version: int) -> Mapping[str, Any]:
    """Return the document in a later version; the same one when there is no way from its own to that.

    Raises:
        NotMigrated: the document is damaged.
    """
    found = raw.get("version")
    # bool is an int to Python, but not to us.
    if type(found) is not int or found >= version:
        return raw
    if not all(number in MIGRATIONS for number in range(found, version)):
        return raw
    from copy import deepcopy

    try:
        document = deepcopy(dict(raw))
        for number in range(found, version):
            document = {**MIGRATIONS[number](document), "version": number + 1}
    except Exception as error:  # whatever a damaged document leads to, it is the document that is wrong
        raise NotMigrated from error
    return document
