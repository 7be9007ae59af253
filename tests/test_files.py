"""Files that a user named: what is written is on the disk, whole, or the old one is still there."""

import errno
import os
from pathlib import Path

import pytest

from wizard.files import write_bytes, write_text


def test_a_file_is_on_the_disk_before_it_takes_the_old_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "paper.md"
    assert write_text(path, "old") == ""

    def fails(_descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fails)
    assert "could not be written" in write_text(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_stopping_in_the_middle_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(tmp_path / "paper.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_lone_surrogate_is_told_and_nothing_written(tmp_path: Path) -> None:
    assert "could not be written" in write_text(tmp_path / "paper.md", "\ud800")
    assert list(tmp_path.iterdir()) == []
