"""Cronbach's alpha against an analysis of variance, and its interval against made-up people."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.stats.reliability import reliability


@settings(deadline=None)
@given(st.integers(30, 60), st.integers(2, 6), st.integers(0, 1000))
def test_alpha_is_one_minus_the_residual_beside_the_spread_between_people(n: int, k: int, seed: int) -> None:
    """Hoyt's way to the same number: a two-way analysis of variance, done by least squares."""
    rng = np.random.default_rng(seed)
    scored = rng.integers(0, 5, (n, k)) * 25.0 + rng.normal(0, 10, (n, 1))
    people, items = np.repeat(np.eye(n), k, axis=0), np.tile(np.eye(k), (n, 1))
    told = scored.ravel()

    def left(design: np.ndarray) -> float:
        fitted = design @ np.linalg.lstsq(design, told, rcond=None)[0]
        return float(((told - fitted) ** 2).sum())

    residual = left(np.hstack([people, items])) / ((n - 1) * (k - 1))
    between = (left(items) - left(np.hstack([people, items]))) / (n - 1)
    found = reliability(scored)
    assert found is not None
    assert found.alpha == pytest.approx(1 - residual / between, abs=1e-8)
    assert found.low <= found.alpha <= found.high <= 1


def test_two_items_alike_in_spread_follow_spearman_and_brown() -> None:
    """Of a correlation of 0.5 two items make 2 * 0.5 / 1.5."""
    x = np.array([1.0, -1.0] * 20)
    y = np.array([1.0, 1.0, -1.0, -1.0] * 10)
    scored = np.column_stack([x, 0.5 * x + np.sqrt(0.75) * y])
    found = reliability(scored)
    assert found is not None
    assert found.alpha == pytest.approx(2 / 3)


def test_the_interval_holds_the_truth_in_nineteen_of_twenty() -> None:
    rng = np.random.default_rng(5)
    n, k, noise, runs = 40, 4, 1.0, 2000
    truth = k / (k + noise)
    held = 0
    for _ in range(runs):
        found = reliability(rng.normal(0, 1, (n, 1)) + rng.normal(0, np.sqrt(noise), (n, k)))
        assert found is not None
        held += found.low <= truth <= found.high
    assert held / runs == pytest.approx(0.95, abs=0.015)


def test_under_thirty_whole_answers_nothing_is_said() -> None:
    scored = np.random.default_rng(1).normal(50, 10, (31, 3))
    scored[:2, 0] = np.nan
    assert reliability(scored) is None
    scored[0, 0] = 50
    assert reliability(scored) is not None


def test_people_who_are_all_alike_have_no_reliability_and_one_item_is_refused() -> None:
    assert reliability(np.full((40, 3), 50.0)) is None
    with pytest.raises(ValueError, match="two items"):
        reliability(np.full((40, 1), 50.0))
