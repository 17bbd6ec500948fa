"""Where a person's days go, and how many are apart from the team."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.mapping.days import Days, common_sites, listed, main_site, share_apart

HALL, NUUK = 1, 2


def test_home_days_count_against_the_days_that_somebody_works() -> None:
    assert share_apart(listed(HALL, 2, None), HALL, HALL) == pytest.approx(0.4)
    assert share_apart(listed(HALL, 1.5, 0.6), HALL, HALL) == pytest.approx(0.5)
    assert share_apart(listed(HALL, 5, 0.6), HALL, HALL) == 1.0


def test_a_site_that_nobody_has_named_is_the_teams() -> None:
    assert share_apart(listed(None, 2, 1), None, HALL) == pytest.approx(0.4)


def test_days_on_the_road_and_at_another_site_are_apart() -> None:
    days = Days({HALL: 10, NUUK: 4}, home=4, road=2)
    assert share_apart(days, HALL, HALL) == pytest.approx(0.5)
    assert share_apart(days, HALL, None) == pytest.approx(0.3)


def test_nothing_known_is_nothing_said_unless_the_site_is_another() -> None:
    assert share_apart(None, HALL, HALL) is None
    assert share_apart(None, NUUK, HALL) == 1.0


def test_the_main_site_has_the_most_days_and_the_staff_list_decides_between_equals() -> None:
    assert main_site(Days({HALL: 4, NUUK: 6}), HALL) == NUUK
    assert main_site(Days({HALL: 5, NUUK: 5}), NUUK) == NUUK
    assert main_site(Days({}, home=20), NUUK) == NUUK


def test_a_common_site_has_more_than_half_of_those_with_one() -> None:
    assert common_sites([(7, HALL), (7, HALL), (7, NUUK), (7, None)]) == {7: HALL}
    assert common_sites([(7, HALL), (7, NUUK)]) == {}


DAYS = st.integers(0, 20)


@given(st.dictionaries(st.sampled_from([HALL, NUUK, None]), DAYS), DAYS, DAYS, st.sampled_from([None, HALL]))
def test_a_share_is_between_none_and_all(
    sites: dict[int | None, float], home: int, road: int, common: int | None
) -> None:
    share = share_apart(Days(sites, home, road), HALL, common)
    assert share is None or 0 <= share <= 1
