"""Proposed closing times for a workshop over days: pure, no database."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count, islice
from zoneinfo import ZoneInfo

from sammenhold.workshops.rules import PHASES, Moment, is_for_all

WORK_BEGINS, WORK_ENDS, DAY_ENDS = 8, 16, 17
FIRST_CLOSING_AFTER = 9
STAGES = {"write": 0, "group": 1, "more": 2, "regroup": 3, "decide": 4}
"""What is done on one day. Other phases belong to the day of the one before."""


def parts(courses: Sequence[str]) -> tuple[Moment, ...]:
    """The parts of an agenda in which there is something to do, in order."""
    return tuple(
        Moment(step, place)
        for step, course in enumerate(courses)
        for place, phase in enumerate(PHASES[course])
        if is_for_all(course, phase.name)
    )


def days(courses: Sequence[str], *, apart: bool = False) -> tuple[tuple[Moment, ...], ...]:
    """Each day's parts: writing on one, grouping and voting on the next, then deciding; or one part a day. A
    second round of writing has a day of its own, and so has what follows it."""
    found: list[list[Moment]] = []
    stage = 0
    for part in parts(courses):
        belongs = STAGES.get(PHASES[courses[part.step]][part.phase].name, stage)
        if apart or not found or belongs != stage:
            found.append([])
        found[-1].append(part)
        stage = belongs
    return tuple(map(tuple, found))


def proposed(
    courses: Sequence[str], first: date, zone: ZoneInfo, *, apart: bool = False
) -> dict[Moment, datetime]:
    """A closing time for each part, on working days from `first`; the last of a day at 17 in `zone`."""
    each = days(courses, apart=apart)
    return {
        part: datetime.combine(day, at, zone)
        for day, today in zip(islice(working_days(first), len(each)), each, strict=True)
        for part, at in zip(today, _times(len(today)), strict=True)
    }


def working_days(first: date) -> Iterator[date]:
    """From `first`, Monday to Friday. Public holidays are not known here."""
    following = (first + timedelta(days=number) for number in count())
    return (day for day in following if day.weekday() < 5)


def _times(number: int) -> tuple[time, ...]:
    """Spread over the day, on whole and half hours."""
    span = (DAY_ENDS - FIRST_CLOSING_AFTER) * 2
    halves = [FIRST_CLOSING_AFTER * 2 + span * (place + 1) // number for place in range(number)]
    return tuple(time(half // 2, 30 * (half % 2)) for half in halves)


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


def in_order(times: Iterable[datetime]) -> bool:
    """Does no part close before the one that comes before it?"""
    given = [moment.timestamp() for moment in times]
    return given == sorted(given)


def is_working_time(moment: datetime, zone: ZoneInfo) -> bool:
    """Is it between 8 and 16, Monday to Friday, in `zone`?"""
    local = moment.astimezone(zone)
    return local.weekday() < 5 and WORK_BEGINS <= local.hour < WORK_ENDS


def day_begins(moment: datetime, zone: ZoneInfo) -> datetime:
    """When the day of `moment` began in `zone`."""
    return datetime.combine(moment.astimezone(zone).date(), time(), zone)


def may_mail(moment: datetime, last: datetime | None, zone: ZoneInfo) -> bool:
    """May somebody whose clock is in `zone` get a mail now? One a day at most, in their working hours."""
    return is_working_time(moment, zone) and (last is None or last < day_begins(moment, zone))


def next_morning(moment: datetime, zone: ZoneInfo) -> datetime:
    """When the next mail can come to whoever gets one now."""
    tomorrow = moment.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(next(working_days(tomorrow)), time(WORK_BEGINS), zone)
