"""The team's week: who is where on which day, as far as each shows it, and the hours in common."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from sammenhold.directory.models import Person
from sammenhold.directory.zones import zone_of, zone_said
from sammenhold.mapping.choices import Sharing, Source, Weekday
from sammenhold.mapping.models import WorkPattern
from sammenhold.mapping.rules import length

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Hours:
    """From and to, in hours after the reader's midnight; below 0 and above 24 on the days beside it."""

    starts: float
    ends: float

    @property
    def span(self) -> float:
        return self.ends - self.starts

    @property
    def turns(self) -> tuple[float, ...]:
        """Where they begin on a day from 0 to 24, also as the end of the day before and of the one after."""
        return tuple(
            start for start in (self.starts - 24, self.starts, self.starts + 24) if -self.span < start < 24
        )

    @property
    def clock(self) -> tuple[time, time]:
        midnight = datetime(2000, 1, 1)  # noqa: DTZ001 (a clock, of no zone)
        return (midnight + self.starts * HOUR).time(), (midnight + self.ends * HOUR).time()


@dataclass(frozen=True)
class Day:
    """`place` is "home", "site", or empty when the person does not show it."""

    weekday: Weekday
    place: str


@dataclass(frozen=True)
class Colleague:
    name: str
    is_me: bool
    site: str
    days: tuple[Day, ...]
    shows_days: bool
    hours: Hours | None
    local: tuple[time, time] | None
    zone: str
    is_elsewhere: bool

    @property
    def zone_name(self) -> str:
        return place_of(self.zone)


@dataclass(frozen=True)
class TeamWeek:
    """`overlap` is when all who have said their hours are at work; `silent` have said nothing yet."""

    unit: str
    monday: date
    zone: str
    colleagues: tuple[Colleague, ...]
    silent: int
    overlap: Hours | None
    lacks_overlap: bool
    weekdays: tuple[Weekday, ...] = tuple(Weekday)

    @property
    def someone_shows_days(self) -> bool:
        return any(each.shows_days for each in self.colleagues)

    @property
    def someone_shows_hours(self) -> bool:
        return any(each.hours for each in self.colleagues)


def place_of(zone: str) -> str:
    """What a zone is called by those who live there: "America/Nuuk" is Nuuk."""
    return zone.rpartition("/")[2].replace("_", " ")


def week_of(person_id: int) -> TeamWeek:
    """The week of the person's own unit, on the clock of the person."""
    me = Person.objects.select_related("unit", "site", "organisation").get(pk=person_id)
    found = WorkPattern.objects.filter(person__unit=me.unit_id, source=Source.SAID).order_by(
        "person__name", "pk"
    )
    patterns = found.select_related("person__site", "person__organisation").prefetch_related("sites__site")
    zone = zone_of_pattern(me, next((each for each in patterns if each.person_id == me.pk), None))
    monday = monday_in(zone)
    colleagues = tuple(_colleague(pattern, me.pk, zone, monday) for pattern in patterns)
    hours = [each.hours for each in colleagues if each.hours]
    overlap = overlap_of(hours)
    return TeamWeek(
        me.unit.name,
        monday,
        str(zone),
        colleagues,
        me.unit.people.count() - len(colleagues),
        overlap,
        len(hours) > 1 and overlap is None,
    )


def overlap_of(hours: Iterable[Hours]) -> Hours | None:
    """The hours that all have in common; ``None`` when there are none, or fewer than two people."""
    known = list(hours)
    if len(known) < 2:
        return None
    common = Hours(max(each.starts for each in known), min(each.ends for each in known))
    return common if common.span > 0 else None


def hours_on(monday: date, starts: time, ends: time, theirs: ZoneInfo, mine: ZoneInfo) -> Hours:
    """A usual day in `theirs` on the clock of `mine`, in the week of `monday`."""
    midnight = datetime.combine(monday, time(), mine)
    first = (datetime.combine(monday, starts, theirs) - midnight) / HOUR
    return Hours(first, first + length(starts, ends) / HOUR)


def zone_of_pattern(person: Person, pattern: WorkPattern | None) -> ZoneInfo:
    """Where the person's clock is: as they say, else as the directory has it."""
    return zone_said(pattern.time_zone) if pattern and pattern.time_zone else zone_of(person)


def monday_in(zone: ZoneInfo) -> date:
    """The first day of this week."""
    today = timezone.localdate(timezone=zone)
    return today - timedelta(days=today.weekday())


def _colleague(pattern: WorkPattern, me: int, mine: ZoneInfo, monday: date) -> Colleague:
    theirs = zone_of_pattern(pattern.person, pattern)
    shows_site = pattern.sharing == Sharing.DAYS
    local = (pattern.starts, pattern.ends) if pattern.starts and pattern.ends else None
    return Colleague(
        pattern.person.name,
        pattern.person_id == me,
        _site(pattern) if shows_site else "",
        tuple(Day(day, _place(pattern, day)) for day in Weekday),
        pattern.sharing != Sharing.HOURS,
        hours_on(monday, *local, theirs, mine) if local else None,
        local,
        str(theirs),
        hours_on(monday, time(12), time(13), theirs, mine) != Hours(12, 13),
    )


def _site(pattern: WorkPattern) -> str:
    most = max(pattern.sites.all(), key=lambda row: row.days, default=None)
    return most.site.name if most else ""


def _place(pattern: WorkPattern, day: Weekday) -> str:
    """Nobody who works at sites only, or at home only, needs to mark any day."""
    if pattern.sharing == Sharing.HOURS:
        return ""
    if day in pattern.home_weekdays:
        return "home"
    sites = bool(pattern.sites.all())
    if sites and (pattern.home_weekdays or not pattern.home_days):
        return "site"
    return "home" if pattern.home_days and not sites else ""
