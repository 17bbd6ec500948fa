"""The arithmetic of a measurement, against the slow and obvious way of doing it."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.bench import figures

VALUES = st.lists(st.integers(0, 50), min_size=1)
SCREENS = st.lists(
    st.lists(st.integers(0, 12), max_size=8).map(
        lambda counts: [(10.0 + turn, n) for turn, n in enumerate(counts)]
    ),
    max_size=4,
)


@given(VALUES, st.floats(0.01, 1.0))
def test_a_percentile_is_the_value_of_nearest_rank(values: list[int], share: float) -> None:
    expected = sorted(values)[math.ceil(share * len(values)) - 1]
    assert figures.percentile(Counter(values), share) == expected


def test_the_percentile_of_nothing_is_nought() -> None:
    assert figures.percentile({}, 0.95) == 0


@given(SCREENS, st.integers(0, 6), st.integers(0, 6))
def test_an_act_is_seen_when_the_count_first_reaches_it(screens, first: int, more: int) -> None:
    acts = range(first, first + more)
    for screen in screens:
        expected = {
            act: times[0] for act in acts if (times := [when for when, count in screen if count > act])
        }
        assert dict(figures.first_seen(screen, acts)) == expected


@given(SCREENS)
def test_spread_is_that_of_all_pairs_and_of_the_slowest_screens(screens) -> None:
    sent = [9.0 + act / 100 for act in range(12)]
    seen = [dict(figures.first_seen(screen, range(12))) for screen in screens]
    pairs = sorted((when - sent[act]) * 1000 for screen in seen for act, when in screen.items())
    slowest = sorted(
        max((screen[act] - sent[act]) * 1000 for screen in seen if act in screen)
        for act in range(12)
        if any(act in screen for screen in seen)
    )
    spread = figures.spread(sent, screens, range(12))
    for shown, values, share in (
        (spread.p50_ms, pairs, 0.5),
        (spread.p95_ms, pairs, 0.95),
        (spread.p99_ms, pairs, 0.99),
        (spread.last_screen_p95_ms, slowest, 0.95),
    ):
        expected = values[math.ceil(share * len(values)) - 1] if values else 0
        assert shown == pytest.approx(expected, abs=1 / figures.BINS_PER_MS + 1e-6)


@given(st.integers(0, 20), st.lists(st.integers(1, 5), max_size=10))
def test_a_screen_that_rises_to_what_was_accepted_has_lost_and_doubled_nothing(start: int, steps) -> None:
    counts = [start + sum(steps[:turn]) for turn in range(len(steps) + 1)]
    screen = [(float(turn), count) for turn, count in enumerate(counts)]
    accepted = counts[-1]
    assert figures.lost(accepted, accepted, [screen]) == 0
    assert figures.duplicated(accepted, accepted, [screen]) == 0
    assert figures.lost(accepted + 3, accepted + 3, [screen, screen]) == 6
    assert figures.duplicated(accepted - 1, accepted - 1, [screen]) == 1


def test_a_count_that_falls_shows_acts_a_second_time() -> None:
    assert figures.duplicated(5, 5, [[(1.0, 3), (2.0, 1), (3.0, 5)]]) == 2


def test_what_the_database_lacks_or_has_twice_is_told() -> None:
    screen = [(1.0, 5)]
    assert figures.lost(5, 3, [screen]) == 2
    assert figures.duplicated(5, 6, [screen]) == 1


def test_everybody_has_seen_it_when_the_last_screen_has() -> None:
    screens = [[(1.0, 1), (4.0, 2)], [(2.0, 2)]]
    assert figures.all_seen(screens, 2) == 4.0
    assert figures.all_seen([*screens, [(3.0, 1)]], 2) is None
    assert figures.all_seen([], 0) is None
