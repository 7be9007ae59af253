"""The kept revisions: what is kept when, for how long, and reading it again."""

import errno
import os
from pathlib import Path

import pytest

from tests.store.samples import setup, status_in
from wizard.domain.model import LeadSetup, Progress, Status
from wizard.store import Event, NotKept, Saved, Store
from wizard.store.kept import LIMIT

STEM = "nordlys-as"


def complete(status: str) -> LeadSetup:
    return setup(status=status)._replace(progress=Progress("review", Status.COMPLETE))


def events(store: Store) -> list[tuple[int, str]]:
    return [(entry.revision, str(entry.event)) for entry in store.kept(STEM)]


def files(store: Store) -> list[str]:
    return sorted(path.name for path in (store.folder / "history" / STEM).iterdir())


def test_the_beginning_imports_and_completions_are_kept_and_edits_are_not(store: Store) -> None:
    with store.create(setup(status="one")) as opened:
        opened.save(setup(status="two"))
        opened.save(complete("three"))
        opened.save(complete("ticked"))
        opened.save(setup(status="four"))
        opened.save(setup(status="five"), Event.IMPORTED)
    assert events(store) == [(6, "imported"), (5, "draft"), (3, "completed"), (1, "created")]
    kept = [status_in(store.read_kept(STEM, revision).setup) for revision in (6, 5, 3, 1)]
    assert kept == ["five", "four", "three", "one"]


def test_an_imported_set_up_begins_so(store: Store) -> None:
    store.create(setup(), Event.IMPORTED).close()
    assert events(store) == [(1, "imported")]


def test_a_kept_revision_knows_when_and_by_whom(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "kari\x1b[31m")
    with store.create(setup()) as opened:
        [entry] = store.kept(STEM)
        assert (entry.saved_at, entry.by) == (opened.saved.saved_at, "kari")


def test_what_is_replaced_is_kept_once(store: Store) -> None:
    with store.create(setup(status="one")) as opened:
        opened.save(setup(status="two"), Event.RESTORED)
    assert events(store) == [(2, "restored"), (1, "created")]


def test_the_oldest_goes_first(store: Store) -> None:
    with store.create(setup()) as opened:
        for number in range(LIMIT + 3):
            opened.save(setup(status=str(number)), Event.COMPLETED)
    trail = store.kept(STEM)
    assert len(trail) == LIMIT
    assert trail[0].revision == LIMIT + 4
    assert sorted(map(int, (name.removesuffix(".json") for name in files(store)))) == [
        entry.revision for entry in trail[:0:-1]
    ]


def test_the_newest_is_the_file_itself_until_it_is_replaced(store: Store) -> None:
    with store.create(setup(status="one")) as opened:
        assert not (store.folder / "history").exists()
        assert status_in(store.read_kept(STEM, 1).setup) == "one"
        opened.save(setup(status="two"))
        assert files(store) == ["1.json"]
        assert status_in(store.read_kept(STEM, 1).setup) == "one"


def test_a_revision_that_cannot_be_kept_is_not_replaced(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with store.create(setup(status="one")) as opened:
        with monkeypatch.context() as disk:
            disk.setattr("wizard.store.kept.add_name", refused)
            with pytest.raises(Exception, match="disk is full"):
                opened.save(setup(status="two"))
        assert status_in(store.read(STEM).setup) == "one"
        opened.save(setup(status="two"))
    assert status_in(store.read_kept(STEM, 1).setup) == "one"


@pytest.mark.parametrize("revision", [0, 2, 99])
def test_what_was_not_kept_is_not_found(store: Store, revision: int) -> None:
    with store.create(setup()) as opened:
        opened.save(setup(status="two"))
        opened.save(setup(status="three"))
        with pytest.raises(NotKept, match="history nordlys-as"):
            store.read_kept(STEM, revision)


def test_kept_revisions_follow_a_deleted_set_up_and_its_name_starts_afresh(store: Store) -> None:
    with store.create(setup(status="one")) as opened:
        opened.save(setup(status="two"))
    store.delete(STEM)
    assert not (store.folder / "history" / STEM).exists()
    deleted = Store(store.folder / "deleted")
    assert status_in(deleted.read_kept(STEM, 1).setup) == "one"
    store.create(setup(status="new")).close()
    assert events(store) == [(1, "created")]


def test_a_name_with_kept_revisions_is_taken(store: Store) -> None:
    (store.folder / "history" / STEM).mkdir(parents=True)
    with store.create(setup()) as opened:
        assert opened.saved.stem == f"{STEM}-2"


def test_a_file_of_before_the_history_is_read(store: Store) -> None:
    from tests.store.samples import file_text

    store.folder.mkdir()
    (store.folder / "a.json").write_text(file_text(history=None), encoding="utf-8")
    assert store.read("a").trail == ()


def test_a_kept_file_shares_nothing_with_the_one_in_place(store: Store) -> None:
    with store.create(setup(status="one")) as opened:
        opened.save(setup(status="two"))
    path = store.folder / f"{STEM}.json"
    with path.open("r+b") as file:
        file.truncate(3)
    kept = store.read_kept(STEM, 1)
    assert isinstance(kept, Saved)
    assert status_in(kept.setup) == "one"


def test_leftovers_in_the_folder_of_kept_revisions_are_swept(store: Store) -> None:
    with store.create(setup()) as opened:
        opened.save(setup(status="two"))
        leftover = store.folder / "history" / STEM / ".9.json.x.tmp"
        leftover.touch()
        opened.save(complete("three"))
    assert files(store) == ["1.json"]


def test_numbers_that_are_none_are_left_alone(store: Store) -> None:
    with store.create(setup()) as opened:
        opened.save(setup(status="two"))
        strange = store.folder / "history" / STEM / "x.json"
        strange.touch()
        opened.save(complete("three"))
    assert strange.exists()


def test_a_link_to_a_set_up_keeps_what_it_leads_to(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other")
    other.create(setup(status="one")).close()
    store.folder.mkdir()
    (store.folder / f"{STEM}.json").symlink_to(other.folder / f"{STEM}.json")
    with store.open(STEM) as opened:
        opened.save(setup(status="two"))
    kept = store.folder / "history" / STEM / "1.json"
    assert not kept.is_symlink()
    assert status_in(store.read_kept(STEM, 1).setup) == "one"
