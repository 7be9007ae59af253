"""Commands over many names, files and folders: all get their turn, and the end says what became of them."""

import json
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.samples import contract, is_safe, named, save, write
from wizard.commands import progress
from wizard.domain.plan import plan, to_json
from wizard.store import Store

EVIL = "Evil\x1b[31m\x9b\u202e[red]\n AS"


def rows(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_a_folder_stands_for_its_documents_in_order(run: Run, folder: Path) -> None:
    names = "abcdefghijkl"
    for name in reversed(names[3:]):
        write(folder, contract(), f"{name}.json")
    result = run("check", folder, "--json")
    assert result.code == 2
    assert [row["file"] for row in rows(result.out)] == [str(folder / f"{name}.json") for name in names]
    assert result.err == "1 of 12 documents have errors.\n"


def test_checked_for_scripts_each_problem_has_its_place_and_kind(run: Run, folder: Path) -> None:
    (row,) = rows(run("check", folder / "b.json", "--json").out)
    problems = row["problems"]
    assert isinstance(problems, list)
    assert (row["errors"], row["warnings"], row["missing"]) == (6, 2, 0)
    assert {key for problem in problems for key in problem} == {"path", "severity", "code", "message"}
    assert [problem["severity"] for problem in problems].count("error") == 6


def test_one_file_for_scripts_is_one_line(run: Run, folder: Path) -> None:
    result = run("check", folder / "a.json", "--json")
    assert (result.code, len(rows(result.out))) == (0, 1)


@pytest.mark.parametrize("words", [["check"], ["plan"], ["import"]])
def test_a_folder_without_documents_is_wrong_usage(run: Run, tmp_path: Path, words: list[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run(*words, empty)
    assert result.code == 2
    assert "no document in this folder" in result.out + result.err


def test_the_files_of_a_store_are_checked_as_the_documents_they_hold(
    run: Run, store: Store, three: list[str]
) -> None:
    (store.folder / "broken.json").write_text('{"setup": {"1": {"revision": 0}}}', encoding="utf-8")
    result = run("check", store.folder)
    assert result.code == 2
    assert result.out.startswith(f"{store.folder / 'broken.json'}: $: ")
    assert len(result.out.splitlines()) == 1
    assert result.err == f"1 of {len(three) + 1} documents have errors.\n"
    assert run("check", "--all") == result
    assert run("check", store.folder / "acme.json").code == 0


def test_what_is_wrong_in_a_document_of_a_store_has_its_place(run: Run, store: Store) -> None:
    file = store.folder / f"{save(store, named('Nordlys AS'))}.json"
    stored = json.loads(file.read_text(encoding="utf-8"))
    stored["setup"]["1"]["customer"] = 1
    file.write_text(json.dumps(stored), encoding="utf-8")
    assert run("check", file).out.startswith(f"{file}: customer: ")


def test_a_file_of_a_store_is_planned_and_imported_as_its_document(
    run: Run, store: Store, three: list[str], tmp_path: Path
) -> None:
    file = store.folder / "acme.json"
    assert run("plan", file).out == run("plan", "Acme").out
    other = tmp_path / "other"
    assert run("--store", other, "import", store.folder).err.endswith("3 were done.\n")
    assert Store(other).read("acme").setup == store.read("acme").setup
    assert len(Store(other).entries()) == len(three)


def test_the_plans_of_several_stand_below_headings(run: Run, three: list[str]) -> None:
    one = run("plan", three[0]).out
    result = run("plan", three[0], "Fjord AS")
    assert result == (0, f"# Acme (acme)\n{one}\n# Fjord AS (Fjord AS)\n{one}\n", "2 were done.\n")


def test_a_plan_without_changes_says_so_below_its_heading(run: Run, tmp_path: Path) -> None:
    document = contract()
    document["current"], document["marketing_premium"]["use"] = document["wanted"], "no"
    for part in ("utm_tracking", "lead_distribution"):
        document["marketing_premium"][part]["enabled"] = False
    file = write(tmp_path, document)
    text = f"# Nordlys AS ({file})\nNothing has to change.\n\n"
    assert run("plan", tmp_path).out == text
    assert run("plan", file) == (0, "", "Nothing has to change.\n")


@pytest.mark.usefixtures("three")
def test_the_plans_of_several_are_an_object_a_line_for_scripts(
    run: Run, store: Store, tmp_path: Path
) -> None:
    file = write(tmp_path, contract())
    saved, other = rows(run("plan", "Acme", file, "--json").out)
    assert saved == {
        "name": "Acme",
        "file": str(store.folder / "acme.json"),
        "actions": json.loads(json.dumps([to_json(action) for action in plan(named("Acme"))])),
    }
    assert (other["name"], other["file"]) == ("Nordlys AS", str(file))


def test_a_saved_set_up_comes_before_a_folder_of_its_name(
    run: Run, three: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / three[0]).mkdir()
    write(tmp_path / three[0], contract())
    monkeypatch.chdir(tmp_path)
    assert run("plan", three[0]).out.startswith("1. ")
    assert run("plan", f"./{three[0]}").out.startswith("# Nordlys AS (./acme/document.json)\n")


def test_the_others_get_their_turn_after_each_error(run: Run, store: Store, three: list[str]) -> None:
    (store.folder / "broken.json").write_text("{", encoding="utf-8")
    result = run("plan", "Nobody", *three, "nobody.json", "--json")
    assert (result.code, len(rows(result.out))) == (2, 3)
    assert result.err.splitlines() == [
        "Nobody: There is no set-up “Nobody”.",
        "nobody.json: $: There is no such file. Check its name and folder.",
        "3 were done. 2 could not be: Nobody, nobody.json.",
    ]


def test_trouble_of_the_store_is_more_serious_than_a_wrong_name(
    run: Run, store: Store, three: list[str]
) -> None:
    (store.folder / "broken.json").write_text("{", encoding="utf-8")
    for names in (("broken", "Nobody"), ("Nobody", "broken")):
        assert run("plan", *names, *three).code == 4
    assert run("history", "--all").code == 4


def test_the_help_says_which_exit_code_comes_first(run: Run) -> None:
    for command in ("check", "plan", "handover", "export", "history"):
        assert "4 for trouble of the store, before 2" in " ".join(run(command, "--help").out.split())


def test_a_summary_names_only_the_first_that_went_wrong(run: Run) -> None:
    result = run("plan", *(f"nobody{number}" for number in range(7)))
    assert result.err.endswith("7 could not be: nobody0, nobody1, nobody2, nobody3, nobody4 and 2 more.\n")


def test_all_of_an_empty_store_is_nothing_and_no_error(run: Run, tmp_path: Path) -> None:
    for command in ("check", "plan", "history", "export"):
        result = run(command, "--all")
        assert (result.code, result.out) == (0, "")
        assert "no saved set-ups" in result.err
    assert run("export", "--all", "--output", tmp_path / "out").code == 0


@pytest.mark.parametrize("command", ["check", "plan", "export", "history"])
def test_nothing_named_is_wrong_usage_and_so_is_a_name_beside_all(run: Run, command: str) -> None:
    for words in ([command], [command, "x", "--all"], [command, "--all", "x"]):
        result = run(*words)
        assert (result.code, result.out) == (2, "")
        assert "--all" in result.err


def test_a_folder_is_imported_and_a_customer_that_is_there_is_left_alone(
    run: Run, store: Store, folder: Path
) -> None:
    document = contract()
    document["customer"]["name"] = "Acme"
    write(folder, document, "d.json")
    result = run("import", folder)
    assert result.code == 2
    assert {store.read(entry.stem).setup.customer.name for entry in store.entries()} == {"Acme", "Nordlys AS"}
    assert result.err.endswith(f"2 were done. 2 could not be: {folder / 'b.json'}, {folder / 'c.json'}.\n")


def test_one_name_is_not_given_to_several_documents(run: Run, store: Store, folder: Path) -> None:
    assert run("import", folder, "--name", "Acme").code == 2
    assert not store.folder.exists()


def test_the_trails_of_several_are_an_object_a_line_for_scripts(
    run: Run, store: Store, three: list[str]
) -> None:
    first, *_others = found = rows(run("history", "--all", "--json").out)
    assert [row["name"] for row in found] == ["Acme", "Fjord AS", "Nordlys AS"]
    assert first["file"] == str(store.folder / "acme.json")
    assert first["history"] == json.loads(run("history", three[0], "--json").out)


def test_the_trails_of_several_stand_below_headings(run: Run, three: list[str]) -> None:
    tables = [run("history", stem).out for stem in three]
    both = run("history", *three).out
    assert both == "".join(f"# {stem}\n{table}\n" for stem, table in zip(three, tables, strict=True))


def test_a_name_never_reaches_the_terminal_raw(run: Run, store: Store, tmp_path: Path) -> None:
    stem = save(store, named(EVIL))
    write(tmp_path, contract(), "evil\u202e.json")
    for words in (
        ["plan", "--all"],
        ["plan", "--all", "--json"],
        ["export", "--all"],
        ["history", "--all", "--json"],
        ["plan", stem, "\x1b[31m\x9b", tmp_path],
        ["check", tmp_path],
        ["check", tmp_path, "--json"],
        ["export", "--all", "--output", tmp_path / "out\u202e"],
    ):
        result = run(*words)
        assert is_safe(result.out), words
        assert is_safe(result.err), words


def test_nothing_is_drawn_where_nobody_watches(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "MOMENT", 0.0)
    monkeypatch.setattr(progress, "_PAUSE", 0.0)
    monkeypatch.setattr(progress.Bar, "_draw", lambda *_: pytest.fail("a bar was drawn"))
    assert run("check", folder).code == 2


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("command", ["export", "history"])
def test_only_a_saved_set_up_can_be_meant_where_a_file_cannot(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (folder / "acme").write_text("{", encoding="utf-8")
    monkeypatch.chdir(folder)
    assert run(command, "acme").code == 0
    assert run(command, "more.json").err.startswith("There is no set-up “more.json”.")
    assert run(command, "a.json").err.startswith("There is no set-up “a.json”.")


def test_a_bar_is_drawn_when_much_was_done_and_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    now, drawn = [0.0], list[str]()
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    monkeypatch.setattr(progress.Bar, "_draw", lambda _bar, name: drawn.append(f"{name} {now[0]:.2f}"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    for count, seconds, expected in (
        (10, 0.09, []),
        (30, 0.04, ["12 0.52", "15 0.64"]),
        (3, 1.0, ["0 1.00", "1 2.00"]),
    ):
        now[0] = 0.0
        drawn.clear()
        with progress.Bar(count) as bar:
            for number in range(count):
                now[0] += seconds
                bar.moved(str(number))
        assert drawn == expected
