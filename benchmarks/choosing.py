"""From a key on the start screen to the finished picture, however many set-ups it lists."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks import samples
from benchmarks.keys import hello_input, key_runner
from benchmarks.measure import Options, Row, Runner, Sample, Spec, interleave
from benchmarks.moves import Reactions, on
from benchmarks.programs import WIZARD, environment
from benchmarks.watched import TIMEOUT, Condition, Watched, shows, start
from wizard.domain.model import Status

_SIZES = (10, 10_000)
_KEY = "hello: key"
# Each key, its target, and how much slower it may be in the longest list than in the shortest.
_TARGETS = (("cursor", 1.5, 1.3), ("mark", 6, 3), ("search", 6, 3), ("sort", 6, 3), ("filter", 6, 3))
_HEADINGS = ("Customer ↑", "Step ↑", "Problems ↓", "Changed ↓")
_SEARCHED = ("0", "01")
_FIRST_CHANGE = 1_700_000_000  # seconds since 1970


def rows(options: Options) -> list[Row]:
    """Measure the keys with few and with many set-ups in turns; each program stays open."""
    sizes = tuple(dict.fromkeys(options.sizes(*_SIZES)))
    with ExitStack() as terminals:
        runners = [hello_input(options, terminals)]
        for size in sizes:
            _fill(_store(options, size), size)
            opening = partial(_open, options, size, terminals)
            runners.append(key_runner(f"list {size}", opening, partial(_turn, size), options))
        runners.append(Runner("first search", partial(_first_search, options, sizes[-1])))
        return interleave(runners, options).rows(list(_specs(sizes)))


def _store(options: Options, size: int) -> Path:
    return options.folder / f"{size}-set-ups"


def _fill(store: Path, size: int) -> None:
    """Save so many set-ups: drafts, drafts with problems, and complete ones, the last one changed last."""
    draft, complete = samples.with_categories(10), samples.with_actions(10)
    samples.fill(
        store,
        size,
        draft,
        draft._replace(wanted=draft.wanted._replace(lead_statuses=())),
        complete._replace(progress=complete.progress._replace(status=Status.COMPLETE)),
    )
    for number, file in enumerate(sorted(store.glob("*.json"))):
        os.utime(file, times=(_FIRST_CHANGE + number,) * 2)
    samples.remember(store)


def _open(options: Options, size: int, terminals: ExitStack) -> Watched:
    """Open the start screen and wait until it can be used."""
    store = _store(options, size)
    terminal = terminals.enter_context(start(WIZARD, environment(options.folder, store), options.folder))
    ready = on(samples.customer_name(size))
    terminal.wait_for(lambda screen: "F1 Help" in screen and ready(screen), TIMEOUT)
    terminal.settle()
    return terminal


def _turn(size: int, terminal: Watched, times: int) -> Reactions:
    """Use the list, and leave it as it was: whole, the last changed first, the first row highlighted.

    What the list says is only right when all of it was looked at: how many fit, or where the oldest is.
    """
    first, second, oldest = (samples.customer_name(number) for number in (size, size - 1, 1))
    for _ in range(times):
        yield "cursor", terminal.react("down", on(second))
        yield "cursor", terminal.react("up", on(first))
    yield "mark", terminal.react("space", shows("1 marked"))
    yield "mark", terminal.react("space", shows(without="1 marked"))
    yield from _search(size, terminal)
    terminal.react("end", on(oldest))
    for heading in _HEADINGS:
        yield "sort", terminal.react("o", _all_of(shows(heading), on(oldest)))
    yield from _filter(size, terminal)


def _search(size: int, terminal: Watched) -> Reactions:
    """Type two characters and take them back."""
    some, fewer = (_so_many(sum(text in name for name in _names(size)), size) for text in _SEARCHED)
    _begin_search(terminal)
    yield "search", terminal.react("0", some)
    yield "search", terminal.react("1", fewer)
    yield "search", terminal.react("backspace", some)
    yield "search", terminal.react("backspace", shows("Search:", without=f"of {size:,}"))
    terminal.react("escape", shows(without="Search:"))


def _begin_search(terminal: Watched) -> None:
    terminal.react("/", shows("Search:"))


def _filter(size: int, terminal: Watched) -> Reactions:
    """Show each kind, and all again; every third set-up is complete, and every third has problems."""
    to_do, complete = len(range(1, size, 3)), len(range(2, size, 3))
    kinds = {"drafts": size - complete, "with problems": to_do, "complete": complete, "cannot be read": 0}
    for kind, count in kinds.items():
        yield "filter", terminal.react("f", _all_of(_so_many(count, size), shows(f"· {kind}")))
    first = on(samples.customer_name(size))  # after none at all
    yield "filter", terminal.react("f", _all_of(shows(without=f"of {size:,}"), first))


def _first_search(options: Options, size: int) -> Sample:
    """Search in a wizard that has just been started and has read no more than the rows it shows."""
    with ExitStack() as opened:
        terminal = _open(options, size, opened)
        _begin_search(terminal)
        found = terminal.react("0", _so_many(size, size))
    return {"first search: time": [found.milliseconds]}


def _names(size: int) -> Iterator[str]:
    return (samples.customer_name(number) for number in range(1, size + 1))


def _so_many(count: int, size: int) -> Condition:
    return shows(f" {count:,} of {size:,} ")


def _all_of(*conditions: Condition) -> Condition:
    return lambda screen: all(holds(screen) for holds in conditions)


def _specs(sizes: tuple[int, ...]) -> Iterator[Spec]:
    least, most = sizes[0], sizes[-1]
    for key, target, growth in _TARGETS:
        for size in sizes:
            yield Spec(f"{key}, {size} set-ups / key", f"list {size}: {key}", _KEY, target)
        title = f"{key}, {most} set-ups / {least} set-ups"
        yield Spec(title, f"list {most}: {key}", f"list {least}: {key}", growth)
    yield Spec(f"first search, {most} set-ups / key", "first search: time", _KEY, 12)
