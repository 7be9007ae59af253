"""Measures and prints a table: `python -m benchmarks [--quick] [--json FILE]`."""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Result, result, rounds
from benchmarks.programs import ROWS, runners

_ROUNDS, _QUICK_ROUNDS = 9, 3


def main() -> int:
    """Measure; return 1 only if that was not possible."""
    parser = argparse.ArgumentParser("benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{_QUICK_ROUNDS} rounds instead of {_ROUNDS}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results to a file, too")
    options = parser.parse_args()
    count = _QUICK_ROUNDS if options.quick else _ROUNDS
    try:
        with tempfile.TemporaryDirectory() as folder:
            samples = rounds(runners(Path(folder)), count)
    except (AssertionError, OSError, RuntimeError) as error:
        print(f"could not measure: {error}", file=sys.stderr)
        return 1
    results = [result(row, samples) for row in ROWS]
    print(table(results, count))
    if options.json:
        options.json.write_text(json.dumps(as_data(results, count), indent=2) + "\n", encoding="utf-8")
    return 0


def table(results: Sequence[Result], count: int) -> str:
    """Return the results as lines of text."""
    met_words = {True: "met", False: "MISSED", None: ""}
    lines = [f"{'':34}{'ms':>8}{'reference ms':>14}{'ratio':>8}{'target':>8}"]
    for each in results:
        target = "" if each.row.target is None else f"{each.row.target:.2f}"
        lines.append(
            f"{each.row.title:34}{each.figure * 1000:8.1f}{each.reference * 1000:14.1f}"
            f"{each.ratio:8.2f}{target:>8}  {met_words[each.met]}".rstrip()
        )
    return "\n".join(
        [*lines, f"Medians of {count} interleaved rounds; only ratios can be compared between runs."]
    )


def as_data(results: Sequence[Result], count: int) -> dict[str, object]:
    """Return the results for other programs; times in seconds."""
    rows = [
        {
            "title": each.row.title,
            "figure": each.figure,
            "reference": each.reference,
            "ratio": each.ratio,
            "target": each.row.target,
            "met": each.met,
        }
        for each in results
    ]
    return {"rounds": count, "rows": rows}


if __name__ == "__main__":
    raise SystemExit(main())
