"""What can go wrong with the store: each error says what happened to which file and what to do."""

import errno
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.i18n import _
from wizard.text import show

if TYPE_CHECKING:
    from wizard.problems import Problem
    from wizard.store.locks import Holder


class StoreError(Exception):
    """The store could not do it. The text is complete and fit for the user.

    Attributes:
        path: the file or folder it is about.
    """

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path = path


class NotFound(StoreError):
    """There is no such set-up."""

    def __init__(self, path: Path) -> None:
        message = _("There is no set-up {file}. Choose one from the list of saved set-ups.")
        super().__init__(path, message.format(file=_shown(path)))


class Unreadable(StoreError):
    """The file is damaged, foreign or not readable. It is left as it is.

    Attributes:
        backup: the version before, if that can be read.
        problems: what is wrong inside the document, if it is that.
    """

    def __init__(
        self, path: Path, reason: str, backup: Path | None = None, problems: tuple["Problem", ...] = ()
    ) -> None:
        message = _("{file} cannot be used and was left as it is. {reason}")
        text = message.format(file=_shown(path), reason=reason)
        if backup:
            offer = _("The version before it is whole: to go on from there, rename {backup} to {file}.")
            text += " " + offer.format(backup=show(backup.name), file=show(path.name))
        super().__init__(path, text)
        self.backup = backup
        self.problems = problems


class Locked(StoreError):
    """Another wizard has the set-up open.

    Attributes:
        holder: who that is, if known.
    """

    def __init__(self, path: Path, holder: "Holder | None") -> None:
        if holder:
            message = _(
                "{file} is open in another wizard: {user} on {host}, process {process}, since {since}. "
                "Close it there and try again."
            )
            text = message.format(
                file=_shown(path),
                user=holder.user,
                host=holder.host,
                process=holder.process,
                since=_local_time(holder.since),
            )
        else:
            message = _("{file} is open in another wizard. Close it there and try again.")
            text = message.format(file=_shown(path))
        super().__init__(path, text)
        self.holder = holder


class Stale(StoreError):
    """The file is no longer what this wizard last saw, so saving would overwrite the work of another."""

    def __init__(self, path: Path) -> None:
        message = _(
            "{file} was changed, moved or deleted by someone else while it was open here. Nothing was "
            "overwritten. Export your version under another name, then open the set-up again."
        )
        super().__init__(path, message.format(file=_shown(path)))


class NotSaved(StoreError):
    """The system refused to write. What was saved before is unchanged."""

    def __init__(self, path: Path, error: OSError) -> None:
        message = _("{file} could not be written. {reason} What was saved before is unchanged.")
        super().__init__(path, message.format(file=_shown(path), reason=_why_not_saved(error)))


def _why_not_saved(error: OSError) -> str:
    """Return the reason and the advice for what the system said."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return _("The disk is full. Free some space and try again, or use another folder.")
    if error.errno == errno.EROFS:
        return _("The disk is read-only. Use another folder.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return _("You have no permission to write there. Change the permissions, or use another folder.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return _("The folder is gone. Bring it back and try again, or use another folder.")
    if error.errno == errno.EFBIG:
        return _("The file would be larger than is allowed. Shorten the lists and try again.")
    return _("The system says: {reason}. Try again, or use another folder.").format(
        reason=show(error.strerror or str(error))
    )


def _shown(path: Path) -> str:
    return show(str(path))


def _local_time(moment: str) -> str:
    try:
        return f"{datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return moment
