"""`plan`, `handover` and `schema`: of a saved set-up as of a file."""

import json
from pathlib import Path

import pytest

from tests.builders import finished
from tests.commands.conftest import Run
from tests.commands.samples import contract, is_safe, named, save, six_errors, text_of, write
from wizard.document.answers import to_document
from wizard.document.schema import json_schema
from wizard.domain.customer import new_setup
from wizard.domain.model import Customer, MarketingPremium, Use
from wizard.domain.plan import plan, to_json
from wizard.store import Store


def test_the_plan_of_a_file_is_numbered_with_changes_and_places(run: Run, tmp_path: Path) -> None:
    result = run("plan", write(tmp_path, contract()))
    assert (result.code, result.err) == (0, "")
    first = result.out.splitlines()
    assert first[0] == "1. Add the category “Lead”"
    assert first[1].strip() == "Potential customer, lead status enabled, Har vist interesse"
    assert first[2].strip() == "Innstillinger og vedlikehold → Lister → Firma – Kategori"


def test_the_plan_of_a_saved_set_up_says_what_changes(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    assert "   Lead status: off → enabled\n" in run("plan", "Nordlys AS").out


def test_the_plan_for_scripts_is_the_plan(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    wanted = [to_json(action) for action in plan(named("Nordlys AS"))]
    assert json.loads(run("plan", "Nordlys AS", "--json").out) == wanted


def test_a_file_comes_before_a_saved_set_up_of_its_name(
    run: Run, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, named("Nordlys AS"))
    write(tmp_path, contract(), "Nordlys AS")
    monkeypatch.chdir(tmp_path)
    assert "Lister" in run("plan", "Nordlys AS").out


@pytest.mark.parametrize("command", ["plan", "handover"])
def test_a_file_of_the_wrong_shape_gives_its_problems_and_no_data(
    run: Run, tmp_path: Path, command: str
) -> None:
    file = write(tmp_path, {"format": "lead-setup", "version": 1})
    result = run(command, file)
    assert (result.code, result.out) == (2, "")
    assert f"{file}: customer: " in result.err


@pytest.mark.parametrize("command", ["plan", "handover"])
@pytest.mark.parametrize("name", ["Nobody", "nobody.json", "x" * 5000, "\x1b[31m"])
def test_what_is_not_there_is_wrong_usage(run: Run, command: str, name: str) -> None:
    result = run(command, name)
    assert (result.code, result.out) == (2, "")
    assert result.err
    assert is_safe(result.err)


def test_errors_in_a_document_are_pointed_out_beside_its_plan(run: Run, tmp_path: Path) -> None:
    file = write(tmp_path, six_errors())
    result = run("plan", file)
    assert "check" in result.err
    assert str(file) in result.err


def test_the_hand_over_goes_to_standard_output(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    result = run("handover", "Nordlys AS")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("# Lead management for Nordlys AS\n")


def test_the_hand_over_of_a_file_is_written_to_a_file(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "paper.md"
    place.write_text("old", encoding="utf-8")
    result = run("handover", write(tmp_path, contract()), "--format", "md", "--output", place)
    assert (result.code, result.out) == (0, "")
    assert str(place) in result.err
    assert place.read_text(encoding="utf-8").startswith("# Lead management for Nordlys AS\n")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["document.json", "paper.md"]


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema").out) == json_schema()


def test_a_language_changes_the_words_and_not_the_document(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    assert run("export", "Nordlys AS", "--language", "sv").out == text_of(named("Nordlys AS"))


def test_a_plan_without_changes_tells_begun_from_finished(run: Run, tmp_path: Path) -> None:
    unfinished = new_setup(Customer("Acme"))
    file = write(tmp_path, to_document(unfinished))
    assert "lead-wizard check" in run("plan", file).err
    done = finished()._replace(current=finished().wanted, marketing_premium=MarketingPremium(Use.NO))
    file = write(tmp_path, to_document(done))
    assert run("plan", file).err == "Nothing has to change.\n"
