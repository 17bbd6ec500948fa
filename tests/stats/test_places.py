"""Two places side by side: floors, intervals, and the attack on what is printed."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sammenhold.stats.intervals import mean, population_interval, welch_interval
from sammenhold.stats.places import Comparison, alike, compare
from sammenhold.stats.ratings import level

counts = st.lists(st.integers(0, 4), min_size=5, max_size=5)
enough = counts.filter(lambda found: sum(found) >= 5)


def sets(n: int) -> list[tuple[int, ...]]:
    return [found for found in product(range(n + 1), repeat=5) if sum(found) == n]


@given(counts, counts)
def test_only_two_places_with_five_answers_each_are_compared(first: list[int], second: list[int]) -> None:
    told = compare(first, second, (30, 30))
    assert (told is None) == (min(sum(first), sum(second)) < 5)


@settings(max_examples=60, deadline=None)
@given(enough, enough, st.integers(0, 5), st.integers(0, 5))
def test_what_is_printed_holds_what_it_must(
    first: list[int], second: list[int], missing: int, gone: int
) -> None:
    people = sum(first) + missing, sum(second) + gone
    told = compare(first, second, people)
    assert told is not None
    low, high = welch_interval(first, second)
    assert told.low <= max(low, -100) + 1e-6
    assert told.high >= min(high, 100) - 1e-6
    assert told.chance == (told.low <= 0 <= told.high)
    for side, found, of in ((told.first, first, people[0]), (told.second, second, people[1])):
        assert side.score == level(found).score
        assert (side.low is None) == (side.n == side.of)
        if side.low is not None and side.high is not None:
            within = population_interval(found, of)
            assert side.low <= max(within[0], 0) + 1e-6
            assert side.high >= min(within[1], 100) - 1e-6


@pytest.mark.parametrize("n", [5, 6, 7, 8, 9])
def test_every_set_of_answers_looks_like_at_least_three(n: int) -> None:
    for found in sets(n):
        same = alike(found)
        assert found in same
        assert len(same) >= 3
        assert all(alike(other) == same for other in same)


def test_the_attack_on_everything_printed_of_five_and_five() -> None:
    """Whoever knows every answer of one place and all that is printed still has three sets for the other."""
    known = (0, 1, 2, 1, 1)
    behind: dict[Comparison | None, int] = defaultdict(int)
    for found in sets(5):
        behind[compare(found, known, (6, 5))] += 1
    assert min(behind.values()) >= 3


def test_the_whole_adds_nothing_to_the_places() -> None:
    """All said the highest, the others did not: the sum of both would give the place away that was capped."""
    told = compare((0, 0, 0, 0, 5), (0, 0, 0, 5, 0), (5, 5))
    assert told is not None
    assert told.first.score == 90
    assert told.score == 5 * int((told.first.score + told.second.score) / 10 + 0.5)


def test_from_ten_answers_each_the_figures_are_exact() -> None:
    first, second = (0, 0, 2, 4, 6), (3, 3, 3, 2, 0)
    told = compare(first, second, (12, 14))
    assert told is not None
    assert told.first.low is None
    assert told.second.low is not None
    assert told.g is not None
    assert not told.chance
    assert told.score == int(mean([a + b for a, b in zip(first, second, strict=True)]) + 0.5)
