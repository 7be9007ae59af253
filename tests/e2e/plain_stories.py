"""The three stories of the README as what is typed in plain mode, line by line."""

from tests.e2e.stories import CAMPAIGNS, GROUPS, PRESENT_CATEGORIES, SCRIPT

KEEP = ""  # Enter keeps the present value

SWEDISH = (
    *(KEEP, KEEP, "Svenska", KEEP),
    *("lead 1", "lead 2", "next"),
    *("add", "Demo bokad", KEEP),
    *("move 6 3", "next"),
    *("skip", "complete", "quit"),
)

_CAMPAIGN_ANSWERS = [line for campaign in CAMPAIGNS for line in ("add", *campaign, KEEP, KEEP)]
NORWEGIAN = (
    *(KEEP, "Cust12345", "no", "Existing"),
    *("paste", *PRESENT_CATEGORIES.splitlines(), ".", KEEP, KEEP),
    *("delete 13", "2"),
    *(f"group {place} {number}" for place, number in enumerate(GROUPS.values(), 1)),
    "standard",
    "lead 13",
    *("edit 3", "Nettbutikk", KEEP, KEEP, KEEP, "yes"),
    *("delete 6", "1"),
    *("next", "next"),
    *("yes", "yes", "https://www.nordlys.example", SCRIPT, *_CAMPAIGN_ANSWERS, KEEP),
    *("yes", "KARI, OLA", KEEP, KEEP, "KARI"),
    *("next", "complete", "tick 1", "next"),
)

GERMAN = (
    *("edit 2", "Erstkontakt", "Der Vertrieb meldet sich", "yes"),
    *("next", KEEP, "next", "complete", "next"),
)
