"""i: the present list from a table, by file or pasted; what each column is; what is not matched."""

from pathlib import Path

import pytest
from textual.widgets import Select, Static

from tests.builders import finished
from tests.screens.conftest import OpenWizard
from tests.screens.driver import Driver, at, existing, new
from tests.screens.room import cut_texts
from tests.tables.workbooks import Value, workbook
from wizard import i18n
from wizard.domain.model import Category, CategoryGroup
from wizard.screens.dialogs.choose_table import ChooseRole, ChooseTable
from wizard.screens.import_lists import ImportTable
from wizard.screens.widgets.paste_area import PasteArea
from wizard.screens.widgets.row_list import RowList
from wizard.screens.widgets.tick import Tick
from wizard.store import Store

POTENTIAL, CUSTOMER = CategoryGroup.POTENTIAL, CategoryGroup.CUSTOMER
TABLE = "Kategori;Gruppe;Leadstatus på\nKunde A;Kunde;nei\nSUPPLIER;Suplier;\nProspekt;Potensiell kunde;ja\n"
TAKEN = (Category("c3", "Kunde A", CUSTOMER), Category("c4", "Prospekt", POTENTIAL, enable_lead_status=True))


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "kategorier.csv"
    path.write_text(TABLE, encoding="cp1252")
    return str(path)


def notice(on: Driver) -> str:
    name = "#import-notice" if isinstance(on.app.screen, ImportTable) else "#dialog-notice"
    return str(on.app.screen.query_one(name, Static).content)


def about(on: Driver) -> str:
    return str(on.app.screen.query_one("#import-about", Static).content)


def rows(on: Driver, name: str) -> list[tuple[str, ...]]:
    found = on.app.screen.query_one(f"#import-{name}", RowList)
    return [found._row(at).cells for at in range(found._count)]


async def turn(on: Driver, name: str) -> None:
    on.app.screen.query_one(f"#import-{name}", Tick).focus()
    await on.press("space")


async def test_a_table_is_shown_as_it_is_understood_and_taken_as_one_edit(
    wizard: OpenWizard, table: str
) -> None:
    async with wizard(existing()) as on:
        await on.press("i", f"={table}", "enter")
        assert isinstance(on.app.screen, ImportTable)
        assert "Read as Windows-1252, which is a guess" in about(on)
        assert rows(on, "columns") == [
            ("Kategori", "Kunde A · SUPPLIER · Prospekt", "name"),
            ("Gruppe", "Kunde · Suplier · Potensiell kunde", "category group"),
            ("Leadstatus på", "nei · ja", "lead status on"),
        ]
        assert rows(on, "rows") == [
            ("2", "Kunde A", "Customer", "no", "new"),
            ("3", "SUPPLIER", "", "no", "updated"),
            ("4", "Prospekt", "Potential customer", "yes", "new"),
        ]
        reason = "no category group has this name: it comes in without a group"
        assert rows(on, "left") == [("3", "Gruppe: Suplier", reason)]
        counts = "2 added. 1 updated. 0 known already. 1 not matched."
        absent = "In the present list but not in the table, and kept: Prospect."
        assert notice(on) == f"{counts} {absent}"
        for shown in ("Kunde A", "Gruppe: Suplier", "2 added. 1 updated.", "ctrl+s OK"):
            assert shown in on.words
        assert cut_texts(on.app) == []
        before = on.saved
        await on.press("ctrl+s")
        assert on.place == "categories"
        assert on.message.startswith(counts)
        assert on.saved.current.categories[2:] == on.saved.wanted.categories[2:] == TAKEN
        assert on.highlighted == 2
        await on.press("ctrl+z")
        assert on.saved == before


async def test_what_was_taken_is_kept_as_a_revision(wizard: OpenWizard, store: Store, table: str) -> None:
    async with wizard(existing()) as on:
        await on.press("i", f"={table}", "ctrl+s", "ctrl+s")
        assert len(on.names) == 4
        await on.press("space")
    assert [str(kept.event) for kept in store.kept("acme")][:2] == ["imported", "created"]


async def test_nothing_is_taken_before_ok(wizard: OpenWizard, table: str) -> None:
    async with wizard(existing()) as on:
        await on.press("i", f"={table}", "enter", "escape")
        assert on.place == "categories"
        await on.press("i", "escape")
        assert on.names == ["Prospect", "Supplier"]


async def test_a_column_gets_another_role_and_the_counts_follow(wizard: OpenWizard, table: str) -> None:
    async with wizard(existing()) as on:
        await on.press("i", f"={table}", "enter", "down", "enter")
        assert isinstance(on.app.screen, ChooseRole)
        assert on.title == "Gruppe"
        assert on.highlighted == 1
        await on.press("end", "enter")
        assert rows(on, "columns")[1][2] == "left out"
        reason = "lead status needs the group Potential customer: it comes in as off"
        assert rows(on, "left") == [("4", "Leadstatus på: Prospekt", reason)]
        assert "1 not matched." in notice(on)
        await on.press("space", "home", "ctrl+s")
        assert [cells[2] for cells in rows(on, "columns")] == ["left out", "name", "lead status on"]
        assert [cells[1] for cells in rows(on, "rows")] == ["Kunde", "Suplier", "Potensiell kunde"]
        await on.press("down", "down", "enter", "end", "enter", "home")
        assert "not matched" not in notice(on)
        assert "Everything was matched." in on.text
        await on.press("enter", "escape", "down", "enter", "end", "enter", "ctrl+s")
        assert notice(on) == "! No column is the name. Choose one and press Enter."
        assert on.names == ["Prospect", "Supplier"]


async def test_the_first_row_is_an_item_or_the_titles(wizard: OpenWizard, table: str) -> None:
    async with wizard(existing()) as on:
        await on.press("i", f"={table}", "enter")
        await turn(on, "titles")
        assert rows(on, "rows")[0][:2] == ("1", "Kategori")
        assert rows(on, "columns")[0][0] == "Column 1"
        await turn(on, "titles")
        assert rows(on, "columns")[0][0] == "Kategori"
        assert len(rows(on, "rows")) == 3


async def test_the_whole_list_takes_out_what_it_has_not(wizard: OpenWizard, table: str) -> None:
    async with wizard(new()) as on:
        await on.press("i", f"={table}", "enter")
        assert "and kept: Lead," in notice(on)
        await on.press("shift+tab")
        assert notice(on) == "yes: what is not in the table was noted by mistake and goes; no: it stays."
        await on.press("tab")
        assert "and kept: Lead," in notice(on)
        await turn(on, "whole")
        assert "4 taken out." in notice(on)
        await on.press("ctrl+s")
        assert on.names == ["Kunde A", "SUPPLIER", "Prospekt"]


async def test_what_does_not_fit_its_column_is_said_whole(wizard: OpenWizard, table: str) -> None:
    async with wizard(existing()) as on:
        await on.press("i", f"={table}", "enter")
        on.app.screen.query_one("#import-rows").focus()
        await on.press("down", "down")
        assert notice(on) == "Prospekt · Category group: Potential customer · Lead status: yes · new"
        await on.press("tab", "home", "up", "enter")
        assert isinstance(on.app.screen, ImportTable)


async def test_each_not_matched_cell_is_said_whole(wizard: OpenWizard, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Category,Group\nA,Nowhere\nB,Never\nA,Lost\n")
    async with wizard(existing()) as on:
        await on.press("i", f"={path}", "enter")
        on.app.screen.query_one("#import-left").focus()
        await on.press("down")
        assert notice(on).startswith("Row 3, Group: “Never”: no category group has this name")
        await on.press("down")
        assert notice(on) == "Row 4, Category: “A”: this name stands further up: the row was left out."


async def test_a_sheet_is_chosen_and_an_empty_one_is_not(wizard: OpenWizard, tmp_path: Path) -> None:
    sheets: dict[str, list[list[Value]]] = {"Info": [["x"]], "[b]L[/b]": [["Category"], ["Demo"]], "None": []}
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook(sheets))
    async with wizard(existing()) as on:
        await on.press("i", f"={path}", "enter")
        select = on.app.screen.query_one("#import-sheet", Select)
        assert "Sheet “Info”, of 3." in about(on)
        assert cut_texts(on.app) == []
        await turn(on, "whole")
        select.value = "[b]L[/b]"
        await on.settle()
        assert not on.app.screen.query_one("#import-whole", Tick).value
        assert " [b]L[/b] " in on.text
        assert rows(on, "columns") == [("Category", "Demo", "name")]
        assert on.app.screen.query_one("#import-titles", Tick).value
        select.value = "None"
        await on.settle()
        assert notice(on) == "! There is nothing in the table. Check that it is the right file and sheet."
        assert select.value == "[b]L[/b]"
        await on.press("ctrl+s")
        assert on.names[-1] == "Demo"


async def test_a_table_is_pasted_from_a_spreadsheet(wizard: OpenWizard) -> None:
    async with wizard(existing()) as on:
        await on.press("i", "tab", '=Category\tGroup\r\nKunde A\tKunde\x1b[31m\n"B\nC"\tTapt\n')
        assert on.app.screen.query_one(PasteArea).text.startswith("Category\tGroup\nKunde A\tKunde\n")
        assert notice(on) == "! Control characters in the pasted text were left out."
        await on.press("ctrl+s")
        assert [cells[1:3] for cells in rows(on, "rows")] == [("Kunde A", "Customer"), ("B C", "Lost")]
        assert "Cells with tabs between them." in about(on)
        await on.press("ctrl+s")
        assert on.names[2:] == ["Kunde A", "B C"]


async def test_a_table_that_is_pasted_into_the_name_of_the_file_goes_into_the_box(
    wizard: OpenWizard, table: str
) -> None:
    async with wizard(existing()) as on:
        await on.press("i", "=Category\tGroup\nA\tLost")
        await on.until(lambda: on.app.screen.query_one(PasteArea).text == "Category\tGroup\nA\tLost")
        assert on.value("file") == ""
        await on.press("ctrl+s", "ctrl+s")
        assert on.names[-1] == "A"
        await on.press("i", f"={table}\n", "ctrl+s")  # a name that was copied with the end of its line
        assert isinstance(on.app.screen, ImportTable)


async def test_a_table_that_cannot_be_taken_says_why_and_what_was_typed_stays(
    wizard: OpenWizard, table: str
) -> None:
    async with wizard(existing()) as on:
        await on.press("i", "ctrl+s")
        assert on.note("file") == "! Type the name of a file, or paste a table."
        await on.press("=/none", "tab", "ctrl+s")
        assert on.note("file") == "! There is no such file. Check its name and folder."
        assert on.value("file") == "/none"
        assert on.focused_field == "file"
        await on.fill(table)
        await on.press("tab", '=A;"b', "ctrl+s")
        assert notice(on) == "! Type the name of a file or paste a table, not both."
        await on.press("shift+tab", "end", "ctrl+u", "ctrl+s")
        assert notice(on).startswith("! In row 1 a quotation mark is opened and never closed.")
        assert isinstance(on.app.screen, ChooseTable)
        assert on.app.screen.unsaved


async def test_lead_statuses_are_imported_too(wizard: OpenWizard, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Status,Description,Default\nNy,Nytt lead,ja\nOpen,,\n")
    async with wizard(at("statuses")) as on:
        await on.press("i", f"={path}", "enter")
        assert rows(on, "rows") == [("2", "Ny", "Nytt lead", "new"), ("3", "Open", "", "updated")]
        await on.press("ctrl+s")
        assert [item.name for item in on.saved.wanted.lead_statuses if item.default] == ["Ny"]


async def test_a_table_of_the_other_list_is_told(wizard: OpenWizard, table: str) -> None:
    async with wizard(at("statuses")) as on:
        await on.press("i", f"={table}", "enter")
        assert "look like those of the other list" in about(on)


async def test_a_table_that_says_nothing_new_changes_nothing(wizard: OpenWizard, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Category\nLead\n")
    async with wizard(finished()) as on:
        await on.press("i", f"={path}", "enter", "ctrl+s")
        assert on.message.startswith("0 added. 0 updated. 1 known already.")
        await on.press("ctrl+z")
        assert on.message == "There is nothing to undo."


async def test_a_set_up_that_cannot_be_changed_says_so_at_once(wizard: OpenWizard) -> None:
    async with wizard(existing()), wizard(existing()) as on:
        await on.press("i")
        assert on.place == "categories"
        assert on.message == on.app.session.read_only != ""


async def test_nasty_texts_are_shown_as_they_are(wizard: OpenWizard, tmp_path: Path) -> None:
    path = tmp_path / "[red]x.csv"
    cells = ["[b]x[/b]", "{name}", "日本" * 40, "👩‍💻", "\\", "a\u202eb", "%s", "x" * 2000]
    path.write_text("[/];Category;Group\n" + "".join(f"[i];{cell};{cell}\n" for cell in cells))
    async with wizard(existing()) as on:
        await on.press("i", f"={path}", "enter")
        assert "[b]x[/b]" in on.text
        on.app.screen.query_one("#import-rows").focus()
        for _cell in cells:
            await on.press("down")
        on.app.screen.query_one("#import-left").focus()
        for _cell in cells:
            await on.press("down")
        await on.press("shift+tab", "shift+tab", "enter", "escape", "ctrl+s")
        assert on.names[2:5] == cells[:3]
        assert "ab" in on.names


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (120, 40)])
async def test_every_size_shows_it_and_takes_it(
    wizard: OpenWizard, table: str, size: tuple[int, int]
) -> None:
    async with wizard(existing(), size=size) as on:
        await on.press("i", f"={table}", "ctrl+s")
        for _place in range(8):
            await on.press("tab", "down")
        await on.press("ctrl+s")
        assert len(on.names) == 4


@pytest.mark.parametrize("language", ["en", "sv", "no", "da", "de", "nl"])
async def test_nothing_is_cut_in_any_language(wizard: OpenWizard, tmp_path: Path, language: str) -> None:
    i18n.use(language)
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook({"Categories": [["Name", "Group"], ["A", "?"]], "Other": [["x"]]}))
    async with wizard(existing()) as on:
        await on.press("i")
        assert cut_texts(on.app) == []
        await on.press(f"={path}", "enter")
        assert cut_texts(on.app) == []
        await on.press("enter")
        assert cut_texts(on.app) == []


async def test_the_palette_and_the_help_have_it(wizard: OpenWizard) -> None:
    async with wizard(at("statuses")) as on:
        await on.press("ctrl+p", "=import the present", "enter")
        assert isinstance(on.app.screen, ChooseTable)
        await on.press("escape", "f1")
        told = on.app.screen.query_one("#dialog-text Static", Static).content
        assert "import the present list from a table" in str(told)
