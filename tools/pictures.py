"""Make the pictures of the documentation by running the program: `python -m tools.pictures`.

It walks the same stories as the tests, in a terminal of 80x24 or 120x40, and writes docs/pictures/*.svg.
"""

import os
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.e2e import stories
from tests.e2e.terminal import Terminal

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
GERMAN_DOCUMENT = ROOT / "tests" / "answers" / "beispiel-gmbh.json"
# The time of the last save, so that a picture changes only when the program does.
CLOCK = re.compile(r"((?:saved|sparat)\s)\d\d:\d\d")
KEPT = {
    "norwegian-categories",
    "norwegian-paste",
    "norwegian-marketing",
    "norwegian-done",
    "swedish-categories",
    "swedish-statuses",
    "german-statuses",
    "german-review",
}


def keep(terminal: Terminal, name: str) -> None:
    """Save the screen as a picture if the documentation shows it."""
    if name in KEPT:
        terminal.settle()
        picture = CLOCK.sub(r"\g<1>10:42", terminal.svg("lead-wizard"))
        (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    """Walk the three stories."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)

        def wizard(*args: str, size: tuple[int, int] = (80, 24)) -> Terminal:
            environment = {
                "PATH": os.environ["PATH"],
                "HOME": folder,
                "LEAD_WIZARD_STORE": str(home / "store"),
                "TEXTUAL_ANIMATIONS": "none",
            }
            argv = [sys.executable, "-m", "wizard", *args]
            return Terminal(argv, env=environment, cwd=ROOT, columns=size[0], lines=size[1])

        def walk(story: Callable[..., None], terminal: Terminal) -> None:
            with terminal:
                story(terminal, keep)
                terminal.press("ctrl+q")
                terminal.wait_exit()

        walk(stories.swedish, wizard("--language", "sv", "open", "Björk & Söner AB"))
        walk(stories.norwegian, wizard("open", "Nordlys AS"))
        with wizard("import", str(GERMAN_DOCUMENT)) as terminal:
            terminal.wait_exit()
        walk(stories.german, wizard("open", "Beispiel Maschinenbau GmbH", size=(120, 40)))


if __name__ == "__main__":
    main()
