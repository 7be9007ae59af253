"""What menus, lists, buttons and options are called in SuperOffice, in each CRM language.

From the public documentation of that language, these pages: `lead/admin/index`,
`lead/admin/add-company-category` and `lead/admin/add-lead-status`; `lead/admin/category-automation` (Save);
`marketing/utm/admin/set-up`; `marketing/flows/learn/define-flow-actions` (the flow step and its two options).
"""

from typing import NamedTuple

_LIST_DASH = " – "  # SuperOffice writes its list names with an en dash


class Terms(NamedTuple):
    """The official words of one language.

    Defaults are English words that are the same everywhere, or whose translation is not always known.

    Attributes:
        set_up_lead_management: title of the documentation page, as are the next two and `set_up_utm`.
        lead_status: label of the field on the contact card.
        items_tab: the tab of a list that shows its items.
        edit_item: title of the dialog for one item of a list.
        enable_utm_transfer: the option on the settings page that `marketing_menu` opens.
        lead_nurturing_flow: what the flow is called; `distribute_to_owner` is the step in it, and
            `only_unassigned` and `fallback` are options of that step.
        in_english: the attributes whose official word is not known and that are therefore in English.
    """

    set_up_lead_management: str
    company_category_page: str
    manage_lead_statuses: str
    settings_and_maintenance: str
    lists: str
    company_category_list: str
    contact_lead_status_list: str
    lead_status: str
    category_group: str
    enable_lead_status: str
    items_tab: str
    edit_item: str
    name: str
    description: str
    add: str
    delete: str
    restore: str
    cancel: str
    save: str
    show_deleted: str
    utm_tracking: str
    set_up_utm: str
    enable_utm_transfer: str
    lead_nurturing_flow: str
    ok: str = "OK"
    marketing_menu: str = "Marketing"
    marketing_premium: str = "Marketing Premium"
    distribute_to_owner: str = "Distribute to owner"
    only_unassigned: str = "Only apply new owner if the contact is currently unassigned"
    fallback: str = "If no one is available, assign contacts to"
    in_english: frozenset[str] = frozenset()

    @property
    def company(self) -> str:
        """The word for a company, as in the name of the category list."""
        return self.company_category_list.split(_LIST_DASH)[0]

    @property
    def category(self) -> str:
        """The word for a category, as in the name of the category list."""
        return self.company_category_list.split(_LIST_DASH)[1]

    @property
    def contact(self) -> str:
        """The word for a person at a company (*Contact* or *Person*), as in the name of the status list."""
        return self.contact_lead_status_list.split(_LIST_DASH)[0]


def terms(language: str) -> Terms:
    """Return the official words of a CRM language."""
    return _TERMS[language]


# No Norwegian, Danish or German page that was found describes the step.
_FLOW_STEP = frozenset({"distribute_to_owner", "only_unassigned", "fallback"})

_TERMS = {
    "en": Terms(
        set_up_lead_management="Set up lead management",
        company_category_page="Company category and category group",
        manage_lead_statuses="Manage lead statuses",
        settings_and_maintenance="Settings and maintenance",
        lists="Lists",
        company_category_list="Company – Category",
        contact_lead_status_list="Contact – Lead status",
        lead_status="Lead status",
        category_group="Category group",
        enable_lead_status="Enable lead status for this category",
        items_tab="Items",
        edit_item="Edit list item",
        name="Name",
        description="Description",
        add="Add",
        delete="Delete",
        restore="Restore",
        cancel="Cancel",
        save="Save",
        show_deleted="Show deleted items and headings",
        utm_tracking="UTM tracking",
        set_up_utm="Set up UTM tracking",
        enable_utm_transfer="Enable UTM data transfer on form submissions",
        lead_nurturing_flow="Lead nurturing flow",
    ),
    "sv": Terms(
        set_up_lead_management="Konfigurera leadhantering",
        company_category_page="Företagskategori och kategorigrupp",
        manage_lead_statuses="Hantera leadstatusar",
        settings_and_maintenance="Inställningar och underhåll",
        lists="Listor",
        company_category_list="Företag – Kategori",
        contact_lead_status_list="Kontakt – Leadstatus",
        lead_status="Leadstatus",
        category_group="Kategorigrupp",
        enable_lead_status="Aktivera leadstatus för denna kategori",
        items_tab="Poster",
        edit_item="Redigera listpost",
        name="Namn",
        description="Beskrivning",
        add="Lägg till",
        delete="Ta bort",
        restore="Återställ",
        cancel="Avbryt",
        save="Spara",
        show_deleted="Visa borttagna poster och rubriker",
        utm_tracking="UTM-spårning",
        set_up_utm="Ställ in UTM-spårning",
        enable_utm_transfer="Överför UTM-data vid formulärinlämningar",
        lead_nurturing_flow="Lead-nurturingflöde",
        distribute_to_owner="Distribuera till ägare",
        only_unassigned="Lägg bara till ny ägare om kontakten för närvarande inte är tilldelad",
        fallback="Om ingen är tillgänglig, tilldela kontakter till",
    ),
    "no": Terms(
        set_up_lead_management="Konfigurer leadhåndtering",
        company_category_page="Firmakategori og kategorigruppe",
        manage_lead_statuses="Administrer leadstatuser",
        settings_and_maintenance="Innstillinger og vedlikehold",
        lists="Lister",
        company_category_list="Firma – Kategori",
        contact_lead_status_list="Person – Leadstatus",
        lead_status="Leadstatus",
        category_group="Kategorigruppe",
        enable_lead_status="Aktiver leadstatus for denne kategorien",
        items_tab="Elementer",
        edit_item="Rediger listeelement",
        name="Navn",
        description="Beskrivelse",
        add="Legg til",
        delete="Slett",
        restore="Gjenopprett",
        cancel="Avbryt",
        save="Lagre",
        show_deleted="Vis slettede elementer og overskrifter",
        utm_tracking="UTM-sporing",
        set_up_utm="Konfigurer UTM-sporing",
        enable_utm_transfer="Aktiver overføring av UTM-data ved skjemainnsendinger",
        lead_nurturing_flow="Lead-nurturing-flyt",
        in_english=_FLOW_STEP,
    ),
    "da": Terms(
        set_up_lead_management="Konfigurer leadhåndtering",
        company_category_page="Firmakategori og kategorigruppe",
        manage_lead_statuses="Administrér leadstatusser",
        settings_and_maintenance="Indstillinger og vedligeholdelse",
        lists="Lister",
        company_category_list="Firma – Kategori",
        contact_lead_status_list="Person – Leadstatus",
        lead_status="Leadstatus",
        category_group="Kategorigruppe",
        enable_lead_status="Aktivér leadstatus for denne kategori",
        items_tab="Elementer",
        edit_item="Rediger listeelement",
        name="Navn",
        description="Beskrivelse",
        add="Tilføj",
        delete="Slet",
        restore="Gendan",
        cancel="Annullér",
        save="Gem",
        show_deleted="Vis slettede elementer og overskrifter",
        utm_tracking="UTM-sporing",
        set_up_utm="Opsæt UTM-sporing",
        enable_utm_transfer="Overfør UTM-data ved formularindsendelser",
        lead_nurturing_flow="Lead-nurturing-flow",
        in_english=_FLOW_STEP,
    ),
    "de": Terms(
        set_up_lead_management="Lead-Management einrichten",
        company_category_page="Firmenkategorie und Kategoriengruppe",
        manage_lead_statuses="Lead-Status verwalten",
        settings_and_maintenance="Einstellungen und Verwaltung",
        lists="Listen",
        company_category_list="Firma – Kategorie",
        contact_lead_status_list="Person – Lead-Status",
        lead_status="Lead-Status",
        category_group="Kategoriengruppe",
        enable_lead_status="Lead-Status für diese Kategorie aktivieren",
        items_tab="Elemente",
        edit_item="Listelement bearbeiten",
        name="Name",
        description="Beschreibung",
        add="Hinzufügen",
        delete="Löschen",
        restore="Wiederherstellen",
        cancel="Abbrechen",
        save="Speichern",
        show_deleted="Gelöschte Elemente und Überschriften anzeigen",
        utm_tracking="UTM-Tracking",
        set_up_utm="UTM-Tracking einrichten",
        enable_utm_transfer="UTM-Datenübertragung bei Formularübermittlungen aktivieren",
        lead_nurturing_flow="Lead-Nurturing-Flow",
        in_english=_FLOW_STEP,
    ),
    "nl": Terms(
        set_up_lead_management="Leadbeheer instellen",
        company_category_page="Bedrijfscategorie en categoriegroep",
        manage_lead_statuses="Leadstatussen beheren",
        settings_and_maintenance="Instellingen en onderhoud",
        lists="Lijsten",
        company_category_list="Bedrijf – Categorie",
        contact_lead_status_list="Persoon – Leadstatus",
        lead_status="Leadstatus",
        category_group="Categoriegroep",
        enable_lead_status="Leadstatus voor deze categorie inschakelen",
        items_tab="Items",
        edit_item="Lijstitem bewerken",
        name="Naam",
        description="Beschrijving",
        add="Toevoegen",
        delete="Verwijderen",
        restore="Herstellen",
        cancel="Annuleren",
        save="Opslaan",
        show_deleted="Verwijderde items en koppen weergeven",
        utm_tracking="UTM-tracking",
        set_up_utm="UTM-tracking instellen",
        enable_utm_transfer="UTM-gegevensoverdracht bij formulierverzendingen",
        lead_nurturing_flow="Lead-nurturingflow",
        distribute_to_owner="Distribueer naar eigenaar",
        only_unassigned="Alleen nieuwe eigenaar toepassen als de contactpersoon momenteel niet is toegewezen",
        fallback="Als er niemand beschikbaar is, wijs dan contactpersonen toe aan",
    ),
}
