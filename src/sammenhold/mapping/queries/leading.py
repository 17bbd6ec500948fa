"""Virtual leadership: a leader's own figures for the leader alone, and many leaders' together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sammenhold.directory.models import Person
from sammenhold.directory.queries import units_below
from sammenhold.mapping.choices import Source
from sammenhold.mapping.models import WorkPattern
from sammenhold.mapping.queries.figures import EXACTLY
from sammenhold.mapping.queries.standing import listed_days
from sammenhold.mapping.queries.week import Hours, hours_on, monday_in, overlap_of, zone_of_pattern
from sammenhold.stats.ratings import FLOOR, ROUNDED_BELOW

SPANS = ((1, 4), (5, 9), (10, 19), (20, None))


@dataclass(frozen=True)
class Part:
    """Those of a leader's people who have their workplace at one site, by the staff list.

    `days` of four weeks the leader is at that site, ``None`` when nobody has said; `hours` are those that all
    who have told theirs have in common with the leader.
    """

    site: str
    people: int
    days: float | None
    hours: Hours | None


@dataclass(frozen=True)
class Leadership:
    span: int
    sites: int
    parts: tuple[Part, ...]
    has_said: bool


@dataclass(frozen=True)
class Leaders:
    """At least five leaders together: means, and from ten how many have how many people and sites."""

    number: int
    span: float
    sites: float
    spans: tuple[tuple[int, int | None, int], ...]


def leadership_of(person_id: int) -> Leadership | None:
    """The leader's own figures; ``None`` for somebody whom nobody has as nearest leader."""
    me = Person.objects.select_related("site", "organisation").get(pk=person_id)
    people = list(me.reports.select_related("site", "organisation").order_by("pk"))
    if not people:
        return None
    said = WorkPattern.objects.filter(person__in=[me, *people], source=Source.SAID)
    patterns = {pattern.person_id: pattern for pattern in said.prefetch_related("sites")}
    at = defaultdict[tuple[str, int], list[Person]](list)
    for person in people:
        at[(person.site.name, person.site.pk) if person.site else ("", 0)].append(person)
    days, clocks = _days(me, patterns), _clocks([me, *people], me, patterns)
    parts = [
        Part(name, len(there), days.get(site, 0.0) if days is not None else None, _common(me, there, clocks))
        for (name, site), there in sorted(at.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    return Leadership(len(people), sum(site != 0 for _, site in at), tuple(parts), me.pk in patterns)


def leaders_below(organisation_id: int, unit_id: int) -> Leaders | None:
    """The leaders of everybody in these units, by the staff list; ``None`` when they are fewer than five."""
    people = Person.objects.filter(unit__in=units_below(organisation_id, unit_id), manager__isnull=False)
    spans, sites = defaultdict[int, int](int), defaultdict[int, set[int]](set)
    for manager, site in people.values_list("manager", "site"):
        assert manager
        spans[manager] += 1
        sites[manager].update({site} if site else ())
    if len(spans) < FLOOR:
        return None
    many = len(spans) >= ROUNDED_BELOW
    return Leaders(
        len(spans),
        _mean(list(spans.values())),
        _mean([len(sites[manager]) for manager in spans]),
        tuple((least, most, _within(spans.values(), least, most)) for least, most in SPANS) if many else (),
    )


def _within(spans: Iterable[int], least: int, most: int | None) -> int:
    return sum(least <= span <= (most or span) for span in spans)


def _mean(values: Sequence[int]) -> float:
    return int(10 * sum(values) / len(values) + 0.5 + EXACTLY) / 10


def _days(me: Person, patterns: Mapping[int, WorkPattern]) -> Mapping[int | None, float] | None:
    if me.pk in patterns:
        return {row.site_id: float(row.days) for row in patterns[me.pk].sites.all()}
    listed = listed_days(me)
    return listed.sites if listed else None


def _clocks(people: Sequence[Person], me: Person, patterns: Mapping[int, WorkPattern]) -> dict[int, Hours]:
    """The usual hours of those who have said them, on the leader's clock."""
    mine = zone_of_pattern(me, patterns.get(me.pk))
    found = {}
    for person in people:
        pattern = patterns.get(person.pk)
        if pattern and pattern.starts and pattern.ends:
            theirs = zone_of_pattern(person, pattern)
            found[person.pk] = hours_on(monday_in(mine), pattern.starts, pattern.ends, theirs, mine)
    return found


def _common(me: Person, people: Sequence[Person], clocks: Mapping[int, Hours]) -> Hours | None:
    known = [clocks[person.pk] for person in people if person.pk in clocks]
    return overlap_of([clocks[me.pk], *known]) if known and me.pk in clocks else None
