"""What the tests of the hand-over share: texts that could act, and set-ups that have them everywhere."""

from tests.builders import LINK, with_categories
from wizard.domain.model import Category, CategoryGroup, LeadSetup, Progress, Status
from wizard.domain.plan import plan
from wizard.handover import TrailRow

TODAY = "2026-05-01"
NASTY = (
    "`", "``x```", " `", "[x](y)", "![x](y)", "<script>alert(1)</script>", "<!--", "*x*", "**", "_x_",
    "#", "# x", "| a | b |", "1. x", "- x", "+ x", "> x", "~~x~~", "&lt;", "a\nb", "a\n\n# b",
    "\r\n- x", "\\", "x\\", "[x]: y", "<b", "www.example.com", "https://example.com", "a@example.com",
    "$x$", "{#id}", "***", "---", "x  ", "\x1b[31m", "\u202e", "{name}", "%s", "::", "a:b", "$$",
    "`a` b ``c``", "<https://x.y>", "\u2028x",
)  # fmt: skip
# More than the wizard lets in: what is read from a file may be longer, and another program's.
ACTING = (
    "</script><script>alert(1)</script>", "</style><style>*{display:none}</style>", "</title><b>", "]]>",
    "-->", "<!-- x", "<![CDATA[x", '" onclick="alert(1)', "' autofocus onfocus='alert(1)",
    "javascript:alert(1)", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "&#60;b&#62;", "&amp;",
    "<a href=//x>", "{{x}}", "${alert(1)}", "#panic()", '#read("/etc/passwd")', "*x* _y_ = z", "$ x $",
    "\\u{41}", "@ref <label>", "// x", "x" * 4000, "שלום עולם", "مرحبا", "漢字" * 40, "\ufffe\uffff",
    "\x00\x07", "\ud800", "e" + "\u0301" * 40, "__proto__",
)  # fmt: skip
TRAIL = (TrailRow("2026-04-30 16:12", "kari", "completed"), TrailRow("2026-04-29 09:03", "<b>ola</b>", "*x*"))


def with_text(text: str) -> LeadSetup:
    """Return a set-up that has a text in every place for one."""
    setup = with_categories(Category(f"c9 {text}", text, CategoryGroup.POTENTIAL, True, text))
    part = setup.marketing_premium
    campaign = LINK._replace(source=text, campaign=text)
    utm = part.utm_tracking._replace(website=text, campaigns=(campaign,))
    flow = part.lead_distribution._replace(associates=(text, "OLA"), fallback_associate=text)
    statuses = tuple(status._replace(name=f"{text}{status.key}") for status in setup.wanted.lead_statuses)
    return setup._replace(
        customer=setup.customer._replace(name=text, tenant=text),
        wanted=setup.wanted._replace(lead_statuses=statuses),
        marketing_premium=part._replace(utm_tracking=utm, lead_distribution=flow),
    )


def ticked(setup: LeadSetup, count: int) -> LeadSetup:
    """Return a complete set-up of which the first actions are done."""
    done = tuple(action.id for action in plan(setup)[:count])
    return setup._replace(progress=Progress("review", Status.COMPLETE, done))
