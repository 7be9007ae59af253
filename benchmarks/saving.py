"""An accepted edit until it is durable, against a plain write of the same bytes and against SQLite."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from statistics import median

from benchmarks import samples
from benchmarks.measure import Options, Row, Runner, Sample, Spec, interleave
from wizard.domain.model import LeadSetup
from wizard.store import Store

_SET_UPS = (1, 100, 10_000)
_ITEMS = (10, 1000, 10_000)
_TURNS = {10: 9, 1000: 3}
"""How many saves a turn has, by the items of the document; one of the largest."""


def rows(options: Options) -> list[Row]:
    """Measure saves in stores and documents of all sizes, in turns."""
    with ExitStack() as opened:
        set_ups, items = options.sizes(*_SET_UPS), options.sizes(*_ITEMS)
        pairs = dict.fromkeys((count, size) for count in set_ups for size in items)
        runners = [_runner(options.folder, opened, *pair) for pair in pairs]
        return interleave(runners, options).rows(list(_specs(set_ups, items)))


def _runner(folder: Path, opened: ExitStack, set_ups: int, items: int) -> Runner:
    store = folder / f"{set_ups}"
    if not store.exists():
        samples.fill(store, set_ups - 1)
    stem = samples.save(store, samples.with_categories(items, f"Nordlys {items}"))
    handle = opened.enter_context(Store(store).open(stem))
    database = opened.enter_context(closing(_database(folder / f"{set_ups}-{items}.sqlite")))
    path, name = store / f"{stem}.json", _name(set_ups, items)

    def run() -> Sample:
        taken: dict[str, list[float]] = {"save": [], "plain": [], "sqlite": []}
        for _ in range(_TURNS.get(items, 1)):
            taken["save"].append(_timed(handle.save, _edited(handle.saved.setup)))
            data = path.read_bytes()
            taken["plain"].append(_timed(_write_durably, store / "plain", data))
            taken["sqlite"].append(_timed(_store_in, database, data))
        taken["over floor"] = [median(taken["save"]) / median(taken["plain"])]
        return {f"{name}: {what}": values for what, values in taken.items()}

    return Runner(name, run)


def _name(set_ups: int, items: int) -> str:
    return f"{set_ups} set-ups, {items} items"


def _timed(action: Callable[..., object], *arguments: object) -> float:
    begun = time.perf_counter()
    action(*arguments)
    return (time.perf_counter() - begun) * 1000


def _edited(setup: LeadSetup) -> LeadSetup:
    """Return the set-up with one name changed, to and fro."""
    first, *rest = setup.wanted.categories
    name = samples.category_name(1)
    changed = first._replace(name=name if first.name != name else f"{name}x")
    return setup._replace(wanted=setup.wanted._replace(categories=(changed, *rest)))


def _write_durably(path: Path, data: bytes) -> None:
    """Write, fsync, replace, and fsync the folder: the least that survives a power cut."""
    temporary = path.with_suffix(".tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    temporary.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _database(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE setup (id INTEGER PRIMARY KEY, document BLOB)")
    return database


def _store_in(database: sqlite3.Connection, data: bytes) -> None:
    database.execute("INSERT OR REPLACE INTO setup VALUES (1, ?)", (data,))


def _specs(set_ups: tuple[int, ...], items: tuple[int, ...]) -> Iterator[Spec]:
    small = items[0]
    for size in items:
        for count in set_ups:
            name = _name(count, size)
            target = 1.4 if size == small else None
            yield Spec(f"save, {name} / plain write", f"{name}: save", f"{name}: plain", target)
    for count in set_ups:
        name = _name(count, small)
        yield Spec(f"save, {name} / sqlite WAL FULL", f"{name}: save", f"{name}: sqlite", 3)
    few, many = (f"{_name(count, small)}: over floor" for count in (set_ups[0], set_ups[-1]))
    title = f"save over plain, {set_ups[-1]} set-ups / {set_ups[0]} set-ups"
    yield Spec(title, many, few, 1.2, "x")
