"""Whom there is something to write to about actions, in their own working hours."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import reduce
from operator import or_
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from sammenhold.actions.models import Action, Post, Told
from sammenhold.actions.queries.due import (
    current_rounds,
    due_by,
    monday_of,
    nobodys,
    unreached,
    waiting_for_help,
)
from sammenhold.agreements.models import Agreement
from sammenhold.directory.models import Person
from sammenhold.directory.zones import SAID_IN, zone_said
from sammenhold.rounds.models import Lead
from sammenhold.surveys.models import Wave
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.mailing import reachable

_ZONES = [f"person__{name}" for name in SAID_IN]


def people_due(now: datetime, most: int) -> list[int]:
    """Who may be written to now: because somebody is stuck, or because this week's digest is due."""
    posts = with_news(now)
    found = posts.filter(reachable(posts, now)).order_by("pk").values_list("pk", flat=True)
    return list(found[:most])


def with_news(now: datetime) -> QuerySet[Post]:
    """Those for whom there is something, whether they are at work or not."""
    posts = Post.objects.exclude(person__email="")
    if not settings.PUBLIC_URL:
        posts = posts.filter(person__organisation__in=roots())
    weekly = [where & _weekly(zone, now) for zone, where in _zones(posts)]
    return posts.filter(reduce(or_, weekly, _is_to_hear_who_is_stuck()))


def monday(now: datetime, zone: ZoneInfo) -> date:
    """Of the week that it is in `zone`."""
    return monday_of(now.astimezone(zone).date())


def wants_digest(post: Post, now: datetime, zone: ZoneInfo) -> bool:
    """Whether this week's digest is due, and there is something in it that was there when the week began."""
    return Post.objects.filter(_weekly(zone, now), pk=post.pk).exists()


def without_post() -> QuerySet[Person]:
    """Those who have an action or lead a round, and whose post has not been opened yet."""
    theirs = Action.objects.filter(Q(responsible=OuterRef("pk")) | Q(helper=OuterRef("pk")))
    concerned = Exists(theirs) | Exists(Lead.objects.filter(person=OuterRef("pk")))
    return Person.objects.filter(concerned).exclude(Exists(Post.objects.filter(person=OuterRef("pk"))))


def roots() -> dict[int, str]:
    """What links begin with in each organisation where the house gives no public address: what those who lead
    have used in other mails last."""
    said = (
        Wave.objects.values_list("round__organisation", "link_root").order_by("opened_at"),
        Workshop.objects.values_list("round__organisation", "link_root").order_by("created_at"),
        Agreement.objects.values_list("unit__organisation", "link_root").order_by("pk"),
    )
    return {organisation: root for known in said for organisation, root in known.exclude(link_root="")}


def _zones(posts: QuerySet[Post]) -> Iterator[tuple[ZoneInfo, Q]]:
    """Each clock that somebody lives by, and who does."""
    who = dict[ZoneInfo, Q]()
    for names in posts.order_by().values_list(*_ZONES).distinct():
        zone = zone_said(*names)
        who[zone] = who.get(zone, Q()) | Q(**dict(zip(_ZONES, names, strict=True)))
    yield from who.items()


def _weekly(zone: ZoneInfo, now: datetime) -> Q:
    """What is written down in the course of a week waits for the next Monday."""
    day = monday(now, zone)
    begins = datetime.combine(day, time(), zone)
    due = Action.objects.filter(due_by(day), created_at__lt=begins)
    theirs = Q(person__in=_of(due, "responsible")) | Q(person__in=_of(due, "helper"))
    orphans = due.filter(nobodys() | unreached())
    return (Q(week=None) | Q(week__lt=day)) & (theirs | Q(person__in=_leads(orphans).values("person")))


def _of(actions: QuerySet[Any], who: str) -> QuerySet[Any]:
    return actions.exclude(**{who: None}).values(who)


def _leads(actions: QuerySet[Action]) -> QuerySet[Lead]:
    """Those who lead the plans in which some of these actions are."""
    rounds = current_rounds().filter(unit__in=actions.values("unit"))
    return Lead.objects.filter(round__in=rounds.values("pk"))


def _is_to_hear_who_is_stuck() -> Q:
    stuck = Action.objects.filter(waiting_for_help())
    told = Told.objects.filter(
        action=OuterRef("pk"), person=OuterRef(OuterRef("person")), asked_at=OuterRef("stuck_at")
    )
    untold = stuck.filter(unit=OuterRef("round__unit")).exclude(Exists(told))
    return Q(person__in=_leads(stuck).filter(Exists(untold)).values("person"))
