"""What can go wrong with the store: each error says what happened to which file and what to do."""

import errno
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wizard import moments
from wizard.document.jsonfile import JsonFileError
from wizard.domain.text import show
from wizard.i18n import _

if TYPE_CHECKING:
    from wizard.domain.problems import Problem
    from wizard.store.locks import Holder
    from wizard.store.saved import Saved


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
        brief: what happened, without what to do.
        damaged: it is not merely out of reach or made by a newer wizard.
        previous: the newest whole version before it, if there is one.
        problems: what is wrong inside the document, if it is that.
    """

    def __init__(
        self,
        path: Path,
        reason: str,
        *,
        damaged: bool = False,
        previous: "Saved | None" = None,
        problems: tuple["Problem", ...] = (),
    ) -> None:
        message = _("{file} cannot be used and was left as it is. {reason}")
        self.brief = text = message.format(file=_shown(path), reason=reason)
        if previous:
            offer = _("The version of {moment} is whole: open the set-up in the wizard to go on from there.")
            text += " " + offer.format(moment=local_time(previous.saved_at))
        super().__init__(path, text)
        self.damaged = damaged
        self.previous = previous
        self.problems = problems


def unreadable(path: Path, error: JsonFileError, **details: Any) -> Unreadable:
    """Return what to tell about a file that cannot be read; what the system refuses is no damage."""
    details.setdefault("damaged", not isinstance(error.__cause__, OSError))
    return Unreadable(path, str(error), **details)


class NotKept(StoreError):
    """There is no kept revision of this number."""

    def __init__(self, path: Path, stem: str) -> None:
        message = _("There is no such revision any more. See the others with lead-wizard history {name}.")
        super().__init__(path, message.format(name=show(stem)))


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
                since=local_time(holder.since),
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
            "overwritten."
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


def local_time(moment: str) -> str:
    """Return a stored moment as the user's clock shows it, to the minute."""
    try:
        return moments.moment(datetime.fromisoformat(moment))
    except (ValueError, OverflowError):
        return moment
