"""What a digest tells a person: their actions, reviews they look after, and the plans that they lead."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery

from sammenhold.actions import rules
from sammenhold.actions.models import Action, Entry, Told
from sammenhold.agreements.models import Agreement, Silence
from sammenhold.rounds.models import Lead, Round

State = Action.State
WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Due:
    """An action, as the one who is responsible for it or helps is told of it."""

    key: UUID
    title: str
    why: str
    unit: str
    responsible: str
    is_helper: bool
    state: Action.State
    due_on: date | None
    look_on: date | None
    sign: str
    links_from: datetime | None
    today: date

    @property
    def is_due(self) -> bool:
        return rules.is_due(self.state, self.due_on, self.look_on, self.today)

    @property
    def is_late(self) -> bool:
        return rules.is_late(self.state, self.due_on, self.today)

    @property
    def is_open(self) -> bool:
        return self.state in rules.OPEN

    @property
    def to_be_looked_at(self) -> bool:
        return self.state == State.DONE


@dataclass(frozen=True)
class Review:
    """An agreement that is to be looked at again, for the one who looks after it."""

    unit: str
    on: date
    page_key: str


@dataclass(frozen=True)
class Led:
    """What those who lead a plan are told of it. `unreached`: whom no mail reaches, with something due."""

    round: UUID
    unit: str
    nobodys: int
    stuck: frozenset[UUID]
    unreached: tuple[str, ...]


@dataclass(frozen=True)
class Digest:
    actions: tuple[Due, ...]
    reviews: tuple[Review, ...]
    led: tuple[Led, ...]


@dataclass(frozen=True)
class Stuck:
    """An action for which somebody has asked for help. `addresses`: of those who do it."""

    key: UUID
    round: UUID
    title: str
    unit: str
    by: str
    words: str
    asked_at: datetime
    addresses: tuple[str, ...]


def due_by(day: date) -> Q:
    """``rules.is_due``, as a condition."""
    return Q(state__in=rules.OPEN, due_on__lte=day + rules.AHEAD) | Q(state=State.DONE, look_on__lte=day)


def digest_of(person: int, today: date) -> Digest:
    """A fixed number of queries, however much there is."""
    return Digest(
        tuple(one for one in in_hand(person, today) if one.is_due),
        tuple(_reviews(person, today)),
        tuple(_led(person, today)),
    )


def in_hand(person: int, today: date) -> tuple[Due, ...]:
    """All that the person has not done yet, or that waits for a look; what has no day comes last."""
    theirs = Action.objects.filter(Q(responsible=person) | Q(helper=person))
    found = theirs.filter(state__in=[*rules.OPEN, State.DONE]).select_related("unit", "responsible")
    made = [_due(action, person, today) for action in found.order_by("created_at", "pk")]
    return tuple(sorted(made, key=lambda one: _day(one) or date.max))


def stuck_for(person: int) -> tuple[Stuck, ...]:
    """What this person leads and has not been told of yet."""
    told = Told.objects.filter(action=OuterRef("pk"), person=person, asked_at=OuterRef("stuck_at"))
    asked = Entry.objects.filter(action=OuterRef("pk"), kind=Entry.Kind.STUCK).order_by("-pk")
    found = led_by(person).filter(waiting_for_help()).exclude(Exists(told))
    found = found.annotate(by=Subquery(asked.values("by")[:1], output_field=CharField()))
    found = found.select_related("unit", "responsible", "helper").order_by("stuck_at", "pk")
    return tuple(_stuck(action) for action in found)


def current_rounds() -> QuerySet[Round]:
    """Whose business a plan is: that of the unit's newest round which somebody leads."""
    led = Round.objects.filter(Exists(Lead.objects.filter(round=OuterRef("pk"))))
    same_time = Q(created_at=OuterRef("created_at"), pk__lt=OuterRef("pk"))
    newer = Q(created_at__gt=OuterRef("created_at")) | same_time
    return led.exclude(Exists(led.filter(newer, unit=OuterRef("unit"))))


def led_by(person: int) -> QuerySet[Any]:
    """The actions of plans that the person leads; `led_in` is the round."""
    units = current_rounds().filter(leads__person=person).values("unit")
    here = current_rounds().filter(unit=OuterRef("unit")).values("pk")[:1]
    return Action.objects.filter(unit__in=units).annotate(led_in=Subquery(here))


def leads_of(person: int) -> tuple[str, ...]:
    """The addresses of those who lead the plans in which somebody has something to do."""
    theirs = Action.objects.filter(Q(responsible=person) | Q(helper=person))
    rounds = current_rounds().filter(unit__in=theirs.values("unit"))
    leads = Lead.objects.filter(round__in=rounds.values("pk")).exclude(person__email="")
    return tuple(leads.exclude(person=person).order_by("pk").values_list("person__email", flat=True))


def waiting_for_help() -> Q:
    return Q(stuck_at__isnull=False, state__in=rules.OPEN)


def nobodys() -> Q:
    """Nobody answers for it."""
    return Q(responsible=None, state__in=[*rules.OPEN, State.DONE])


def unreached() -> Q:
    """Whoever answers for it gets no mail."""
    return Q(responsible__email="") | Q(responsible__mailbox__refused=True)


def _reviews(person: int, today: date) -> Iterator[Review]:
    """Those that fall in this week, or before it and have not been held."""
    silent = Silence.objects.filter(agreement=OuterRef("pk"), person=person)
    sunday = monday_of(today) + WEEK
    kept = Agreement.objects.filter(keeper=person, review_on__lte=sunday, versions__isnull=False)
    found = kept.exclude(Exists(silent)).distinct().order_by("review_on", "pk")
    for unit, day, key in found.values_list("unit__name", "review_on", "page_key"):
        if day:
            yield Review(unit, day, key)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _led(person: int, today: date) -> Iterator[Led]:
    notable = nobodys() | waiting_for_help() | (unreached() & due_by(today))
    found = led_by(person).filter(notable).select_related("unit", "responsible__mailbox")
    for round, actions in groupby(found.order_by("led_in", "pk"), key=lambda one: one.led_in):
        yield _told_of_plan(round, tuple(actions), today)


def _told_of_plan(round: UUID, actions: tuple[Action, ...], today: date) -> Led:
    silent = {one.responsible.name: None for one in actions if one.responsible and _is_unreached(one, today)}
    return Led(
        round,
        actions[0].unit.name,
        sum(one.responsible_id is None for one in actions),
        frozenset(one.pk for one in actions if one.stuck_at and one.state in rules.OPEN),
        tuple(silent),
    )


def _is_unreached(action: Action, today: date) -> bool:
    mailbox = getattr(action.responsible, "mailbox", None)
    gets_none = not getattr(action.responsible, "email", "") or bool(mailbox and mailbox.refused)
    return gets_none and rules.is_due(action.state, action.due_on, action.look_on, today)


def _due(action: Action, person: int, today: date) -> Due:
    return Due(
        action.pk,
        action.title,
        action.why,
        action.unit.name,
        action.responsible.name if action.responsible else action.named,
        action.responsible_id != person,
        State(action.state),
        action.due_on,
        action.look_on,
        action.sign,
        action.links_from,
        today,
    )


def _day(one: Due) -> date | None:
    return one.look_on if one.to_be_looked_at else one.due_on


def _stuck(action: Any) -> Stuck:
    people = (action.responsible, action.helper)
    return Stuck(
        action.pk,
        action.led_in,
        action.title,
        action.unit.name,
        action.by,
        action.stuck_words,
        action.stuck_at or action.created_at,
        tuple(person.email for person in people if person and person.email),
    )
