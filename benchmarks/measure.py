"""The measuring core: interleaved rounds and ratios, because absolute times drift from run to run."""

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

Sample = Mapping[str, float]
Runner = Callable[[], Sample]
"""Runs one program once and returns what it measured, by name."""


class Row(NamedTuple):
    """A figure beside its reference, both named as the runners name them."""

    title: str
    figure: str
    reference: str
    target: float | None


class Result(NamedTuple):
    """A row's medians in seconds, and the median of its ratios."""

    row: Row
    figure: float
    reference: float
    ratio: float

    @property
    def met(self) -> bool | None:
        """Whether the target is met; None without a target."""
        return None if self.row.target is None else self.ratio <= self.row.target


def rounds(runners: Sequence[Runner], count: int) -> list[Sample]:
    """Run A B C A B C and so on; the first round only warms up and is thrown away."""
    samples: list[Sample] = []
    for _ in range(count + 1):
        sample: dict[str, float] = {}
        for runner in runners:
            sample.update(runner())
        samples.append(sample)
    return samples[1:]


def result(row: Row, samples: Sequence[Sample]) -> Result:
    """Compare within each round first: what slows a round down slows both of its sides."""
    return Result(
        row,
        median(sample[row.figure] for sample in samples),
        median(sample[row.reference] for sample in samples),
        median(sample[row.figure] / sample[row.reference] for sample in samples),
    )
