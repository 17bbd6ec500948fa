"""Response rates at their edges, and what those who kept silent could change, by trying it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.stats.response import Rating, response_rate, worst_case


@pytest.mark.parametrize(
    ("answered", "invited", "per_cent", "rating"),
    [
        (0, 7, 0, Rating.LOW),
        (499, 1000, 49, Rating.LOW),
        (50, 100, 50, Rating.ADEQUATE),
        (599, 1000, 59, Rating.ADEQUATE),
        (3, 5, 60, Rating.DESIRABLE),
        (7, 10, 70, Rating.GOOD),
        (7999, 10000, 79, Rating.GOOD),
        (4, 5, 80, Rating.VERY_GOOD),
        (9, 9, 100, Rating.VERY_GOOD),
    ],
)
def test_a_rate_is_called_what_the_manual_calls_it(
    answered: int, invited: int, per_cent: int, rating: Rating
) -> None:
    found = response_rate(answered, invited)
    assert (found.per_cent, found.rating) == (per_cent, rating)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=30), st.lists(st.integers(0, 4), max_size=30))
def test_whatever_the_silent_think_the_mean_lies_within(told: list[int], silent: list[int]) -> None:
    mean = 25 * sum(told) / len(told)
    people = len(told) + len(silent)
    low, high = worst_case(mean, len(told), people)
    assert low - 1e-9 <= 25 * sum(told + silent) / people <= high + 1e-9
    assert low == pytest.approx(25 * sum(told) / people)
    assert high == pytest.approx((25 * sum(told) + 100 * len(silent)) / people)


def test_when_all_answered_nothing_is_open() -> None:
    assert worst_case(65, 8, 8) == (65, 65)
    assert worst_case(50, 0, 8) == (0, 100)


@pytest.mark.parametrize(("answered", "invited"), [(0, 0), (6, 5), (-1, 5)])
def test_numbers_that_do_not_fit_are_refused(answered: int, invited: int) -> None:
    with pytest.raises(ValueError):
        response_rate(answered, invited)
    with pytest.raises(ValueError):
        worst_case(50, answered, invited)


def test_a_score_off_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="a score is"):
        worst_case(101, 5, 5)
