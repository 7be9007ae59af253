"""The list of set-ups in plain mode: pages, search, order, kinds, and several at a time."""

from pathlib import Path

import pytest

from tests.plain.conversation import KEEP, Talker, at, new
from tests.set_ups import save_named
from wizard.domain.model import Status
from wizard.plain.set_up_list import numbers_in
from wizard.store import Store

NAMES = ("Acme", "Müller & Söhne", "[red]Nordlys[/]", "Nord AS")  # the last one is the first in the list


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2 5-7", [1, 4, 5, 6]),
        ("2,3 3", [1, 2]),
        ("1-9", list(range(9))),
        ("", []),
        ("0", []),
        ("1-10", []),
        ("1 3-2", []),
        ("1-999999999999", []),
        ("1-", []),
        ("-1", []),
        ("1 x", []),
        ("²", []),
    ],
)
def test_numbers_and_ranges(text: str, found: list[int]) -> None:
    assert numbers_in(text, 9) == found


def test_a_long_list_is_read_out_in_pages(talker: Talker) -> None:
    save_named(talker.store, [f"Customer {number:02}" for number in range(45)])
    text = talker.start("more", "more", "more")
    assert text.count("20 of 45 read out; more reads on.") == 1
    assert text.count("40 of 45 read out; more reads on.") == 1
    assert text.count(". Customer ") == 45
    assert "45. Customer 00, " in text


def test_what_was_read_out_is_known_to_the_next_start(
    talker: Talker, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_named(talker.store, NAMES)
    talker.start()
    monkeypatch.setattr(Store, "read", None)
    assert "1. Nord AS, Categories" in talker.start()


def test_a_search_changes_the_numbers_until_it_ends(talker: Talker) -> None:
    save_named(talker.store, NAMES)
    text = talker.start("find NORD", "2", "<", "find muller", "find", "find [b]")
    assert "2 of 4." in text
    assert "2. [red]Nordlys[/], Categories" in text
    assert "[red]Nordlys[/] · CRM: English" in text
    assert "1. Müller & Söhne, Categories" in text
    assert "0 of 4." in text
    assert text.count("4. Acme, ") == 2


def test_it_is_sorted_and_only_some_are_shown(talker: Talker) -> None:
    save_named(talker.store, NAMES)
    talker.save(at("review", status=Status.COMPLETE))
    text = talker.start("sort name", "only comp", "only", "only x", "sort", "only all")
    assert "Sorted by name." in text
    assert "1 of 5.\n1. Nordlys AS, Complete" in text
    told = "Type one of these after only: all set-ups, drafts, with problems, complete, cannot be read."
    assert text.count(told) == 2
    assert "Type one of these after sort: last change, name, step, problems." in text
    assert text.rpartition("1. [red]Nordlys[/], ")[2].splitlines()[1].startswith("2. Acme")


def test_several_are_deleted_after_one_question(talker: Talker) -> None:
    save_named(talker.store, NAMES)
    opened = talker.store.open("acme")
    text = talker.start("delete 1 3-4", KEEP, "delete 1-9", "delete 1 3-4", "yes")
    opened.close()
    assert text.count("Delete 3 set-ups?\nNord AS, Müller & Söhne, Acme\n") == 2
    assert "Type the number of a set-up after delete." in text
    assert "acme: " in text
    assert "2 set-ups were moved to the folder “deleted”. 1 failed." in text
    assert [entry.stem for entry in talker.store.entries()] == ["red-nordlys", "acme"]


def test_documents_and_hand_overs_go_into_a_folder(talker: Talker, tmp_path: Path) -> None:
    save_named(talker.store, NAMES)
    talker.store.folder.joinpath("acme.json").write_text("{", encoding="utf-8")
    out = str(tmp_path / "out")
    text = talker.start(
        *("export 1-4", KEEP, str(talker.store.folder), KEEP, out, KEEP),
        *("hand-over 1-4", out, "3", "yes", KEEP),
        *("export 2", "<"),
    )
    assert "To put right: Type the name of a folder." in text
    assert "The saved set-ups are kept in this folder." in text
    assert f"3 documents were written to {out}. 1 failed." in text
    assert f"3 hand-overs were written to {out}. 1 failed." in text
    assert text.count("acme: ") == 2
    assert len(list((tmp_path / "out").glob("*.md"))) == 3
    assert len(list((tmp_path / "out").glob("*.json"))) == 3


def test_two_are_compared_by_number_by_name_and_by_revision(talker: Talker) -> None:
    save_named(talker.store, ["Acme"])
    talker.work(new(), "lead 1")
    save_named(talker.store, ["[b]Beta"])
    text = talker.start("compare 1 2", "compare 1 Acme@1", "compare 1", "[b]beta", "compare 1 nobody")
    assert "[b]Beta → Acme: 2 differences.\nCustomer:\nchanged: Customer: [b]Beta → Acme\n" in text
    assert "Acme, revision 1 → Acme: 1 difference." in text
    assert "[b]Beta → Acme: " in text
    assert "There is no set-up and no file “nobody”." in text
    assert "Type the number of a set-up after compare." in talker.start("compare", "compare 9 1")
