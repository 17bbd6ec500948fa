"""Hours in which somebody may be written to: working days where the person is. Pure, no database."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

WORK_BEGINS, WORK_ENDS = 8, 16


def is_working_time(moment: datetime, zone: ZoneInfo) -> bool:
    """Is it between 8 and 16, Monday to Friday, in `zone`?"""
    local = moment.astimezone(zone)
    return local.weekday() < 5 and WORK_BEGINS <= local.hour < WORK_ENDS


def may_mail(moment: datetime, last: datetime | None, zone: ZoneInfo) -> bool:
    """May somebody whose clock is in `zone` get a mail now? One a day at most, in their working hours."""
    return is_working_time(moment, zone) and (last is None or last < day_begins(moment, zone))


def day_begins(moment: datetime, zone: ZoneInfo) -> datetime:
    """When the day of `moment` began in `zone`."""
    return datetime.combine(moment.astimezone(zone).date(), time(), zone)


def next_morning(moment: datetime, zone: ZoneInfo) -> datetime:
    """When the next mail can come to whoever gets one now."""
    tomorrow = moment.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(next(working_days(tomorrow)), time(WORK_BEGINS), zone)


def working_days(first: date) -> Iterator[date]:
    """From `first`, Monday to Friday. Public holidays are not known here."""
    following = (first + timedelta(days=number) for number in count())
    return (day for day in following if day.weekday() < 5)


def working_time(opens: datetime, closes: datetime, zone: ZoneInfo) -> timedelta:
    """How much of a window lies between 8 and 16 on a working day in `zone`."""
    local, end = opens.astimezone(zone).date(), closes.astimezone(zone).date()
    number = max(0, (end - local).days) + 1
    these = (local + timedelta(days=ahead) for ahead in range(number))
    return sum((_within(opens, closes, day, zone) for day in these if day.weekday() < 5), timedelta())


def _within(opens: datetime, closes: datetime, day: date, zone: ZoneInfo) -> timedelta:
    begins = max(opens.timestamp(), datetime.combine(day, time(WORK_BEGINS), zone).timestamp())
    ends = min(closes.timestamp(), datetime.combine(day, time(WORK_ENDS), zone).timestamp())
    return timedelta(seconds=max(0.0, ends - begins))
