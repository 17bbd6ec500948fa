"""Whom there is something to write to about a screening, and when they are at work."""

from collections.abc import Iterator
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from sammenhold.directory.zones import SAID_IN, zone_said
from sammenhold.mail.hours import is_working_time
from sammenhold.surveys.models import Invitation, Wave
from sammenhold.surveys.occasions import BEFORE_A_REMINDER, NEWS_FOR, Occasion, holds

_ZONES = [f"person__{name}" for name in SAID_IN]


def not_told(occasion: Occasion, now: datetime) -> QuerySet[Invitation]:
    """Those who have not had this mail. Only their own table is asked, so that a claim by this is safe."""
    found = Invitation.objects.filter(**{occasion.value: None}).exclude(wait_until__gt=now)
    if occasion is Occasion.REMINDER:
        return found.filter(used=False, told_at__lte=now - BEFORE_A_REMINDER)
    return found


def mails_due(now: datetime, most: int) -> list[tuple[Occasion, int]]:
    """Which mail may go to which invitation now, in its person's working hours."""
    found = list[tuple[Occasion, int]]()
    for occasion, rows in waiting(now):
        if at_work := _at_work(rows, now):
            due = rows.filter(at_work).order_by("pk").values_list("pk", flat=True)
            found += ((occasion, pk) for pk in due[: most - len(found)])
    return found


def waiting(now: datetime) -> Iterator[tuple[Occasion, QuerySet[Invitation]]]:
    """The mails that wait, of each occasion. Nobody is written to about a screening that is made up."""
    about = Q(state=Wave.State.OPEN, closes_at__gt=now) | Q(released_at__gt=now - NEWS_FOR)
    waves = list(Wave.objects.filter(about, made_up=False).defer("questionnaire", "tree", "summary"))
    for occasion in Occasion:
        if right := [wave.pk for wave in waves if holds(occasion, wave, now)]:
            yield occasion, not_told(occasion, now).filter(wave__in=right).exclude(person__email="")


def _at_work(waiting: QuerySet[Invitation], now: datetime) -> Q:
    """Of all time zones that are said of them, those where it is working time; empty when there is none."""
    said = waiting.order_by().values_list(*_ZONES).distinct()
    there = [Q(**dict(zip(_ZONES, names, strict=True))) for names in said if _works(now, names)]
    return reduce(or_, there, Q())


def _works(now: datetime, names: tuple[str | None, ...]) -> bool:
    return is_working_time(now, zone_said(*names))
