"""Saving in a thread: in order, the newest last, and nobody waits longer than they want to."""

from collections.abc import Iterator
from threading import Event as Gate

import pytest

from tests.store.samples import setup, status_in
from wizard.saved.saver import Job, Saver
from wizard.store import Event


class Disk:
    """Writes down what is saved once its gate is open."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.gate = Gate()
        self.begun = Gate()
        self.late = Gate()
        self.saver = Saver(self._save, self.late.set)

    def _save(self, job: Job) -> None:
        self.begun.set()
        assert self.gate.wait(20)
        self.saved.append(status_in(job.setup))


@pytest.fixture
def disk() -> Iterator[Disk]:
    disk = Disk()
    yield disk
    disk.gate.set()
    assert disk.saver.wait(20)


def job(status: str, event: Event | None = None) -> Job:
    return Job(setup(status=status), event)


def test_what_is_saved_at_once_is_told_to_who_waits_and_to_nobody_else(disk: Disk) -> None:
    disk.gate.set()
    disk.saver.put(job("one"))
    assert disk.saver.wait(20)
    assert not disk.saver.busy
    assert disk.saved == ["one"]
    assert not disk.late.is_set()


def test_who_waits_in_vain_is_told_later(disk: Disk) -> None:
    disk.saver.put(job("one"))
    assert not disk.saver.wait(0)
    assert disk.saver.busy
    disk.gate.set()
    assert disk.late.wait(20)
    assert disk.saver.wait(20)


def test_what_waits_gives_way_to_what_is_newer(disk: Disk) -> None:
    disk.saver.put(job("one"))
    assert disk.begun.wait(20)
    for status in ("two", "three", "four"):
        disk.saver.put(job(status))
    disk.gate.set()
    assert disk.saver.wait(20)
    assert disk.saved == ["one", "four"]


def test_what_is_to_be_kept_does_not_give_way(disk: Disk) -> None:
    disk.saver.put(job("one"))
    assert disk.begun.wait(20)
    disk.saver.put(job("two", Event.RESTORED))
    disk.saver.put(job("three"))
    disk.gate.set()
    assert disk.saver.wait(20)
    assert disk.saved == ["one", "two", "three"]
