"""The wizard without a full screen: questions and answers, line by line, for screen readers and scripts.

The same steps, fields, rules and saving as on the full screen; a set-up begun in one can be finished in the
other. It reads standard input. The end of the input keeps everything.
"""

import gc
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO


def run(folder: Path, name: str | None = None) -> int:
    """Run the wizard in plain mode and return the exit code; a fault inside is raised here."""
    from wizard import controls, log
    from wizard.plain import words
    from wizard.plain.setups import Setups
    from wizard.plain.talk import Ended, Leave, Talk, listening
    from wizard.store import Store

    controls.use(words.controls())
    gc.enable()  # off since the start of the program
    talk = Talk(_standard_input(), sys.stdout)
    setups = Setups(talk, Store(folder))
    try:
        with listening(talk):
            setups.run(name)
    except Leave as leave:
        code = leave.code if isinstance(leave, Ended) else setups.code
    finally:
        talk.finish()
        controls.use(None)
    log.note("left", code)
    return code


def _standard_input() -> TextIO:
    """Return standard input as UTF-8, whatever the locale says; what is not can be told and refused."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    return sys.stdin
