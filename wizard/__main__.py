"""The program's entry: `lead-wizard` and `python -m wizard`."""

import gc
import os
import sys


def main() -> int:
    """Run the command line.

    Collecting garbage is off until the first picture stands: imports make none, and looking for it would cost
    a short command a tenth of its time.
    """
    gc.disable()
    _greet(sys.argv[1:])
    from wizard.cli import main as run

    code = run()
    gc.freeze()  # the process ends: looking for garbage once more would take three quarters of its leaving
    return code


def _greet(arguments: list[str]) -> None:
    """Say at once that the full screen will come: importing what draws it takes ten times as long as this.

    The app takes the words away before it draws. Where something else may be meant, nothing is said.
    """
    is_plain = any(argument.startswith("-") for argument in arguments)
    is_wizard = not arguments or (arguments[0] == "open" and len(arguments) == 2)
    can_draw = os.environ.get("TERM", "dumb") not in ("dumb", "unknown")
    if is_wizard and not is_plain and can_draw and os.isatty(0) and os.isatty(2):
        os.write(2, b"lead-wizard ...")


if __name__ == "__main__":
    raise SystemExit(main())
