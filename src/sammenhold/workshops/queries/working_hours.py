"""Over days: which parts give people in another time zone little of their own working hours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sammenhold.directory.models import Person
from sammenhold.directory.zones import SAID_IN, zone_said
from sammenhold.mail.hours import WORK_BEGINS, working_time
from sammenhold.web.moments import place_of
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.windows import Part

LITTLE = timedelta(hours=2)


@dataclass(frozen=True)
class Scarce:
    """A place elsewhere, and the parts that leave it less than two working hours, each with how much."""

    place: str
    parts: tuple[str, ...]


def scarce(workshop: Workshop, unit: int, parts: Sequence[Part]) -> tuple[Scarce, ...]:
    """The places of the unit's people for which some part is short, in the order of their names."""
    windows = list(_windows(workshop, parts))
    if not windows:
        return ()
    found = (
        Scarce(place, _short(windows, zone)) for place, zone in _elsewhere(unit, workshop.zone, windows[0])
    )
    return tuple(sorted((short for short in found if short.parts), key=lambda short: short.place))


Window = tuple[str, datetime, datetime]


def _windows(workshop: Workshop, parts: Sequence[Part]) -> Iterator[Window]:
    """Name, opening and closing of each part that is not closed. A workshop that has not begun is taken to
    begin in the morning of the first day."""
    opens = workshop.opened_at
    for part in parts:
        if part.closes_at is None:
            continue
        morning = datetime.combine(part.closes_at.astimezone(workshop.zone), time(WORK_BEGINS), workshop.zone)
        if part.closed_at is None:
            yield part.name, opens or morning, part.closes_at
        opens = part.closed_at or part.closes_at


def _elsewhere(unit: int, here: ZoneInfo, first: Window) -> set[tuple[str, ZoneInfo]]:
    """The places of the unit's people where the clock shows another time: the site, else the zone's city."""
    people = Person.objects.filter(unit=unit).values_list("site__name", *SAID_IN).distinct()
    places = {
        (_place(site, zone_said(*said), said[1]), zone_said(*said)) for site, *said in people.order_by()
    }
    return {(place, zone) for place, zone in places if _offset(first[2], zone) != _offset(first[2], here)}


def _place(site: str | None, zone: ZoneInfo, of_site: str | None) -> str:
    return site if site and zone.key == of_site else place_of(zone)


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def _short(windows: Sequence[Window], zone: ZoneInfo) -> tuple[str, ...]:
    known = ((name, working_time(opens, closes, zone)) for name, opens, closes in windows)
    return tuple(f"{name} ({_words(length)})" for name, length in known if length < LITTLE)


def _words(length: timedelta) -> str:
    minutes = int(length / timedelta(minutes=1))
    if not minutes:
        return _("no working time")
    return ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}
