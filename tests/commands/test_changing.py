"""`export`, `import` and `delete`: whole or not at all."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.samples import SIX_PATHS, contract, named, save, six_errors, text_of, write
from wizard.store import Store


def names(store: Store) -> list[str]:
    return sorted(store.read(entry.stem).setup.customer.name for entry in store.entries())


def test_what_was_imported_is_exported_byte_for_byte(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    first.write_text(text_of(named("Nordlys AS")), encoding="utf-8")
    assert run("import", first).code == 0
    result = run("export", "Nordlys AS", "--output", second)
    assert (result.code, result.out) == (0, "")
    assert second.read_bytes() == first.read_bytes()
    assert run("export", "Nordlys AS").out.encode() == first.read_bytes()


def test_a_document_with_errors_changes_nothing_and_every_error_is_said(
    run: Run, store: Store, tmp_path: Path
) -> None:
    file = write(tmp_path, six_errors())
    result = run("import", file)
    assert result.code == 2
    said = result.out + result.err
    assert all(f"{file}: {path}: " in said for path in SIX_PATHS)
    assert not store.folder.exists()


def test_replacing_by_a_document_with_errors_keeps_the_saved_one(
    run: Run, store: Store, tmp_path: Path
) -> None:
    stem = save(store, named("Nordlys AS"))
    assert run("import", write(tmp_path, six_errors()), "--replace").code == 2
    assert store.read(stem).revision == 1


def test_a_draft_with_something_missing_is_imported(run: Run, store: Store, tmp_path: Path) -> None:
    document = contract()
    document["marketing_premium"]["use"] = "undecided"
    assert run("import", write(tmp_path, document)).code == 0
    assert names(store) == ["Nordlys AS"]


def test_a_name_that_is_taken_is_refused(run: Run, store: Store, tmp_path: Path) -> None:
    stem = save(store, named("NORDLYS as"))
    result = run("import", write(tmp_path, contract()))
    assert result.code == 2
    assert "--replace" in result.err
    assert store.read(stem).setup == named("NORDLYS as")


def test_another_name_makes_another_set_up(run: Run, store: Store, tmp_path: Path) -> None:
    save(store, named("Nordlys AS"))
    assert run("import", write(tmp_path, contract()), "--name", "Fjord AS").code == 0
    assert names(store) == ["Fjord AS", "Nordlys AS"]


@pytest.mark.parametrize("name", ["", " ", "x" * 240, "a\x1b[31mb"])
def test_another_name_obeys_the_rules_for_names(run: Run, store: Store, tmp_path: Path, name: str) -> None:
    result = run("import", write(tmp_path, contract()), "--name", name)
    assert result.code == 2
    assert "customer.name" in result.out + result.err
    assert not store.folder.exists()


def test_replacing_saves_a_new_revision(run: Run, store: Store, tmp_path: Path) -> None:
    stem = save(store, named("Nordlys AS"))
    assert run("import", write(tmp_path, contract()), "--replace").code == 0
    saved = store.read(stem)
    assert (saved.revision, saved.setup.customer.crm_language) == (2, "no")
    assert len(store.entries()) == 1


def test_replacing_never_takes_another_customer_for_the_same(run: Run, store: Store, tmp_path: Path) -> None:
    stem = save(store, named("Nordlys AS"))
    assert stem == "nordlys-as"
    assert run("import", write(tmp_path, contract()), "--name", stem, "--replace").code == 0
    assert names(store) == ["Nordlys AS", "nordlys-as"]


def test_a_set_up_that_is_open_elsewhere_is_not_replaced(run: Run, store: Store, tmp_path: Path) -> None:
    stem = save(store, named("Nordlys AS"))
    with store.open(stem):
        result = run("import", write(tmp_path, contract()), "--replace")
    assert result.code == 4
    assert "open in another wizard" in result.err
    assert store.read(stem).revision == 1


def test_a_deleted_set_up_is_in_the_folder_deleted(run: Run, store: Store) -> None:
    stem = save(store, named("Nordlys AS"))
    before = (store.folder / f"{stem}.json").read_bytes()
    result = run("delete", "Nordlys AS", "--yes")
    assert (result.code, result.out) == (0, "")
    assert (store.folder / "deleted" / f"{stem}.json").read_bytes() == before
    assert store.entries() == []


def test_nothing_is_deleted_without_yes(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    result = run("delete", "Nordlys AS")
    assert result.code == 2
    assert "--yes" in result.err
    assert names(store) == ["Nordlys AS"]


def test_a_set_up_that_is_open_elsewhere_is_not_deleted(run: Run, store: Store) -> None:
    stem = save(store, named("Nordlys AS"))
    with store.open(stem):
        assert run("delete", stem, "--yes").code == 4
    assert names(store) == ["Nordlys AS"]


@pytest.mark.parametrize("words", [["export", "Nobody"], ["delete", "Nobody", "--yes"]])
def test_an_unknown_name_is_wrong_usage(run: Run, words: list[str]) -> None:
    result = run(*words)
    assert (result.code, result.out) == (2, "")
    assert "Nobody" in result.err


def test_a_place_that_cannot_be_written_is_said(run: Run, store: Store, tmp_path: Path) -> None:
    save(store, named("Nordlys AS"))
    result = run("export", "Nordlys AS", "--output", tmp_path)
    assert result.code == 2
    assert str(tmp_path) in result.err


def test_the_store_of_the_option_is_used_on_both_sides_of_the_command(run: Run, tmp_path: Path) -> None:
    file, other = write(tmp_path, contract()), tmp_path / "other"
    assert run("--store", other, "import", file).code == 0
    assert json.loads(run("list", "--json").out) == []
    assert len(json.loads(run("list", "--json", "--store", other).out)) == 1
