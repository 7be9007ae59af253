"""Taking the present list from a table: the file, its sheet, its columns, and what is not matched."""

from pathlib import Path

import pytest

from tests.builders import finished
from tests.plain.conversation import KEEP, Talker, at, existing, new
from tests.tables.workbooks import workbook
from wizard.domain.model import Category, CategoryGroup
from wizard.store import Store

POTENTIAL, CUSTOMER = CategoryGroup.POTENTIAL, CategoryGroup.CUSTOMER
TABLE = "Kategori;Gruppe;Leadstatus på\nKunde A;Kunde;nei\nSUPPLIER;Suplier;\nProspekt;Potensiell kunde;ja\n"


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "kategorier.csv"
    path.write_text(TABLE, encoding="cp1252")
    return str(path)


def test_a_table_is_taken_and_what_is_not_matched_is_read_out(talker: Talker, table: str) -> None:
    text = talker.work(existing(), "import", table, KEEP, KEEP, "yes", "undo", "redo")
    for line in (
        "Read as Windows-1252, which is a guess: check å, ä, ö, ü, ß and the like.",
        "1. Kategori, first “Kunde A”: name",
        "2. Gruppe, first “Kunde”: category group",
        "3. Leadstatus på, first “nei”: lead status on",
        "2 added. 1 updated. 0 known already. 1 not matched.",
        "Row 3, Gruppe: “Suplier”: no category group has this name: it comes in without a group.",
        "In the present list but not in the table, and kept: Prospect.",
        "3. Kunde A, Customer",
        "4. Prospekt, Potential customer, lead status enabled",
    ):
        assert f"\n{line}" in text
    assert "Undone: " in text
    assert talker.saved.current.categories[1:] == (
        Category("c2", "SUPPLIER", CategoryGroup.OTHER),
        Category("c3", "Kunde A", CUSTOMER),
        Category("c4", "Prospekt", POTENTIAL, enable_lead_status=True),
    )


def test_nothing_is_taken_without_a_yes(talker: Talker, table: str) -> None:
    for answers in (("<",), (table, "<"), (table, KEEP, KEEP, KEEP), (table, KEEP, "quit")):
        talker.work(existing(), "import", *answers)
        assert talker.saved.wanted == existing().wanted


def test_a_column_is_left_out_and_another_is_the_name(talker: Talker, table: str) -> None:
    keys = ("2", "7", "1", "7", KEEP, "1", "1", "9", KEEP, KEEP, "yes")
    text = talker.work(existing(), "import", table, *keys)
    assert "What is “Gruppe”?\n1. name\n2. category group\n3. lead status on\n4. description" in text
    assert "2. Gruppe, first “Kunde”: left out" in text
    assert "No column is the name. Say which one is." in text
    assert "Type a number from 1 to 3." in text
    assert talker.saved.current.categories[2].category_group is CategoryGroup.UNKNOWN


def test_a_file_that_cannot_be_read_is_asked_for_again(talker: Talker, tmp_path: Path) -> None:
    text = talker.work(new(), "import", str(tmp_path), str(tmp_path / "none"), "?", "<", "list")
    assert "This is a folder. Name a file inside it." in text
    assert "There is no such file. Check its name and folder." in text
    assert "A table as CSV or as a workbook (.xlsx), with a row for each item." in text


def test_a_sheet_of_several_is_chosen(talker: Talker, tmp_path: Path) -> None:
    path = tmp_path / "lists.xlsx"
    path.write_bytes(workbook({"Groups": [["x"]], "Status": [["Lead status"], ["Demo"]], "Empty": []}))
    talker.save(at("statuses"))
    text = talker.work(at("statuses"), "import", str(path), "3", str(path), "2", KEEP, KEEP, "yes")
    assert "Which sheet?\n1. Groups\n2. Status\n3. Empty" in text
    assert "There is nothing in the table. Check that it is the right file and sheet." in text
    assert "Sheet “Status”, of 3." in text
    assert talker.statuses[-1] == "Demo"


def test_titles_that_are_not_known_can_be_titles_all_the_same(talker: Talker, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Kode,Tekst\nA,Kunde\n")
    text = talker.work(new(), "import", str(path), "yes", KEEP, KEEP, "yes")
    assert "No titles of columns were found.\nThe first row: Kode | Tekst\nAre these titles?" in text
    assert talker.names[-1] == "A"
    talker.work(new(), "import", str(path), "no", "2", "1", KEEP, KEEP, "yes")
    assert talker.names[-2:] == ["Tekst", "Kunde"]


def test_the_whole_list_takes_out_what_is_not_in_it(talker: Talker, table: str) -> None:
    text = talker.work(new(), "import", table, KEEP, "yes", "yes")
    assert "Not in the table, so taken out of both lists: Lead, Marketing qualified lead, Opportunity" in text
    assert talker.names == ["Kunde A", "SUPPLIER", "Prospekt"]


def test_a_table_of_the_other_list_is_told(talker: Talker, table: str) -> None:
    text = talker.work(at("statuses"), "import", table, "<")
    assert "The titles look like those of the other list. Check that it is the right file." in text


def test_a_table_that_says_nothing_new_is_not_asked_about(talker: Talker, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Category\nLead\n")
    text = talker.work(finished(), "import", str(path), KEEP, KEEP)
    assert "0 added. 0 updated. 1 known already." in text
    assert "Nothing was changed." in text
    assert "Take it?" not in text


def test_many_that_are_not_matched_are_counted(talker: Talker, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Category,Group\n" + "".join(f"N{n},Nowhere\n" for n in range(30)))
    text = talker.work(existing(), "import", str(path), KEEP, KEEP, "yes")
    assert text.count("“Nowhere”: no category group") == 20
    assert "… and 10 more that were not matched." in text


def test_a_set_up_that_is_open_elsewhere_says_so_before_anything_is_asked(talker: Talker, table: str) -> None:
    talker.save(existing())
    with Store(talker.store.folder).open(talker.store.entries()[0].stem):
        text = talker.work(existing(), "import", table)
    assert "File of the table" not in text
