"""Start-up, leaving and peak memory, against the smallest Textual app and the import of Textual alone."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import cold, samples
from benchmarks.measure import Options, Row, Runner, Sample, Spec, interleave
from benchmarks.programs import HELLO, HELLO_TEXT, IMPORT_TEXTUAL, IMPORTED_TEXT, WIZARD, environment, opened
from benchmarks.watched import TIMEOUT, shows, start

_NONE, _SOME, _MANY = 0, 100, 10_000
_ITEMS = (1000, 10_000)
_LOOK = 0.3


class _Program(NamedTuple):
    """What is started, how its screen looks when it can be used, and the key that ends it."""

    name: str
    argv: Sequence[str]
    environment: Mapping[str, str]
    ready: Callable[[str], bool]
    leave: str
    folders: tuple[Path, ...] = ()


def rows(options: Options) -> list[Row]:
    """Measure all starts, warm and cold."""
    programs = [*_references(options.folder), *_starts(options), *_openings(options)]
    warm = interleave([_runner(program, options.folder) for program in programs], options)
    first = [program for program in programs if "items" not in program.name]
    chilly = interleave([_runner(program, options.folder, chill=True) for program in first], options)
    return [*warm.rows(_warm_specs(options)), *chilly.rows(_cold_specs(options))]


def _references(folder: Path) -> list[_Program]:
    home = environment(folder, folder)
    return [
        _Program("import", IMPORT_TEXTUAL, home, shows(IMPORTED_TEXT), "enter"),
        _Program("hello", HELLO, home, shows(HELLO_TEXT), "q"),
    ]


def _starts(options: Options) -> Iterator[_Program]:
    for count in dict.fromkeys(options.sizes(_NONE, _SOME, _MANY)):
        store = options.folder / f"{count}-set-ups"
        samples.fill(store, count)
        texts = ["Lead management set-up", "Help", "Customer " if count else "Welcome"]
        home = environment(options.folder, store)
        yield _Program(f"{count} set-ups", WIZARD, home, shows(*texts), "ctrl+q", (store,))


def _openings(options: Options) -> Iterator[_Program]:
    for count in dict.fromkeys(options.sizes(*_ITEMS)):
        store = options.folder / f"{count}-items"
        stem = samples.save(store, samples.with_categories(count))
        home = environment(options.folder, store)
        ready = shows(f">  {samples.category_name(1)}", "Help", f"{count} items")
        yield _Program(f"{count} items", opened(stem), home, ready, "ctrl+q")


def _runner(program: _Program, folder: Path, *, chill: bool = False) -> Runner:
    def run() -> Sample:
        if chill:
            cold.forget(*program.folders)
        return _show_and_leave(program, folder)

    return Runner(program.name, run)


def _show_and_leave(program: _Program, folder: Path) -> Sample:
    with start(program.argv, program.environment, folder) as terminal:
        terminal.wait_for(lambda screen: bool(screen.strip()), TIMEOUT)
        seen_at = terminal.shown_at
        terminal.wait_for(program.ready, TIMEOUT)
        shown_at = max(seen_at, terminal.shown_at)
        terminal.settle(_LOOK)  # a person looks at it, and the terminal's own answers have come
        memory = terminal.peak_memory()
        pressed_at = time.perf_counter()
        terminal.press(program.leave)
        terminal.wait_exit(TIMEOUT)
        return {
            f"{program.name}: glyph": [(seen_at - terminal.started_at) * 1000],
            f"{program.name}: ready": [(shown_at - terminal.started_at) * 1000],
            f"{program.name}: leave": [(terminal.ended_at - pressed_at) * 1000],
            f"{program.name}: memory": [memory],
        }


def _warm_specs(options: Options) -> list[Spec]:
    none, some, many = options.sizes(_NONE, _SOME, _MANY)
    items, most = options.sizes(*_ITEMS)
    ready, leave, memory = (f"hello: {what}" for what in ("ready", "leave", "memory"))
    return [
        Spec(f"start screen, {none} set-ups / hello", f"{none} set-ups: ready", ready, 1.2),
        Spec(f"start screen, {some} set-ups / hello", f"{some} set-ups: ready", ready, 1.3),
        Spec(f"start screen, {many} set-ups / hello", f"{many} set-ups: ready", ready, 1.3),
        Spec(f"start screen, {none} set-ups / import textual", f"{none} set-ups: ready", "import: ready"),
        Spec(f"open a set-up of {items} items / hello", f"{items} items: ready", ready, 1.35),
        Spec(f"open a set-up of {most} items / hello", f"{most} items: ready", ready),
        Spec("first glyph / hello ready", f"{none} set-ups: glyph", ready, 0.1),
        Spec("leave / hello leaves", f"{none} set-ups: leave", leave, 0.1),
        Spec(f"leave from {items} items / hello leaves", f"{items} items: leave", leave, 0.1),
        Spec(f"memory, {none} set-ups / hello", f"{none} set-ups: memory", memory, 1.15, "MB"),
        Spec(f"memory, {many} set-ups / hello", f"{many} set-ups: memory", memory, 1.25, "MB"),
        Spec(f"memory, {most} items / hello", f"{most} items: memory", memory, 1.25, "MB"),
        Spec("memory / import textual", f"{none} set-ups: memory", "import: memory", unit="MB"),
    ]


def _cold_specs(options: Options) -> list[Spec]:
    none, some, many = options.sizes(_NONE, _SOME, _MANY)
    return [
        Spec(f"cold: {none} set-ups / hello", f"{none} set-ups: ready", "hello: ready", 1.2),
        Spec(f"cold: {some} set-ups / hello", f"{some} set-ups: ready", "hello: ready", 1.3),
        Spec(f"cold: {many} set-ups / hello", f"{many} set-ups: ready", "hello: ready", 1.3),
        Spec(f"cold: {none} set-ups / import textual", f"{none} set-ups: ready", "import: ready"),
    ]
