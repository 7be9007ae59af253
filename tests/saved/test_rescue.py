"""Work that could not be saved when the wizard had to end: it is written where it can be."""

import json
import tempfile
from pathlib import Path

import pytest
from platformdirs import user_state_path

from tests.builders import finished
from wizard.document.answers import read_document
from wizard.saved.rescue import rescue


@pytest.fixture
def state() -> Path:
    return user_state_path("lead-wizard", appauthor=False)


def test_it_is_written_to_the_state_folder_and_named(state: Path) -> None:
    said = rescue(finished(), "nordlys-as")
    [file] = (state / "rescued").iterdir()
    assert f"{file}." in said.split()
    assert read_document(json.loads(file.read_text(encoding="utf-8"))).setup == finished()


def test_two_rescues_do_not_overwrite_each_other(state: Path) -> None:
    rescue(finished(), "a")
    rescue(finished(), "a")
    assert len(list((state / "rescued").iterdir())) == 2


def test_where_that_is_refused_it_goes_to_the_temporary_folder(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state.parent.mkdir(parents=True)
    state.touch()
    place = tmp_path / "temporary"
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    place.touch()
    assert rescue(finished(), "a") == "The last changes could not be saved anywhere."
    place.unlink()
    said = rescue(finished(), "a")
    assert [f"{file}." in said.split() for file in place.iterdir()] == [True]
