"""How the nine of the digital citizen service say that they work."""

from dataclasses import dataclass
from datetime import time

from sammenhold.config.demonstration.people import MEMBERS
from sammenhold.directory.models import Organisation, Person
from sammenhold.directory.zones import zone_of
from sammenhold.mapping import commands
from sammenhold.mapping.choices import Channel, Degree, Served, Sharing, Task

FULL = 20
MON, TUE, WED, THU, FRI = range(5)
NONE, SOME, MOST = Degree


@dataclass(frozen=True)
class Way:
    """`home` are the weekdays at home, `tasks` how virtual each is, in the order of `Task`."""

    home: tuple[int, ...] = ()
    hours: tuple[int, int] = (8, 16)
    tasks: tuple[Degree, ...] = (SOME, NONE, NONE, SOME, NONE)
    wished: int | None = None
    expected: int | None = None
    road: int = 0
    sharing: Sharing = Sharing.DAYS


WAYS = {
    "Mette Holm": Way((FRI,), (8, 16), (MOST, SOME, SOME, NONE, SOME), 4, 4, road=2),
    "Karen Juhl": Way((), (8, 15), wished=4, expected=4),
    "Ali Demir": Way((), (9, 17), (SOME, NONE, NONE, MOST, NONE), 4, 4, sharing=Sharing.PLACE),
    "Birthe Sørensen": Way((WED,), (7, 15), (SOME, SOME, NONE, MOST, NONE), 8, 8),
    "Jens Kjær": Way((), (8, 16), (SOME, SOME, NONE, NONE, SOME), 0, 4, sharing=Sharing.HOURS),
    "Aviaja Petersen": Way((MON,), (8, 16), (MOST, MOST, MOST, SOME, MOST), 4, 4),
    "Søren Bach": Way((MON, FRI), (9, 16), (MOST, MOST, SOME, NONE, SOME), 8, 8),
    "Lone Østergaard": Way((MON, TUE, THU, FRI), (7, 15), (MOST, MOST, MOST, MOST, SOME), 12, 12),
    "Thomas Winther": Way((MON, TUE, WED, THU, FRI), (10, 18), (MOST, MOST, MOST, NONE, MOST), 16, 20),
}


def tell(organisation: Organisation) -> None:
    people = organisation.people.select_related("site", "organisation")
    for line in MEMBERS:
        _say(people.get(email=line.email), WAYS[line.name])


def _say(person: Person, way: Way) -> None:
    home = 4 * len(way.home)
    left = FULL - home - way.road
    commands.say(
        person.pk,
        commands.Said(
            sites={person.site_id: left} if person.site_id and left else {},
            home_days=home,
            road_days=way.road,
            sharing=way.sharing,
            wished_home_days=way.wished,
            expected_home_days=way.expected,
            home_weekdays=way.home,
            starts=time(way.hours[0]),
            ends=time(way.hours[1]),
            time_zone=str(zone_of(person)),
            tasks=dict(zip(Task.values, way.tasks, strict=True)),
            channels=(Channel.MAIL, Channel.VIDEO, *([Channel.CHAT] if home > FULL / 4 else [])),
            served=(Served.COLLEAGUES, *([Served.CITIZENS] if way.tasks[3] else [])),
        ),
    )
