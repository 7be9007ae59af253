"""import-lists: what is taken, printed, warned about and saved; the exit codes of trouble."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.builders import finished, with_wanted
from tests.commands.conftest import Run
from tests.tables.workbooks import Value, workbook
from tests.test_import_hygiene import imported_by
from wizard.domain.customer import new_setup
from wizard.domain.edits import delete
from wizard.domain.model import Category, CategoryGroup, Customer, Database, LeadSetup, Progress, Status
from wizard.steps.categories import STEP
from wizard.store import Event, Store

POTENTIAL, CUSTOMER = CategoryGroup.POTENTIAL, CategoryGroup.CUSTOMER
SETUP = new_setup(Customer("Nordlys AS", crm_language="no", database=Database.EXISTING))
CLEAN = "Kategori;Gruppe;Leadstatus på\nKunde A;Kunde;nei\nProspekt;Potensiell kunde;ja\n"
DIRTY = CLEAN + "Leverandør;Suplier;\n"
TAKEN = (Category("c1", "Kunde A", CUSTOMER), Category("c2", "Prospekt", POTENTIAL, enable_lead_status=True))

Write = Callable[[str | bytes], str]


@pytest.fixture(autouse=True)
def saved(store: Store) -> None:
    store.create(SETUP).close()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(content: str | bytes) -> str:
        path = tmp_path / "table"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return written


def now(store: Store) -> LeadSetup:
    return store.read("nordlys-as").setup


def test_a_table_is_taken_into_both_lists_and_printed(run: Run, store: Store, write: Write) -> None:
    result = run("import-lists", "Nordlys AS", write(CLEAN))
    assert (result.code, result.out) == (0, "added: Kunde A\nadded: Prospekt\n")
    assert now(store).current.categories == now(store).wanted.categories == TAKEN
    assert "Gruppe: category group" in result.err
    assert "2 added. 0 updated. 0 known already." in result.err
    assert store.versions("nordlys-as")[0][0].event is Event.IMPORTED


def test_the_same_table_again_saves_nothing(run: Run, store: Store, write: Write) -> None:
    run("import-lists", "Nordlys AS", write(CLEAN))
    before = store.read("nordlys-as")
    result = run("import-lists", "Nordlys AS", write(CLEAN))
    assert (result.code, result.out) == (0, "")
    assert result.err.endswith("0 added. 0 updated. 2 known already.\nNothing was saved.\n")
    assert store.read("nordlys-as") == before


def test_what_is_not_matched_is_a_warning_with_row_column_and_value(
    run: Run, store: Store, write: Write
) -> None:
    path = write(DIRTY)
    result = run("import-lists", "Nordlys AS", path)
    assert result.code == 0
    assert f"{path}: warning: Row 4, Gruppe: “Suplier”: no category group has this name" in result.err
    assert now(store).wanted.categories == (*TAKEN, Category("c3", "Leverandør"))


def test_strict_saves_nothing_unless_everything_is_matched(run: Run, store: Store, write: Write) -> None:
    result = run("import-lists", "Nordlys AS", write(DIRTY), "--strict")
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith("Nothing was saved, because not everything was matched.\n")
    assert now(store) == SETUP
    assert run("import-lists", "Nordlys AS", write(CLEAN), "--strict").code == 0
    assert now(store).wanted.categories == TAKEN


def test_a_dry_run_shows_and_saves_nothing(run: Run, store: Store, write: Write) -> None:
    result = run("import-lists", "Nordlys AS", write(CLEAN), "--dry-run")
    assert (result.code, result.out) == (0, "added: Kunde A\nadded: Prospekt\n")
    assert now(store) == SETUP
    with store.open("nordlys-as"):  # it needs no lock
        assert run("import-lists", "Nordlys AS", write(CLEAN), "--dry-run").code == 0


def test_json_tells_everything(run: Run, write: Write) -> None:
    text = "Export\n\nKategori;Gruppe;Merknad\nKunde A;Kunde;x\nB;Suplier\n\nb;\nC" + "c" * 240
    result = run("import-lists", "Nordlys AS", write(text.encode("utf-16-le")), "--json")
    told = json.loads(result.out)
    assert told["unmatched"][0].pop("reason").startswith("no category group")
    assert [told[kind][0]["row"] for kind in ("twice", "too_long")] == [7, 8]
    assert told | {"twice": 0, "too_long": 0} == {
        "list": "categories",
        "sheet": "",
        "encoding": "UTF-16",
        "encoding_is_guess": True,
        "separator": ";",
        "columns": [
            {"number": 1, "title": "Kategori", "role": "name"},
            {"number": 2, "title": "Gruppe", "role": "group"},
            {"number": 3, "title": "Merknad", "role": None},
        ],
        "added": ["Kunde A", "B"],
        "updated": [],
        "same": [],
        "absent": [],
        "removed": [],
        "unmatched": [{"row": 5, "column": "Gruppe", "value": "Suplier", "why": "group"}],
        "twice": 0,
        "too_long": 0,
        "blank_rows": 1,
        "rows_above_titles": 1,
        "saved": True,
    }


def test_standard_input_is_read(run: Run, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(CLEAN.encode("cp1252"))))
    assert run("import-lists", "Nordlys AS", "-").code == 0
    assert now(store).wanted.categories == TAKEN


def test_a_sheet_of_a_workbook_is_chosen(run: Run, store: Store, write: Write) -> None:
    sheets: dict[str, list[list[Value]]] = {
        "Info": [["x"]],
        "Status": [["Leadstatus", "Standard"], ["Ny", True], ["Demo", False]],
    }
    path = write(workbook(sheets))
    result = run("import-lists", "Nordlys AS", path, "--sheet", "status", "--whole")
    assert result.code == 0
    assert [item.name for item in now(store).wanted.lead_statuses] == ["Ny", "Demo"]
    assert "taken out: Åpen\n" in result.out
    result = run("import-lists", "Nordlys AS", path, "--sheet", "3")
    assert (result.code, result.out) == (2, "")
    assert result.err == f"{path}: There is no sheet “3”. The sheets are: Info, Status.\n"


def test_titles_that_tell_no_list_ask_for_one(run: Run, store: Store, write: Write) -> None:
    path = write("Navn\nDemo\n")
    result = run("import-lists", "Nordlys AS", path)
    assert result.code == 2
    assert "Add --list categories or --list statuses." in result.err
    assert run("import-lists", "Nordlys AS", path, "--list", "statuses").code == 0
    assert now(store).wanted.lead_statuses[-1].name == "Demo"


def test_columns_are_named_by_title_or_number(run: Run, store: Store, write: Write) -> None:
    path = write("x\nKode;Tekst;Art\nK1;Kunde A;Kunde\nP1;Prospekt;Potensiell kunde\n")
    columns = ("--column", "name=tekst", "--column", "group=3")
    assert run("import-lists", "Nordlys AS", path, "--list", "categories", *columns).code == 0
    assert [(item.name, item.category_group) for item in now(store).wanted.categories] == [
        ("Kunde A", CUSTOMER),
        ("Prospekt", POTENTIAL),
    ]


@pytest.mark.parametrize(
    ("column", "message"),
    [
        ("group", "--column takes one of name, group, lead-status"),
        ("default=1", "--column takes one of name, group, lead-status"),
        ("name=", "not “name=”"),
        ("group=Grup", "There is no column “Grup”. The columns are: Kategori, Gruppe, Leadstatus på."),
        ("group=4", "There is no column “4”."),
        ("group=1", "No column is the name."),
    ],
)
def test_a_column_that_makes_no_sense_says_so(
    run: Run, store: Store, write: Write, column: str, message: str
) -> None:
    result = run("import-lists", "Nordlys AS", write(CLEAN), "--column", column)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert now(store) == SETUP


def test_a_set_up_that_is_open_elsewhere_is_left_alone(run: Run, store: Store, write: Write) -> None:
    for table in (CLEAN, "Leadstatus\nÅpen\n"):  # the second one says nothing new
        with store.open("nordlys-as"):
            result = run("import-lists", "Nordlys AS", write(table))
        assert (result.code, result.out) == (4, "")
        assert result.err
        assert now(store) == SETUP


def test_what_is_not_there_says_so(run: Run, write: Write, tmp_path: Path) -> None:
    result = run("import-lists", "Nordlys", write(CLEAN))
    assert (result.code, result.out) == (2, "")
    assert "There is no set-up “Nordlys”." in result.err
    assert run("import-lists", "Nordlys AS", tmp_path / "none").code == 2
    damaged = run("import-lists", "Nordlys AS", write(b"PK\x03\x04 and no more"))
    assert (damaged.code, damaged.out) == (2, "")
    assert "damaged" in damaged.err


def test_without_the_library_a_workbook_says_what_to_install(
    run: Run, store: Store, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    result = run("import-lists", "Nordlys AS", write(workbook({"S": [["Kategori"], ["A"]]})))
    assert result.code == 2
    assert 'pip install "lead-wizard[xlsx]"' in result.err
    assert now(store) == SETUP


def test_a_complete_set_up_becomes_a_draft_and_keeps_the_ticks_that_still_hold(
    run: Run, store: Store, write: Write
) -> None:
    setup = finished()._replace(progress=Progress("review", Status.COMPLETE, ("categories.c1.change",)))
    setup = setup._replace(customer=setup.customer._replace(name="Done AS"))
    store.create(setup).close()
    assert run("import-lists", "Done AS", write("Category\nDemo\n")).code == 0
    assert store.read("done-as").setup.progress == setup.progress._replace(status=Status.DRAFT)


def test_a_wish_of_the_user_s_survives(run: Run, store: Store, write: Write) -> None:
    run("import-lists", "Nordlys AS", write(CLEAN))
    assert STEP.listing
    wish = delete(now(store), STEP.listing, 0)
    with store.open("nordlys-as") as opened:
        opened.save(with_wanted(wish))
    run("import-lists", "Nordlys AS", write(CLEAN.replace("Kunde;nei", "Partner;nei")))
    assert now(store).wanted.categories[0].deleted
    assert now(store).current.categories[0].category_group is CategoryGroup.PARTNER


def test_nothing_raw_reaches_the_terminal(run: Run, write: Write) -> None:
    result = run("import-lists", "Nordlys AS", write("Kategori;Gruppe\nA\x1b[31m\u202e;\x07Oops\n"))
    assert "\x1b" not in result.out + result.err
    assert "\u202e" not in result.out + result.err
    assert "Control characters in 2 cells were left out." in result.err


def test_it_loads_no_screen_and_reads_csv_without_the_library(tmp_path: Path, write: Write) -> None:
    loaded = imported_by(tmp_path, "import-lists", "Nordlys AS", write(CLEAN))
    assert loaded & {"textual", "rich", "python_calamine", "zipfile"} == set()
