"""Intervals and effect sizes against SciPy."""

import math
import statistics

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import gammaln

from sammenhold.stats.intervals import (
    hedges_g,
    mean,
    population_interval,
    t_quantile,
    variance,
    welch_interval,
)

counts = st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(lambda found: sum(found) >= 4)


def answers(found: list[int]) -> list[float]:
    return [25.0 * step for step, count in enumerate(found) for _ in range(count)]


@given(st.floats(0.55, 0.99), st.floats(2, 4000))
def test_the_quantile_of_t_is_scipys(share: float, freedom: float) -> None:
    assert t_quantile(share, freedom) == pytest.approx(stats.t.ppf(share, freedom), rel=1e-6)


@given(counts)
def test_mean_and_variance(found: list[int]) -> None:
    assert mean(found) == pytest.approx(statistics.mean(answers(found)))
    assert variance(found) == pytest.approx(statistics.variance(answers(found)), abs=1e-6)


@given(counts, counts)
def test_the_difference_has_scipys_welch_interval(first: list[int], second: list[int]) -> None:
    assume(min(variance(first), variance(second)) > 0)
    told = stats.ttest_ind(answers(first), answers(second), equal_var=False).confidence_interval(0.95)
    assert welch_interval(first, second) == pytest.approx((told.low, told.high), abs=1e-4)


def test_without_spread_the_difference_is_itself() -> None:
    assert welch_interval([0, 0, 0, 0, 12], [0, 0, 0, 12, 0]) == (25, 25)
    assert hedges_g([0, 0, 0, 0, 12], [0, 0, 0, 12, 0]) is None


@given(counts, st.integers(0, 60))
def test_a_small_groups_interval_is_the_usual_one_times_the_share_that_is_missing(
    found: list[int], missing: int
) -> None:
    n, spread = sum(found), variance(found)
    low, high = population_interval(found, n + missing)
    usual = stats.t.ppf(0.975, n - 1) * math.sqrt(spread / n)
    assert (high - low) / 2 == pytest.approx(usual * math.sqrt(missing / (n + missing)), abs=1e-5)
    assert (low + high) / 2 == pytest.approx(mean(found))


@given(counts, counts)
def test_hedges_g_is_cohens_d_times_the_exact_correction(first: list[int], second: list[int]) -> None:
    freedom = sum(first) + sum(second) - 2
    assume(min(variance(first), variance(second)) > 0)
    assume(freedom > 2)
    t = stats.ttest_ind(answers(first), answers(second)).statistic
    d = t * math.sqrt(1 / sum(first) + 1 / sum(second))
    exact = math.exp(gammaln(freedom / 2) - gammaln((freedom - 1) / 2)) / math.sqrt(freedom / 2)
    assert hedges_g(first, second) == pytest.approx(d * exact, rel=1e-6, abs=1e-9)
