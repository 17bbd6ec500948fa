"""Margins: never narrower than the interval of the exact answers, and nobody is given away by one."""

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.stats.disclosure.margins import margins
from sammenhold.stats.disclosure.spread import told
from sammenhold.stats.intervals import population_interval, t_quantile
from sammenhold.stats.moments import moments
from stats.disclosure.sets import NOBODY, alone, open_to, sets

NOTHING = np.zeros(1)


def margin(n: int, score: float, deviations: float, asked: int) -> float:
    """Of one group with its own step of spread."""
    known = told(np.array([float(n)]), np.array([score]), np.array([deviations]), NOBODY)
    of = moments([n], [n * score], known + n * score**2)
    return float(margins(of, np.array([float(asked)]), NOTHING + 0.25 / 3, NOTHING)[0])


@pytest.mark.parametrize("n", range(10, 15))
def test_figure_and_margin_pin_nobody_down(n: int) -> None:
    """All sets of n answers, all numbers asked up to twice as many, and up to a hundred times."""
    found, known = alone(n)
    of = moments(found.moments.n, n * found.score, known + n * found.score**2)
    for asked in (*range(n + 1, 2 * n + 1), 5 * n, 100 * n):
        shown = margins(of, np.full(len(known), asked), NOTHING + 0.25 / 3, NOTHING)
        for score, width in {*zip(found.score.tolist(), shown.tolist(), strict=True)}:
            same = (found.score == score) & (shown == width)
            assert same.sum() >= 2
            assert open_to(found.least[same], found.most[same])


@pytest.mark.parametrize(("least", "step", "some"), [(0, 5, 1581), (5, 5, 1338), (10, 5, 410), (10, 10, 237)])
def test_an_exact_margin_rounded_up_would_pin_down_some(least: int, step: int, some: int) -> None:
    """Whatever the least margin, and in coarse steps: ten to fourteen answers of up to twice as many."""
    asked = [(n, of) for n in range(10, 15) for of in range(n + 1, 2 * n + 1)]
    assert sum(pinned(n, of, least, step) for n, of in asked) == some


def pinned(n: int, asked: int, least: int, step: int) -> int:
    """How many sets of answers are the only one with their figure and margin."""
    found = sets(n)
    found = found.where((found.score > 10) & (found.score < 90))
    error = np.sqrt(found.moments.variance * (1 - n / asked) / n) * t_quantile(0.975, n - 1)
    margin = np.maximum(least, step * np.ceil(error / step - 1e-9))
    return sum(n == 1 for n in Counter(zip(found.score.tolist(), margin.tolist(), strict=True)).values())


counts = st.lists(st.integers(0, 12), min_size=5, max_size=5).filter(lambda found: sum(found) >= 10)


@settings(deadline=None)
@given(counts, st.integers(1, 40))
def test_a_margin_is_never_narrower_than_the_interval_of_the_exact_answers(
    found: list[int], silent: int
) -> None:
    n, answers = sum(found), [25.0 * step for step, count in enumerate(found) for _ in range(count)]
    score = math.floor(sum(answers) / n + 0.5)
    deviations = float(np.var(answers) * n)
    if not 10 < score < 90:
        return
    low, high = population_interval(found, n + silent)
    shown = margin(n, score, deviations, n + silent)
    assert shown % 5 == 0
    assert shown >= max(5, (high - low) / 2 - 1e-4)


def test_a_margin_by_hand() -> None:
    """Ten of twelve at 55, told a spread of 28.7: 2.262 * 28.7 * sqrt(2 / 12) / sqrt(10) is 8.4."""
    assert margin(10, 55, 3500, 12) == 10
    assert margin(10, 55, 3500, 10) == 0
    assert margin(10, 55, 3500, 1000) == 25


def test_rounding_and_ends_of_the_groups_make_a_margin_wider() -> None:
    of = moments([20], [1000], [55_000])
    plain, rounded, at_end = (
        float(margins(of, np.array([40.0]), NOTHING + variance, NOTHING + beyond)[0])
        for variance, beyond in ((0, 0), (4, 0), (0, 6))
    )
    assert (plain, rounded, at_end) == (10, 10, 15)
