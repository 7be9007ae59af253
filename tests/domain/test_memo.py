"""What is remembered about values that never change: the same answers, and fewer questions."""

from hypothesis import given
from hypothesis import strategies as st

from wizard.domain.memo import Quiet, Stretches

Lists = list[list[int]]


def objects(count: int) -> tuple[tuple[int], ...]:
    return tuple((number,) for number in range(count))


def test_an_edit_of_one_value_makes_one_stretch_anew() -> None:
    made: list[int] = []

    def make(stretch: tuple[tuple[int], ...]) -> tuple[tuple[int], ...]:
        made.append(len(stretch))
        return stretch

    stretches, values = Stretches(make), objects(1000)
    assert sum(stretches.of(values), ()) == values
    assert sum(made) == 1000
    for edited in (
        (*values[:500], (-1,), *values[501:]),
        (*values[:500], (-1,), *values[500:]),
        (*values[:300], *values[301:]),
        (*values, (-1,)),
        values[1:],
        (),
        values,
    ):
        made.clear()
        assert sum(stretches.of(edited), ()) == edited
        assert sum(made) <= 150


@given(st.lists(st.lists(st.integers(0, 200), max_size=200), max_size=20))
def test_stretches_hold_the_whole_list_whatever_lists_came_before(lists: Lists) -> None:
    known = objects(201)
    stretches = Stretches(list)
    for numbers in lists:
        values = tuple(known[number] for number in numbers)
        assert [value for stretch in stretches.of(values) for value in stretch] == list(values)


def test_more_stretches_than_are_remembered_are_made_anew() -> None:
    made: list[int] = []
    values = objects(100)
    for most, times in ((1, 2), (2, 1)):
        stretches = Stretches(lambda stretch: made.append(len(stretch)), most=most)
        made.clear()
        stretches.of(values)
        stretches.of(values)
        assert made == [64, 36] * times


def test_of_whom_nothing_is_said_is_asked_about_once() -> None:
    asked: list[int] = []

    def say(index: int, value: tuple[int]) -> list[str]:
        asked.append(value[0])
        return [f"{index}: {value[0]}"] if value[0] % 2 else []

    quiet: Quiet[str] = Quiet(10)
    values = objects(4)
    assert list(quiet.said(values, say)) == ["1: 1", "3: 3"]
    assert asked == [0, 1, 2, 3]
    asked.clear()
    assert list(quiet.said(values[1:], say)) == ["0: 1", "2: 3"]
    assert asked == [1, 3]


def test_more_quiet_values_than_are_remembered_are_asked_about_again() -> None:
    asked: list[int] = []

    def say(index: int, _value: tuple[int]) -> list[str]:
        asked.append(index)
        return []

    quiet: Quiet[str] = Quiet(2)
    values = objects(4)
    for _again in range(2):
        assert list(quiet.said(values, say)) == []
    assert asked == [0, 1, 2, 3] * 2
