"""Older documents are brought forward, and what an older wizard has stored can be read for ever."""

import copy
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.builders import finished
from wizard.document import answers, migrations
from wizard.document.answers import VERSION, read_document, to_document
from wizard.domain.model import (
    Campaign,
    Category,
    CategoryGroup,
    Customer,
    Database,
    LeadDistribution,
    LeadSetup,
    LeadStatus,
    Lists,
    MarketingPremium,
    Progress,
    Status,
    Use,
    UtmTracking,
)
from wizard.domain.problems import Severity
from wizard.store import Store

STORED = Path(__file__).parent.parent / "store" / "stored"

CATEGORIES = (Category("c1", "Kunde A", CategoryGroup.CUSTOMER), Category("c2", "Gammel", deleted=True))
STATUSES = (LeadStatus("s1", "Åpen", default=True), LeadStatus("s2", "Døgn & natt", "🙂 “a” \\ <b>"))
COMPLETE = LeadSetup(
    Customer("Blåbær & Søn AS", "Cust12345", "no", Database.EXISTING),
    Lists(CATEGORIES, STATUSES),
    Lists(
        (
            Category("c3", "Lead", CategoryGroup.POTENTIAL, True, "Har vist interesse"),
            CATEGORIES[0]._replace(name="Kunde B", deleted=True),
            CATEGORIES[1]._replace(deleted=False),
        ),
        tuple(reversed(STATUSES)),
    ),
    MarketingPremium(
        Use.YES,
        UtmTracking(
            True,
            "https://www.nordlys.no",
            "https://online3.superoffice.com/Cust12345/cs/javascript/utm.js",
            (Campaign("https://www.nordlys.no/webinar", "linkedin", "social", "høst_2024", "crm", "a"),),
        ),
        LeadDistribution(True, ("KARI", "OLA"), "", False, "KARI"),
    ),
    Progress("review", Status.COMPLETE, ("categories.c3.create", "marketing.utm.test")),
)
DRAFT = LeadSetup(
    Customer("Ny"),
    Lists((), STATUSES),
    Lists((Category("c1", ""),), STATUSES),
    MarketingPremium(Use.UNDECIDED, UtmTracking(False, "www"), LeadDistribution(user_group="Salg")),
    Progress("statuses", Status.DRAFT, ("gone",)),
)


# One complete and one unfinished set-up as the store wrote them in each format version. A new version adds
# two files and never changes one that is there.
@pytest.mark.parametrize("version", range(1, VERSION + 1))
@pytest.mark.parametrize(("ending", "expected"), [("", COMPLETE), ("-draft", DRAFT)])
def test_what_each_version_has_stored_is_read(
    tmp_path: Path, version: int, ending: str, expected: LeadSetup
) -> None:
    stored = STORED / f"v{version}{ending}.json"
    assert f'"version": {version},' in stored.read_text(encoding="utf-8")
    shutil.copy(stored, tmp_path / "stored.json")
    with Store(tmp_path).open("stored") as opened:
        assert opened.saved.setup == expected
        errors = [problem for problem in opened.saved.problems if problem.severity is Severity.ERROR]
        assert bool(errors) == (expected is DRAFT)
        opened.save(expected._replace(customer=expected.customer._replace(name="Saved")))
    assert Store(tmp_path).read("stored").setup.customer.name == "Saved"


def _to_2(document: dict[str, Any]) -> dict[str, Any]:
    customer = document.pop("who")
    customer["name"] = customer.pop("called")
    return {**document, "customer": customer}


def _to_3(document: dict[str, Any]) -> dict[str, Any]:
    assert document["version"] == 2
    for key, value in to_document(finished())["customer"].items():
        document["customer"].setdefault(key, value)
    return document


@pytest.fixture
def third_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "VERSION", 3)
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: _to_2, 2: _to_3})


def first_version(**changes: Any) -> dict[str, Any]:
    """Return a document of a version 1 that called the customer `who`."""
    document = {**to_document(finished()), "version": 1, "who": {"called": "Nordlys AS"}, **changes}
    del document["customer"]
    return document


def listed(document: Any) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in read_document(document).problems]


@pytest.mark.usefixtures("third_version")
def test_the_functions_are_applied_in_order_to_a_copy() -> None:
    document = first_version()
    before = copy.deepcopy(document)
    reading = read_document(document)
    assert (reading.setup, reading.problems) == (finished(), ())
    assert document == before


@pytest.mark.usefixtures("third_version")
def test_each_version_starts_at_its_own_function() -> None:
    second = {**to_document(finished()), "version": 2}
    second["customer"] = {"name": "Nordlys AS"}
    assert read_document(second).setup == finished()
    assert read_document({**to_document(finished()), "version": 3}).setup == finished()
    assert listed({**to_document(finished()), "version": 4}) == [("version", "newer")]


@pytest.mark.usefixtures("third_version")
@pytest.mark.parametrize(
    "damage", [{"who": "x"}, {"who": {}}, {"who": None}, {"who": {"called": "x"}, "version": 2}]
)
def test_a_fault_in_a_function_is_an_unreadable_document(damage: dict[str, Any]) -> None:
    reading = read_document(first_version(**damage))
    assert reading.setup is None
    assert [(problem.path, problem.code) for problem in reading.problems] == [("version", "not-migrated")]
    assert "damaged" in reading.problems[0].message


def test_a_function_that_returns_no_document_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "VERSION", 2)
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: lambda _document: None})
    assert listed(first_version()) == [("version", "not-migrated")]


@pytest.mark.usefixtures("third_version")
def test_what_is_brought_forward_is_checked_as_any_document() -> None:
    assert listed(first_version(who={"called": 5})) == [("customer.name", "wrong-type")]


@pytest.mark.usefixtures("third_version")
def test_another_kind_of_document_meets_no_function() -> None:
    assert listed({**first_version(who=None), "format": "other"}) == [("format", "foreign")]


@pytest.mark.usefixtures("third_version")
@pytest.mark.parametrize("version", [0, -1, -(10**12), True, False, 1.0, "1", None])
def test_a_version_without_a_way_forward_is_refused(version: Any) -> None:
    reading = read_document(first_version(version=version))
    assert reading.setup is None
    assert [(problem.path, problem.code) for problem in reading.problems] == [("version", "foreign")]
    assert reading.problems[0].message == "The format version must be 3."


def test_a_gap_in_the_chain_stops_before_the_first_function(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "VERSION", 3)
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: _to_2})
    assert listed(first_version(who=None)) == [("version", "foreign")]


def test_a_document_of_today_is_passed_on_untouched() -> None:
    document = to_document(finished())
    assert migrations.migrated(document, VERSION) is document


def test_every_version_before_today_has_its_function() -> None:
    assert sorted(migrations.MIGRATIONS) == list(range(1, VERSION))
