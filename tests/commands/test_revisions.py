"""`history` and `restore`: what was kept, and bringing it back."""

import json
from pathlib import Path

import pytest

from tests.builders import finished, with_wanted
from tests.commands.conftest import Run
from tests.commands.samples import named, write
from wizard.document.answers import to_document
from wizard.domain.model import LeadSetup, Progress, Status
from wizard.store import Store

STEM = "nordlys-as"


def renamed(name: str) -> LeadSetup:
    """Return the finished set-up with its first category renamed."""
    setup = finished()
    first, *rest = setup.wanted.categories
    return with_wanted(setup, categories=(first._replace(name=name), *rest))


@pytest.fixture
def history(store: Store) -> Store:
    with store.create(finished()) as opened:
        opened.save(renamed("Two"))
        opened.save(renamed("Three")._replace(progress=Progress("review", Status.COMPLETE)))
        opened.save(renamed("Four"))
    return store


def first_name(store: Store) -> str:
    return store.read(STEM).setup.wanted.categories[0].name


@pytest.mark.usefixtures("history")
def test_history_tells_when_why_and_what_had_changed(run: Run) -> None:
    result = run("history", "Nordlys AS")
    assert (result.code, result.err) == (0, "")
    head, newest, oldest = result.out.splitlines()
    assert head.split()[:3] == ["Revision", "Saved", "Why"]
    assert newest.startswith("3 ")
    assert "completed" in newest
    assert "Categories: 1 changed" in newest
    assert oldest.startswith("1 ")
    assert "started" in oldest


def test_history_as_json(run: Run, history: Store) -> None:
    found = json.loads(run("history", STEM, "--json", "--language", "sv").out)
    assert [row["revision"] for row in found] == [3, 1]
    assert [row["event"] for row in found] == ["completed", "created"]
    assert [row["saved_at"] for row in found] == [entry.saved_at for entry in history.kept(STEM)]
    assert set(found[0]) == {"revision", "saved_at", "event", "by", "changes", "whole"}
    assert [row["whole"] for row in found] == [True, True]


def test_what_cannot_be_read_any_more_is_said(run: Run, history: Store) -> None:
    history.folder.joinpath("history", STEM, "1.json").unlink()
    result = run("history", STEM)
    assert result.code == 0
    assert "cannot be read any more" in result.out.splitlines()[-1]


def test_restoring_is_an_edit_that_can_be_undone(run: Run, history: Store) -> None:
    result = run("restore", "Nordlys AS", "--revision", "1")
    assert (result.code, result.out) == (0, "")
    assert result.err == "Revision 1 is back, as revision 5.\n"
    assert first_name(history) == "Lead"
    assert [row["revision"] for row in json.loads(run("history", STEM, "--json").out)] == [5, 4, 3, 1]
    assert run("restore", STEM, "--revision", "4").code == 0
    assert first_name(history) == "Four"


def test_a_restored_completion_is_complete(run: Run, history: Store) -> None:
    run("restore", STEM, "--revision", "3")
    assert history.read(STEM).setup.progress.status is Status.COMPLETE


def test_the_present_revision_is_not_saved_again(run: Run, store: Store) -> None:
    store.create(finished()).close()
    result = run("restore", STEM, "--revision", "1")
    assert result.code == 0
    assert "present one" in result.err
    assert store.read(STEM).revision == 1


@pytest.mark.parametrize("number", ["2", "99", "-1"])
def test_a_revision_that_was_not_kept_is_refused(run: Run, history: Store, number: str) -> None:
    result = run("restore", STEM, f"--revision={number}")
    assert result.code == 2
    assert f"lead-wizard history {STEM}" in result.err
    assert first_name(history) == "Four"


@pytest.mark.parametrize("arguments", [(), ("--revision", "x"), ("--revision",)])
def test_restore_needs_a_number(run: Run, history: Store, arguments: tuple[str, ...]) -> None:
    assert run("restore", STEM, *arguments).code == 2
    assert first_name(history) == "Four"


@pytest.mark.parametrize("command", [("history", "Nobody"), ("restore", "Nobody", "--revision", "1")])
def test_an_unknown_name_is_refused(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command)
    assert result.code == 2
    assert "no set-up “Nobody”" in result.err


def test_an_open_set_up_is_not_restored(run: Run, history: Store) -> None:
    with history.open(STEM):
        result = run("restore", STEM, "--revision", "1")
    assert result.code == 4
    assert "open in another wizard" in result.err


def test_a_damaged_set_up_is_restored_and_the_damaged_file_kept(run: Run, history: Store) -> None:
    path = history.folder / f"{STEM}.json"
    path.write_text("half", encoding="utf-8")
    assert run("history", STEM).code == 4
    assert run("restore", STEM, "--revision", "1").code == 0
    assert first_name(history) == "Lead"
    assert history.folder.joinpath("damaged", path.name).read_text(encoding="utf-8") == "half"


def test_an_import_that_replaces_can_be_taken_back(run: Run, history: Store, tmp_path: Path) -> None:

    file = write(tmp_path, to_document(named("Nordlys AS")))
    assert run("import", file, "--replace").code == 0
    rows = json.loads(run("history", STEM, "--json").out)
    assert [(row["revision"], row["event"]) for row in rows[:2]] == [(5, "imported"), (4, "draft")]
    assert run("restore", STEM, "--revision", "4").code == 0
    assert first_name(history) == "Four"
