"""Over days: whom there is something to write to, and what those who lead see of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from sammenhold.directory.models import Person
from sammenhold.directory.zones import SAID_IN, zone_said
from sammenhold.mail.hours import day_begins, is_working_time
from sammenhold.workshops.models import Invitation, Workshop
from sammenhold.workshops.rules import PHASES

MINUTES = "minutes"
"""What the last mail is about."""

NEWS_FOR = timedelta(days=14)
"""How long after the end somebody can still be told that the minutes are ready."""

_FOR_ALL = sorted({phase.name for course in PHASES.values() for phase in course if phase.acts})
"""Phases in which there is something to do, whatever the course."""

_AT = Concat(
    Cast("workshop__step_id", CharField()), Value("."), "workshop__step__phase", output_field=CharField()
)


@dataclass(frozen=True)
class Recipient:
    """Somebody of the unit, as those who lead see it: not whether they take part or stopped the mails."""

    person_id: int
    name: str
    has_address: bool
    refused: bool
    chosen: bool
    loses_link: bool


@dataclass(frozen=True)
class Recipients:
    people: tuple[Recipient, ...]

    @property
    def on(self) -> int:
        """How many Sammenhold may write to; with none the mails are off."""
        return sum(person.chosen for person in self.people)

    @property
    def reachable(self) -> int:
        return sum(person.has_address for person in self.people)

    @property
    def without_address(self) -> tuple[str, ...]:
        return tuple(person.name for person in self.people if not person.has_address)


def recipients_of(workshop: Workshop, unit: int) -> Recipients:
    """The unit's people, and those from elsewhere who have a personal link."""
    invited = {found.person_id: found for found in workshop.invitations.all()}
    found = Person.objects.filter(Q(unit=unit) | Q(pk__in=list(invited))).select_related("mailbox")
    people = found.order_by("name", "pk")
    return Recipients(tuple(_recipient(person, invited.get(person.pk)) for person in people))


def _recipient(person: Person, invitation: Invitation | None) -> Recipient:
    mailbox = getattr(person, "mailbox", None)
    return Recipient(
        person.pk,
        person.name,
        bool(person.email),
        bool(mailbox and mailbox.refused),
        bool(invitation and invitation.by_mail and person.email),
        bool(invitation and invitation.told_at is None and not invitation.by_mail),
    )


def with_news(now: datetime) -> QuerySet[Invitation]:
    """Invitations of those who have not been told by mail what is open now, or that the minutes are ready."""
    under_way = Q(
        Q(workshop__deadline=None) | Q(workshop__deadline__gt=now),
        workshop__state=Workshop.State.OPEN,
        workshop__tempo=Workshop.Tempo.DAYS,
        workshop__paused_at=None,
        workshop__step__phase__in=_FOR_ALL,
        workshop__step__reading=False,
    )
    ended = Q(workshop__state=Workshop.State.CLOSED, workshop__closed_at__gt=now - NEWS_FOR)
    invited = Invitation.objects.filter(by_mail=True, stopped=False).exclude(person__email="")
    return invited.annotate(at=_AT).filter((under_way & ~Q(told=F("at"))) | (ended & ~Q(told=MINUTES)))


def people_due(now: datetime, most: int) -> list[int]:
    """Who may get a mail now: in their own working hours, and none yet on this day of theirs."""
    waiting = with_news(now)
    people = waiting.filter(reachable(waiting, now)).order_by("person_id").values_list("person_id", flat=True)
    return list(people.distinct()[:most])


def reachable(waiting: QuerySet[Any], now: datetime, who: str = "person") -> Q:
    """Of rows that wait for a mail to their `who`: those for whom it may come now."""
    names = [f"{who}__{name}" for name in SAID_IN]
    said = waiting.order_by().values_list(*names).distinct()
    times = [
        _may_get(now, dict(zip(names, found, strict=True)), who) for found in said if _at_work(now, found)
    ]
    rested = ~Q(**{f"{who}__mailbox__wait_until__gt": now})
    return reduce(or_, times) & rested if times else Q(pk__in=())


def _at_work(now: datetime, said: Iterable[str | None]) -> bool:
    return is_working_time(now, zone_said(*said))


def _may_get(now: datetime, said: dict[str, str | None], who: str) -> Q:
    begins = day_begins(now, zone_said(*said.values()))
    last = f"{who}__mailbox__mailed_at"
    return Q(**said) & (Q(**{last: None}) | Q(**{f"{last}__lt": begins}))
