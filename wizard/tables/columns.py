"""Which column of a table is what, told by its title in any of SuperOffice's languages, or chosen.

The titles are SuperOffice's own words, those of its API, and what people write in a spreadsheet.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from wizard.domain.model import ListName
from wizard.domain.text import name_key
from wizard.i18n import N_, _
from wizard.standard import terms

_LANGUAGES = ("en", "sv", "no", "da", "de", "nl")
_LOOKED_AT = 10  # rows that may stand above the titles


class Role(StrEnum):
    """What a column is."""

    NAME = "name"
    GROUP = "group"
    LEAD_STATUS = "lead-status"
    DESCRIPTION = "description"
    DELETED = "deleted"
    ORDER = "order"
    DEFAULT = "default"


_LABELS = {
    Role.NAME: N_("name"),
    Role.GROUP: N_("category group"),
    Role.LEAD_STATUS: N_("lead status on"),
    Role.DESCRIPTION: N_("description"),
    Role.DELETED: N_("deleted"),
    Role.ORDER: N_("order"),
    Role.DEFAULT: N_("default for new leads"),
}

_ROLES: dict[ListName, tuple[Role, ...]] = {
    "categories": (*(Role.NAME, Role.GROUP, Role.LEAD_STATUS, Role.DESCRIPTION, Role.DELETED, Role.ORDER),),
    "lead_statuses": (Role.NAME, Role.DESCRIPTION, Role.DELETED, Role.ORDER, Role.DEFAULT),
}

# In the order en, sv, no, da, de, nl; SuperOffice's own words come from `terms`.
_NAMES = """Name, Item, List item, Title | Namn, Post, Listpost, Benämning | Navn, Listeelement, Betegnelse
    | Betegnelse | Bezeichnung, Listenelement, Listelement | Naam, Lijstitem, Benaming"""
_CATEGORIES = """Category, Categories, Category name, Company category
    | Kategorinamn, Företagskategori, Kategorier | Kategorinavn, Firmakategori, Kategorier
    | Virksomhedskategori | Kategoriename, Firmenkategorie, Kategorien
    | Categorienaam, Bedrijfscategorie, Categorieën"""
_STATUSES = """Status, Lead status, Lead statuses, Status name | Statusnamn, Leadstatusar
    | Statusnavn, Leadstatuser | Leadstatusser | Statusname, Leadstatus | Statusnaam, Leadstatussen"""
_GROUPS = """Group, CategoryGroup | Grupp | Gruppe | Kategori gruppe | Gruppe, Kategoriegruppe
    | Groep, Categorie groep"""
_LEAD_STATUSES = """Lead status on, Lead status enabled, Lead status active, Enable lead status
    | Leadstatus på, Leadstatus aktiverad, Aktivera leadstatus | Leadstatus aktivert, Aktiver leadstatus
    | Leadstatus til, Leadstatus aktiveret, Aktivér leadstatus
    | Lead-Status an, Lead-Status aktiv, Lead-Status aktiviert, Lead-Status aktivieren
    | Leadstatus aan, Leadstatus ingeschakeld, Leadstatus inschakelen"""
_DESCRIPTIONS = """Tooltip, Tool tip | Verktygstips, Knappbeskrivning | Verktøytips | Værktøjstip
    | QuickInfo, Kurzinfo | Knopinfo, Omschrijving"""
_DELETED = """Deleted, Is deleted | Borttagen, Borttaget, Raderad | Slettet | Er slettet
    | Gelöscht | Verwijderd"""
_ORDERS = """Rank, Order, Sort order, Position | Ordning, Rang, Rangordning, Sortering, Ordningsföljd
    | Rekkefølge, Sorteringsrekkefølge | Rækkefølge | Reihenfolge, Sortierung | Volgorde, Rangorde"""
_DEFAULTS = """Default, Default for new leads, For new leads, Is default | Standard, Förval, För nya leads
    | Standardverdi, For nye leads | Standardværdi | Vorgabe, Standardwert, Für neue Leads
    | Standaard, Voor nieuwe leads"""


class Layout(NamedTuple):
    """What stands where in a table.

    Attributes:
        titles_row: the index of the row with the titles, or -1 when there is none.
        roles: what each column is; None is left out.
    """

    titles_row: int
    roles: tuple[Role | None, ...]

    def place(self, role: Role) -> int | None:
        """Return the index of the column of a role."""
        return self.roles.index(role) if role in self.roles else None

    def with_role(self, column: int, role: Role | None) -> "Layout":
        """Return the layout with another role for a column; no two columns have the same."""
        roles = [None if other == role else other for other in self.roles]
        roles[column] = role
        return self._replace(roles=tuple(roles))


def roles_of(name: ListName) -> tuple[Role, ...]:
    """Return what a column can be in a table of this list."""
    return _ROLES[name]


def label(role: Role | None) -> str:
    """Return what a column is, in the user's language."""
    return _(_LABELS[role]) if role else _("left out")


def title_of(rows: Sequence[Sequence[str]], layout: Layout, column: int) -> str:
    """Return the title of a column, or its number where there is none."""
    titles = rows[layout.titles_row] if layout.titles_row >= 0 else ()
    own = titles[column] if column < len(titles) else ""
    return own or _("Column {number}").format(number=column + 1)


def layout_of(rows: Sequence[Sequence[str]], name: ListName) -> Layout:
    """Return what the titles say. Without titles, the first column with something in it is the name."""
    width = max(map(len, rows), default=0)
    row = _titles_row(rows, name)
    if row >= 0:
        return titled(rows, row, name)
    first = min((i for cells in rows for i, cell in enumerate(cells) if cell), default=0)
    return Layout(-1, tuple(Role.NAME if column == first else None for column in range(width)))


def titled(rows: Sequence[Sequence[str]], row: int, name: ListName) -> Layout:
    """Return what the titles in this row say.

    Of two columns with the same title the first is taken. When no title is that of a name, the first column
    that is nothing else is the name.
    """
    cells = rows[row]
    roles: list[Role | None] = []
    for column in range(max(map(len, rows))):
        role = _known(name).get(_key(cells[column])) if column < len(cells) else None
        roles.append(None if role in roles else role)
    if Role.NAME not in roles:
        roles[roles.index(None) if None in roles else 0] = Role.NAME
    return Layout(row, tuple(roles))


def first_row(rows: Sequence[Sequence[str]]) -> int:
    """Return the index of the first row with something in it, or -1."""
    return next((index for index, cells in enumerate(rows) if any(cells)), -1)


def list_in(rows: Sequence[Sequence[str]]) -> ListName | None:
    """Return which list the titles tell of; None when they fit both or neither."""
    for cells in rows[:_LOOKED_AT]:
        keys = {_key(cell) for cell in cells} - {""}
        known = _known("categories")
        roles = {known.get(key) for key in keys}
        if Role.GROUP in roles or keys & (_category_names() | _enabled()):
            return "categories"
        if keys & (_status_names() | set(_keys(_DEFAULTS))):
            return "lead_statuses"
    return None


def column_in(rows: Sequence[Sequence[str]], layout: Layout, text: str) -> tuple[int, int] | None:
    """Return the row of titles and the column that a title or a number from 1 means; None if there is none.

    Titles are looked for in their row, or in the first rows while it is not known which one that is.
    """
    known = layout.titles_row >= 0
    for row in [layout.titles_row] if known else range(len(rows[:_LOOKED_AT])):
        for column, cell in enumerate(rows[row]):
            if cell and (name_key(cell) == name_key(text) or _key(cell) == _key(text) != ""):
                return row, column
    if text.isascii() and text.isdecimal() and len(text) <= 4 and 0 < int(text) <= len(layout.roles):
        return layout.titles_row, int(text) - 1
    return None


def _titles_row(rows: Sequence[Sequence[str]], name: ListName) -> int:
    """Return the first row that names a name, or else two other things; one word alone may be a name itself.

    Below the first row there may be names that sound like titles, so two titles are asked for there.
    """
    first = first_row(rows)
    for index, cells in enumerate(rows[:_LOOKED_AT]):
        roles = {_known(name).get(_key(cell)) for cell in cells} - {None}
        if len(roles) > 1 or (roles == {Role.NAME} and index == first):
            return index
    return -1


def _key(title: str) -> str:
    """Return what a title is recognised by: its letters and digits, without case."""
    return "".join(filter(str.isalnum, name_key(title)))


def _keys(titles: str) -> Iterator[str]:
    return (_key(title) for language in titles.split("|") for title in language.split(","))


# The tables are made when a title is first looked up: most runs never ask.


@lru_cache(maxsize=2)
def _known(name: ListName) -> dict[str, Role]:
    """Return what each title means in a table of a list; a word with two meanings has that of the list."""
    official = [terms(language) for language in _LANGUAGES]
    found = dict.fromkeys(_keys(_NAMES), Role.NAME)
    found |= dict.fromkeys((_key(words.name) for words in official), Role.NAME)
    found |= dict.fromkeys(_keys(_DESCRIPTIONS), Role.DESCRIPTION)
    found |= dict.fromkeys((_key(words.description) for words in official), Role.DESCRIPTION)
    found |= dict.fromkeys(_keys(_DELETED), Role.DELETED) | dict.fromkeys(_keys(_ORDERS), Role.ORDER)
    if name == "lead_statuses":
        found |= dict.fromkeys(_keys(_DEFAULTS), Role.DEFAULT)
        return found | dict.fromkeys(_status_names(), Role.NAME)
    found |= dict.fromkeys((*_keys(_GROUPS), *(_key(words.category_group) for words in official)), Role.GROUP)
    found |= dict.fromkeys(_category_names(), Role.NAME)
    leads = (_key(words.lead_status) for words in official)
    return found | dict.fromkeys((*_enabled(), *leads), Role.LEAD_STATUS)


def _category_names() -> set[str]:
    official = [terms(language) for language in _LANGUAGES]
    own = {_key(text) for words in official for text in (words.category, words.company_category_list)}
    return own | set(_keys(_CATEGORIES))


def _status_names() -> set[str]:
    official = [terms(language) for language in _LANGUAGES]
    own = {_key(text) for words in official for text in (words.lead_status, words.contact_lead_status_list)}
    return own | set(_keys(_STATUSES))


def _enabled() -> set[str]:
    official = (_key(terms(language).enable_lead_status) for language in _LANGUAGES)
    return {*official, *_keys(_LEAD_STATUSES)}
