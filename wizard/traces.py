"""Whether the program may read and write in the user's own folders: a demo must leave no trace there.

Whatever knows such a folder asks here first: the log, the settings, the rescue of unsaved work.
"""

_left = True


def left() -> bool:
    """Tell whether traces may be left."""
    return _left


def leave(*, wanted: bool) -> None:
    """Leave traces from now on, or none."""
    global _left
    _left = wanted
