"""Writing a file that the user named: whole or not at all, and a failure in words."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from wizard.i18n import _


def write_text(path: Path, text: str) -> str:
    """Write UTF-8 text through a temporary file beside it; return why it failed, or an empty text."""
    if path.is_dir():
        return _("This is a folder. Type the name of a file in it.")
    if path.exists() and not path.is_file():
        return _("This is not a file. Choose another name.")
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError):
            Path(temporary).unlink()
        reason = getattr(error, "strerror", None) or str(error)
        return _("The file could not be written: {reason}. Choose another place.").format(reason=reason)
    return ""
