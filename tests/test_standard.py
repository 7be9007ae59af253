"""SuperOffice's official words, typed a second time from the documentation, and how names are recognised."""

import subprocess
import sys
from typing import get_args

import pytest

from wizard.domain.model import CategoryGroup, LeadStatus
from wizard.domain.text import has_unsafe, name_key
from wizard.standard import (
    Terms,
    category_group_name,
    category_group_of,
    standard_categories,
    standard_category_of,
    standard_status_of,
    standard_statuses,
    suggested_category_tooltips,
    suggested_status_tooltips,
    terms,
)
from wizard.standard.licences import ACTIVE_FLOWS, LICENCES
from wizard.standard.pages import Topic, doc_url

LANGUAGES = ("en", "sv", "no", "da", "de", "nl")
GROUPS = ("Customer", "PotentialCustomer", "Partner", "Lost", "Other")
FLOW_STEP = {"distribute_to_owner", "only_unassigned", "fallback"}
EVERYWHERE = {"ok", "marketing_menu", "marketing_premium"}
SAME_AS_ENGLISH = {
    **dict.fromkeys(("sv", "no", "da"), EVERYWHERE),
    "de": EVERYWHERE | {"name"},
    "nl": EVERYWHERE | {"items_tab", "utm_tracking"},
}

WORDS = {
    "en": {
        "settings_and_maintenance": "Settings and maintenance",
        "company_category_list": "Company – Category",
        "contact_lead_status_list": "Contact – Lead status",
        "enable_lead_status": "Enable lead status for this category",
        "enable_utm_transfer": "Enable UTM data transfer on form submissions",
        "contact": "Contact",
    },
    "sv": {
        "settings_and_maintenance": "Inställningar och underhåll",
        "company_category_list": "Företag – Kategori",
        "contact_lead_status_list": "Kontakt – Leadstatus",
        "enable_lead_status": "Aktivera leadstatus för denna kategori",
        "edit_item": "Redigera listpost",
        "set_up_utm": "Ställ in UTM-spårning",
        "distribute_to_owner": "Distribuera till ägare",
    },
    "no": {
        "settings_and_maintenance": "Innstillinger og vedlikehold",
        "company_category_list": "Firma – Kategori",
        "contact_lead_status_list": "Person – Leadstatus",
        "enable_lead_status": "Aktiver leadstatus for denne kategorien",
        "restore": "Gjenopprett",
        "enable_utm_transfer": "Aktiver overføring av UTM-data ved skjemainnsendinger",
        "contact": "Person",
    },
    "da": {
        "settings_and_maintenance": "Indstillinger og vedligeholdelse",
        "company_category_list": "Firma – Kategori",
        "enable_lead_status": "Aktivér leadstatus for denne kategori",
        "manage_lead_statuses": "Administrér leadstatusser",
        "add": "Tilføj",
        "cancel": "Annullér",
        "set_up_utm": "Opsæt UTM-sporing",
        "enable_utm_transfer": "Overfør UTM-data ved formularindsendelser",
    },
    "de": {
        "settings_and_maintenance": "Einstellungen und Verwaltung",
        "company_category_list": "Firma – Kategorie",
        "contact_lead_status_list": "Person – Lead-Status",
        "enable_lead_status": "Lead-Status für diese Kategorie aktivieren",
        "delete": "Löschen",
        "show_deleted": "Gelöschte Elemente und Überschriften anzeigen",
        "category": "Kategorie",
    },
    "nl": {
        "settings_and_maintenance": "Instellingen en onderhoud",
        "company_category_list": "Bedrijf – Categorie",
        "contact_lead_status_list": "Persoon – Leadstatus",
        "enable_lead_status": "Leadstatus voor deze categorie inschakelen",
        "cancel": "Annuleren",
        "fallback": "Als er niemand beschikbaar is, wijs dan contactpersonen toe aan",
    },
}

CATEGORIES = {
    "en": "Lead | Marketing qualified lead | Opportunity | Lost opportunity",
    "sv": "Lead | Marknadsföringskvalificerat lead | Affärsmöjlighet | Förlorad möjlighet",
    "no": "Lead | Markedsføringskvalifisert lead | Mulighet | Tapt mulighet",
    "da": "Lead | Marketingkvalificeret lead | Mulighed | Tabt mulighed",
    "de": "Lead | Marketingqualifiziertes Lead | Verkaufschance | Verlorene Chance",
    "nl": "Lead | Marketinggekwalificeerde lead | Kans | Verloren kans",
}

STATUSES = {
    "en": "Open | Contacting | Disqualified | Re-nurture | Qualified",
    "sv": "Öppen | Kontakt tas | Diskvalificerad | Återbearbetning | Kvalificerad",
    "no": "Åpen | Kontakter | Diskvalifisert | Varmes opp igjen | Kvalifisert",
    "da": "Åben | Kontakter | Diskvalificeret | Genoptag kontakt | Kvalificeret",
    "de": "Offen | Kontaktaufnahme | Disqualifiziert | Erneut bearbeiten | Qualifiziert",
    "nl": "Open | Contact opnemen | Gediskwalificeerd | Opnieuw benaderen | Gekwalificeerd",
}

GROUP_NAMES = {
    "en": "Customer | Potential customer | Partner | Lost | Other",
    "sv": "Kund | Potentiell kund | Partner | Förlorad | Annan",
    "no": "Kunde | Potensiell kunde | Partner | Tapt | Annet",
    "da": "Kunde | Potentiel kunde | Partner | Tabt | Andet",
    "de": "Kunde | Potenzieller Kunde | Partner | Verloren | Andere",
    "nl": "Klant | Potentiële klant | Partner | Verloren | Overig",
}

VARIANTS = {
    1: "MQL | (MQL) | Marketing qualified lead (MQL) | Marketing-qualified lead | Marketingkvalifisert lead"
    " | Marknadsföringskvalificerad lead | Marknadsföringskvalificerat lead (MQL)"
    " | Marketingqualifizierter Lead | Marketingqualifizierter Lead (MQL)",
    2: "Salgsmulighet | Salgsmulighed | opportunity",
    3: "Verlorene Opportunity | Verloren opportunity",
}

CATEGORY_SPELLINGS = [
    *((index, name) for row in CATEGORIES.values() for index, name in enumerate(row.split(" | "))),
    *((index, name) for index, row in VARIANTS.items() for name in row.split(" | ")),
]
STATUS_SPELLINGS = [(index, name) for row in STATUSES.values() for index, name in enumerate(row.split(" | "))]
GROUP_SPELLINGS = [
    *((GROUPS[index], name) for row in GROUP_NAMES.values() for index, name in enumerate(row.split(" | "))),
    *((group.value, group.value) for group in CategoryGroup),
    *(("PotentialCustomer", name) for name in ("Potential Customer", "Potentieller Kunde")),
    ("Unknown", "(No Selection)"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_a_tidy_word_in_every_language(language: str) -> None:
    words = terms(language)
    for attribute in (*Terms._fields, "company", "category", "contact"):
        if attribute != "in_english":
            word = getattr(words, attribute)
            assert word and word == word.strip() and not has_unsafe(word), attribute


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_are_the_words_of_the_documentation(language: str) -> None:
    words = terms(language)
    assert {attribute: getattr(words, attribute) for attribute in WORDS[language]} == WORDS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_names_are_two_words_with_an_en_dash_between_them(language: str) -> None:
    words = terms(language)
    assert words.company_category_list == f"{words.company} \u2013 {words.category}"
    assert words.contact_lead_status_list == f"{words.contact} \u2013 {words.lead_status}"


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_words_that_are_not_known_are_english_and_said_to_be(language: str) -> None:
    words, english = terms(language), terms("en")
    unchanged = {name for name in Terms._fields if getattr(words, name) == getattr(english, name)}
    unknown = FLOW_STEP if language in ("no", "da", "de") else set()
    assert unchanged - SAME_AS_ENGLISH[language] - {"in_english"} == unknown
    assert words.in_english == unknown
    assert english.in_english == set()


def test_an_unknown_language_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        terms("fi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_standard_categories_are_the_four_of_the_documentation_and_claim_nothing_else(language: str) -> None:
    categories = standard_categories(language)
    assert " | ".join(category.name for category in categories) == CATEGORIES[language]
    assert [category.key for category in categories] == ["c1", "c2", "c3", "c4"]
    for category in categories:
        assert category[2:] == (CategoryGroup.POTENTIAL, False, "", False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_standard_statuses_are_the_five_in_rank_order_with_open_as_default(language: str) -> None:
    statuses = standard_statuses(language)
    assert " | ".join(status.name for status in statuses) == STATUSES[language]
    assert statuses[0] == LeadStatus("s1", STATUSES[language].split(" | ")[0], default=True)
    assert [status.key for status in statuses] == ["s1", "s2", "s3", "s4", "s5"]
    assert [status.default for status in statuses] == [True, False, False, False, False]
    assert {(status.tooltip, status.deleted) for status in statuses} == {("", False)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_tooltips_are_unique_and_within_their_limits(language: str) -> None:
    categories = [category.name for category in standard_categories(language)]
    statuses = [status.name for status in standard_statuses(language)]
    category_tips = suggested_category_tooltips(language)
    status_tips = suggested_status_tooltips(language)
    assert [len(category_tips), len(status_tips)] == [4, 5]
    for texts, limit in ((categories, 239), (category_tips, 254), (statuses, 4000), (status_tips, 4000)):
        assert len({name_key(text) for text in texts}) == len(texts)
        assert all(0 < len(text) <= limit and not has_unsafe(text) for text in texts)


def test_no_tooltip_was_left_in_another_language() -> None:
    every = [tip for language in LANGUAGES for tip in suggested_category_tooltips(language)]
    every += [tip for language in LANGUAGES for tip in suggested_status_tooltips(language)]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("language", LANGUAGES)
def test_category_groups_have_their_official_names(language: str) -> None:
    names = [category_group_name(CategoryGroup(group), language) for group in GROUPS]
    assert " | ".join(names) == GROUP_NAMES[language]
    assert category_group_name(CategoryGroup.UNKNOWN, language) == ""


@pytest.mark.parametrize(("index", "name"), CATEGORY_SPELLINGS)
def test_every_spelling_of_a_standard_category_is_recognised(index: int, name: str) -> None:
    assert standard_category_of(name) == index


@pytest.mark.parametrize(("index", "name"), STATUS_SPELLINGS)
def test_every_spelling_of_a_standard_status_is_recognised(index: int, name: str) -> None:
    assert standard_status_of(name) == index


@pytest.mark.parametrize(("group", "name"), GROUP_SPELLINGS)
def test_every_spelling_of_a_category_group_is_recognised(group: str, name: str) -> None:
    assert category_group_of(name) == CategoryGroup(group)


@pytest.mark.parametrize("spellings", [CATEGORY_SPELLINGS, STATUS_SPELLINGS, GROUP_SPELLINGS])
def test_no_word_means_two_things_in_two_languages(spellings: list[tuple[object, str]]) -> None:
    meanings: dict[str, set[object]] = {}
    for meaning, name in spellings:
        meanings.setdefault(name_key(name).replace("-", "").replace(" ", ""), set()).add(meaning)
    assert {word for word, several in meanings.items() if len(several) > 1} == set()


def test_no_word_is_both_a_standard_category_and_a_standard_status() -> None:
    assert {name for _, name in CATEGORY_SPELLINGS if standard_status_of(name) is not None} == set()
    assert {name for _, name in STATUS_SPELLINGS if standard_category_of(name) is not None} == set()


@pytest.mark.parametrize("name", ["re\u2013nurture", "RE\u2011NURTURE", "  Re - nurture ", "Re\u00a0nurture"])
def test_case_spaces_and_kind_of_dash_do_not_matter(name: str) -> None:
    assert standard_status_of(name) == 3


def test_decomposed_letters_are_recognised() -> None:
    assert standard_status_of("O\u0308ppen") == 0


@pytest.mark.parametrize("name", ["", " ", "–", "Leads 2024", "Customer A", "Openen", "Lead (MQL)", "Closed"])
def test_other_names_are_not_recognised(name: str) -> None:
    assert standard_category_of(name) is None
    assert standard_status_of(name) is None
    assert category_group_of(name) is None


def test_licences_are_those_of_the_documentation() -> None:
    assert {feature: tuple(licence) for feature, licence in LICENCES.items()} == {
        "lead_status": ("Sales Essentials", ("Core",)),
        "category_automation": ("Sales Premium", ("Growth",)),
        "lead_dashboards": ("", ("Growth",)),
        "utm_tracking": ("Marketing Premium", ("Growth",)),
        "marketing_flows": ("Marketing Premium", ("Plus", "Super")),
    }


def test_flows_need_a_tier_in_which_one_may_be_active() -> None:
    tiers_with_flows = tuple(tier for tier, limit in ACTIVE_FLOWS.items() if limit != 0)
    assert tiers_with_flows == LICENCES["marketing_flows"].suite_tiers
    assert (ACTIVE_FLOWS["Plus"], ACTIVE_FLOWS["Super"]) == (10, None)


def test_every_topic_leads_to_its_own_page_in_the_language_asked_for() -> None:
    site = "https://docs.superoffice.com"
    assert [doc_url(topic, "no") for topic in get_args(Topic)] == [
        f"{site}/no/lead/admin/index.html",
        f"{site}/no/lead/learn/index.html",
        f"{site}/no/lead/admin/add-company-category.html",
        f"{site}/no/lead/admin/add-lead-status.html",
        f"{site}/no/marketing/utm/admin/set-up.html",
        f"{site}/no/marketing/flows/learn/define-flow-actions.html#distribute",
    ]


def test_importing_it_loads_nothing_heavy() -> None:
    heavy = ("textual", "rich", "tinydb", "dataclasses", "inspect", "json", "gettext")
    code = f"import sys, wizard.standard; print([m for m in {heavy!r} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
