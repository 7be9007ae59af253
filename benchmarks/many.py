"""Many set-ups at once, beside one alone and beside writing the same bytes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks import samples
from benchmarks.measure import Options, Row, Runner, Sample, Spec, interleave
from benchmarks.processes import Shell
from benchmarks.programs import PYTHON, WIZARD

_SET_UPS = 1000
_COMMANDS = {"export": ("export",), "handover": ("handover", "--format", "html")}
# How many plain writes of its file a set-up may take, with reading it, checking it and making the file.
_TARGETS = {"export": 3, "handover": 6}
_WRITE_ALL = """
import os, sys
source, folder = sys.argv[1:]
os.mkdir(folder)
for name in os.listdir(source):
    with open(f"{source}/{name}", "rb") as file:
        data = file.read()
    with open(f"{folder}/.{name}", "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(f"{folder}/.{name}", f"{folder}/{name}")
"""


def rows(options: Options) -> list[Row]:
    """Measure each command that writes many files, in turns with one file and with a plain loop."""
    (count,) = options.sizes(_SET_UPS)
    shell = Shell(options.folder, options.folder / "store")
    samples.fill(shell.store, count)
    runners = [runner for name in _COMMANDS for runner in _runners(shell, name, count)]
    return interleave(runners, options).rows(list(_specs(count)))


def _runners(shell: Shell, name: str, count: int) -> Iterator[Runner]:
    argv = [*WIZARD, *_COMMANDS[name]]
    written, copied = shell.folder / f"{name}-written", shell.folder / f"{name}-copied"

    def all_of_them() -> Sample:
        shutil.rmtree(written, ignore_errors=True)
        took = shell.run([*argv, "--all", "--output", str(written)], f"{count} files were written")
        _expect_files(written, count)
        return {f"{name} all: time": [took], f"{name} all: each": [took / count]}

    def plain_loop() -> Sample:
        shutil.rmtree(copied, ignore_errors=True)
        took = shell.run([*PYTHON, "-c", _WRITE_ALL, str(written), str(copied)])
        _expect_files(copied, count)
        return {f"{name} written: time": [took]}

    one = str(shell.folder / f"{name}-one")
    yield shell.command(f"{name} one", [*argv, samples.customer_name(1), "--output", one])
    yield Runner(f"{name} all", all_of_them)
    yield Runner(f"{name} written", plain_loop)


def _expect_files(folder: Path, count: int) -> None:
    """See that so many files were written.

    Raises:
        RuntimeError: there are others, or one is empty.
    """
    sizes = [file.stat().st_size for file in folder.iterdir()]
    if len(sizes) != count or not all(sizes):
        raise RuntimeError(
            f"{folder.name} has {len(sizes)} files, {sizes.count(0)} of them empty, not {count}"
        )


def _specs(count: int) -> Iterator[Spec]:
    for name, target in _TARGETS.items():
        title = f"{name}, each of {count} set-ups / one alone"
        yield Spec(title, f"{name} all: each", f"{name} one: time", 0.05)
        title = f"{name}, {count} set-ups / write the same bytes"
        yield Spec(title, f"{name} all: time", f"{name} written: time", target)
