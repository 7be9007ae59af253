"""Work that could not be saved in its own place when the wizard had to end: it is written elsewhere."""

import tempfile
from datetime import datetime
from pathlib import Path

from platformdirs import user_state_path

from wizard import log, traces
from wizard.domain.model import LeadSetup
from wizard.domain.text import show
from wizard.files import write_document
from wizard.i18n import _


def rescue(setup: LeadSetup, stem: str) -> str:
    """Write the document to the user's state folder, or the temporary one; return what to tell."""
    if not traces.left():
        return ""
    name = f"{stem}-{datetime.now():%Y%m%d-%H%M%S-%f}.json"
    for folder in (user_state_path("lead-wizard", appauthor=False) / "rescued", Path(tempfile.gettempdir())):
        if _written(folder / name, setup):
            log.warn("rescued", stem)
            message = _(
                "What could not be saved is in {file}. Import it under another name, or in place of the "
                "saved one with --replace."
            )
            return message.format(file=show(str(folder / name)))
    return _("The last changes could not be saved anywhere.")


def _written(path: Path, setup: LeadSetup) -> bool:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return not write_document(path, setup)
