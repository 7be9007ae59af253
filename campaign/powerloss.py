"""The power fails during and after a save: every state of the disk that `crashmodel` allows is read again.

Before the save has returned the old set-up or the new one may be there, afterwards only the new one; likewise
when something is deleted or recovered. What is by chance has a fixed seed: every run sees the same states.
"""

import hashlib
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from campaign.crashmodel import FOLDER, Disk, State
from campaign.operations import ALL, QUICK, Operation, Outcome
from campaign.recording import Recorder, recording
from campaign.rows import Row

_SEED = 40
_LIMIT, _QUICK_LIMIT = 512, 16  # states for each moment


class _Recorded(NamedTuple):
    recorder: Recorder
    returned_after: int


def run(quick: bool) -> Iterator[Row]:
    """Let the power fail at every moment of each operation."""
    for operation in QUICK if quick else ALL:
        yield _row(operation, _QUICK_LIMIT if quick else _LIMIT)


def _row(operation: Operation, limit: int) -> Row:
    recorded = _record(operation)
    verdicts: dict[object, str] = {}
    seen = losses_after = 0
    for moment, states in _moments(recorded.recorder, limit):
        returned = moment >= recorded.returned_after
        outcome = Outcome.DONE if returned else Outcome.UNKNOWN
        for state in states:
            seen += 1
            key = (returned, _fingerprint(state))
            if key not in verdicts:
                verdicts[key] = _read_again(operation, state, outcome)
                losses_after += bool(verdicts[key]) and returned
    losses = [loss for loss in verdicts.values() if loss]
    steps = len(recorded.recorder.steps)
    summary = (
        f"{steps} steps, {seen} states that are not all different; {losses_after} losses after the return"
    )
    return Row(
        f"power lost: {operation.title}", len(verdicts), len(losses), "\n".join([*losses[:1], summary])
    )


def _record(operation: Operation) -> _Recorded:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "store")
        operation.prepare(folder)
        acknowledged: list[int] = []
        with recording(Path(place)) as recorder:
            operation.act(folder, lambda: acknowledged.append(len(recorder.steps)))
        return _Recorded(recorder, acknowledged[0])


def _moments(recorder: Recorder, limit: int) -> Iterator[tuple[int, Iterator[State]]]:
    """Yield the number of steps done, and what can be there if the power fails then."""
    disk, chance = Disk(recorder.names, recorder.contents), random.Random(_SEED)
    yield 0, disk.states(limit, chance)
    for number, step in enumerate(recorder.steps, 1):
        disk.do(step)
        yield number, disk.states(limit, chance)


def _fingerprint(state: State) -> object:
    held = {file: hashlib.sha256(content).digest() for file, content in state.contents.items()}
    return frozenset((path, file, held.get(file)) for path, file in state.names.items())


def _read_again(operation: Operation, state: State, outcome: Outcome) -> str:
    with tempfile.TemporaryDirectory() as place:
        _materialise(state, Path(place))
        return operation.loss(Path(place, "store"), outcome)


def _materialise(state: State, root: Path) -> None:
    first: dict[int, Path] = {}
    for name in sorted(state.names):
        path, file = root / name, state.names[name]
        if file == FOLDER:
            path.mkdir()
        elif file in first:
            os.link(first[file], path)
        else:
            path.write_bytes(state.contents[file])
            first[file] = path
