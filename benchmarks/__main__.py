"""Measures and prints a table: `python -m benchmarks [PART...] [--rounds N] [--smoke] [--json FILE]`."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.measure import Options, Row

PARTS = {
    "start": "startup",
    "keys": "keys",
    "list": "choosing",
    "saving": "saving",
    "commands": "commands",
    "day": "day",
    "many": "many",
    "bytes": "traffic",
}
_ROUNDS = 9


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; return 1 only if something could not be measured."""
    options = _parse(arguments)
    found: list[Row] = []
    for part in options.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            print(f"measuring {part} ...", file=sys.stderr)
            rows: Callable[[Options], list[Row]] = import_module(f"benchmarks.{PARTS[part]}").rows
            found += rows(Options(Path(folder), 1 if options.smoke else options.rounds, options.smoke))
    print(table(found))
    print("Medians of interleaved rounds; only ratios can be compared between runs.")
    if options.json:
        text = json.dumps([row._asdict() for row in found], indent=2)
        options.json.write_text(text + "\n", encoding="utf-8")
    return int(any(row.trouble for row in found))


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(PARTS)}")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help=f"turns of each program ({_ROUNDS})")
    parser.add_argument("--smoke", action="store_true", help="only see that everything can be measured")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows to a file, too")
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    return options


def table(rows: Sequence[Row]) -> str:
    """Return the rows as lines of text."""
    width = max(len(row.figure) for row in rows)
    heads = ("median", "least", "p99", "reference", "ratio", "target")
    lines = ["".join([" " * width, f"{'':4}", *(f"{head:>10}" for head in heads)])]
    for row in rows:
        if row.trouble:
            lines.append(f"{row.figure:{width}}  not measured")
            continue
        numbers = (row.measured, row.least, row.p99, row.reference, row.ratio, row.target)
        cells = [f"{'' if number is None else f'{number:.2f}':>10}" for number in numbers]
        met = {True: "  met", False: "  MISSED", None: ""}[row.met]
        lines.append(f"{row.figure:{width}} {row.unit:>3}{''.join(cells)}{met}")
    troubles = dict.fromkeys(row.trouble for row in rows if row.trouble)
    return "\n".join([*lines, *(f"\nNot measured: {trouble}" for trouble in troubles)])


if __name__ == "__main__":
    raise SystemExit(main())
