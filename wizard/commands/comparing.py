"""The command that compares: diff. Each side is a saved set-up, a kept revision of one, or a document."""

from wizard.commands.common import DONE, Options, Stop, json_text, remark, stopped, write_out
from wizard.commands.named import Names, Target
from wizard.compare.diff import compared, lines
from wizard.domain.text import show
from wizard.i18n import _


def diff(options: Options) -> int:
    """Print what differs, item by item and field by field; nothing when nothing does."""
    names = Names(options)
    try:
        before, after = (names.found(Target(side)).setup for side in (options.before, options.after))
    except Stop as stop:
        return stopped(stop)
    found = compared(before, after)
    if options.json:
        return write_out(json_text([difference._asdict() for difference in found]), None)
    if not found:
        remark(_("There is no difference."))
        return DONE
    print(f"--- {show(options.before)}")
    print(f"+++ {show(options.after)}")
    for line in lines(found):
        print(f"  {line.sign} {line.text}" if line.sign else line.text)
    return DONE
