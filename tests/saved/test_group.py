"""Several set-ups at a time: each gets its turn, whatever became of the others."""

from pathlib import Path
from threading import Event

import pytest

from tests.set_ups import save_named
from wizard.handover import NoPdf
from wizard.saved.group import Group, Work
from wizard.store import Store

STEMS = ["acme", "beta", "gamma"]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "saved")
    save_named(store, ["Acme", "Beta", "Gamma"])
    return store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def ended(work: Work) -> Work:
    assert work.wait(60)
    return work


def test_deleting_goes_on_after_one_that_is_open_elsewhere(store: Store) -> None:
    opened = store.open("beta")
    work = ended(Group(store).delete(STEMS))
    opened.close()
    assert [failure.name for failure in work.failures] == ["beta"]
    assert "open" in work.failures[0].reason
    assert [entry.stem for entry in store.entries()] == ["beta"]
    assert work.summary() == "2 set-ups were moved to the folder “deleted”. 1 failed."


def test_documents_go_into_the_folder_and_replace_nothing_unless_asked_to(store: Store, folder: Path) -> None:
    (folder / "beta.json").write_text("mine", encoding="utf-8")
    work = ended(Group(store).export(STEMS, str(folder), replace=False))
    assert files(folder) == ["acme.json", "beta.json", "gamma.json"]
    assert (folder / "beta.json").read_text(encoding="utf-8") == "mine"
    assert "is there already" in work.failures[0].reason
    assert work.summary() == f"2 documents were written to {folder}. 1 failed."
    work = ended(Group(store).export(["beta"], str(folder), replace=True))
    assert "Beta" in (folder / "beta.json").read_text(encoding="utf-8")
    assert work.summary() == f"Written to {folder / 'beta.json'}."


def test_a_damaged_set_up_fails_alone(store: Store, folder: Path) -> None:
    (store.folder / "beta.json").write_text("{", encoding="utf-8")
    work = ended(Group(store).hand_over(STEMS, str(folder), "md", trail=True, replace=False))
    assert files(folder) == ["acme.md", "gamma.md"]
    assert "beta.json" in work.failures[0].reason
    assert "2 hand-overs were written" in work.summary()


def test_what_fails_for_all_is_told_once(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_arguments: object, **_more: object) -> bytes:
        raise NoPdf("no library")

    monkeypatch.setattr("wizard.saved.export.handover_text_or_bytes", none)
    work = ended(Group(store).hand_over(STEMS, str(folder), "pdf", trail=False, replace=False))
    assert work.failures == [("acme", "no library")]
    assert work.summary() == f"0 hand-overs were written to {folder}. 1 failed. 2 were left out."


def test_it_stops_after_the_one_whose_turn_it_is() -> None:
    begun, go_on = Event(), Event()

    def act(_stem: str) -> Path:
        begun.set()
        assert go_on.wait(60)
        return Path()

    work = Work("delete", STEMS, act)
    assert begun.wait(60)
    assert not work.wait(0)
    work.stop()
    go_on.set()
    assert ended(work).done == 1
    assert work.summary() == "1 set-up was moved to the folder “deleted”. 2 were left out."


def test_a_fault_is_raised_where_somebody_waits() -> None:
    def act(_stem: str) -> Path:
        raise ZeroDivisionError

    work = Work("delete", STEMS, act)
    with pytest.raises(ZeroDivisionError):
        work.wait(60)


def test_the_folder_is_made_and_is_never_one_of_the_store(store: Store, tmp_path: Path) -> None:
    group = Group(store)
    assert group.folder_problem(str(tmp_path / "a" / "b")) == ""
    assert (tmp_path / "a" / "b").is_dir()
    assert group.folder_problem(f"{store.folder}-2") == ""
    (tmp_path / "link").symlink_to(store.folder, target_is_directory=True)
    for place in (store.folder, store.folder / "deeper", tmp_path / "link"):
        assert "saved set-ups are kept" in group.folder_problem(str(place))
    assert not (store.folder / "deeper").exists()
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert group.folder_problem(str(tmp_path / "file")) == (
        "This is not a folder, and several files are to be written. Name a folder."
    )
    assert "could not be made" in group.folder_problem("\0")
    assert "could not be made" in group.folder_problem("x" * 5000)
