"""`diff`: two set-ups, a set-up and a file, a revision and now."""

import json
from pathlib import Path

import pytest

from tests.builders import finished, with_wanted
from tests.commands.conftest import Run
from tests.commands.samples import is_safe, named, save, write
from wizard.document.answers import to_document
from wizard.domain.model import LeadSetup, Progress, Status
from wizard.store import Store

STEM = "nordlys-as"


def renamed(name: str) -> LeadSetup:
    setup = finished()
    first, *rest = setup.wanted.categories
    return with_wanted(setup, categories=(first._replace(name=name), *rest))


@pytest.fixture
def two(store: Store) -> Store:
    """Return a store with a set-up that was completed, changed since, and another customer's."""
    with store.create(finished()) as opened:
        opened.save(finished()._replace(progress=Progress("review", Status.COMPLETE)))
        opened.save(renamed("Rival"))
    save(store, named("Solberg AS"))
    return store


@pytest.mark.usefixtures("two")
def test_two_set_ups(run: Run) -> None:
    result = run("diff", "Nordlys AS", "Solberg AS")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        "--- Nordlys AS",
        "+++ Solberg AS",
        "Customer",
        "  * Customer: Nordlys AS → Solberg AS",
        "Lists as they shall be: Categories",
        "  * Rival: Category: Rival → Lead",
    ]


@pytest.mark.usefixtures("two")
def test_a_revision_and_now(run: Run) -> None:
    assert "  * Lead: Category: Lead → Rival" in run("diff", "Nordlys AS@2", STEM).out
    assert "  * Rival: Category: Rival → Lead" in run("diff", STEM, "Nordlys AS@2").out


@pytest.mark.usefixtures("two")
def test_a_set_up_and_a_file(run: Run, tmp_path: Path) -> None:
    result = run("diff", STEM, write(tmp_path, to_document(renamed("Elsewhere"))))
    assert "  * Rival: Category: Rival → Elsewhere" in result.out


@pytest.mark.usefixtures("two")
def test_nothing_differs(run: Run) -> None:
    result = run("diff", STEM, "Nordlys AS")
    assert (result.code, result.out, result.err) == (0, "", "There is no difference.\n")


@pytest.mark.usefixtures("two")
def test_as_json(run: Run) -> None:
    found, status = json.loads(run("diff", f"{STEM}@2", STEM, "--json").out)
    assert status["field"] == "status"
    assert found["kind"] == "changed"
    assert (found["part"], found["field"], found["old"]) == ("wanted.categories", "name", "Lead")
    assert json.loads(run("diff", STEM, STEM, "--json").out) == []


def test_a_name_that_ends_like_a_revision_is_a_name(run: Run, store: Store) -> None:
    save(store, named("Area@51"))
    save(store, named("Solberg AS"))
    assert "Area@51 → Solberg AS" in run("diff", "Area@51", "Solberg AS").out


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("side", "code", "message"),
    [
        ("Nobody", 2, "no set-up “Nobody”"),
        ("Nobody@1", 2, "no set-up “Nobody”"),
        (f"{STEM}@99", 2, "no such revision"),
        ("missing.json", 2, "missing.json"),
        ("a\x1b[2Jb", 2, "no set-up"),
    ],
)
def test_a_side_that_is_not_there_is_told(run: Run, side: str, code: int, message: str) -> None:
    for arguments in ((STEM, side), (side, STEM)):
        result = run("diff", *arguments)
        assert (result.code, result.out) == (code, "")
        assert message in result.err
        assert is_safe(result.err)


def test_a_damaged_side_is_told(run: Run, two: Store) -> None:
    two.folder.joinpath(f"{STEM}.json").write_text("half", encoding="utf-8")
    assert run("diff", STEM, "Solberg AS").code == 4
