"""Comparisons from moments against SciPy on the answers themselves, and Holm against its definition."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from sammenhold.stats.differences import differences, holm
from sammenhold.stats.intervals import hedges_g
from sammenhold.stats.moments import Moments, moments

counts = st.lists(st.integers(0, 12), min_size=5, max_size=5).filter(lambda found: sum(found) >= 3)


def answers(found: list[int]) -> list[float]:
    return [25.0 * step for step, count in enumerate(found) for _ in range(count)]


def of(found: list[int]) -> Moments:
    told = answers(found)
    return moments([len(told)], [sum(told)], [sum(each**2 for each in told)])


@settings(deadline=None)
@given(counts, counts)
def test_interval_and_p_are_scipys(first: list[int], second: list[int]) -> None:
    assume(min(np.ptp(answers(first)), np.ptp(answers(second))) > 0)
    told = stats.ttest_ind(answers(first), answers(second), equal_var=False)
    between = told.confidence_interval(0.95)
    found = differences(of(first), of(second))
    assert (found.low[0], found.high[0]) == pytest.approx((between.low, between.high), abs=1e-6)
    assert found.p[0] == pytest.approx(told.pvalue, abs=1e-9)
    g = hedges_g(first, second)
    assert found.g[0] == pytest.approx(g, abs=1e-6)


@settings(deadline=None)
@given(counts)
def test_moments_tell_mean_and_variance(found: list[int]) -> None:
    assert of(found).mean[0] == pytest.approx(np.mean(answers(found)))
    assert of(found).variance[0] == pytest.approx(np.var(answers(found), ddof=1), abs=1e-6)


def test_without_spread_the_difference_is_itself() -> None:
    found = differences(of([0, 0, 6, 0, 0]), of([0, 6, 0, 0, 0]))
    assert (found.low[0], found.high[0], found.p[0], found.g[0]) == (25, 25, 0, np.inf)
    same = differences(of([0, 0, 6, 0, 0]), of([0, 0, 8, 0, 0]))
    assert (same.low[0], same.high[0], same.p[0], same.g[0]) == (0, 0, 1, 0)


def test_one_answer_is_no_group() -> None:
    with pytest.raises(ValueError, match="two scores"):
        differences(of([0, 0, 3, 0, 0]), moments([1], [50], [2500]))


def test_nothing_beside_nothing_is_nothing() -> None:
    none = moments([], [], [])
    assert differences(none, none).p.shape == (0,)
    assert holm([]).shape == (0,)


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=9), st.sampled_from([0.01, 0.05, 0.2]))
def test_holm_goes_from_the_smallest_up_and_stops_at_the_first_that_fails(
    p: list[float], level: float
) -> None:
    adjusted = holm(p)
    rejected = set[int]()
    for turn, place in enumerate(sorted(range(len(p)), key=lambda place: p[place])):
        if p[place] * (len(p) - turn) >= level:
            break
        rejected.add(place)
    assert {place for place, each in enumerate(adjusted) if each < level} == rejected


def test_holms_adjustment_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
