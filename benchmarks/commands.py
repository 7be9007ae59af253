"""The commands as whole processes, against the bare interpreter and against reading the same files."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from benchmarks import samples
from benchmarks.measure import Options, Row, Runner, Sample, Spec, interleave
from benchmarks.processes import Shell
from benchmarks.programs import FLOOR, PYTHON, WIZARD
from wizard.document.answers import to_document

_FILES, _SET_UPS = 1000, 10_000
_READ_ALL = """
import json, os, sys
for entry in os.scandir(sys.argv[1]):
    if entry.name.endswith(".json"):
        with open(entry.path, "rb") as file:
            json.loads(file.read())
"""


def rows(options: Options) -> list[Row]:
    """Measure the commands in turns."""
    files, set_ups = options.sizes(_FILES, _SET_UPS)
    measured = interleave(list(_runners(options.folder, files, set_ups)), options)
    return measured.rows(list(_specs(files, set_ups)))


def _runners(folder: Path, files: int, set_ups: int) -> Iterator[Runner]:
    documents, store, new = folder / "documents", folder / "store", folder / "new"
    documents.mkdir()
    setup = samples.with_categories(10)
    paths = [str(documents / f"{number}.json") for number in range(files)]
    for path in paths:
        Path(path).write_text(json.dumps(to_document(setup), indent=2), encoding="utf-8")
    samples.fill(store, set_ups)
    samples.remember(store)
    samples.fill(new, files)
    to_do = folder / "to-do.json"
    to_do.write_text(json.dumps(to_document(samples.with_actions(10))), encoding="utf-8")
    shell = Shell(folder, store)
    command = shell.command

    def first_list() -> Sample:
        shutil.rmtree(new / ".index", ignore_errors=True)
        argv = [*WIZARD, "list", "--store", str(new)]
        return {"first list: time": [shell.run(argv, samples.customer_name(files))]}

    yield command("python", FLOOR)
    yield command("--version", [*WIZARD, "--version"], "lead-wizard")
    yield command("--help", [*WIZARD, "--help"], "usage")
    yield command("check one", [*WIZARD, "check", paths[0]], "no errors")
    yield command("plan", [*WIZARD, "plan", str(to_do)], "Add the category")
    yield command("handover", [*WIZARD, "handover", str(to_do)], "Add the category")
    yield command("read documents", [*PYTHON, "-c", _READ_ALL, str(documents)])
    yield command("check all", [*WIZARD, "check", *paths], f"of {files} documents")
    yield command("check folder", [*WIZARD, "check", str(documents)], f"of {files} documents")
    yield command("read set-ups", [*PYTHON, "-c", _READ_ALL, str(store)])
    yield command("list", [*WIZARD, "list"], samples.customer_name(set_ups))
    yield command("read new set-ups", [*PYTHON, "-c", _READ_ALL, str(new)])
    yield Runner("first list", first_list)


def _specs(files: int, set_ups: int) -> Iterator[Spec]:
    for name, title in (("--version", "--version"), ("--help", "--help"), ("check one", "check 1 file")):
        yield Spec(f"{title} / python", f"{name}: time", "python: time", 1.5)
    for name in ("plan", "handover"):
        yield Spec(f"{name} / python", f"{name}: time", "python: time")
    yield Spec(f"check {files} files / read them", "check all: time", "read documents: time", 1.6)
    yield Spec(f"check a folder of {files} / the files by name", "check folder: time", "check all: time", 1.1)
    yield Spec(f"list {set_ups} set-ups / read them", "list: time", "read set-ups: time", 1.6)
    yield Spec(f"first list of {files} set-ups / read them", "first list: time", "read new set-ups: time")
