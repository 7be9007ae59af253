"""The commands of a consultant's day, with ten thousand set-ups in the store beside one."""

import csv
from collections.abc import Iterator
from pathlib import Path

from benchmarks import samples
from benchmarks.measure import Options, Row, Runner, Sample, Spec, interleave
from benchmarks.processes import Shell
from benchmarks.programs import FLOOR, PYTHON, WIZARD
from wizard.store import Store

_SET_UPS = (1, 10_000)
_TABLE_ROWS = (10, 10_000)
_A, _B = "Nordlys AS", "Fjordbo AS"
_OLD, _NEW = "Havn AS", "Havn Gruppen AS"
_COMMANDS = {
    "diff A B": (("diff", _A, _B), "Fjordbo"),
    "plan A": (("plan", _A), "Add the category"),
    "plan by a later name": (("plan", _NEW), "Add the category"),
    "handover A --format html": (("handover", _A, "--format", "html"), "</html>"),
    "template apply --dry-run": (("template", "apply", _A, "b2b", "--dry-run"), "Nothing was saved."),
}
# What may be slower with many set-ups, because the list of all is looked through for the name.
_LOOKS_AT_ALL = "plan by a later name"
_READ_TABLE = """
import csv, sys
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    print(len(list(csv.reader(file))))
"""


def rows(options: Options) -> list[Row]:
    """Measure the commands in both stores in turns."""
    set_ups, sizes = options.sizes(*_SET_UPS), options.sizes(*_TABLE_ROWS)
    tables = {size: _table(options.folder, size) for size in sizes}
    shells = {number: Shell(options.folder, options.folder / f"store-{number}") for number in set_ups}
    for number, shell in shells.items():
        _fill(shell.store, number)
    runners = [shells[set_ups[0]].command("python", FLOOR)]
    # The same in one store and then in the other, so that both have the machine alike.
    for name, (arguments, text) in _COMMANDS.items():
        for number, shell in shells.items():
            runners.append(shell.command(f"{name}, {number}", [*WIZARD, *arguments], text))
    for size, table in tables.items():
        for number, shell in shells.items():
            runners.append(_importing(shell, f"import {size} rows, {number}", table))
        read = [*PYTHON, "-c", _READ_TABLE, str(table)]
        runners.append(shells[set_ups[0]].command(f"read {size}", read, f"{size + 1}"))
    return interleave(runners, options).rows(list(_specs(set_ups, tuple(tables))))


def _fill(store: Path, number: int) -> None:
    """Save so many set-ups beside the three that the commands are about: two that differ, and one renamed.

    The store knows them all, as it does after the first `list`.
    """
    samples.save(store, samples.with_categories(10, _A))
    samples.save(store, samples.with_categories(20, _B))
    renamed = samples.with_categories(10, _OLD)
    with Store(store).create(renamed) as opened:
        opened.save(renamed._replace(customer=renamed.customer._replace(name=_NEW)))
    samples.fill(store, number)
    samples.remember(store)


def _table(folder: Path, size: int) -> Path:
    """Write a list of categories as a CRM exports it."""
    path = folder / f"{size}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(("Name", "Tooltip", "Deleted"))
        lines.writerows(
            (f"Branch {number:05}", f"Customers of branch {number}", "No") for number in range(size)
        )
    return path


def _importing(shell: Shell, name: str, table: Path) -> Runner:
    """Return what imports a table into a set-up that is new each time, and gone afterwards."""
    setup = samples.with_categories(10, name)
    argv = [*WIZARD, "import-lists", name, str(table), "--list", "categories"]

    def run() -> Sample:
        stem = samples.save(shell.store, setup)
        try:
            return {f"{name}: time": [shell.run(argv, f"{table.stem} added.")]}
        finally:
            Store(shell.store).delete(stem)

    return Runner(name, run)


def _specs(set_ups: tuple[int, ...], sizes: tuple[int, ...]) -> Iterator[Spec]:
    few, many = set_ups
    imports = {size: f"import {size} rows" for size in sizes}
    for name in (*_COMMANDS, *imports.values()):
        title = f"{name}, {many} set-ups / {few}"
        target = 3 if name == _LOOKS_AT_ALL else 1.2
        yield Spec(title, f"{name}, {many}: time", f"{name}, {few}: time", target)
    for name in _COMMANDS:
        if name != _LOOKS_AT_ALL:
            yield Spec(f"{name}, {many} set-ups / python", f"{name}, {many}: time", "python: time", 3)
    for size, target in zip(sizes, (6, 12), strict=False):
        title = f"{imports[size]}, {many} set-ups / read the CSV"
        yield Spec(title, f"{imports[size]}, {many}: time", f"read {size}: time", target)
    least, most = imports[sizes[0]], imports[sizes[-1]]
    yield Spec(f"{most} / {least}", f"{most}, {many}: time", f"{least}, {many}: time", 3)
