"""Proposed closing times for a workshop over days: pure, no database."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from itertools import islice
from zoneinfo import ZoneInfo

from sammenhold.mail.hours import working_days
from sammenhold.workshops.rules import PHASES, Moment, is_for_all

DAY_ENDS = 17
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


def _times(number: int) -> tuple[time, ...]:
    """Spread over the day, on whole and half hours."""
    span = (DAY_ENDS - FIRST_CLOSING_AFTER) * 2
    halves = [FIRST_CLOSING_AFTER * 2 + span * (place + 1) // number for place in range(number)]
    return tuple(time(half // 2, 30 * (half % 2)) for half in halves)


def in_order(times: Iterable[datetime]) -> bool:
    """Does no part close before the one that comes before it?"""
    given = [moment.timestamp() for moment in times]
    return given == sorted(given)
