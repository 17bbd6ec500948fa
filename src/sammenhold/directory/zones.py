"""Where somebody's clock is."""

from zoneinfo import ZoneInfo, available_timezones

from sammenhold.directory.models import Person


def zone_of(person: Person) -> ZoneInfo:
    """The person's own time zone, else that of the site, else that of the organisation."""
    named = (person.time_zone, person.site.time_zone if person.site else "", person.organisation.time_zone)
    known = available_timezones()
    return ZoneInfo(next((name for name in named if name in known), "UTC"))


def zone_of_id(person_id: int) -> ZoneInfo:
    return zone_of(Person.objects.select_related("site", "organisation").get(pk=person_id))
