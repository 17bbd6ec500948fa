"""Working days and hours in several time zones, and when the clocks change."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sammenhold.mail.hours import working_days, working_time

COPENHAGEN, NUUK, PUNE = (ZoneInfo(name) for name in ("Europe/Copenhagen", "America/Nuuk", "Asia/Kolkata"))


def test_working_days_leave_out_the_weekend() -> None:
    following = working_days(date(2026, 11, 27))
    assert [next(following).isoformat() for _ in range(3)] == ["2026-11-27", "2026-11-30", "2026-12-01"]


@pytest.mark.parametrize(
    ("zone", "hours"), [(COPENHAGEN, 7.0), (NUUK, 6.0), (PUNE, 2.5)], ids=["Copenhagen", "Nuuk", "Pune"]
)
def test_a_window_gives_each_place_its_own_working_hours(zone: ZoneInfo, hours: float) -> None:
    """Tuesday 9 to 17 in Copenhagen is 5 to 13 in Nuuk and 13.30 to 21.30 in Pune, in winter."""
    opens, closes = (datetime(2026, 1, 20, hour, tzinfo=COPENHAGEN) for hour in (9, 17))
    assert working_time(opens, closes, zone) == timedelta(hours=hours)


def test_a_night_on_which_the_clocks_change_gives_no_working_time() -> None:
    opens, closes = (datetime(2026, 3, day, 20, tzinfo=COPENHAGEN) for day in (27, 29))
    assert working_time(opens, closes, COPENHAGEN) == timedelta()
