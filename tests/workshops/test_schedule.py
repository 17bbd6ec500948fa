"""Proposed closing times: pure, in three time zones, and when the clocks change."""

from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sammenhold.workshops.schedule import days, in_order, parts, proposed

COPENHAGEN, NUUK, PUNE = (ZoneInfo(name) for name in ("Europe/Copenhagen", "America/Nuuk", "Asia/Kolkata"))
SHORT = ("arrive", "theme", "gains", "risks", "question", "close")
LONG = ("arrive", "theme", "gains", "risks", "question", "question", "risks", "close")
AGENDAS = st.lists(st.sampled_from(SHORT), min_size=1, max_size=8)


@given(
    AGENDAS,
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.sampled_from([COPENHAGEN, NUUK, PUNE]),
    st.booleans(),
)
def test_every_part_gets_one_time_in_order_on_a_working_day_in_its_own_zone(
    kinds: list[str], first: date, zone: ZoneInfo, apart: bool
) -> None:
    found = proposed(kinds, first, zone, apart=apart)
    assert tuple(found) == parts(kinds)
    times = list(found.values())
    assert in_order(times)
    assert len(set(times)) == len(times)
    for moment in times:
        local = moment.astimezone(UTC).astimezone(zone)
        assert local.weekday() < 5
        assert time(9) < local.time() <= time(17)
        assert local.date() >= first


def test_the_long_agenda_takes_six_days_and_one_part_a_day_takes_twelve() -> None:
    assert [len(day) for day in days(LONG)] == [3, 2, 1, 1, 2, 3]
    assert len(days(LONG, apart=True)) == len(parts(LONG)) == 12


@pytest.mark.parametrize(
    ("first", "hours"),
    [(date(2026, 3, 27), (16, 15)), (date(2026, 10, 23), (15, 16))],
    ids=["summer", "winter"],
)
def test_five_in_the_afternoon_stays_so_when_the_clocks_change(first: date, hours: tuple[int, int]) -> None:
    """From Friday to Monday over the change: the same hour at the workplace, another in UTC."""
    found = list(proposed(["question"], first, COPENHAGEN).values())
    assert [found[0].astimezone(UTC).hour, found[2].astimezone(UTC).hour] == list(hours)
    assert {moment.hour for moment in (found[0], found[2])} == {17}
    assert found[2].date() - found[0].date() == timedelta(days=3)
