"""What stands in a person's own calendar: actions, reviews they look after, dates of rounds they lead."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from sammenhold.actions import rules
from sammenhold.actions.calendars import Event
from sammenhold.actions.models import Action
from sammenhold.agreements.models import Agreement
from sammenhold.surveys.models import Wave
from sammenhold.workshops.models import Workshop

KEPT = timedelta(days=60)
"""How long dates of rounds stay after they have been."""
SHORT = timedelta(minutes=30)
"""What opens at a moment stands in the half hour after it, what closes in the half hour before."""


def calendar_of(person: int, now: datetime) -> tuple[Event, ...]:
    """A fixed number of queries, however much there is."""
    theirs = Action.objects.filter(Q(responsible=person) | Q(helper=person))
    since = now - KEPT
    return (
        *(event for action in _changed(theirs) for event in _of_action(action)),
        *_reviews(person),
        *_screenings(person, since),
        *_workshops(person, since),
    )


def one_action(unit: int, key: UUID) -> tuple[Event, ...]:
    """What a single action puts into a calendar; nothing when it is not in the unit's plan, or has no day."""
    found = _changed(Action.objects.filter(unit=unit, pk=key)).first()
    return tuple(_of_action(found)) if found else ()


def _changed(actions: QuerySet[Action]) -> QuerySet[Any]:
    return actions.annotate(changed_at=Max("entries__at")).order_by("created_at", "pk")


def _of_action(action: Any) -> Iterator[Event]:
    """The day it is due while it is open, and once it is done the day to look."""
    if action.state in rules.OPEN and action.due_on:
        yield _of_day(action, "due", action.title, action.due_on, action.what)
    if action.state == Action.State.DONE and action.look_on:
        title = _("Did it help? %(title)s") % {"title": action.title}
        yield _of_day(action, "look", title, action.look_on, action.sign)


def _of_day(action: Any, what: str, title: str, day: date, more: str) -> Event:
    return Event(
        uid=f"action-{action.pk.hex}-{what}",
        title=title,
        begins=day,
        changed=action.changed_at or action.created_at,
        text="\n".join(words for words in (action.why, more) if words),
        sequence=action.edition,
    )


def _reviews(person: int) -> Iterator[Event]:
    kept = Agreement.objects.filter(keeper=person, review_on__isnull=False).select_related("unit")
    for agreement in kept.annotate(number=Count("versions"), made=Max("versions__made_at")).order_by("pk"):
        if agreement.review_on and agreement.made:
            yield Event(
                uid=f"agreement-{agreement.pk}-review",
                title=_("Look at the agreement again: %(unit)s") % {"unit": agreement.unit.name},
                begins=agreement.review_on,
                changed=agreement.made,
                text=_("Do we do it? Does it help? Keep it, change it or drop it?"),
                sequence=agreement.number,
            )


def _screenings(person: int, since: datetime) -> Iterator[Event]:
    led = Wave.objects.filter(round__leads__person=person, made_up=False, closes_at__gt=since)
    for wave in led.only("title", "opened_at", "closes_at", "created_at").order_by("pk"):
        named = {"title": wave.title}
        changed = wave.opened_at or wave.created_at
        if wave.opened_at:
            yield _opens(f"screening-{wave.pk.hex}", _("Opens: %(title)s") % named, wave.opened_at, changed)
        yield _closes(f"screening-{wave.pk.hex}", _("Closes: %(title)s") % named, wave.closes_at, changed)


def _workshops(person: int, since: datetime) -> Iterator[Event]:
    """Those over days: from the opening to the last closing time. One that is live has no date here."""
    led = Workshop.objects.filter(round__leads__person=person, tempo=Workshop.Tempo.DAYS)
    led = led.annotate(last=Max("steps__windows__closes_at"))
    for workshop in led.filter(last__gt=since).order_by("pk"):
        named = {"title": workshop.title}
        changed = workshop.opened_at or workshop.created_at
        if workshop.opened_at:
            title = _("Opens: %(title)s") % named
            yield _opens(f"workshop-{workshop.pk.hex}", title, workshop.opened_at, changed)
        yield _closes(f"workshop-{workshop.pk.hex}", _("Closes: %(title)s") % named, workshop.last, changed)


def _opens(uid: str, title: str, at: datetime, changed: datetime) -> Event:
    return Event(uid=f"{uid}-opens", title=title, begins=at, ends=at + SHORT, changed=changed)


def _closes(uid: str, title: str, at: datetime, changed: datetime) -> Event:
    return Event(uid=f"{uid}-closes", title=title, begins=at - SHORT, ends=at, changed=changed)
