"""Commands that write the files of many set-ups: each under a name of its own, and none over another's."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.samples import contract, named, save, text_of, write
from wizard.store import Saved, Store


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_several_are_exported_to_a_folder_each_under_its_own_name(
    run: Run, store: Store, three: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "new" / "out"
    result = run("export", "--all", "--output", out)
    assert result == (0, "", f"3 files were written to {out}.\n")
    assert files_in(out) == [f"{stem}.json" for stem in three]
    assert (out / "acme.json").read_text(encoding="utf-8") == text_of(store.read("acme").setup)


@pytest.mark.usefixtures("three")
def test_nothing_is_written_over_unless_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "acme.json").write_text("another's", encoding="utf-8")
    result = run("export", "--all", "--output", out)
    assert result.code == 2
    assert f"acme: {out / 'acme.json'} is there already. Add --replace" in result.err
    assert result.err.endswith(f"2 files were written to {out}. 1 could not be: acme.\n")
    assert (out / "acme.json").read_text(encoding="utf-8") == "another's"
    assert run("export", "--all", "--output", out, "--replace").code == 0
    assert (out / "acme.json").read_text(encoding="utf-8") == text_of(named("Acme"))


@pytest.mark.usefixtures("three")
def test_the_saved_set_ups_are_never_written_over(run: Run, store: Store, tmp_path: Path) -> None:
    before = (store.folder / "acme.json").read_bytes()
    for place in (store.folder, store.folder / "history", tmp_path / "other" / ".." / store.folder.name):
        (tmp_path / "other").mkdir(exist_ok=True)
        result = run("export", "--all", "--output", place, "--replace")
        assert (result.code, result.out) == (2, "")
        assert "The saved set-ups are kept in this folder." in result.err
    assert (store.folder / "acme.json").read_bytes() == before


@pytest.mark.usefixtures("three")
def test_a_place_that_can_be_no_folder_is_said(run: Run, folder: Path) -> None:
    reasons = {"a.json": "This is not a folder", "a.json/in it": "The folder could not be made"}
    for name, reason in reasons.items():
        result = run("export", "--all", "--output", folder / name)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"{folder / name}: {reason}")


def test_several_are_exported_a_line_each_when_no_folder_is_named(run: Run, three: list[str]) -> None:
    names = ["Acme", "Fjord AS", "Nordlys AS"]
    result = run("export", *three)
    assert list(map(json.loads, result.out.splitlines())) == [
        json.loads(text_of(named(name))) for name in names
    ]


def test_a_kept_revision_is_named_as_for_the_comparison(run: Run, store: Store, tmp_path: Path) -> None:
    stem = save(store, named("Nordlys AS"))
    with store.open(stem) as opened:
        opened.save(named("Nordlys ASA"))
    assert run("export", f"{stem}@1").out == text_of(named("Nordlys AS"))
    assert run("export", f"{stem}@1", stem, "--output", tmp_path / "out").code == 0
    assert files_in(tmp_path / "out") == ["nordlys-as.json", "nordlys-as@1.json"]
    for number in ("3", "9" * 9, "9" * 400, "9" * 5000):
        assert run("export", f"{stem}@{number}").code == 2


@pytest.mark.parametrize(
    ("kind", "start"), [("md", b"# Lead management for"), ("html", b"<!DOCTYPE html>"), ("pdf", b"%PDF-")]
)
def test_several_hand_overs_go_to_a_folder_in_the_format_that_is_named(
    run: Run, three: list[str], folder: Path, tmp_path: Path, kind: str, start: bytes
) -> None:
    out = tmp_path / "out"
    result = run("handover", *three, folder / "a.json", "--format", kind, "--output", out)
    assert result == (0, "", f"4 files were written to {out}.\n")
    assert files_in(out) == [f"{stem}.{kind}" for stem in ("a", *three)]
    assert all(path.read_bytes().startswith(start) for path in out.iterdir())


def test_two_of_the_same_name_are_numbered_whatever_their_capitals(run: Run, tmp_path: Path) -> None:
    files = []
    for number, name in enumerate(("x.y.json", "X.Y.json", "x.y-2.json", "x.y.json")):
        document = contract()
        document["customer"]["name"] = f"Customer {number}"
        (tmp_path / str(number)).mkdir()
        files.append(write(tmp_path / str(number), document, name))
    out = tmp_path / "out"
    assert run("handover", *files, files[0], "--output", out).code == 0
    expected = ["X.Y-2.md", "x.y-2-2.md", "x.y-3.md", "x.y.md"]
    assert files_in(out) == expected
    customers = [(out / name).read_text(encoding="utf-8").split("\n")[0][-1] for name in expected]
    assert customers == ["1", "2", "3", "0"]


@pytest.mark.usefixtures("three")
def test_several_hand_overs_need_a_folder(run: Run) -> None:
    result = run("handover", "--all")
    assert (result.code, result.out) == (2, "")
    assert "--output FOLDER" in result.err


def test_the_trail_is_missing_only_where_there_is_none(run: Run, three: list[str], folder: Path) -> None:
    file, out = folder / "a.json", folder / "out"
    result = run("handover", file, *three, "--trail", "--output", out)
    assert result.code == 2
    assert f"{file}: {file} knows nothing of its history" in result.err
    assert files_in(out) == [f"{stem}.md" for stem in three]
    assert "## The trail\n" in (out / "acme.md").read_text(encoding="utf-8")


def test_the_hand_over_of_a_kept_revision_has_the_trail_of_its_set_up(run: Run, store: Store) -> None:
    stem = save(store, named("Nordlys AS"))
    with store.open(stem) as opened:
        opened.save(named("Nordlys ASA"))
    result = run("handover", f"{stem}@1", "--trail")
    assert result.code == 0
    assert result.out.startswith("# Lead management for Nordlys AS\n")
    assert "## The trail\n" in result.out


def test_ctrl_c_says_what_was_written_and_leaves_nothing_half(
    run: Run, three: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, asked = Store.read, list[str]()

    def read_twice(store: Store, stem: str) -> Saved:
        asked.append(stem)
        if len(asked) == 3:
            raise KeyboardInterrupt
        return read(store, stem)

    monkeypatch.setattr(Store, "read", read_twice)
    out = tmp_path / "out"
    result = run("export", "--all", "--output", out)
    assert (result.code, result.out) == (130, "")
    assert result.err == f"Stopped: 1 was left out. 2 files were written to {out}.\n"
    assert files_in(out) == [f"{stem}.json" for stem in three[:2]]
