"""Where somebody's clock is."""

from datetime import date
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from sammenhold.directory.models import Organisation, Person
from sammenhold.jobs import clock

SAID_IN = ("time_zone", "site__time_zone", "organisation__time_zone")
"""Where a person's time zone is said, the nearest first; for queries."""


def zone_of(person: Person) -> ZoneInfo:
    """The person's own time zone, else that of the site, else that of the organisation."""
    site = person.site.time_zone if person.site else None
    return zone_said(person.time_zone, site, person.organisation.time_zone)


def zone_said(*names: str | None) -> ZoneInfo:
    """The first of the names that is a time zone."""
    return ZoneInfo(next((name for name in names if name in _known()), "UTC"))


def zone_of_id(person_id: int) -> ZoneInfo:
    return zone_of(Person.objects.select_related("site", "organisation").get(pk=person_id))


def zone_in(organisation_id: int) -> ZoneInfo:
    return zone_said(Organisation.objects.values_list("time_zone", flat=True).get(pk=organisation_id))


def today_in(organisation_id: int) -> date:
    """What day it is where the organisation is."""
    return clock.now().astimezone(zone_in(organisation_id)).date()


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())
