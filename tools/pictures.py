"""Make the pictures of the documentation by running the program: `python -m tools.pictures`.

It walks the same stories as the tests, in a terminal of 80x24 or 120x40, shows one step in each look, and
writes docs/pictures/*.svg. With `--check` it writes nothing and fails when a picture is out of date.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.e2e import stories
from tests.e2e.terminal import Terminal
from wizard.demo.scenes import SCENES

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
GERMAN_DOCUMENT = ROOT / "tests" / "answers" / "beispiel-gmbh.json"
GERMAN = "Beispiel Maschinenbau GmbH"
# The time of the last save, so that a picture changes only when the program does.
CLOCK = re.compile(r"\b\d\d:\d\d\b")
TOUR_SCENE = 8
ALL_DONE = [scene.title for scene in SCENES].index("All done")
# Seconds without a byte: a busy machine must not be taken for a finished picture.
QUIET = 0.5
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


# Picture: the language, the theme and what the environment says.
LOOKS: dict[str, tuple[str, str, Mapping[str, str]]] = {
    "german-start": ("de", "", {}),
    "light": ("en", "light", {}),
    "high-contrast": ("en", "high-contrast", {}),
    "sixteen-colours": ("en", "", {"TERM": "linux", "COLORTERM": ""}),
    "no-colour": ("en", "", {"NO_COLOR": "1"}),
    "ascii": ("en", "", {"LANG": "C", "LC_ALL": "C"}),
}


class Album:
    """The pictures that were taken, by name."""

    def __init__(self) -> None:
        self.pictures: dict[str, str] = {}

    def keep(self, terminal: Terminal, name: str) -> None:
        """Take a picture of the screen if the documentation shows it."""
        if name in KEPT or name in LOOKS:
            terminal.wait_for(lambda screen: CLOCK.search(screen.splitlines()[-1]) is not None)
            terminal.settle(QUIET)
            self.pictures[name] = CLOCK.sub("10:42", terminal.svg("lead-wizard"))

    def walk(
        self, story: Callable[..., None], home: Path, *args: str, size: tuple[int, int] = (80, 24)
    ) -> None:
        """Walk one story and take its pictures on the way."""
        with start(home, *args, size=size) as terminal:
            story(terminal, self.keep)
            leave(terminal)

    def look(self, home: Path, name: str) -> None:
        """Take a picture of step 1 with one of the LOOKS."""
        language, theme, env = LOOKS[name]
        home.mkdir()
        import_german(home)
        (home / "settings.json").write_text(json.dumps({"theme": theme}), encoding="utf-8")
        with start(home, "--language", language, "open", GERMAN, env=env) as terminal:
            stories.ready(terminal, "Disqualifiziert")
            terminal.press("ctrl+b")
            stories.ready(terminal, "Interessent")
            self.keep(terminal, name)
            leave(terminal)

    def tour(self, home: Path) -> None:
        """Take a picture of the tour, halted at one scene."""
        with start(home, "demo", "--tour", "--language", "en") as terminal:
            terminal.wait_for(lambda screen: "Tour 1/" in screen)
            terminal.press("space")
            for scene in range(2, TOUR_SCENE + 1):
                terminal.press("right")
                terminal.wait_for(partial(shows_scene, scene))
                terminal.settle(QUIET)
            self.pictures["tour"] = terminal.svg("lead-wizard")
            leave(terminal)

    def end(self, home: Path) -> None:
        """Take a picture of the end of a set-up."""
        with start(home, "demo", "--language", "en") as terminal:
            terminal.wait_for("This is a demo")
            terminal.press("f8")
            terminal.wait_for("All done")
            terminal.press(*["down"] * (1 + ALL_DONE), "enter")
            terminal.wait_for("can follow its")
            terminal.settle(QUIET)
            self.pictures["all-done"] = terminal.svg("lead-wizard")
            leave(terminal)


def shows_scene(scene: int, screen: str) -> bool:
    """Tell whether the tour is at a scene."""
    return f"Tour {scene}/" in screen


def start(
    home: Path, *args: str, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None
) -> Terminal:
    """Run the wizard on a home folder of its own."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "LEAD_WIZARD_STORE": str(home / "store"),
        "LEAD_WIZARD_SETTINGS": str(home / "settings.json"),
        "TEXTUAL_ANIMATIONS": "none",
        **(env or {}),
    }
    argv = [sys.executable, "-m", "wizard", *args]
    return Terminal(argv, env=environment, cwd=ROOT, columns=size[0], lines=size[1])


def import_german(home: Path) -> None:
    """Save the set-up of the German document."""
    with start(home, "import", str(GERMAN_DOCUMENT)) as terminal:
        terminal.wait_exit()


def leave(terminal: Terminal) -> None:
    """Leave the wizard."""
    terminal.press("ctrl+q")
    terminal.wait_exit()


def taken() -> dict[str, str]:
    """Return every picture by its name, as SVG."""
    album = Album()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        album.tour(home)
        album.end(home)
        album.walk(stories.swedish, home, "--language", "sv", "open", "Björk & Söner AB")
        album.walk(stories.norwegian, home, "open", "Nordlys AS")
        for name in LOOKS:
            album.look(home / name, name)
        import_german(home)
        album.walk(stories.german, home, "open", GERMAN, size=(120, 40))
    return album.pictures


def main() -> int:
    """Write every picture, or compare them with what is there."""
    changed = []
    for name, picture in taken().items():
        path = PICTURES / f"{name}.svg"
        if not path.exists() or path.read_text(encoding="utf-8") != picture:
            changed.append(path)
            if "--check" not in sys.argv[1:]:
                path.write_text(picture, encoding="utf-8")
    for path in changed:
        print(path.relative_to(ROOT))
    if not changed or "--check" not in sys.argv[1:]:
        return 0
    print("These pictures are out of date: run `python -m tools.pictures` and look at them.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
