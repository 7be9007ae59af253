"""What runs for a visitor of a demo: the wizard, confined. `python -m wizard.serve.visitor demo`."""

from wizard.__main__ import main
from wizard.serve.confine import confine

if __name__ == "__main__":
    confine()
    raise SystemExit(main())
