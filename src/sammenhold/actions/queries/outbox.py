"""What waits to be sent in an organisation, and what was refused: as much as tells nothing of who answered.

Counts, never who. Reminders of a screening are left out, since they go to those who have not answered; and
those who want no mails are nowhere counted.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, Q, QuerySet

from sammenhold.actions.models import Told
from sammenhold.actions.queries.mailing import with_news
from sammenhold.agreements.models import Link
from sammenhold.agreements.queries.mailing import adopted_to_tell, links_to_send, reviews_to_tell
from sammenhold.directory.models import Person
from sammenhold.directory.zones import SAID_IN, zone_said
from sammenhold.mail.hours import is_working_time
from sammenhold.surveys.models import Invitation as Asked
from sammenhold.surveys.occasions import Occasion
from sammenhold.surveys.queries.mailing import waiting
from sammenhold.workshops.models import Invitation
from sammenhold.workshops.queries.mailing import with_news as workshops_with_news


class Kind(Enum):
    WORKSHOP = "workshop"
    INVITATION = "invitation"
    RESULT = "result"
    LINK = "link"
    ADOPTED = "adopted"
    REVIEW = "review"
    ACTIONS = "actions"


@dataclass(frozen=True)
class Pile:
    """Mails of one kind that wait. `until`: the last moment at which one of them still says something."""

    kind: Kind
    number: int
    until: datetime | None


@dataclass(frozen=True)
class Elsewhere:
    """How many wait until it is working time where their readers are."""

    zone: ZoneInfo
    number: int


@dataclass(frozen=True)
class Refused:
    """Somebody whose address the mail server does not take mails for. `since` is not always known."""

    person: int
    name: str
    since: datetime | None


@dataclass(frozen=True)
class Outbox:
    """`taken_at`: when the mail server last took one of these mails, as far as that is written down."""

    piles: tuple[Pile, ...]
    elsewhere: tuple[Elsewhere, ...]
    refused: tuple[Refused, ...]
    taken_at: datetime | None

    @property
    def number(self) -> int:
        return sum(pile.number for pile in self.piles)

    @property
    def now(self) -> int:
        """How many could go out at once, unless their readers have had a mail today."""
        return self.number - sum(place.number for place in self.elsewhere)


def outbox_of(organisation: int, now: datetime) -> Outbox:
    """A fixed number of queries, however much waits."""
    piles, away = list[Pile](), Counter[ZoneInfo]()
    for kind, rows, who, until in _waiting(now):
        zones = _by_zone(rows.filter(**{f"{who}__organisation": organisation}), who)
        away.update({zone: number for zone, number in zones.items() if not is_working_time(now, zone)})
        last = rows.aggregate(last=Max(until))["last"] if until and zones else None
        if zones:
            piles.append(Pile(kind, zones.total(), last))
    elsewhere = tuple(Elsewhere(zone, number) for zone, number in away.most_common())
    return Outbox(tuple(piles), elsewhere, tuple(_refused(organisation)), _taken_at(organisation))


def _waiting(now: datetime) -> Iterator[tuple[Kind, QuerySet[Any], str, str]]:
    """Of each kind the rows that wait, where their reader stands in them, and until when they hold."""
    yield Kind.WORKSHOP, workshops_with_news(now), "person", "workshop__deadline"
    for occasion, rows in waiting(now):
        if occasion is Occasion.INVITATION:
            yield Kind.INVITATION, rows, "person", "wave__closes_at"
        if occasion is Occasion.RESULT:
            yield Kind.RESULT, rows, "person", ""
    yield Kind.LINK, links_to_send(now), "person", "asking__closes_at"
    yield Kind.ADOPTED, adopted_to_tell(now), "person", ""
    yield Kind.REVIEW, reviews_to_tell(now), "keeper", ""
    yield Kind.ACTIONS, with_news(now).filter(silent=False), "person", ""


def _by_zone(rows: QuerySet[Any], who: str) -> Counter[ZoneInfo]:
    found = Counter[ZoneInfo]()
    names = [f"{who}__{name}" for name in SAID_IN]
    for *said, number in rows.order_by().values_list(*names).annotate(number=Count("pk", distinct=True)):
        found[zone_said(*said)] += number
    return found


def _refused(organisation: int) -> Iterator[Refused]:
    asked = Asked.objects.filter(refused=True).values("person")
    people = Person.objects.filter(Q(mailbox__refused=True) | Q(pk__in=asked), organisation=organisation)
    found = people.order_by("name", "pk").values_list("pk", "name", "mailbox__refused_since")
    return (Refused(*line) for line in found)


def _taken_at(organisation: int) -> datetime | None:
    """Only of mails whose time is written down when the server takes them."""
    theirs = {"person__organisation": organisation}
    moments = [
        Invitation.objects.filter(**theirs).aggregate(at=Max("told_at"))["at"],
        *Link.objects.filter(**theirs).aggregate(one=Max("told_at"), two=Max("adopted_told_at")).values(),
        Told.objects.filter(**theirs).aggregate(at=Max("action__stuck_told_at"))["at"],
    ]
    return max((moment for moment in moments if moment), default=None)
