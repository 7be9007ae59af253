"""What a column is: its title in six languages, tables without titles, and what each row then says."""

import pytest

from tests.strategies import CATEGORIES, STATUSES
from wizard.domain.model import CategoryGroup
from wizard.standard import terms
from wizard.standard.lists import GROUP_NAMES, NAMED_GROUPS
from wizard.tables.columns import (
    Layout,
    Role,
    column_in,
    first_row,
    label,
    layout_of,
    list_in,
    roles_of,
    title_of,
    titled,
)
from wizard.tables.entries import Entries, Entry, entries_of, yes_or_no

NAME, GROUP, LEAD, NOTE = Role.NAME, Role.GROUP, Role.LEAD_STATUS, Role.DESCRIPTION
DELETED, ORDER, DEFAULT = Role.DELETED, Role.ORDER, Role.DEFAULT
LANGUAGES = ("en", "sv", "no", "da", "de", "nl")

# As consultants write them; SuperOffice's own words are tried below.
CATEGORY_TITLES = {
    "en": ("Category", "Group", "Lead status on", "Tooltip", "Deleted", "Rank"),
    "sv": ("Kategori", "Grupp", "Leadstatus på", "Beskrivning", "Borttagen", "Ordning"),
    "no": ("Kategori", "Gruppe", "Leadstatus på", "Beskrivelse", "Slettet", "Rekkefølge"),
    "da": ("Kategori", "Gruppe", "Leadstatus til", "Beskrivelse", "Slettet", "Rækkefølge"),
    "de": ("Kategorie", "Gruppe", "Lead-Status an", "Beschreibung", "Gelöscht", "Reihenfolge"),
    "nl": ("Categorie", "Groep", "Leadstatus aan", "Beschrijving", "Verwijderd", "Volgorde"),
}
STATUS_TITLES = {
    "en": ("Lead status", "Description", "Default"),
    "sv": ("Leadstatus", "Beskrivning", "Standard"),
    "no": ("Leadstatus", "Beskrivelse", "Standard"),
    "da": ("Leadstatus", "Beskrivelse", "Standard"),
    "de": ("Lead-Status", "Beschreibung", "Standard"),
    "nl": ("Leadstatus", "Beschrijving", "Standaard"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_titles_of_each_language_are_known_however_they_are_spelled(language: str) -> None:
    for spelled in (str, str.upper, lambda t: f" {t.lower()}: ", lambda t: t.replace(" ", "_")):
        titles = tuple(map(spelled, CATEGORY_TITLES[language]))
        expected = Layout(0, (NAME, GROUP, LEAD, NOTE, DELETED, ORDER))
        assert layout_of([titles, ("x",)], "categories") == expected
        assert list_in([titles]) == "categories"
        titles = tuple(map(spelled, STATUS_TITLES[language]))
        assert layout_of([titles], "lead_statuses") == Layout(0, (NAME, NOTE, DEFAULT))
        assert list_in([titles]) == "lead_statuses"


@pytest.mark.parametrize("language", LANGUAGES)
def test_superoffice_s_own_words_are_titles(language: str) -> None:
    words = terms(language)
    titles = (words.name, words.category_group, words.enable_lead_status, words.description)
    assert layout_of([titles], "categories").roles == (NAME, GROUP, LEAD, NOTE)
    assert list_in([titles]) == "categories"
    for title in (words.category, words.company_category_list):
        assert layout_of([(title, words.lead_status)], "categories").roles == (NAME, LEAD)
        assert list_in([(title, words.lead_status)]) == "categories"
    two = (words.contact_lead_status_list, words.description)
    assert layout_of([two], "lead_statuses").roles == (NAME, NOTE)
    assert list_in([two]) == "lead_statuses"
    assert list_in([(words.name, words.description)]) is None


def test_the_names_of_the_api_are_titles() -> None:
    titles = ("Name", "CategoryGroup", "EnableLeadStatus", "Tooltip", "Deleted", "Rank")
    assert layout_of([titles], "categories").roles == roles_of("categories")


def test_a_table_without_titles_has_the_name_first_and_leaves_the_rest_out() -> None:
    rows = [(), ("", "Kunde A", "x"), ("", "Name", "y")]
    assert layout_of(rows, "categories") == Layout(-1, (None, NAME, None))
    assert [title_of(rows, Layout(-1, (None, None)), at) for at in (0, 1)] == ["Column 1", "Column 2"]


def test_titles_may_stand_below_a_heading_but_one_word_there_is_a_name() -> None:
    assert layout_of([("Export 2026",), (), ("Name", "Group"), ("A",)], "categories").titles_row == 2
    assert layout_of([("A",), ("Category",)], "categories").titles_row == -1
    assert layout_of([("Category",), ("A",)], "categories").titles_row == 0


def test_of_two_equal_titles_the_first_is_taken_and_the_name_is_never_missing() -> None:
    twice = ("Name", "Category", "Group", "Group")
    assert layout_of([twice], "categories").roles == (NAME, None, GROUP, None)
    assert titled([("Group", "Kode", "x")], 0, "categories").roles == (GROUP, NAME, None)
    assert titled([("Group", "Deleted")], 0, "categories").roles == (NAME, DELETED)


def test_another_role_is_taken_from_the_column_that_had_it() -> None:
    layout = Layout(0, (NAME, GROUP, None))
    assert layout.with_role(2, GROUP).roles == (NAME, None, GROUP)
    assert layout.with_role(1, None).roles == (NAME, None, None)
    assert layout.with_role(1, GROUP) == layout


def test_a_column_is_found_by_title_or_number() -> None:
    rows = [("Export",), ("Navn", "Lead-status (J/N)", "7")]
    layout = Layout(-1, (NAME, None, None))
    assert column_in(rows, layout, "lead status j n") == (1, 1)
    assert column_in(rows, layout, "7") == (1, 2)
    assert column_in(rows, layout, "3") == (-1, 2)
    assert column_in(rows, layout._replace(titles_row=1), "Export") is None
    for wrong in ("4", "0", "Gruppe", "", "²"):
        assert column_in(rows, layout, wrong) is None
    assert first_row([(), ("", "a")]) == 1
    assert first_row([(), ()]) == -1


def test_every_role_has_a_label_of_its_own() -> None:
    labels = [label(role) for role in (*Role, None)]
    assert len(set(labels)) == len(labels)


# Rows


def read(*rows: tuple[str, ...], statuses: bool = False) -> Entries:
    part = STATUSES if statuses else CATEGORIES
    return entries_of(rows, layout_of(rows, part.name), part)


def left(entries: Entries) -> list[tuple[object, ...]]:
    return [tuple(cell) for cell in (*entries.unmatched, *entries.twice, *entries.too_long)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_groups_of_each_language_are_known(language: str) -> None:
    rows = [(f"{at}", name) for at, name in enumerate(GROUP_NAMES[language])]
    entries = read(("Name", "Group"), *rows)
    assert [entry.values["category_group"] for entry in entries.entries] == list(NAMED_GROUPS)
    assert left(entries) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("yes Y ja JA j true wahr waar sant sann sand x X 1 ✓ på til an aan", True),
        ("no N nej nei nein nee false falsch onwaar falskt usann falsk 0 - – av fra aus uit", False),
    ],
)
def test_yes_and_no_are_known_in_each_language(words: str, value: bool) -> None:
    assert {yes_or_no(word) for word in words.split()} == {value}
    assert yes_or_no("") is False
    assert yes_or_no("maybe") is None


def test_each_row_says_what_its_cells_say_and_no_more() -> None:
    titles = ("Category", "Group", "Lead status", "Description", "Deleted", "Order")
    entries = read(titles, ("A", "Potential customer", "x", "Tip", "no", "2,5"), ("B",), statuses=False)
    values = {"category_group": CategoryGroup.POTENTIAL, "enable_lead_status": True, "tooltip": "Tip"}
    assert entries.entries == (
        Entry(2, "A", {**values, "deleted": False}, 2.5),
        Entry(3, "B", {"enable_lead_status": False, "tooltip": "", "deleted": False}),
    )
    assert left(entries) == []
    assert read(("Name",), ("A",)).entries == (Entry(2, "A", {}),)
    statuses = read(("Lead status", "Default"), ("Open", "ja"), statuses=True)
    assert statuses.entries == (Entry(2, "Open", {"default": True}),)


def test_what_is_not_understood_is_listed_with_row_column_and_value_and_never_guessed() -> None:
    titles = ("Category", "Group", "Lead status on", "Description", "Order")
    entries = read(
        ("Heading",),
        titles,
        ("A", "Custommer", "maybe", "x" * 255, "first"),
        (),
        ("a", "Customer"),
        ("", "Customer"),
        ("y" * 240,),
        ("B", "(No Selection)", "", "", "inf"),
    )
    assert left(entries) == [
        (3, "Group", "Custommer", "group"),
        (3, "Lead status on", "maybe", "yes-or-no"),
        (3, "Order", "first", "number"),
        (6, "Category", "Customer", "no-name"),
        (8, "Order", "inf", "number"),
        (5, "Category", "a", "twice"),
        (3, "Description", "x" * 255, "too-long"),
        (7, "Category", "y" * 240, "too-long"),
    ]
    assert all(cell.reason for cell in entries.unmatched)
    assert (entries.blank, entries.above) == (1, 1)
    unknown = {"category_group": CategoryGroup.UNKNOWN, "enable_lead_status": False, "tooltip": ""}
    assert entries.entries == (Entry(3, "A", {}), Entry(8, "B", unknown))


def test_the_limits_are_those_of_the_list() -> None:
    assert read(("Lead status",), ("y" * 4000,), ("z" * 4001,), statuses=True).entries[0].name == "y" * 4000
