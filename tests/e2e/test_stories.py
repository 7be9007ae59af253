"""The three stories of the README in a real pty; each ends with a look at the stored document."""

import json
from pathlib import Path
from typing import Any

from tests.e2e import stories
from tests.e2e.conftest import Launch
from tests.e2e.terminal import Terminal

GERMAN_DOCUMENT = Path(__file__).parent.parent / "answers" / "beispiel-gmbh.json"


def no_picture(terminal: Terminal, name: str) -> None:
    """The tests need no pictures."""


def stored(tmp_path: Path, stem: str) -> Any:
    tables = json.loads((tmp_path / "store" / f"{stem}.json").read_text("utf-8"))
    return tables["setup"]["1"]


def names(items: list[dict[str, Any]]) -> list[str]:
    return [item["name"] for item in items]


def leave(terminal: Terminal) -> int:
    terminal.press("ctrl+q")
    return terminal.wait_exit()


def test_swedish_company_with_a_new_database(launch: Launch, tmp_path: Path) -> None:
    terminal = launch("--language", "sv", "open", "Björk & Söner AB")
    stories.swedish(terminal, no_picture)
    assert leave(terminal) == 0
    assert terminal.left_on() == set()

    document = stored(tmp_path, "bjork-soner-ab")
    assert document["customer"] == {
        "name": "Björk & Söner AB",
        "tenant": "",
        "crm_language": "sv",
        "database": "new",
    }
    wanted = document["wanted"]
    assert names(wanted["categories"]) == [
        "Lead",
        "Marknadsföringskvalificerat lead",
        "Affärsmöjlighet",
        "Förlorad möjlighet",
    ]
    assert [item["enable_lead_status"] for item in wanted["categories"]] == [True, True, False, False]
    assert names(wanted["lead_statuses"]) == [
        "Öppen",
        "Kontakt tas",
        "Demo bokad",
        "Diskvalificerad",
        "Återbearbetning",
        "Kvalificerad",
    ]
    assert names(document["current"]["lead_statuses"]) == [
        name for name in names(wanted["lead_statuses"]) if name != "Demo bokad"
    ]
    assert document["marketing_premium"]["use"] == "no"
    assert document["progress"] == {"step": "review", "status": "complete", "checklist": []}


def test_norwegian_company_with_an_existing_database(launch: Launch, tmp_path: Path) -> None:
    terminal = launch("open", "Nordlys AS")
    stories.norwegian(terminal, no_picture)
    assert leave(terminal) == 0

    document = stored(tmp_path, "nordlys-as")
    current, wanted = document["current"]["categories"], document["wanted"]["categories"]
    assert names(current) == list(stories.GROUPS)
    assert names(wanted) == [
        *["Nettbutikk" if name == "Kunde C" else name for name in stories.GROUPS],
        "Lead",
        "Markedsføringskvalifisert lead",
        "Mulighet",
        "Tapt mulighet",
    ]
    by_name = {item["name"]: item for item in wanted}
    assert by_name["Nettbutikk"]["key"] == current[2]["key"]
    assert [item["name"] for item in wanted if item["deleted"]] == ["Konkurrent"]
    assert by_name["Ångström & Söner [EU]"]["category_group"] == "Customer"
    assert by_name["🚀 Oppstart"]["category_group"] == "PotentialCustomer"
    assert [item["name"] for item in wanted if item["enable_lead_status"]] == ["Lead"]

    marketing = document["marketing_premium"]
    assert marketing["utm_tracking"]["website"] == "https://www.nordlys.example"
    assert marketing["utm_tracking"]["script_url"] == (
        "https://online3.superoffice.com/Cust12345/cs/javascript/utm.js"
    )
    assert [link["campaign"] for link in marketing["utm_tracking"]["campaigns"]] == [
        "webinar_sept",
        "messe_oslo",
    ]
    assert marketing["lead_distribution"] == {
        "enabled": True,
        "associates": ["KARI", "OLA"],
        "user_group": "",
        "only_unassigned": True,
        "fallback_associate": "KARI",
    }
    assert document["progress"]["status"] == "complete"
    assert len(document["progress"]["checklist"]) == 1


def test_german_company_from_a_written_document(launch: Launch, tmp_path: Path) -> None:
    assert launch("import", str(GERMAN_DOCUMENT)).wait_exit() == 0
    terminal = launch("open", "Beispiel Maschinenbau GmbH", columns=120, lines=40)
    stories.german(terminal, no_picture)
    assert leave(terminal) == 0

    exported = tmp_path / "export.json"
    assert launch("export", "Beispiel Maschinenbau GmbH", "--output", str(exported)).wait_exit() == 0
    document = json.loads(exported.read_text("utf-8"))
    written = json.loads(GERMAN_DOCUMENT.read_text("utf-8"))
    renamed = written["wanted"]["lead_statuses"][1]
    assert renamed["name"] == "Kontaktaufnahme"
    renamed |= {"name": "Erstkontakt", "tooltip": "Der Vertrieb meldet sich"}
    written["progress"] = {"step": "review", "status": "complete", "checklist": []}
    assert document == written

    check = launch("check", str(exported))
    assert check.wait_exit() == 0
    plan = launch("plan", str(exported), columns=120, lines=60)
    assert plan.wait_exit() == 0
    assert "Kontaktaufnahme" in plan.text()
    assert "Erstkontakt" in plan.text()
    assert "Verkaufschance" in plan.text()


def test_leaving_in_the_middle_comes_back_to_the_same_step(launch: Launch, tmp_path: Path) -> None:
    terminal = launch("open", "Nordlys AS")
    stories.ready(terminal, "New set-up")
    terminal.press("ctrl+s")
    stories.ready(terminal, "Company – Category")
    terminal.press("space")
    terminal.wait_for("✓ enabled")
    terminal.press("ctrl+n")
    stories.ready(terminal, "Contact – Lead status")
    assert leave(terminal) == 3
    assert terminal.left_on() == set()
    assert stored(tmp_path, "nordlys-as")["progress"]["step"] == "statuses"

    again = launch("open", "Nordlys AS")
    stories.ready(again, "Contact – Lead status")
    again.press("ctrl+z")
    again.wait_for("There is nothing to undo.")
    assert leave(again) == 3
