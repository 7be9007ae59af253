"""The model of a disk that loses power, on cases small enough to count."""

import os
import random
from pathlib import Path

import pytest

from campaign.crashmodel import BLOCK, FOLDER, Disk, Named, Step, Synced, Wrote
from campaign.recording import recording

OLD, NEW = b"o" * BLOCK, b"n" * BLOCK


def left(disk: Disk) -> set[tuple[tuple[str, bytes], ...]]:
    """Return every state as its files with what they hold."""
    return {
        tuple((name, state.contents[file]) for name, file in sorted(state.names.items()) if file != FOLDER)
        for state in disk.states(1000, random.Random(1))
    }


def after(*steps: Step) -> Disk:
    disk = Disk({"a": 0}, {0: OLD})
    for step in steps:
        disk.do(step)
    return disk


def test_what_was_there_stays() -> None:
    assert left(after()) == {(("a", OLD),)}


def test_each_block_and_the_length_are_lost_or_kept_by_themselves() -> None:
    zeros = b"\0" * BLOCK
    contents = {state[0][1] for state in left(after(Wrote(0, NEW + NEW)))}
    assert contents == {OLD, NEW, OLD + zeros, OLD + NEW, NEW + zeros, NEW + NEW}


def test_shrinking_can_lose_the_new_length() -> None:
    contents = {state[0][1] for state in left(after(Wrote(0, b"n")))}
    assert contents == {OLD, b"o", b"n", b"n" + OLD[1:]}


def test_a_synced_file_has_its_data_but_not_its_name() -> None:
    assert left(after(Wrote(1, NEW), Named({"b": 1}), Synced(1))) == {
        (("a", OLD),),
        (("a", OLD), ("b", NEW)),
    }


def test_a_synced_folder_has_its_names_but_not_their_data() -> None:
    states = left(after(Named({"b": 1}), Wrote(1, NEW), Synced("")))
    assert states == {(("a", OLD), ("b", content)) for content in (b"", b"\0" * BLOCK, NEW)}


def test_a_rename_in_one_folder_is_one_step() -> None:
    renamed = (Wrote(1, NEW), Synced(1), Named({"b": 1}), Synced(""), Named({"a": 1, "b": None}))
    assert left(after(*renamed)) == {(("a", OLD), ("b", NEW)), (("a", NEW),)}
    assert left(after(*renamed, Synced(""))) == {(("a", NEW),)}


def test_names_are_lost_whatever_their_order_was() -> None:
    states = left(after(Named({"b": 0}), Named({"c": 0})))
    assert {tuple(name for name, _ in state) for state in states} == {
        ("a",),
        ("a", "b"),
        ("a", "c"),
        ("a", "b", "c"),
    }


def test_without_its_folder_a_file_is_lost() -> None:
    states = left(after(Named({"f": FOLDER}), Wrote(1, NEW), Synced(1), Named({"f/b": 1}), Synced("f")))
    assert states == {(("a", OLD),), (("a", OLD), ("f/b", NEW))}


def test_of_a_move_between_folders_half_can_be_durable() -> None:
    moved = (Named({"f": FOLDER}), Synced(""), Named({"f/a": 0, "a": None}))
    assert left(after(*moved)) == {(("a", OLD),), (("f/a", OLD),)}
    assert left(after(*moved, Synced("f"))) == {(("a", OLD), ("f/a", OLD)), (("f/a", OLD),)}
    assert left(after(*moved, Synced(""))) == {(), (("f/a", OLD),)}


def test_too_many_states_are_sampled_the_same_way_each_time() -> None:
    disk = after(Wrote(0, NEW * 40))
    first, second = ([state.contents[0] for state in disk.states(4, random.Random(7))] for _ in range(2))
    assert first == second
    assert NEW * 40 in first
    assert OLD in first


def test_what_is_done_to_files_is_recorded(tmp_path: Path) -> None:
    with recording(tmp_path) as recorder:
        (tmp_path / "f").mkdir()
        descriptor = os.open(tmp_path / "f" / "b", os.O_WRONLY | os.O_CREAT)
        os.write(descriptor, b"new")
        os.fsync(descriptor)
        os.close(descriptor)
        (tmp_path / "f" / "b").replace(tmp_path / "c")
    file = len(recorder.names)
    assert recorder.steps == [
        Named({"f": FOLDER}),
        Wrote(file, b""),
        Named({"f/b": file}),
        Wrote(file, b"new"),
        Synced(file),
        Named({"c": file, "f/b": None}),
    ]


def test_what_goes_past_the_recording_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="does not know"), recording(tmp_path):
        (tmp_path / "a").write_text("past it", encoding="utf-8")
