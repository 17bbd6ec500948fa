"""Levels against exact enumeration, and what must hold of every group."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.stats.ratings import level

counts = st.lists(st.integers(0, 40), min_size=2, max_size=7)


@given(counts)
def test_nothing_is_shown_of_fewer_than_five(found: list[int]) -> None:
    told = level(found)
    assert told.n == sum(found)
    assert (told.score is None) == (sum(found) < 5)
    assert (told.counts is None) == (sum(found) < 10)


@given(counts.filter(lambda found: sum(found) >= 5))
def test_the_score_is_within_rounding_of_the_mean(found: list[int]) -> None:
    answers = [step for step, count in enumerate(found) for _ in range(count)]
    mean = 100 * sum(answers) / len(answers) / (len(found) - 1)
    told = level(found)
    assert told.score is not None
    if told.n >= 10:
        assert abs(told.score - mean) <= 0.5
    else:
        assert told.score % 5 == 0
        assert abs(told.score - min(90, max(10, mean))) <= 2.5


def test_no_small_group_is_known_from_its_score() -> None:
    """Every score that five to nine people can get on five steps fits several sets of answers."""
    for n in range(5, 10):
        behind: dict[int | None, int] = {}
        for found in product(range(n + 1), repeat=5):
            if sum(found) == n:
                score = level(found).score
                behind[score] = behind.get(score, 0) + 1
        assert min(behind.values()) >= 3, (n, behind)


@pytest.mark.parametrize("found", [[], [5], [3, -1, 3]])
def test_what_is_no_scale_is_refused(found: list[int]) -> None:
    with pytest.raises(ValueError, match="two steps"):
        level(found)
