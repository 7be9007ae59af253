"""Files that the user named: read with every guard up, written whole or not at all, failures in words."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from wizard.domain.model import LeadSetup
from wizard.domain.text import show
from wizard.i18n import _


def path_of(text: str) -> Path:
    """Return the path that a person typed; `~` is the home folder."""
    try:
        return Path(text).expanduser()
    except RuntimeError:  # no such user, or no home: then the sign is a part of the name
        return Path(text)


def make_folder(folder: Path, saved: Path | None = None) -> str:
    """Make a folder that several files are to be written to; return why not, or an empty text.

    In the folder of the `saved` set-ups, and in one inside it, they would be taken for saved ones.
    """
    try:
        if saved and Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(saved)):
            return _("The saved set-ups are kept in this folder. Choose another one.")
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        if os.path.lexists(folder):
            return _("This is not a folder, and several files are to be written. Name a folder.")
        reason = getattr(error, "strerror", None) or str(error)
        return _("The folder could not be made: {reason}. Choose another place.").format(reason=show(reason))
    return ""


def write_text(path: Path, text: str) -> str:
    """Write UTF-8 text through a temporary file beside it; return why it failed, or an empty text."""
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        return _not_written(error)
    return write_bytes(path, data)


def write_bytes(path: Path, data: bytes) -> str:
    """Write bytes through a temporary file beside it; return why it failed, or an empty text."""
    temporary = ""
    try:
        if path.is_dir():
            return _("This is a folder. Type the name of a file in it.")
        if path.exists() and not path.is_file():
            return _("This is not a file. Choose another name.")
        handle, temporary = tempfile.mkstemp(prefix=".lead-wizard.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)  # a power cut right after must not leave an empty file
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except (OSError, ValueError) as error:
        return _not_written(error)
    finally:  # also when the user stops it in the middle
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
    return ""


def _not_written(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return _("The file could not be written: {reason}. Choose another place.").format(reason=reason)


def write_document(path: Path, setup: LeadSetup) -> str:
    """Write a set-up's document; return why it failed, or an empty text."""
    from wizard.document import answers
    from wizard.document.jsonfile import dumps

    return write_text(path, dumps(answers.to_document(setup)))
