"""Many processes save the same set-up at once, lock holders are killed, and files change under open ones."""

import io
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr
from functools import partial
from pathlib import Path
from typing import Any

from campaign.checks import leftovers
from campaign.children import Child, start
from campaign.operations import SAME_SIZE
from campaign.rows import Row
from campaign.samples import NAME, STEM, sample, version_in
from wizard import cli
from wizard.document.answers import to_document
from wizard.document.jsonfile import dumps
from wizard.domain.customer import new_setup
from wizard.domain.model import Customer
from wizard.store import Locked, Stale, Store, StoreError

_PROCESSES, _SECONDS = 20, 10.0
_QUICK_PROCESSES, _QUICK_SECONDS = 6, 1.0
_PATIENCE = 60.0  # seconds for a process to end when its time is over
_PAUSE = 0.001  # seconds before somebody tries again who was refused
_HOLDERS, _QUICK_HOLDERS = 100, 20
_STORE_TROUBLE = 4

_Report = dict[str, Any]
_Worker = Callable[[Path, float], _Report]


def run(quick: bool) -> Iterator[Row]:
    """Let processes get in each other's way."""
    processes, seconds = (_QUICK_PROCESSES, _QUICK_SECONDS) if quick else (_PROCESSES, _SECONDS)
    yield _row(f"{processes} processes save", [_save] * processes, seconds)
    half = processes // 2
    mixed: list[_Worker] = [*[_save] * half, *[_import] * (processes - half)]
    yield _row(f"{half} processes save, {processes - half} import --replace", mixed, seconds)
    yield _holders_killed(_QUICK_HOLDERS if quick else _HOLDERS)
    yield _changed_while_open()


def _row(title: str, workers: Sequence[_Worker], seconds: float) -> Row:
    """Let the workers save for some seconds, while one process reads all the time; then count."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "store")
        Store(folder).create(sample("0")).close()
        end = time.monotonic() + seconds
        children = [start(partial(worker, folder, end)) for worker in (*workers, _read)]
        reports = [_report(child, end + _PATIENCE) for child in children]
        faults = [fault for report in reports for fault in report["faults"]]
        done = sum(report["done"] for report in reports)
        lost = 0
        try:
            lost = _lost(folder, done, counted=_import not in workers)
        except (StoreError, ValueError) as error:
            faults.append(str(error))
        faults += leftovers(folder)
    refused = sum(report["refused"] for report in reports)
    note = f"{lost} of the acknowledged saves lost; {refused} times somebody else had it open"
    return Row(title, done, lost + len(faults), "\n".join([*faults[:3], note]))


def _report(child: Child, deadline: float) -> _Report:
    try:
        report: _Report = child.result(deadline - time.monotonic())
    except TimeoutError:
        return _empty_report("did not end: deadlock")
    return report


def _empty_report(*faults: str) -> _Report:
    return {"done": 0, "refused": 0, "faults": list(faults)}


def _lost(folder: Path, done: int, counted: bool) -> int:
    """Return how many acknowledged saves are not in the document, by its revision and its own counter."""
    saved = Store(folder).read(STEM)
    missing = abs(saved.revision - 1 - done)
    return max(missing, abs(int(version_in(saved.setup)) - done)) if counted else missing


def _save(folder: Path, end: float) -> _Report:
    """Count one up in the set-up whenever nobody else has it open."""
    store, report = Store(folder), _empty_report()
    while time.monotonic() < end:
        try:
            with store.open(STEM) as opened:
                number = int(version_in(opened.saved.setup)) + 1
                opened.save(sample(str(number)))
                report["done"] += 1
        except Locked:
            report["refused"] += 1
            time.sleep(_PAUSE)
        except StoreError as error:
            report["faults"].append(str(error))
    return report


def _import(folder: Path, end: float) -> _Report:
    """Call the command, which does not look at what it replaces."""
    report = _empty_report()
    document = folder.parent / f"{os.getpid()}.json"
    setup = new_setup(Customer(NAME))
    first, *others = setup.wanted.categories
    lists = setup.wanted._replace(categories=(first._replace(tooltip="Tooltip 0"), *others))
    document.write_text(dumps(to_document(setup._replace(wanted=lists))), encoding="utf-8")
    while time.monotonic() < end:
        with redirect_stderr(io.StringIO()) as said:
            code = cli.main(["import", str(document), "--replace", "--store", str(folder)])
        if code == 0:
            report["done"] += 1
        elif code == _STORE_TROUBLE and "is open in another wizard" in said.getvalue():
            report["refused"] += 1
            time.sleep(_PAUSE)
        else:
            report["faults"].append(f"exit code {code}: {said.getvalue()}")
    return report


def _read(folder: Path, end: float) -> _Report:
    """Read all the time: every document is whole, and none is older than the one before."""
    store, report, revision = Store(folder), _empty_report(), 0
    while time.monotonic() < end:
        try:
            found = store.read(STEM).revision
        except StoreError as error:
            report["faults"].append(str(error))
            break
        if found < revision:
            report["faults"].append(f"revision {found} after {revision}")
        revision = found
    return report


def _holders_killed(times: int) -> Row:
    """Kill who has the set-up open: before that nobody else can save, and after that the next one can."""
    losses = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "store")
        SAME_SIZE.prepare(folder)
        for number in range(times):
            pid = _holder(folder)
            with Store(folder).open(STEM) as opened:
                if not opened.read_only:
                    losses.append("two had it open")
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            with Store(folder).open(STEM) as opened:
                if opened.obstacle:
                    losses.append(str(opened.obstacle))
                else:
                    opened.save(sample(str(number)))
    return Row("lock holders killed", times, len(losses), "\n".join(losses[:1]))


def _holder(folder: Path) -> int:
    """Start a process that has the set-up open and waits; return its number."""
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        try:
            with Store(folder).open(STEM):
                os.write(writer, b".")
                signal.pause()
        finally:
            os._exit(1)
    os.close(writer)
    os.read(reader, 1)
    os.close(reader)
    return pid


def _changed_while_open() -> Row:
    """Change the file under an open set-up; saving is refused and what is there now stays."""
    changes: dict[str, Callable[[Path], object]] = {
        "an older revision": lambda path: shutil.copy(f"{path}.bak", path),
        "a newer revision": _newer,
        "renamed": lambda path: path.rename(path.with_name("elsewhere.json")),
    }
    losses = []
    for title, change in changes.items():
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place, "store")
            SAME_SIZE.prepare(folder)
            with Store(folder).open(STEM) as opened:
                change(folder / f"{STEM}.json")
                before = _contents(folder)
                try:
                    opened.save(SAME_SIZE.after)
                    losses.append(f"{title}: saved over it")
                except Stale:
                    if _contents(folder) != before:
                        losses.append(f"{title}: refused, but something was written")
    return Row("changed while open", len(changes), len(losses), "\n".join([*losses, ", ".join(changes)]))


def _newer(path: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        other = Path(place, "store")
        SAME_SIZE.prepare(other)
        with Store(other).open(STEM) as opened:
            opened.save(sample("newer"))
        shutil.move(other / path.name, path)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.json*")}
