"""`handover`: the formats, where they go, and the trail."""

import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.samples import contract, named, save, write
from wizard.store import Store


@pytest.fixture
def saved(store: Store) -> str:
    save(store, named("Nordlys AS"))
    return "Nordlys AS"


@pytest.mark.parametrize(("kind", "start"), [("md", "# Lead management"), ("html", "<!DOCTYPE html>")])
def test_texts_go_to_standard_output(run: Run, saved: str, kind: str, start: str) -> None:
    result = run("handover", saved, "--format", kind)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(start)


@pytest.mark.parametrize(
    ("name", "options", "start"),
    [
        ("a.html", (), b"<!DOCTYPE html>"),
        ("a.PDF", (), b"%PDF-"),
        ("a.md", (), b"# Lead"),
        ("a", (), b"# Lead"),
        ("a.md", ("--format", "html"), b"<!DOCTYPE html>"),
        ("a.txt", ("--format", "pdf"), b"%PDF-"),
    ],
)
def test_a_file_is_of_the_format_that_is_named_or_that_its_ending_names(
    run: Run, saved: str, tmp_path: Path, name: str, options: tuple[str, ...], start: bytes
) -> None:
    place = tmp_path / name
    result = run("handover", saved, "--output", place, *options)
    assert (result.code, result.out) == (0, "")
    assert result.err == f"Written to {place}.\n"
    assert place.read_bytes().startswith(start)


def test_a_pdf_goes_to_a_pipe_but_not_to_a_terminal(
    saved: str, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    from wizard.cli import main

    assert main(["handover", saved, "--format", "pdf"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"%PDF-")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["handover", saved, "--format", "pdf"]) == 2
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert b"--output FILE" in err


def test_a_pdf_without_its_library_is_refused_and_nothing_is_written(
    run: Run, saved: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    result = run("handover", saved, "--output", tmp_path / "a.pdf")
    assert (result.code, result.out) == (2, "")
    assert 'pip install "lead-wizard[pdf]"' in result.err
    assert not (tmp_path / "a.pdf").exists()


def test_a_place_that_cannot_be_written_is_told(run: Run, saved: str, tmp_path: Path) -> None:
    result = run("handover", saved, "--output", tmp_path, "--format", "html")
    assert result.code == 2
    assert f"{tmp_path}: This is a folder." in result.err


def test_the_trail_goes_with_it_when_it_is_asked_for(run: Run, saved: str) -> None:
    assert "## The trail" not in run("handover", saved).out
    (row,) = run("handover", saved, "--trail").out.split("## The trail\n")[1].strip().splitlines()[2:]
    assert row.startswith("- 20")
    assert row.endswith(" · started")


def test_a_file_has_no_trail(run: Run, tmp_path: Path) -> None:
    result = run("handover", write(tmp_path, contract()), "--trail")
    assert (result.code, result.out) == (2, "")
    assert "knows nothing of its history" in result.err


def test_it_is_written_in_the_language_that_is_asked_for(run: Run, saved: str) -> None:
    assert '<html lang="de">' in run("handover", saved, "--format", "html", "--language", "de").out
