"""From a key to the finished picture, on each step and with lists of any length."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp

from benchmarks import moves, samples
from benchmarks.measure import Options, Row, Runner, Sample, Spec, interleave
from benchmarks.moves import Turn
from benchmarks.programs import HELLO_INPUT, HELLO_TEXT, environment, opened
from benchmarks.watched import TIMEOUT, Watched, shows, start
from wizard.domain.model import LeadSetup

_SIZES = (10, 100, 1000, 10_000)
_EDITS = ("toggle", "move", "edit", "delete", "add", "undo")
_KEY = "hello: key"
_REPEATS = 6  # of the keys that change nothing, in each turn
_FIRST, _SECOND = "first visit: list", "first visit: form"


def rows(options: Options) -> list[Row]:
    """Measure the keys of all programs in turns; each program stays open."""
    with ExitStack() as terminals:
        sizes = options.sizes(*_SIZES)
        runners = [hello_input(options, terminals)]
        for size in dict.fromkeys(sizes):
            on_steps = moves.TURNS if size in (sizes[0], sizes[-1]) else ("categories",)
            runners += [step_runner(options, terminals, step, size) for step in on_steps]
        runners.append(Runner("first visit", lambda: _first_visit(options)))
        return interleave(runners, options).rows(list(_specs(sizes)))


def hello_input(options: Options, terminals: ExitStack) -> Runner:
    """Return the reference for every key."""

    def open_it() -> Watched:
        terminal = start(HELLO_INPUT, environment(options.folder, options.folder), options.folder)
        terminals.enter_context(terminal)
        terminal.wait_for(HELLO_TEXT)
        return terminal

    return key_runner("hello", open_it, moves.hello_input, options)


def step_runner(options: Options, terminals: ExitStack, step: str, size: int) -> Runner:
    """Return what presses the keys of one step, in a set-up with a list of that length."""

    def open_it() -> Watched:
        return terminals.enter_context(open_step(options, step, size))

    return key_runner(f"{step} {size}", open_it, moves.TURNS[step], options)


def key_runner(name: str, open_it: Callable[[], Watched], turn: Turn, options: Options) -> Runner:
    """Return what opens a program once and has a turn with its keys in each round."""
    opened_once: list[Watched] = []

    def run() -> Sample:
        if not opened_once:
            opened_once.append(open_it())
        taken: dict[str, list[float]] = {}
        for key, reaction in turn(opened_once[0], 1 if options.smoke else _REPEATS):
            taken.setdefault(f"{name}: {key}", []).append(reaction.milliseconds)
            taken.setdefault(f"{name}: {key} bytes", []).append(reaction.size)
        return taken

    return Runner(name, run)


_MAKE: dict[str, Callable[[int], LeadSetup]] = {
    "categories": samples.with_categories,
    "statuses": samples.with_statuses,
    "marketing": samples.at_marketing,
    "review": samples.with_actions,
    "hand-over": samples.with_actions,
}


def open_step(options: Options, step: str, size: int) -> Watched:
    """Open a new set-up at a step, in a store of its own, and wait until it can be used."""
    store = Path(mkdtemp(dir=options.folder))
    stem = samples.save(store, _MAKE[step](size))
    terminal = start(opened(stem), environment(options.folder, store), options.folder)
    terminal.file = store / f"{stem}.json"
    try:
        _BEGIN[step](terminal)
    except AssertionError:
        terminal.close()
        raise
    return terminal


def _to_list(terminal: Watched) -> None:
    terminal.wait_for(shows("> ", "items", "F1 Help"), TIMEOUT)
    terminal.settle()


def _to_switch(terminal: Watched) -> None:
    terminal.wait_for(shows("[x] yes", "F1 Help"), TIMEOUT)
    terminal.settle()
    terminal.press("tab")
    terminal.settle()


def _to_review(terminal: Watched) -> None:
    terminal.wait_for(shows("changes", "F1 Help"), TIMEOUT)
    terminal.settle()


def _to_hand_over(terminal: Watched) -> None:
    _to_review(terminal)
    terminal.react("ctrl+n", shows("to do in SuperOffice"))


_BEGIN: dict[str, Callable[[Watched], None]] = {
    "categories": _to_list,
    "statuses": _to_list,
    "marketing": _to_switch,
    "review": _to_review,
    "hand-over": _to_hand_over,
}


def _first_visit(options: Options) -> Sample:
    """Go to the second and the third step of a wizard that has just been started."""
    with open_step(options, "categories", _SIZES[0]) as terminal:
        second = terminal.react("ctrl+n", shows("Re-nurture"))
        third = terminal.react("ctrl+n", shows("UTM tracking"))
    return {_FIRST: [second.milliseconds], _SECOND: [third.milliseconds]}


def _specs(sizes: tuple[int, ...]) -> Iterator[Spec]:
    least, most = sizes[0], sizes[-1]
    for size in sizes:
        yield Spec(f"cursor, {size} items / key", f"categories {size}: cursor", _KEY, 1.5)
    yield _growth("cursor", "categories", "cursor", least, most, 1.3)
    for key in _EDITS:
        for size in sizes:
            target = 6 if size == least else None
            yield Spec(f"{key}, {size} items / key", f"categories {size}: {key}", _KEY, target)
        yield _growth(key, "categories", key, least, most, 3)
    for size in (least, most):
        yield Spec(f"next, {size} items / key", f"categories {size}: next", _KEY, 6)
        yield Spec(f"back, {size} items / key", f"categories {size}: back", _KEY, 6)
        yield Spec(f"open the edit dialog, {size} items / key", f"categories {size}: dialog", _KEY)
        yield Spec(f"type in the dialog, {size} items / key", f"categories {size}: type", _KEY, 1.5)
    yield Spec("next, first visit of a list / key", _FIRST, _KEY, 12)
    yield Spec("next, first visit of the form / key", _SECOND, _KEY, 12)
    yield from _other_steps(least, most)


def _other_steps(least: int, most: int) -> Iterator[Spec]:
    for step, key, target, growth in (
        ("statuses", "cursor", 1.5, 1.3),
        ("statuses", "move", 6, 3),
        ("marketing", "type", 1.5, 1.3),
        ("marketing", "switch", 6, 3),
        ("review", "cursor", 1.5, 1.3),
        ("hand-over", "cursor", 1.5, 1.3),
        ("hand-over", "tick", 6, 3),
    ):
        title, figure = f"{step}: {key}", f"{step} {least}: {key}"
        yield Spec(f"{title}, {least} items / key", figure, _KEY, target)
        yield _growth(title, step, key, least, most, growth)


def _growth(title: str, step: str, key: str, least: int, most: int, target: float) -> Spec:
    title = f"{title}, {most} items / {least} items"
    return Spec(title, f"{step} {most}: {key}", f"{step} {least}: {key}", target)
