"""Bytes sent to the terminal for each key and each screen: what a slow line has to carry."""

from collections.abc import Iterator
from contextlib import ExitStack

from benchmarks import keys
from benchmarks.measure import Options, Row, Runner, Sample, Spec, interleave
from benchmarks.programs import HELLO, HELLO_TEXT, WIZARD, environment
from benchmarks.watched import Watched, shows, start

_ROUNDS = 3  # they hardly ever differ
_SIZE = 10
_STEPS = {
    "list": "Re-nurture",
    "form": "UTM tracking",
    "review": "Review ─",
    "hand-over": "to do in SuperOffice",
}
_KEYS = (
    ("categories: cursor", 1.5),
    ("marketing: type", 1.5),
    ("categories: toggle", None),
    ("categories: move", None),
    ("categories: edit", None),
    ("categories: delete", None),
    ("categories: add", None),
    ("hand-over: tick", None),
)


def rows(options: Options) -> list[Row]:
    """Count the bytes of keys and screens."""
    options = options._replace(rounds=min(options.rounds, _ROUNDS))
    with ExitStack() as terminals:
        runners = [
            keys.hello_input(options, terminals),
            *(
                keys.step_runner(options, terminals, step, _SIZE)
                for step in ("categories", "marketing", "hand-over")
            ),
            Runner("hello screen", lambda: {"hello screen: bytes": [_start_hello(options)]}),
            Runner("start screen", lambda: {"start screen: bytes": [_start_wizard(options)]}),
            Runner("screens", lambda: _walk(options)),
        ]
        return interleave(runners, options).rows(list(_specs()))


def _start_hello(options: Options) -> float:
    home = environment(options.folder, options.folder)
    with start(HELLO, home, options.folder) as terminal:
        return _received(terminal, HELLO_TEXT)


def _start_wizard(options: Options) -> float:
    home = environment(options.folder, options.folder / "empty")
    with start(WIZARD, home, options.folder) as terminal:
        return _received(terminal, "Welcome", "Help")


def _received(terminal: Watched, *texts: str) -> float:
    terminal.wait_for(shows(*texts))
    terminal.settle()
    return terminal.received


def _walk(options: Options) -> Sample:
    """Go from the first step to the hand-over."""
    with keys.open_step(options, "categories", _SIZE) as terminal:
        found = {}
        for step, text in _STEPS.items():
            found[f"screens: {step}"] = [terminal.react("ctrl+n", shows(text)).size]
        return found


def _specs() -> Iterator[Spec]:
    for name, target in _KEYS:
        step, key = name.split(": ")
        yield Spec(f"{name} / key", f"{step} {_SIZE}: {key} bytes", "hello: key bytes", target, "B")
    yield Spec("start screen / hello", "start screen: bytes", "hello screen: bytes", unit="B")
    for step in _STEPS:
        yield Spec(f"{step} screen / hello", f"screens: {step}", "hello screen: bytes", unit="B")
