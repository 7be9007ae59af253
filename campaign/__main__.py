"""Runs the campaign: `python -m campaign [PART ...] [--quick] [--broken HOW] [--json FILE]`."""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from campaign.broken import VARIANTS
from campaign.rows import Row

PARTS = ("kills", "powerloss", "disk", "together", "fuzz")
"""Each is a module with `run(quick: bool) -> Iterable[Row]`."""


class Timed(NamedTuple):
    """A row, the part it belongs to, and how long it took in seconds."""

    part: str
    row: Row
    seconds: float


def main() -> int:
    """Run the parts; return 1 if anything was lost."""
    parser = argparse.ArgumentParser("campaign", description=__doc__)
    parser.add_argument("part", nargs="*", default=PARTS, help=f"{', '.join(PARTS)}; everything if not given")
    parser.add_argument("--quick", action="store_true", help="fewer tries, as in the tests")
    parser.add_argument("--broken", choices=sorted(VARIANTS), help="break the store, stop at a loss")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results to a file, too")
    options = parser.parse_args()
    if unknown := set(options.part) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    if sys.platform != "linux":
        print("The campaign needs Linux.", file=sys.stderr)
        return 2
    results = []
    print(f"{'':58}{'tries':>8}{'losses':>8}{'seconds':>9}")
    broken = VARIANTS[options.broken]() if options.broken else nullcontext()
    with broken, TemporaryDirectory() as logs:
        os.environ["LEAD_WIZARD_LOG"] = logs  # the user's own log is no place for this
        for each in timed(options.part, options.quick):
            print(lines(each), flush=True)
            results.append(each)
            if options.broken and each.row.losses:
                break
    losses = sum(each.row.losses for each in results)
    print(f"{'total':58}{sum(each.row.tries for each in results):8}{losses:8}")
    if options.json:
        options.json.write_text(json.dumps(list(map(as_data, results)), indent=2) + "\n", encoding="utf-8")
    return int(losses > 0)


def timed(parts: Sequence[str], quick: bool) -> Iterator[Timed]:
    """Run the parts; a row's time is what passed since the row before."""
    for part in parts:
        began = time.monotonic()
        for row in import_module(f"campaign.{part}").run(quick):
            ended = time.monotonic()
            yield Timed(part, row, ended - began)
            began = time.monotonic()


def lines(each: Timed) -> str:
    """Return a result as lines of text."""
    row = each.row
    first = f"{f'{each.part}: {row.fault}':58}{row.tries:8}{row.losses:8}{each.seconds:9.1f}"
    return "\n".join([first, *(f"    {line}" for line in row.note.splitlines())])


def as_data(each: Timed) -> dict[str, object]:
    """Return a result for other programs; times in seconds."""
    return {"part": each.part, **each.row._asdict(), "seconds": round(each.seconds, 2)}


if __name__ == "__main__":
    raise SystemExit(main())
