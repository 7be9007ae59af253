"""The command that shows the wizard in browsers: serve."""

import os
import sys
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from wizard.commands.common import WRONG, Options, Stop, remark, stopped
from wizard.domain.text import show
from wizard.i18n import _, ngettext, spoken

if TYPE_CHECKING:
    from wizard.serve.addresses import Own
    from wizard.serve.site import Offer, Site

VISITORS = 10
_IDLE_SECONDS = 30 * 60.0


def serve(options: Options) -> int:
    """Serve the demo, or the saved set-ups to one visitor at a time, until ctrl+c."""
    try:
        return _serve(options)
    except Stop as stop:
        return stopped(stop)


def _serve(options: Options) -> int:
    try:
        from wizard.serve.server import run
        from wizard.serve.site import Site
    except ImportError:
        message = _("This needs more libraries. Install them with: {command}")
        raise Stop(message.format(command='pip install "lead-wizard[serve]"'), WRONG) from None
    site = Site(_own(options), _offer(options))
    try:
        return run(site, _tell)
    except OSError as error:
        message = _("The server cannot listen on {host}, port {port}: {reason}.")
        remark(
            message.format(
                host=show(options.host),
                port=options.port,
                reason=_reason(error),
            )
        )
        raise Stop(_("Choose another place with --host and --port."), WRONG) from error


def _reason(error: OSError) -> str:
    """Return why in words; asyncio puts the address into the system's own, a name server has others."""
    return os.strerror(error.errno) if error.errno and error.errno > 0 else show(str(error.strerror))


def _own(options: Options) -> "Own":
    from wizard.serve.addresses import Own, own_address

    address = own_address(options.address or "")
    if options.address and not address:
        message = _("“{address}” is no address of a site. Write it like https://wizard.example.")
        raise Stop(message.format(address=show(options.address)), WRONG)
    return Own(options.host, options.port, address)


def _offer(options: Options) -> "Offer":
    """Return what is served: the demo, unless the saved set-ups are asked for in so many words.

    LEAD_WIZARD_STORE alone is no such wish: who has it set for daily work may want to show the demo.
    """
    from wizard.serve.site import Offer

    # Without the current folder: a visitor's wizard is this one, whatever lies there.
    python = (sys.executable, "-P", "-m")
    if not (options.saved or options.store):
        command = (*python, "wizard.serve.visitor", "demo", "--language", spoken())
        return Offer(command, options.visitors or VISITORS, idle_seconds=_IDLE_SECONDS)
    if options.visitors not in (None, 1):
        message = _("The saved set-ups are for one visitor at a time. Leave out --visitors.")
        raise Stop(message, WRONG)
    folder = ("--store", options.store) if options.store else ()
    return Offer((*python, "wizard", *folder, "--language", spoken()), 1, key=token_urlsafe(16))


def _tell(site: "Site") -> None:
    """Print the address, and for whom it is."""
    if site.offer.key:
        remark(_("Your saved set-ups are served to one visitor at a time, at this address:"))
    else:
        count = site.offer.visitors
        text = ngettext(
            "The demo is served to one visitor at a time, at this address:",
            "The demo is served to {count} visitors at once, each with their own, at this address:",
            count,
        )
        remark(text.format(count=count))
    print(site.url, flush=True)
    if site.own.is_open_to_others and not site.own.address:
        remark(_("Everybody who reaches this computer can open it, and nothing is encrypted on the way."))
    remark(_("ctrl+c ends it."))
