"""A consultant's morning in a real terminal: a workbook from the customer, corrected, taken, and undone."""

import json
from pathlib import Path
from typing import Any

from tests.builders import finished
from tests.e2e.conftest import Launch
from tests.e2e.stories import ready
from tests.tables.workbooks import Value, workbook
from wizard.store import Store

ROWS: list[list[Value]] = [
    ["Kategori", "Kode", "Kategorigruppe", "Aktiver leadstatus"],
    ["Kunde A", "K", "Kunde", False],
    ["Prospekt", "P", "Potensiell kunde", True],
    ["Leverandør 🚚", "L", "Suplier", None],
]


def categories(tmp_path: Path, state: str) -> list[tuple[Any, ...]]:
    table = json.loads((tmp_path / "store" / "nordlys-as.json").read_text("utf-8"))
    items = table["setup"]["1"][state]["categories"]
    return [(item["name"], item["category_group"], item["enable_lead_status"]) for item in items[4:]]


def test_a_workbook_is_looked_at_corrected_and_taken(launch: Launch, tmp_path: Path) -> None:
    Store(tmp_path / "store").create(finished()).close()
    path = tmp_path / "kategorier.xlsx"
    path.write_bytes(workbook({"Notat": [], "Lister": ROWS}))
    terminal = launch("open", "Nordlys AS")
    ready(terminal, "Company – Category")
    terminal.press("i")
    ready(terminal, "Or paste one below.")
    terminal.type(str(path))
    terminal.press("enter")
    ready(terminal, "Kategorigruppe: Suplier")
    terminal.wait_for("3 added. 0 updated. 0 known already. 1 not matched.")
    terminal.press("down", "down", "enter")
    ready(terminal, "This column is")
    terminal.press("escape")
    terminal.wait_gone("This column is")
    terminal.press("ctrl+s")
    terminal.wait_for(lambda screen: ">  Kunde A" in screen and "7 items" in screen)
    expected = [
        ("Kunde A", "Customer", False),
        ("Prospekt", "PotentialCustomer", True),
        ("Leverandør 🚚", "Unknown", False),
    ]
    terminal.wait_for("saved")
    assert categories(tmp_path, "current") == categories(tmp_path, "wanted") == expected
    terminal.press("ctrl+z")
    terminal.wait_for("4 items")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 3
    assert terminal.left_on() == set()
    assert categories(tmp_path, "current") == []

    taken = launch("import-lists", "Nordlys AS", str(path), "--sheet", "Lister", "--strict")
    assert taken.wait_exit() == 2
    again = launch("import-lists", "Nordlys AS", str(path))
    assert again.wait_exit() == 0
    assert "added: Leverandør 🚚" in again.text()
    assert categories(tmp_path, "current") == expected
