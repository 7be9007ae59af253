"""The program's entry: `lead-wizard` and `python -m wizard`."""

import gc


def main() -> int:
    """Run the command line.

    Collecting garbage is off until the first picture stands: imports make none, and looking for it would cost
    a short command a tenth of its time.
    """
    gc.disable()
    from wizard.cli import main as run

    code = run()
    gc.freeze()  # the process ends: looking for garbage once more would take three quarters of its leaving
    return code


if __name__ == "__main__":
    raise SystemExit(main())
