"""Whom there is something to write to about an agreement: the personal link, that it is adopted, a review."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import Enum
from typing import TypeVar

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sammenhold.agreements.models import Agreement, Link, Silence
from sammenhold.workshops.queries.mailing import reachable

NEWS_FOR = timedelta(days=14)
"""How long it is news that a version was adopted."""


Row = TypeVar("Row", Link, Agreement)


class Occasion(Enum):
    LINK = "link"
    ADOPTED = "adopted"
    REVIEW = "review"


def links_to_send(now: datetime) -> QuerySet[Link]:
    """Personal links that have not been sent, of askings that take answers."""
    waiting = _heard(Link.objects.filter(by_mail=True, told_at=None), "asking__agreement", "person")
    return waiting.filter(asking__closed_at=None, asking__closes_at__gt=now)


def adopted_to_tell(now: datetime) -> QuerySet[Link]:
    """Those who got their link by mail, once what they were asked about is adopted."""
    waiting = Link.objects.filter(by_mail=True, adopted_told_at=None).exclude(told_at=None)
    return _heard(waiting, "asking__agreement", "person").filter(asking__version__made_at__gt=now - NEWS_FOR)


def reviews_to_tell(now: datetime) -> QuerySet[Agreement]:
    """Agreements in force whose day to look back has come, where the keeper has not been told of that day."""
    waiting = Agreement.objects.filter(review_on__lte=now.date(), versions__isnull=False).distinct()
    waiting = waiting.filter(Q(told_on=None) | ~Q(told_on=F("review_on")))
    return _heard(waiting.exclude(keeper=None), "pk", "keeper")


def people_due(now: datetime, most: int) -> list[tuple[Occasion, int]]:
    """What may be written about now, each with the key of its row: in its reader's working hours."""
    return list(_due(now, most))[:most]


def _due(now: datetime, most: int) -> Iterator[tuple[Occasion, int]]:
    for occasion, waiting, who in (
        (Occasion.LINK, links_to_send(now), "person"),
        (Occasion.ADOPTED, adopted_to_tell(now), "person"),
        (Occasion.REVIEW, reviews_to_tell(now), "keeper"),
    ):
        found = waiting.filter(reachable(waiting, now, who)).order_by("pk").values_list("pk", flat=True)
        yield from ((occasion, pk) for pk in found[:most])


def _heard(waiting: QuerySet[Row], agreement: str, who: str) -> QuerySet[Row]:
    """Without those who have no address, or want no mails about the agreement."""
    silent = Silence.objects.filter(agreement=OuterRef(agreement), person=OuterRef(who))
    return waiting.exclude(Exists(silent)).exclude(**{f"{who}__email": ""})
