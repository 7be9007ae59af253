"""The wizard without a full screen: questions and answers, line by line, for screen readers and scripts.

The same steps, fields, rules and saving as on the full screen; a set-up begun in one can be finished in the
other. It reads standard input. The end of the input keeps everything.
"""

import gc
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from wizard.plain.setups import Setups
    from wizard.plain.talk import Talk


def run(folder: Path, name: str | None = None, template: str = "") -> int:
    """Run the wizard in plain mode and return the exit code; a fault inside is raised here."""
    from wizard.plain.setups import Setups
    from wizard.store import Store

    return converse(lambda talk: Setups(talk, Store(folder)), name, template)


def converse(start: "Callable[[Talk], Setups]", name: str | None = None, template: str = "") -> int:
    """Talk about the set-ups that `start` returns until the user leaves; return the exit code."""
    from wizard import log
    from wizard.domain import controls
    from wizard.plain import words
    from wizard.plain.talk import Ended, Leave, Talk, listening

    controls.use(words.controls())
    gc.enable()  # off since the start of the program
    talk = Talk(_standard_input(), sys.stdout)
    setups = start(talk)
    try:
        with listening(talk):
            setups.run(name, template)
    except Leave as leave:
        code = leave.code if isinstance(leave, Ended) else setups.code
    finally:
        talk.leave()  # the signal that came interrupts no more
        talk.finish()
        controls.use(None)
    log.note("left", code)
    return code


def _standard_input() -> TextIO:
    """Return standard input as UTF-8, whatever the locale says; what is not can be told and refused."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
    return sys.stdin
