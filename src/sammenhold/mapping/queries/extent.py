"""How widespread virtual work is in a unit and below it: the answer to workshop question Q1."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sammenhold.directory.models import Site, Unit
from sammenhold.directory.queries import units_below
from sammenhold.mapping.groups import Group, Groups, counted, rolled_up, set_apart
from sammenhold.mapping.queries.figures import Figure, figure
from sammenhold.mapping.queries.manner import Manner, manner_of
from sammenhold.mapping.queries.standing import Roll, Standing, roll, standings
from sammenhold.mapping.queries.word import Word
from sammenhold.mapping.rules import screen_rule_applies
from sammenhold.rounds.units import parents_in
from sammenhold.stats.disclosure.joining import joined
from sammenhold.stats.ratings import FLOOR


@dataclass(frozen=True)
class Row:
    """A group that is shown; several names are shown together. No name: the staff list does not say."""

    names: tuple[str, ...]
    figure: Figure

    @property
    def is_rolled_up(self) -> bool:
        return len(self.names) > 1


@dataclass(frozen=True)
class Breakdown:
    """Everybody, divided by `key`: title, profession, unit or site. No rows where they would be one group."""

    key: str
    rows: tuple[Row, ...]

    @property
    def expects(self) -> bool:
        return any(row.figure.expected is not None for row in self.rows)


@dataclass(frozen=True)
class Extent:
    """Of `people`, `known` have days that somebody has told; `waiting` of the `said` do not count so yet.

    `screen` is how many work more than two days a week at home, ``None`` when that could tell of few.
    """

    people: int
    known: int
    said: int
    waiting: int
    estimated: int
    whole: Figure | None
    breakdowns: tuple[Breakdown, ...]
    screen: int | None
    manner: Manner


@dataclass(frozen=True)
class Place:
    """Where the people are: the organisation's sites, and the units looked at, by name."""

    sites: Mapping[int, str]
    units: Mapping[int, str]
    parents: Mapping[str, str | None]


def extent_of(
    organisation_id: int, unit_id: int, kept: Mapping[int, Word] | None = None
) -> tuple[Extent, Mapping[int, Word]]:
    """The map, and what of that which people say counts in it.

    `kept` is what counted when the map was last looked at. What is new or other since then begins to count
    where at least five have something new; what was kept counts on until then.
    """
    place = _place(organisation_id, unit_id)
    everybody = roll(place.units)
    told = _fresh(everybody, place, kept or {})
    known, groups, told = _settled(everybody, place, told)
    by_person = {each.person_id: each for each in known}
    extent = Extent(
        people=len(everybody.people),
        known=len(known),
        said=len(everybody.said),
        waiting=sum(told.get(person) != word for person, word in everybody.said.items()),
        estimated=len(everybody.estimated),
        whole=figure(known),
        breakdowns=tuple(_breakdown(key, shown, by_person) for key, shown in groups.items()),
        screen=_screen(known),
        manner=manner_of(told.values()),
    )
    return extent, told


def _fresh(everybody: Roll, place: Place, kept: Mapping[int, Word]) -> Mapping[int, Word]:
    """What was kept, and what is new where it is new of none or at least five in every group."""
    still = {person: word for person, word in kept.items() if person in everybody.said}
    _, groups, possible = _settled(everybody, place, everybody.said)
    new = {person for person, word in possible.items() if still.get(person) != word}
    return {**still, **{person: everybody.said[person] for person in counted(new, groups)}}


def _settled(
    everybody: Roll, place: Place, told: Mapping[int, Word]
) -> tuple[tuple[Standing, ...], Mapping[str, Groups], Mapping[int, Word]]:
    """Who is known, in which groups, and what of `told` counts in them.

    Somebody who does not count with it, and of whom the staff list does not tell, is not known; the groups
    are then made again without them.
    """
    while True:
        known = tuple(each for each in standings(everybody, told) if each.days is not None)
        groups = set_apart(_groups(known, place))
        fewer = counted(told.keys() & {each.person_id for each in known}, groups)
        if fewer == told.keys():
            return known, groups, told
        told = {person: word for person, word in told.items() if person in fewer}


def _place(organisation_id: int, unit_id: int) -> Place:
    units = units_below(organisation_id, unit_id)
    above = parents_in(organisation_id)
    names = dict(Unit.objects.filter(pk__in=units).values_list("pk", "name"))
    parents = {str(unit): str(above[unit]) if above[unit] in units else None for unit in units}
    return Place(
        dict(Site.objects.filter(organisation=organisation_id).values_list("pk", "name")), names, parents
    )


def _groups(known: Collection[Standing], place: Place) -> dict[str, Groups]:
    return {
        "title": _by((each.title, each) for each in known),
        "profession": _by((each.profession, each) for each in known),
        "unit": _by_unit(known, place),
        "site": _by((place.sites.get(each.listed_site_id or 0, ""), each) for each in known),
    }


def _by(named: Iterable[tuple[str, Standing]]) -> Groups:
    found = defaultdict[str, set[int]](set)
    for name, each in named:
        found[name].add(each.person_id)
    return rolled_up(found)


def _by_unit(known: Collection[Standing], place: Place) -> Groups:
    """Units with too few are shown with their nearest in the tree."""
    members = defaultdict[str, set[int]](set)
    for each in known:
        members[str(each.unit_id)].add(each.person_id)
    joints = joined({unit: len(people) for unit, people in members.items()}, place.parents, FLOOR)
    return tuple(
        Group(
            tuple(sorted(place.units[int(unit)] for unit in joint.units)),
            frozenset().union(*(members[unit] for unit in joint.units)),
        )
        for joint in joints
    )


def _breakdown(key: str, groups: Groups, by_person: Mapping[int, Standing]) -> Breakdown:
    if len(groups) < 2:
        return Breakdown(key, ())
    inside = [(group.names, [by_person[person] for person in group.people]) for group in groups]
    expects = all(not 0 < _expecting(people) < FLOOR for _, people in inside)
    found = [(names, figure(people, with_expected=expects)) for names, people in inside]
    rows = [Row(names, shown) for names, shown in found if shown]
    return Breakdown(key, tuple(sorted(rows, key=lambda row: (-row.figure.share, row.names))))


def _expecting(people: Iterable[Standing]) -> int:
    return sum(each.expected_home_days is not None for each in people)


def _screen(known: Collection[Standing]) -> int | None:
    number = sum(each.days is not None and screen_rule_applies(each.days.home) for each in known)
    few = 0 < number < FLOOR or 0 < len(known) - number < FLOOR
    return None if few or len(known) < FLOOR else number
