"""Running the wizard on the terminal: the app from its start to its exit code, and the demo in between."""

import sys
from pathlib import Path

from wizard.app import DEMO_WANTED, WizardApp
from wizard.leaving import DONE, LEFT
from wizard.store import Store


def run(folder: Path, name: str | None = None, template: str = "") -> int:
    """Run the wizard on the terminal and return the exit code; a fault inside is raised here."""
    code = run_app(WizardApp(Store(folder), name, template))
    while code == DEMO_WANTED:
        from wizard import demo

        code = demo.run()
        if code in (DONE, LEFT):  # not when the terminal is gone
            code = run_app(WizardApp(Store(folder)))
    return code


def run_app(app: WizardApp) -> int:
    """Run an app on the terminal and return its code; a fault inside is raised here."""
    sys.stderr.write("\r\x1b[K")  # what the command line has said meanwhile
    app.run()
    app.leaving.keep()  # after a fault it is still open
    if "library" in vars(app):  # the list was shown
        app.library.keep()
    farewell = app.leaving.farewell if sys.stderr.isatty() else ""
    if words := app.leaving.last_words or farewell:
        from wizard.faults import tell

        tell(words)
    fault = getattr(app, "_exception", None)
    if fault is not None:
        raise fault
    return app.return_code or 0
