"""A demo for presenters: made-up customers, in memory alone, with one key to start over.

Nothing in the user's folders is read and nothing is written there.
"""

import sys

from wizard import traces
from wizard.i18n import _

_WRONG = 2


def run(*, plain: bool = False, tour: bool = False) -> int:
    """Run the demo, or its tour, on the terminal and return the exit code; a fault inside is raised here.

    After a fault no traces are left either: no log tells of it.
    """
    if plain and tour:
        print(_("The tour needs the full screen. Leave --tour out to look around yourself."), file=sys.stderr)
        return _WRONG
    traces.leave(wanted=False)
    if plain:
        from wizard.demo.plain import converse

        code = converse()
    else:
        from wizard.demo.app import show

        code = show(tour=tour)
    traces.leave(wanted=True)
    return code
