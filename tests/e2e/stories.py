"""The three stories of the README, key by key. The tests walk them and the pictures are taken on the way."""

from collections.abc import Callable

from tests.e2e.terminal import Terminal

Picture = Callable[[Terminal, str], None]

PRESENT_CATEGORIES = """Kunde A
Kunde B
  Kunde C
kunde a
Partner
Leverandør

Konkurrent
Ångström & Söner [EU]
🚀 Oppstart
Presse
Tapt kunde
Ansatt
Interessent
Kunde B
Myndighet
"""
CUSTOMER, POTENTIAL, PARTNER, LOST, OTHER = "2", "1", "3", "4", "5"
GROUPS = {
    "Kunde A": CUSTOMER,
    "Kunde B": CUSTOMER,
    "Kunde C": CUSTOMER,
    "Partner": PARTNER,
    "Leverandør": OTHER,
    "Konkurrent": OTHER,
    "Ångström & Söner [EU]": CUSTOMER,
    "🚀 Oppstart": POTENTIAL,
    "Presse": OTHER,
    "Tapt kunde": LOST,
    "Ansatt": OTHER,
    "Interessent": POTENTIAL,
}
SCRIPT = '<script src="https://online3.superoffice.com/Cust12345/cs/javascript/utm.js"></script>'
CAMPAIGNS = (
    ("https://www.nordlys.example/webinar", "linkedin", "social", "webinar_sept"),
    ("https://www.nordlys.example/messe", "newsletter", "email", "messe_oslo"),
)


def ready(terminal: Terminal, text: str) -> None:
    """Wait until a new screen or dialog stands there with its focus set."""
    terminal.wait_for(text)
    terminal.settle()


def row_is_highlighted(name: str) -> Callable[[str], bool]:
    """Return a condition: the highlight is on the row of that name."""
    return lambda screen: any(">" in line and f"{name} " in line for line in screen.splitlines())


def swedish(terminal: Terminal, picture: Picture) -> None:
    """A new database; two categories follow leads, one status is added and moved, step 3 is skipped."""
    ready(terminal, "Björk & Söner AB")
    terminal.press("tab", "tab", "enter")
    ready(terminal, "Nederlands")
    terminal.press("home", "down", "enter")
    terminal.wait_gone("Nederlands")
    terminal.press("ctrl+s")
    ready(terminal, "Företag – Kategori")
    terminal.wait_for("Marknadsföringskvalificerat lead")
    terminal.press("space")
    terminal.wait_for(lambda screen: screen.count("✓") == 1)
    terminal.press("down", "space")
    terminal.wait_for(lambda screen: screen.count("✓") == 2)
    picture(terminal, "swedish-categories")
    terminal.press("ctrl+n")
    ready(terminal, "Kontakt – Leadstatus")
    terminal.press("a")
    ready(terminal, "ctrl+s")
    terminal.type("Demo bokad")
    terminal.press("ctrl+s")
    terminal.wait_gone("ctrl+s OK")
    terminal.wait_for("Demo bokad")
    terminal.press("shift+up", "shift+up", "shift+up")
    terminal.wait_for(lambda screen: screen.index("Demo bokad") < screen.index("Diskvalificerad"))
    picture(terminal, "swedish-statuses")
    terminal.press("ctrl+n")
    ready(terminal, "F4")
    terminal.press("f4")
    terminal.wait_for("– 3 Marketing Premium")
    picture(terminal, "swedish-review")
    terminal.press("ctrl+n")
    ready(terminal, "[ ]")
    picture(terminal, "swedish-done")


def norwegian(terminal: Terminal, picture: Picture) -> None:
    """An existing database; twelve pasted categories, the standard ones added, UTM tracking and a flow."""
    ready(terminal, "New set-up")
    terminal.press("tab")
    terminal.type("Cust12345")
    terminal.press("tab", "enter")
    ready(terminal, "Nederlands")
    terminal.press("home", "down", "down", "enter")
    terminal.wait_gone("Nederlands")
    terminal.press("tab", "enter")
    ready(terminal, " Existing")
    terminal.press("end", "enter")
    terminal.wait_gone("New (11.6")
    terminal.press("ctrl+s")
    ready(terminal, "Paste the categories that the customer has today")
    _norwegian_categories(terminal, picture)
    terminal.press("ctrl+n")
    ready(terminal, "Person – Leadstatus")
    terminal.press("ctrl+n")
    ready(terminal, "Not decided yet")
    _norwegian_marketing(terminal, picture)
    terminal.press("ctrl+n")
    ready(terminal, "What changes in SuperOffice")
    terminal.wait_for("● Review")
    picture(terminal, "norwegian-review")
    terminal.press("ctrl+n")
    ready(terminal, "0 of ")
    terminal.press("space")
    terminal.wait_for("1 of ")
    picture(terminal, "norwegian-done")


def _norwegian_categories(terminal: Terminal, picture: Picture) -> None:
    terminal.press("p")
    ready(terminal, "One name per line")
    terminal.paste(PRESENT_CATEGORIES)
    terminal.wait_for("Myndighet")
    picture(terminal, "norwegian-paste")
    terminal.press("ctrl+s")
    terminal.wait_for("13 items")
    terminal.press("end")
    terminal.wait_for(">~ Myndighet")
    terminal.press("d")
    ready(terminal, "Delete “Myndighet”?")
    terminal.press("tab", "tab", "enter")
    terminal.wait_for("12 items")
    terminal.press("home")
    for name, group in GROUPS.items():
        terminal.wait_for(row_is_highlighted(name))
        terminal.press(group, "down")
    terminal.press("s")
    terminal.wait_for("4 added.")
    terminal.press("space")
    terminal.wait_for("✓ enabled")
    terminal.press("home", "down", "down")
    terminal.wait_for(row_is_highlighted("Kunde C"))
    terminal.press("e")
    ready(terminal, "Edit category")
    terminal.press("ctrl+u")
    terminal.settle()
    terminal.type("Nettbutikk")
    terminal.press("ctrl+s")
    ready(terminal, "What this means in SuperOffice")
    picture(terminal, "norwegian-rename")
    terminal.press("tab", "enter")
    terminal.wait_gone("What this means")
    terminal.wait_for("Nettbutikk")
    terminal.press("down", "down", "down")
    terminal.wait_for(row_is_highlighted("Konkurrent"))
    terminal.press("d")
    ready(terminal, "Delete “Konkurrent”?")
    terminal.press("tab", "enter")
    terminal.wait_for("15 items, 1 deleted")
    picture(terminal, "norwegian-categories")


def _norwegian_marketing(terminal: Terminal, picture: Picture) -> None:
    terminal.press("enter")
    ready(terminal, "Yes, set it up")
    terminal.press("home", "enter")
    terminal.wait_gone("Not decided yet")
    terminal.wait_for("Lead distribution")
    terminal.press("tab", "space")
    ready(terminal, "Website")
    terminal.press("tab")
    terminal.type("https://www.nordlys.example")
    terminal.press("tab")
    terminal.paste(SCRIPT)
    terminal.press("tab")
    terminal.wait_for(".superoffice.com/Cust12345/cs")
    for url, source, medium, campaign in CAMPAIGNS:
        terminal.press("a")
        ready(terminal, "Cancel")
        for text in (url, source, medium, campaign):
            terminal.type(text)
            terminal.press("tab")
        picture(terminal, "norwegian-campaign")
        terminal.press("ctrl+s")
        terminal.wait_gone("Cancel")
        terminal.wait_for(f"utm_campaign={campaign}")
    terminal.press("tab", "tab", "tab", "tab", "tab")
    terminal.press("space")
    ready(terminal, "Associates")
    terminal.press("tab")
    terminal.type("KARI, OLA")
    terminal.press("tab", "tab", "tab")
    terminal.type("KARI")
    terminal.press("tab")
    terminal.wait_for("KARI, OLA")
    terminal.settle()
    picture(terminal, "norwegian-marketing")


def german(terminal: Terminal, picture: Picture) -> None:
    """An imported document is opened where it was left, one status is renamed, the set-up completed."""
    ready(terminal, "Person – Lead-Status")
    terminal.press("down")
    terminal.press("e")
    ready(terminal, "Edit lead status")
    terminal.press("ctrl+u")
    terminal.settle()
    terminal.type("Erstkontakt")
    terminal.press("tab")
    terminal.type("Der Vertrieb meldet sich")
    terminal.press("ctrl+s")
    ready(terminal, "What this means in SuperOffice")
    terminal.press("tab", "enter")
    terminal.wait_gone("What this means")
    terminal.wait_for("Erstkontakt")
    picture(terminal, "german-statuses")
    terminal.press("ctrl+n")
    ready(terminal, "No, skip this step")
    terminal.press("ctrl+n")
    ready(terminal, "What changes in SuperOffice")
    picture(terminal, "german-review")
    terminal.press("ctrl+n")
    ready(terminal, "0 of ")
    picture(terminal, "german-done")
