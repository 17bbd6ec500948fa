"""A few steps of spread against every set of answers: none is pinned down, and nobody is located."""

import numpy as np
import pytest

from sammenhold.stats.disclosure.promises import NARROWEST
from sammenhold.stats.disclosure.spread import SHARES, paired, told, widest
from stats.disclosure.sets import FOUR, Sets, alone, open_to, sets

ALONE = (*range(10, 15), 16, 19, 24, *(pytest.param(n, marks=pytest.mark.slow) for n in (29, 30, 31, 36, 40)))
HOMELESS = range(10**6)


@pytest.mark.parametrize("n", ALONE)
def test_ten_answers_or_more_with_a_step_of_spread_are_never_pinned_down(n: int) -> None:
    """At least two sets of answers have the same figure and step, and four people remain open."""
    found, known = alone(n)
    for score, step in {*zip(found.score.tolist(), known.tolist(), strict=True)}:
        same = (found.score == score) & (known == step)
        assert same.sum() >= 2
        assert open_to(found.least[same], found.most[same])


@pytest.mark.parametrize("n", ALONE)
def test_what_is_told_is_never_less_than_the_spread_and_at_most_twice_its_square_above_the_least_step(
    n: int,
) -> None:
    found, known = alone(n)
    exact = found.moments.deviations
    assert (known >= exact - 1e-6).all()
    large = known > 1.001 * SHARES[0] * widest(found.moments.n, found.score)
    assert (known[large] <= 2 * exact[large] + 1e-6).all()


def test_exact_spread_would_pin_down_every_sixth_set_of_ten() -> None:
    """Why there are steps: figure and exact spread fit a single set of answers for 179 of 1,001."""
    found = sets(10)
    told = list(zip(found.score.tolist(), found.moments.squares.tolist(), strict=True))
    assert sum(told.count(each) == 1 for each in told) == 179
    assert len(told) == 1001


def test_two_small_groups_told_together_are_never_pinned_down() -> None:
    """All pairs of groups from five to nine, all figures: six pairs of sets at least, and four stay open."""
    fewest = min(
        _fewest(small, other)
        for n in range(5, 10)
        for m in range(n, 10)
        for small in _by_figure(n)
        for other in _by_figure(m)
    )
    assert fewest >= 6


def _by_figure(n: int) -> list[Sets]:
    found = sets(n)
    return [found.where(found.score == score) for score in range(20, 81, 5)]


def _fewest(small: Sets, other: Sets) -> int:
    """Of the sets of answers that look alike; all people, of one group or of both, are tried on the way."""
    first, second = (each.ravel() for each in np.indices((len(small.score), len(other.score))))
    both = [small.moments[first], other.moments[second]]
    n, score, exact = (
        np.concatenate(each)
        for each in (
            [each.n for each in both],
            [small.score[first], other.score[second]],
            [each.deviations for each in both],
        )
    )
    pairs = np.arange(2 * len(first)).reshape(2, -1).T
    known = told(n, score, exact, pairs)[: len(first)]
    assert (
        told(n, score, exact, pairs).reshape(2, -1).sum(axis=0) >= exact.reshape(2, -1).sum(axis=0) - 1e-6
    ).all()
    fewest = len(first)
    for step in np.unique(known):
        here = known == step
        fewest = min(fewest, int(here.sum()))
        for of_first in range(FOUR + 1):
            for few in range(max(1, of_first), FOUR + 1):
                least = small.least[first[here], of_first] + other.least[second[here], few - of_first]
                most = small.most[first[here], of_first] + other.most[second[here], few - of_first]
                assert most.max() - least.min() >= NARROWEST * few
    return fewest


def test_whoever_is_left_over_or_at_an_end_has_the_widest_spread() -> None:
    n = np.array([7.0, 12.0, 30.0, 7.0, 7.0])
    score = np.array([50.0, 10.0, 90.0, 15.0, np.nan])
    found = told(n, score, np.zeros(5), paired(n, score, HOMELESS))
    assert found[:4] == pytest.approx(widest(n, score)[:4])
    assert np.isnan(found[4])


def test_the_widest_is_half_of_the_answers_at_either_end() -> None:
    """Ten at 50: five 0 and five 100. Ten at 13 is 12.5: one 0 to 100 of eight, or as the figure allows."""
    ten, middle, low = (np.array([each]) for each in (10.0, 50.0, 13.0))
    assert widest(ten, middle) == pytest.approx([25_000])
    assert widest(ten, low) == pytest.approx([10 * 13.5 * 86.5])


def test_small_groups_are_paired_at_home_first_and_then_with_their_neighbours() -> None:
    n = np.array([5, 6, 7, 12, 8, 9, 5, 5], dtype=np.float64)
    score = np.array([50, 50, 50, 50, 20, 80, 15, 85], dtype=np.float64)
    assert paired(n, score, ["a", "a", "a", "a", "b", "c", "c", "c"]).tolist() == [[0, 1], [2, 4]]
