"""How spread out a team is: worked out by hand, and what holds for every team."""

from itertools import combinations
from statistics import mean, pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.stats.dispersion import imbalance_index, isolation_index, site_index, time_zone_index

TEAMS = st.lists(st.integers(1, 30), min_size=1, max_size=8).filter(lambda sites: sum(sites) > 1)


@pytest.mark.parametrize(
    ("members", "site", "isolation", "imbalance"),
    [
        ([9], 0.0, 0.0, 0.0),
        ([1, 1, 1], 1.0, 1.0, 0.0),
        ([3, 1], 0.5, 0.25, 0.25),
        ([4, 4], 4 / 7, 0.0, 0.0),
        ([7, 1, 1], 15 / 36, 2 / 9, 8**0.5 / 9),
    ],
)
def test_teams_worked_out_by_hand(
    members: list[int], site: float, isolation: float, imbalance: float
) -> None:
    assert site_index(members) == pytest.approx(site)
    assert isolation_index(members) == pytest.approx(isolation)
    assert imbalance_index(members) == pytest.approx(imbalance)


def test_two_in_denmark_and_one_in_greenland_are_two_hours_apart_on_average() -> None:
    assert time_zone_index([1, 1, -2]) == 2.0


def test_the_shorter_way_round_the_day_counts() -> None:
    assert time_zone_index([13, -11]) == 0.0
    assert time_zone_index([12, -1]) == 11.0


@given(TEAMS)
def test_every_pair_is_counted_once(members: list[int]) -> None:
    people = [site for site, number in enumerate(members) for _ in range(number)]
    assert site_index(members) == pytest.approx(mean(a != b for a, b in combinations(people, 2)))
    assert imbalance_index(members) == pytest.approx(pstdev(members) / len(people))


@given(TEAMS)
def test_indices_stay_in_their_bounds(members: list[int]) -> None:
    assert 0 <= site_index(members) <= 1
    assert 0 <= isolation_index(members) <= 1
    assert 0 <= imbalance_index(members) < 0.5


@given(st.lists(st.floats(-12, 14), min_size=2, max_size=12))
def test_clocks_are_never_more_than_half_a_day_apart(offsets: list[float]) -> None:
    assert 0 <= time_zone_index(offsets) <= 12


@pytest.mark.parametrize("members", [[], [1], [3, 0], [2, -1]])
def test_what_is_no_team_is_refused(members: list[int]) -> None:
    for index in (site_index, isolation_index, imbalance_index):
        with pytest.raises(ValueError, match="team"):
            index(members)
    with pytest.raises(ValueError, match="apart"):
        time_zone_index([1])
