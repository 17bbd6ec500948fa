"""What can be done with work patterns. Guards first, one transaction."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from sammenhold.directory.members import Member
from sammenhold.directory.models import Person, Site
from sammenhold.directory.queries import units_below
from sammenhold.mapping import rules
from sammenhold.mapping.choices import Sharing, Source
from sammenhold.mapping.models import Counted, PatternLink, SiteDays, WorkPattern
from sammenhold.mapping.queries.standing import listed_days
from sammenhold.rounds.queries import RoundView
from sammenhold.rounds.rules import may_lead_round


class ImpossibleError(Exception):
    """Days or hours that cannot be."""


class ClosedLinkError(Exception):
    """The personal link has been used, or is too old."""


@dataclass(frozen=True)
class Said:
    """What a person says of their work: days in four weeks, and how."""

    sites: Mapping[int, int]
    home_days: int
    road_days: int
    sharing: Sharing
    wished_home_days: int | None = None
    expected_home_days: int | None = None
    home_weekdays: tuple[int, ...] = ()
    starts: time | None = None
    ends: time | None = None
    time_zone: str = ""
    tasks: Mapping[str, int] | None = None
    channels: tuple[str, ...] = ()
    served: tuple[str, ...] = ()


@dataclass(frozen=True)
class Estimate:
    """What a leader reckons of one person: days at home in four weeks, now and in a year."""

    home_days: int
    expected_home_days: int | None


@transaction.atomic
def say(person_id: int, said: Said) -> None:
    """The person's own word; it takes the place of all that was there before."""
    _check(person_id, said)
    pattern, _ = WorkPattern.objects.update_or_create(
        person_id=person_id,
        defaults={
            "source": Source.SAID,
            "home_days": said.home_days,
            "road_days": said.road_days,
            "wished_home_days": said.wished_home_days,
            "expected_home_days": said.expected_home_days,
            "home_weekdays": list(said.home_weekdays),
            "starts": said.starts,
            "ends": said.ends,
            "time_zone": said.time_zone,
            "tasks": dict(said.tasks or {}),
            "channels": list(said.channels),
            "served": list(said.served),
            "sharing": said.sharing,
            "changed_on": timezone.localdate(),
        },
    )
    _place(pattern, said.sites)


@transaction.atomic
def say_by_link(token: str, said: Said) -> None:
    """The word of whoever holds the link: once. Raises ``ClosedLinkError`` when it is used or too old."""
    oldest = timezone.now() - rules.LINK_LIFETIME
    link = PatternLink.objects.filter(token_hash=rules.fingerprint(token), used=False, made_at__gt=oldest)
    person = link.values_list("person", flat=True).first()
    if person is None or not link.update(used=True):
        raise ClosedLinkError
    say(person, said)


@transaction.atomic
def forget(person_id: int) -> None:
    """Delete what the person said, everywhere; from now on only the staff list tells of them."""
    Counted.objects.filter(person=person_id).delete()
    WorkPattern.objects.filter(person=person_id, source=Source.SAID).delete()


@transaction.atomic
def estimate(member: Member, round: RoundView, reckoned: Mapping[int, Estimate | None]) -> None:
    """The leader's estimates; ``None`` takes one back. Who has said it themselves is left alone."""
    if not rules.may_estimate(member, round):
        raise PermissionDenied
    people = Person.objects.filter(
        unit__in=units_below(round.organisation_id, round.unit_id), pk__in=reckoned
    )
    for person in people.exclude(pattern__source=Source.SAID).select_related("pattern"):
        _estimate(person, reckoned[person.pk])


@transaction.atomic
def make_links(member: Member, round: RoundView, people: Collection[int]) -> dict[int, str]:
    """A new link for each of these people of the unit, as {person id: token}; older ones stop working."""
    if not may_lead_round(member, round):
        raise PermissionDenied
    units = units_below(round.organisation_id, round.unit_id)
    found = Person.objects.filter(unit__in=units, pk__in=people).values_list("pk", flat=True)
    tokens = {person: secrets.token_urlsafe(16) for person in found}
    links = [PatternLink(person_id=person, token_hash=rules.fingerprint(tokens[person])) for person in tokens]
    PatternLink.objects.bulk_create(
        links,
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["token_hash", "made_at", "used"],
    )
    return tokens


def _check(person_id: int, said: Said) -> None:
    days = [*said.sites.values(), said.home_days, said.road_days]
    if min(days) < 0 or not sum(days) or rules.too_many_days(days):
        raise ImpossibleError
    if (said.starts is None) != (said.ends is None):
        raise ImpossibleError
    if said.starts and said.ends and not rules.is_a_day(said.starts, said.ends):
        raise ImpossibleError
    there = Site.objects.filter(organisation__people=person_id, pk__in=said.sites).count()
    if there != len(said.sites):
        raise ImpossibleError


def _estimate(person: Person, reckoned: Estimate | None) -> None:
    if reckoned is None:
        WorkPattern.objects.filter(person=person, source=Source.ESTIMATE).delete()
        return
    listed = listed_days(person)
    total = round(listed.total) if listed else rules.FULL_TIME
    home = min(reckoned.home_days, rules.DAYS)
    pattern, _ = WorkPattern.objects.update_or_create(
        person=person,
        defaults={
            "source": Source.ESTIMATE,
            "home_days": home,
            "expected_home_days": reckoned.expected_home_days,
            "changed_on": timezone.localdate(),
        },
    )
    _place(pattern, {person.site_id: total - home} if person.site_id and total > home else {})


def _place(pattern: WorkPattern, sites: Mapping[int, int]) -> None:
    pattern.sites.all().delete()
    rows: Iterable[SiteDays] = (
        SiteDays(pattern=pattern, site_id=site, days=days) for site, days in sites.items() if days
    )
    SiteDays.objects.bulk_create(rows)
