"""`list` and `show`: the saved set-ups for people and for scripts."""

import json
import os
import time
from datetime import datetime

import pytest

from tests.builders import with_premium
from tests.commands.conftest import Run
from tests.commands.samples import is_safe, named, save, text_of
from wizard import i18n
from wizard.domain.model import Use
from wizard.store import Store

EVIL = "Evil\x1b[31m\x9b\u202e[red]\n AS"


def test_an_empty_store_lists_nothing_and_says_how_to_begin(run: Run) -> None:
    result = run("list")
    assert (result.code, result.out) == (0, "")
    assert "lead-wizard" in result.err


def test_an_empty_store_is_an_empty_list_for_scripts(run: Run) -> None:
    assert json.loads(run("list", "--json").out) == []


def test_columns_stand_below_each_other_whatever_the_width_of_a_sign(run: Run, store: Store) -> None:
    for name in ("Nordlys AS", "株式会社", "Cafe\u0301"):
        save(store, named(name))
    result = run("list")
    assert result.code == 0
    title, *rows = result.out.splitlines()
    column = title.index("Step")
    cells = {"Nordlys AS": 10, "株式会社": 8, "Cafe\u0301": 4}
    assert len(rows) == 3
    for row in rows:
        name = next(name for name in cells if row.startswith(name))
        assert row.removeprefix(name).index("Categories") == column - cells[name]


def test_problems_are_those_that_block(run: Run, store: Store) -> None:
    save(store, with_premium(use=Use.UNDECIDED))
    (row,) = json.loads(run("list", "--json").out)
    assert row["name"] == "Nordlys AS"
    assert (row["step"], row["status"], row["problems"]) == ("categories", "draft", 1)
    assert datetime.fromisoformat(row["changed"]).tzinfo


def test_a_damaged_file_is_named_and_the_others_are_listed(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    (store.folder / "broken.json").write_text("{", encoding="utf-8")
    result = run("list")
    assert result.code == 4
    assert "Nordlys AS" in result.out
    assert "broken.json" in result.err


def test_the_list_is_the_same_when_nothing_is_read_for_it(
    run: Run, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Nordlys AS", EVIL):
        path = store.folder / f"{save(store, named(name))}.json"
        os.utime(path, (0, time.time() - 1000.5))
    first, first_for_scripts = run("list"), run("list", "--json")
    monkeypatch.setattr(Store, "read", lambda _store, stem: pytest.fail(f"{stem} was read"))
    assert run("list") == first
    assert run("list", "--json") == first_for_scripts
    other = run("list", "--language", "sv").out
    assert i18n._("Categories") in other != first.out


def test_a_damaged_index_is_not_even_mentioned(run: Run, store: Store) -> None:
    os.utime(store.folder / f"{save(store, named('Nordlys AS'))}.json", (0, 1000))
    first = run("list")
    (store.folder / ".index" / "summaries.json").write_text("{", encoding="utf-8")
    assert run("list") == first
    assert first.err == ""


def test_a_set_up_is_shown_in_words(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    result = run("show", "nordlys as")
    assert (result.code, result.err) == (0, "")
    for word in ("Nordlys AS", "Cust12345", "Lead", "Open", "Marketing Premium"):
        assert word in result.out


def test_the_document_of_a_set_up_is_shown(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    assert run("show", "Nordlys AS", "--json").out == text_of(named("Nordlys AS"))


def test_no_such_set_up_is_wrong_usage_and_near_names_are_offered(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    result = run("show", "Nordlis AS")
    assert (result.code, result.out) == (2, "")
    assert "nordlys-as" in result.err


def test_a_damaged_set_up_is_trouble_of_the_store(run: Run, store: Store) -> None:
    save(store, named("Nordlys AS"))
    (store.folder / "broken.json").write_text("{", encoding="utf-8")
    assert run("show", "broken").code == 4


def test_no_command_sends_a_name_to_the_terminal_raw(run: Run, store: Store) -> None:
    stem = save(store, named(EVIL))
    for words in (
        ["list"],
        ["list", "--json"],
        ["show", stem],
        ["show", stem, "--json"],
        ["export", stem],
        ["plan", stem],
        ["plan", stem, "--json"],
        ["handover", stem],
        ["show", "\x1b[31m\x9b"],
        ["delete", stem, "--yes"],
    ):
        result = run(*words)
        assert is_safe(result.out), words
        assert is_safe(result.err), words


def test_escaped_json_keeps_the_value(run: Run, store: Store) -> None:
    stem = save(store, named(EVIL))
    assert json.loads(run("export", stem).out)["customer"]["name"] == EVIL
