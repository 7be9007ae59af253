"""The benchmarks measure what they say, and a program that does not do its part is told, not counted."""

import json
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import choosing, commands, day, many, samples, watched
from benchmarks.__main__ import PARTS, main, table
from benchmarks.measure import Options, Row, Runner, Sample, Spec, interleave, percentile
from wizard.store import Store

STOPS_EARLY = """
import sys, tty
tty.setraw(0)
for text in ("> Customer 00010  F1 Help", "Search:", " 9 of 10 -"):
    print(text, flush=True)
    sys.stdin.read(1)
"""
SPEC = Spec("a row", "one: time", "other: time", 2.0)


def taking(name: str, *values: float) -> Runner:
    return Runner(name, lambda: {f"{name}: time": values})


def row_of(tmp_path: Path, *runners: Runner, rounds: int = 3) -> Row:
    (row,) = interleave(runners, Options(tmp_path, rounds)).rows([SPEC])
    return row


@pytest.mark.parametrize("part", PARTS)
def test_every_row_of_a_part_comes_out_whole(part: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.json"
    assert main([part, "--smoke", "--json", str(file)]) == 0
    rows = [Row(**row) for row in json.loads(file.read_text(encoding="utf-8"))]
    assert rows
    for row in rows:
        assert not row.trouble, row.trouble
        assert row.measured
        assert row.measured > 0
        assert row.reference
        assert row.reference > 0
        assert row.ratio
        assert row.met == (None if row.target is None else row.ratio <= row.target), row
    assert any(row.target for row in rows)


def test_the_ratio_is_that_of_each_round(tmp_path: Path) -> None:
    slow_rounds: Iterator[float] = iter([100.0, 3.0, 30.0, 300.0])
    drifting: dict[str, list[float]] = {}

    def one() -> dict[str, list[float]]:
        drifting["one: time"] = [next(slow_rounds)]
        return drifting

    other = Runner("other", lambda: {"other: time": [drifting["one: time"][0] / 1.5]})
    row = row_of(tmp_path, Runner("one", one), other)
    assert (row.measured, row.least, row.p99, row.reference) == (30, 3, 300, 20)  # without the warm-up
    assert row.ratio == pytest.approx(1.5)
    assert row.met


def test_a_target_can_be_missed(tmp_path: Path) -> None:
    row = row_of(tmp_path, taking("one", 5), taking("other", 2))
    assert (row.ratio, row.met) == (2.5, False)
    assert "MISSED" in table([row])


def test_runners_take_turns(tmp_path: Path) -> None:
    turns: list[str] = []

    def runner(name: str) -> Runner:
        def run() -> Sample:
            turns.append(name)
            return {f"{name}: time": [1]}

        return Runner(name, run)

    row_of(tmp_path, runner("one"), runner("other"), rounds=2)
    assert turns == ["one", "other"] * 3


def test_what_fails_once_is_told_and_does_not_count(tmp_path: Path) -> None:
    turns = count()

    def fails_later() -> dict[str, list[float]]:
        if next(turns) == 2:
            raise AssertionError("it never came")
        return {"one: time": [1.0]}

    row = row_of(tmp_path, Runner("one", fails_later), taking("other", 1), rounds=9)
    assert (row.measured, row.ratio, row.met) == (None, None, None)
    assert row.trouble == "one: it never came"
    assert "Not measured: one: it never came" in table([row])
    assert next(turns) == 3


def test_a_program_that_never_shows_its_screen_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched, "TIMEOUT", 0.5)

    def run() -> Sample:
        with watched.start(
            (sys.executable, "-c", "print('something else'); input()"), {}, tmp_path
        ) as terminal:
            terminal.wait_for("something else")
            return {"one: time": [terminal.react("x", watched.shows("never")).milliseconds]}

    row = row_of(tmp_path, Runner("one", run), taking("other", 1))
    assert (row.measured, row.met) == (None, None)
    assert "something else" in row.trouble


def test_what_is_shown_before_the_key_is_no_answer_to_it(tmp_path: Path) -> None:
    with watched.start((sys.executable, "-c", "print('early'); input()"), {}, tmp_path) as terminal:
        terminal.wait_for("early")
        with pytest.raises(AssertionError, match="already"):
            terminal.react("x", watched.shows("early"))


@pytest.mark.parametrize("part", [commands, day, many])
def test_a_command_that_says_something_else_is_told(
    part: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, "WIZARD", (sys.executable, "-c", "print('something else')"))
    rows = part.rows(Options(tmp_path, 1, smoke=True))
    assert rows
    for row in rows:
        assert "something else" in row.trouble
        assert row.measured is None


def test_a_command_that_writes_too_few_files_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says_so = "import sys, pathlib; pathlib.Path(sys.argv[-1]).mkdir(); print('10 files were written')"
    monkeypatch.setattr(many, "WIZARD", (sys.executable, "-c", says_so))
    rows = many.rows(Options(tmp_path, 1, smoke=True))
    assert rows
    assert all("has 0 files, 0 of them empty, not 10" in row.trouble for row in rows)


def test_a_search_that_stops_before_the_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched, "TIMEOUT", 1)
    monkeypatch.setattr(choosing, "WIZARD", (sys.executable, "-c", STOPS_EARLY))
    rows = {row.figure: row for row in choosing.rows(Options(tmp_path, 1, smoke=True))}
    search = rows["first search, 10 set-ups / key"]
    assert search.measured is None
    assert "9 of 10" in search.trouble
    assert all(row.trouble for row in rows.values())


def test_a_full_store_has_its_kinds_in_turns(tmp_path: Path) -> None:
    kinds = samples.with_categories(3), samples.with_actions(3)
    samples.fill(tmp_path, 5, *kinds)
    saved = [Store(tmp_path).read(f"customer-0000{number}").setup for number in range(1, 6)]
    assert [setup.customer.name for setup in saved] == [
        samples.customer_name(number) for number in range(1, 6)
    ]
    assert [setup.progress.step for setup in saved] == [
        kinds[number % 2].progress.step for number in range(5)
    ]


def test_one_part_in_trouble_makes_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "WIZARD", (sys.executable, "-c", "raise SystemExit(2)"))
    assert main(["commands", "--smoke"]) == 1


def test_the_99th_percentile_of_few_is_the_largest() -> None:
    assert percentile([3, 1, 2], 99) == 3
    assert percentile(range(1, 1001), 99) == 990
