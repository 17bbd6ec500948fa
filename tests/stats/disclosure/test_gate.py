"""The gate for wishes, against exact enumeration on small tables."""

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from sammenhold.stats.disclosure.cells import Keys
from sammenhold.stats.disclosure.gate import granted, withstands
from sammenhold.stats.disclosure.release import release
from sammenhold.stats.disclosure.reporting import ReportingGroup
from sammenhold.stats.disclosure.system import Told
from stats.disclosure.waves import ORDER, number, subsets, tables

ROWS, COLUMNS = "123", "xy"
KEYS = [row + column for row, column in product(ROWS, COLUMNS)]
WISHES = [
    frozenset(KEYS),
    *(frozenset(row + column for column in COLUMNS) for row in ROWS),
    *(frozenset(row + column for row in ROWS) for column in COLUMNS),
    *(frozenset({key}) for key in KEYS),
]
tallies = st.fixed_dictionaries({key: st.integers(0, 7) for key in KEYS})


def certain(published: Sequence[Keys], counts: dict[str, int]) -> bool:
    """Whether all tables that fit agree that some set has one to four."""
    told = [Told(each, number(each, counts), 0, 0) for each in published]
    fitting = list(tables(told, KEYS))
    return any(
        all(1 <= number(target, table) <= 4 for table in fitting)
        for target in subsets(KEYS)
        if number(target, counts) < 5
    )


def close(published: Sequence[Keys], counts: dict[str, int]) -> bool:
    """Whether the mean of some one to four is known to within ten points, all answers 50; cell by cell."""
    limits = [(0, 100 * counts[key]) for key in KEYS]
    rows = np.array([[key in each for key in KEYS] for each in published], dtype=float)
    sums = [50 * number(each, counts) for each in published]
    for target in subsets(KEYS):
        if number(target, counts) in range(1, 5):
            aim = np.array([key in target for key in KEYS], dtype=float)
            low, high = (linprog(sign * aim, A_eq=rows, b_eq=sums, bounds=limits).fun for sign in (1, -1))
            if -high - low < 10 * number(target, counts) - 1e-6:
                return True
    return False


@pytest.mark.slow
@settings(deadline=None, max_examples=10)
@given(tallies)
def test_what_is_granted_gives_nobody_away_and_what_is_refused_would_have(counts: dict[str, int]) -> None:
    kept = list[Keys]()
    passed = granted(WISHES, counts)
    for wish in WISHES:
        if wish in passed:
            kept.append(wish)
        elif number(wish, counts) >= 5:
            assert certain([*kept, wish], counts) or close([*kept, wish], counts)
    assert all(number(each, counts) >= 5 for each in passed)
    if passed:
        assert not certain(passed, counts)
        assert not close(passed, counts)


@pytest.mark.slow
@settings(deadline=None, max_examples=10)
@given(tallies, st.permutations(WISHES))
def test_one_pass_is_the_fixed_point(counts: dict[str, int], wishes: list[Keys]) -> None:
    passed = granted(wishes, counts)
    assert granted([*passed, *wishes], counts) == passed
    assert granted(wishes * 2, counts) == passed


def test_a_difference_of_four_is_refused_and_of_five_is_not() -> None:
    everybody, part = frozenset("ab"), frozenset("a")
    assert granted([everybody, part], {"a": 9, "b": 4}) == (everybody,)
    assert granted([everybody, part], {"a": 9, "b": 5}) == (everybody, part)
    assert granted([everybody, part], {"a": 9, "b": 0}) == (everybody, part)


def test_the_margins_of_a_table_with_an_empty_column_would_tell_a_small_cell() -> None:
    """5 and 4 by 9 and 0: the second row is refused for itself, the first since the second follows."""
    counts = {"1x": 5, "1y": 0, "2x": 4, "2y": 0}
    rows = [frozenset({"1x", "1y"}), frozenset({"2x", "2y"})]
    columns = [frozenset({"1x", "2x"}), frozenset({"1y", "2y"})]
    assert granted([frozenset(counts), *columns, *rows], counts) == (frozenset(counts), columns[0])


def test_answers_can_be_known_where_numbers_are_not() -> None:
    """Four and five by five and nought: who knows that a cell is empty has all others by subtraction."""
    counts = {"1x": 4, "1y": 5, "2x": 5, "2y": 0}
    rows = [frozenset({"1x", "1y"}), frozenset({"2x", "2y"})]
    columns = [frozenset({"1x", "2x"}), frozenset({"1y", "2y"})]
    assert granted([frozenset(counts), *rows, *columns], counts) == (frozenset(counts), *rows)


def test_numbers_can_be_known_where_answers_are_not() -> None:
    """The first three tell 2a + e = 9, so a is under five; by the fourth e is under eight, so a is some."""
    counts = {"a": 4, "b": 5, "c": 5, "e": 1, "g": 6}
    wishes = [frozenset(keys) for keys in ("abe", "ac", "bc", "eg")]
    assert granted(wishes, counts) == tuple(wishes[:3])


def test_two_small_cells_may_be_open_and_yet_known_together() -> None:
    counts = {"a": 2, "b": 2, "c": 5, "d": 5}
    wishes = [frozenset(keys) for keys in ("abc", "ad", "c")]
    assert granted(wishes, counts) == tuple(wishes[:2])


def test_what_has_nothing_to_do_with_each_other_is_tried_apart() -> None:
    counts = {"a": 2, "b": 4, "c": 4, "d": 2, "e": 4, "f": 4}
    one, other = ([frozenset(keys) for keys in island] for island in (("ab", "ac"), ("de", "df")))
    assert (
        granted([*one, *other], counts) == (*granted(one, counts), *granted(other, counts)) == (*one, *other)
    )


def test_two_margins_can_be_granted_though_every_cell_is_small() -> None:
    counts = dict.fromkeys(KEYS, 4)
    assert granted(WISHES[:6], counts) == tuple(WISHES[:6])
    assert granted([*WISHES[:6], frozenset({"1x", "2x"})], counts) == tuple(WISHES[:6])


def test_what_would_take_too_long_to_check_is_refused() -> None:
    """Sixteen people told apart by halves: over two thousand sets of up to four."""
    counts = {str(place): 1 for place in range(16)}
    halves = [frozenset(str(place) for place in range(16) if place >> bit & 1) for bit in range(4)]
    assert not withstands([frozenset(counts), *halves], halves[-1], counts)


@pytest.mark.parametrize("floor", [5, 8])
def test_the_floor_holds_for_what_is_shown_and_for_what_is_left(floor: int) -> None:
    wave = [ReportingGroup(f"{n}", "unit", (band,), n) for n, band in zip((6, 9, 12), ORDER, strict=True)]
    shown = release(wave, {"unit": None}, ORDER, floor).shown
    assert sorted({each.n for each in shown}) == ([6, 9, 12, 27] if floor == 5 else [12, 15, 27])
