"""The measuring core: interleaved rounds and ratios, because absolute times drift from run to run."""

import math
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Sample = Mapping[str, Sequence[float]]
_REASON_LENGTH = 3000
_SMOKE_SIZE = 10


class Options(NamedTuple):
    """How to measure.

    Attributes:
        folder: where files may be written; it is gone afterwards.
        rounds: how often each program has its turn.
        smoke: only see that everything can be measured: tiny sizes, no round to warm up.
    """

    folder: Path
    rounds: int
    smoke: bool = False

    def sizes(self, *real: int) -> tuple[int, ...]:
        """Return the sizes to measure with; a smoke takes one small size for all, and measures it once."""
        return tuple(min(size, _SMOKE_SIZE) for size in real) if self.smoke else real


class Runner(NamedTuple):
    """Has a turn in each round: measures something and returns the figures by name."""

    name: str
    run: Callable[[], Sample]


class Spec(NamedTuple):
    """What a row of the table compares; figure and reference are named `RUNNER: WHAT`."""

    title: str
    figure: str
    reference: str
    target: float | None = None
    unit: str = "ms"


class Row(NamedTuple):
    """A figure beside its reference.

    Attributes:
        figure: what was measured.
        unit: of the four values that follow.
        measured: the median of all rounds; None if it could not be measured.
        least: the smallest value.
        p99: the 99th percentile, which is the largest value of fewer than a hundred.
        reference: the reference's median.
        ratio: the median of the rounds' ratios.
        target: the ratio that is to be reached, if any.
        met: whether it is; None without a target, or if nothing was measured.
        trouble: why nothing was measured.
    """

    figure: str
    unit: str
    measured: float | None = None
    least: float | None = None
    p99: float | None = None
    reference: float | None = None
    ratio: float | None = None
    target: float | None = None
    met: bool | None = None
    trouble: str = ""


class Measured(NamedTuple):
    """The samples of all rounds, and why some runners have none."""

    rounds: list[dict[str, Sequence[float]]]
    troubles: dict[str, str]

    def rows(self, specs: Sequence[Spec]) -> list[Row]:
        """Return the rows of the table."""
        return [self._row(spec) for spec in specs]

    def _row(self, spec: Spec) -> Row:
        both = (spec.figure, spec.reference)
        if not self.rounds or not all(name in taken for taken in self.rounds for name in both):
            return Row(spec.title, spec.unit, target=spec.target, trouble=self._why_not(both))
        figures = [value for taken in self.rounds for value in taken[spec.figure]]
        references = [value for taken in self.rounds for value in taken[spec.reference]]
        # What slows a round down slows both of its sides.
        ratio = median(median(taken[spec.figure]) / median(taken[spec.reference]) for taken in self.rounds)
        met = None if spec.target is None else ratio <= spec.target
        shown = (median(figures), min(figures), percentile(figures, 99), median(references))
        return Row(spec.title, spec.unit, *shown, ratio, spec.target, met)

    def _why_not(self, figures: Sequence[str]) -> str:
        """Return what happened to the runners of some figures, which are named `RUNNER: WHAT`."""
        runners = dict.fromkeys(figure.partition(": ")[0] for figure in figures)
        found = [f"{name}: {self.troubles[name]}" for name in runners if name in self.troubles]
        return "\n".join(found) or f"nothing measures {' or '.join(figures)}"


def interleave(runners: Sequence[Runner], options: Options) -> Measured:
    """Run A B C A B C and so on. The first round warms up and is thrown away.

    A runner that fails is out: what it measured until then does not count.
    """
    measured = Measured([], {})
    for number in range(options.rounds + (not options.smoke)):
        taken: dict[str, Sequence[float]] = {}
        for runner in runners:
            if runner.name not in measured.troubles:
                try:
                    taken.update(runner.run())
                except (AssertionError, OSError, RuntimeError) as error:
                    measured.troubles[runner.name] = str(error)[:_REASON_LENGTH]
        if number or options.smoke:
            measured.rounds.append(taken)
    return measured


def percentile(values: Sequence[float], share: int) -> float:
    """Return the smallest of the values that `share` per cent of them do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * share / 100) - 1)]
