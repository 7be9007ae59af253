"""The made-up customers of the demo in each language: companies, lists and campaigns that nobody has."""

from typing import NamedTuple


class Companies(NamedTuple):
    """What the samples of one language are made of.

    Attributes:
        started: the customer with a new database, half way through.
        troubled: the customer with an existing database and problems to solve.
        finished: the customer whose set-up is completed.
        site: the finished customer's website, without `https://www.` and `.example`.
        present: the categories of an existing database; `samples.py` knows what each is for.
        renamed: the new name of the second of them.
        status: a lead status of the customer's own, and its tooltip.
        campaigns: page, source and name of each campaign link.
        associates: who gets the leads.
    """

    started: str
    troubled: str
    finished: str
    site: str
    present: tuple[str, ...]
    renamed: str
    status: tuple[str, str]
    campaigns: tuple[tuple[str, str, str], ...]
    associates: tuple[str, ...]


COMPANIES = {
    "en": Companies(
        started="Harbourlight Lamps Ltd",
        troubled="Millbrook Tools Ltd",
        finished="Fernhill Cycles Ltd",
        site="fernhill-cycles",
        present=(
            *("Customer A", "Customer B", "Partner", "Supplier"),
            *("Press", "Prospect", "Competitor", "Former customer"),
        ),
        renamed="Web shop customer",
        status=("Demo booked", "A date is agreed"),
        campaigns=(("webinar", "linkedin", "webinar_may"), ("open-day", "newsletter", "open_day")),
        associates=("ANNA", "TOM"),
    ),
    "sv": Companies(
        started="Sjövikens Glasbruk AB",
        troubled="Lindö Verktyg AB",
        finished="Tallbacka Cyklar AB",
        site="tallbacka-cyklar",
        present=(
            *("Kund A", "Kund B", "Partner", "Leverantör"),
            *("Press", "Intressent", "Konkurrent", "Tidigare kund"),
        ),
        renamed="Webbkund",
        status=("Demo bokad", "Tid är bestämd"),
        campaigns=(("webbinarium", "linkedin", "webbinarium_maj"), ("oppet-hus", "nyhetsbrev", "oppet_hus")),
        associates=("ANNA", "ERIK"),
    ),
    "no": Companies(
        started="Fjellbris Møbler AS",
        troubled="Lyngstrand Verktøy AS",
        finished="Solvika Sykler AS",
        site="solvika-sykler",
        present=(
            *("Kunde A", "Kunde B", "Partner", "Leverandør"),
            *("Presse", "Interessent", "Konkurrent", "Tidligere kunde"),
        ),
        renamed="Nettkunde",
        status=("Demo avtalt", "Tidspunkt er avtalt"),
        campaigns=(("webinar", "linkedin", "webinar_mai"), ("apen-dag", "nyhetsbrev", "apen_dag")),
        associates=("KARI", "OLA"),
    ),
    "da": Companies(
        started="Klitrose Keramik ApS",
        troubled="Birkemose Værktøj ApS",
        finished="Havblik Cykler ApS",
        site="havblik-cykler",
        present=(
            *("Kunde A", "Kunde B", "Partner", "Leverandør"),
            *("Presse", "Interessent", "Konkurrent", "Tidligere kunde"),
        ),
        renamed="Webkunde",
        status=("Demo aftalt", "Tidspunkt er aftalt"),
        campaigns=(("webinar", "linkedin", "webinar_maj"), ("aabent-hus", "nyhedsbrev", "aabent_hus")),
        associates=("METTE", "JENS"),
    ),
    "de": Companies(
        started="Blaufuchs Möbel GmbH",
        troubled="Erlengrund Werkzeuge GmbH",
        finished="Windmühlen Fahrrad GmbH",
        site="windmuehlen-fahrrad",
        present=(
            *("Kunde A", "Kunde B", "Partner", "Lieferant"),
            *("Presse", "Interessent", "Mitbewerber", "Ehemaliger Kunde"),
        ),
        renamed="Onlinekunde",
        status=("Demo vereinbart", "Der Termin steht fest"),
        campaigns=(("webinar", "linkedin", "webinar_mai"), ("hausmesse", "newsletter", "hausmesse_herbst")),
        associates=("JULIA", "MARKUS"),
    ),
    "nl": Companies(
        started="Zilvermeeuw Zeilen B.V.",
        troubled="Blauwe Molen Gereedschap B.V.",
        finished="Duinroos Fietsen B.V.",
        site="duinroos-fietsen",
        present=(
            *("Klant A", "Klant B", "Partner", "Leverancier"),
            *("Pers", "Prospect", "Concurrent", "Voormalige klant"),
        ),
        renamed="Webklant",
        status=("Demo gepland", "De datum staat vast"),
        campaigns=(("webinar", "linkedin", "webinar_mei"), ("open-dag", "nieuwsbrief", "open_dag")),
        associates=("SANNE", "DAAN"),
    ),
}
