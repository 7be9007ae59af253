"""`python -m wizard` is `lead-wizard`."""

from wizard.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
