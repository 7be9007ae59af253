"""What a new SuperOffice database has in its two lists, and the category groups, in each CRM language.

Names from the public documentation of that language, page `lead/admin/index`; the groups from
`lead/admin/add-company-category`; the order of the statuses from `api/mdo-providers/reference/leadstatus`.
"""

from wizard.domain.model import Category, CategoryGroup, LeadStatus

NAMED_GROUPS: tuple[CategoryGroup, ...] = tuple(
    group for group in CategoryGroup if group is not CategoryGroup.UNKNOWN
)

# In the order of NAMED_GROUPS.
GROUP_NAMES = {
    "en": ("Customer", "Potential customer", "Partner", "Lost", "Other"),
    "sv": ("Kund", "Potentiell kund", "Partner", "Förlorad", "Annan"),
    "no": ("Kunde", "Potensiell kunde", "Partner", "Tapt", "Annet"),
    "da": ("Kunde", "Potentiel kunde", "Partner", "Tabt", "Andet"),
    "de": ("Kunde", "Potenzieller Kunde", "Partner", "Verloren", "Andere"),
    "nl": ("Klant", "Potentiële klant", "Partner", "Verloren", "Overig"),
}

CATEGORY_NAMES = {
    "en": ("Lead", "Marketing qualified lead", "Opportunity", "Lost opportunity"),
    "sv": ("Lead", "Marknadsföringskvalificerat lead", "Affärsmöjlighet", "Förlorad möjlighet"),
    "no": ("Lead", "Markedsføringskvalifisert lead", "Mulighet", "Tapt mulighet"),
    "da": ("Lead", "Marketingkvalificeret lead", "Mulighed", "Tabt mulighed"),
    "de": ("Lead", "Marketingqualifiziertes Lead", "Verkaufschance", "Verlorene Chance"),
    "nl": ("Lead", "Marketinggekwalificeerde lead", "Kans", "Verloren kans"),
}

STATUS_NAMES = {
    "en": ("Open", "Contacting", "Disqualified", "Re-nurture", "Qualified"),
    "sv": ("Öppen", "Kontakt tas", "Diskvalificerad", "Återbearbetning", "Kvalificerad"),
    "no": ("Åpen", "Kontakter", "Diskvalifisert", "Varmes opp igjen", "Kvalifisert"),
    "da": ("Åben", "Kontakter", "Diskvalificeret", "Genoptag kontakt", "Kvalificeret"),
    "de": ("Offen", "Kontaktaufnahme", "Disqualifiziert", "Erneut bearbeiten", "Qualifiziert"),
    "nl": ("Open", "Contact opnemen", "Gediskwalificeerd", "Opnieuw benaderen", "Gekwalificeerd"),
}

_CATEGORY_TOOLTIPS = {
    "en": (
        "First interest, no intent to buy yet",
        "Fits the profile or has asked for more information",
        "In an active sales process",
        "Potential customer with a lost sale",
    ),
    "sv": (
        "Första intresse, ingen köpavsikt än",
        "Passar profilen eller har bett om mer information",
        "I en aktiv säljprocess",
        "Potentiell kund med en förlorad försäljning",
    ),
    "no": (
        "Første interesse, ingen kjøpsplaner ennå",
        "Passer profilen eller har bedt om mer informasjon",
        "I en aktiv salgsprosess",
        "Potensiell kunde med et tapt salg",
    ),
    "da": (
        "Første interesse, endnu ingen købsplaner",
        "Passer til profilen eller har bedt om mere information",
        "I en aktiv salgsproces",
        "Potentiel kunde med et tabt salg",
    ),
    "de": (
        "Erstes Interesse, noch keine Kaufabsicht",
        "Passt zum Profil oder möchte mehr Informationen",
        "In einem aktiven Verkaufsprozess",
        "Potenzieller Kunde mit verlorenem Verkauf",
    ),
    "nl": (
        "Eerste interesse, nog geen koopplannen",
        "Past bij het profiel of heeft om meer informatie gevraagd",
        "In een actief verkoopproces",
        "Potentiële klant met een verloren verkoop",
    ),
}

_STATUS_TOOLTIPS = {
    "en": (
        "Not contacted yet",
        "Trying to make contact",
        "Not a fit, no follow-up",
        "Too early, marketing keeps in touch",
        "Ready for sales",
    ),
    "sv": (
        "Ännu inte kontaktad",
        "Kontaktförsök pågår",
        "Passar inte, följs inte upp",
        "För tidigt, marknad bearbetar vidare",
        "Klar för sälj",
    ),
    "no": (
        "Ikke kontaktet ennå",
        "Kontaktforsøk pågår",
        "Passer ikke, følges ikke opp",
        "For tidlig, marked følger opp",
        "Klar for salg",
    ),
    "da": (
        "Endnu ikke kontaktet",
        "Kontaktforsøg i gang",
        "Passer ikke, følges ikke op",
        "For tidligt, marketing arbejder videre",
        "Klar til salg",
    ),
    "de": (
        "Noch nicht kontaktiert",
        "Kontaktversuche laufen",
        "Passt nicht, keine Bearbeitung",
        "Zu früh, Marketing bleibt dran",
        "Bereit für den Verkauf",
    ),
    "nl": (
        "Nog niet benaderd",
        "Contactpogingen lopen",
        "Geen match, niet opvolgen",
        "Te vroeg, marketing pakt op",
        "Klaar voor verkoop",
    ),
}


def category_group_name(group: CategoryGroup, language: str) -> str:
    """Return the official name of a group; empty for UNKNOWN, which has no official name to show."""
    names = dict(zip(NAMED_GROUPS, GROUP_NAMES[language], strict=True))
    return names.get(group, "")


def standard_categories(language: str) -> tuple[Category, ...]:
    """Return the four lead categories of a new database.

    Lead status is off and the tooltips are empty because the documentation states neither.
    """
    return tuple(
        Category(f"c{number}", name, CategoryGroup.POTENTIAL)
        for number, name in enumerate(CATEGORY_NAMES[language], start=1)
    )


def standard_statuses(language: str) -> tuple[LeadStatus, ...]:
    """Return the five lead statuses of a new database in rank order; Open is the default for new leads."""
    return tuple(
        LeadStatus(f"s{number}", name, default=number == 1)
        for number, name in enumerate(STATUS_NAMES[language], start=1)
    )


def suggested_category_tooltips(language: str) -> tuple[str, ...]:
    """Return a short text for each standard category: our own wording to offer, not SuperOffice's."""
    return _CATEGORY_TOOLTIPS[language]


def suggested_status_tooltips(language: str) -> tuple[str, ...]:
    """Return a short text for each standard status: our own wording to offer, not SuperOffice's."""
    return _STATUS_TOOLTIPS[language]
