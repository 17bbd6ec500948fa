"""Screenings as those who run them see them: how many, never who."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from sammenhold.directory.models import Person
from sammenhold.directory.queries import units_below
from sammenhold.directory.zones import zone_said
from sammenhold.jobs import clock
from sammenhold.rounds.models import Round
from sammenhold.surveys.commands.opening import population_of, tree_of
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.asking import forms_of_work
from sammenhold.surveys.queries.printing import NO_MAIL
from sammenhold.web.moments import Told, told


@dataclass(frozen=True)
class GroupLine:
    """A reporting group as it would be stored."""

    name: str
    forms: str
    people: int


@dataclass(frozen=True)
class Preview:
    """Who would be asked if it were opened now."""

    people: int
    without_address: int
    groups: tuple[GroupLine, ...]


@dataclass(frozen=True)
class UnitCount:
    name: str
    invited: int
    answered: int

    @property
    def share(self) -> int:
        return 100 * self.answered // self.invited


@dataclass(frozen=True)
class WaveView:
    wave: Wave
    closes: Told
    opened: Told | None
    finishing: bool
    invited: int
    answered: int
    without_mail: int
    units: tuple[UnitCount, ...]

    @property
    def share(self) -> int:
        return 100 * self.answered // self.invited if self.invited else 0


def asked_in(round: Round) -> int:
    """How many people are in the round's unit and beneath it."""
    return Person.objects.filter(unit__in=units_below(round.organisation_id, round.unit_id)).count()


def preview_of(round: Round) -> Preview:
    population = population_of(round)
    nodes = tree_of(round, population)
    people = [person for group in population.groups for person in group.people]
    number = Counter(group.node for group in population.groups)
    groups = (
        GroupLine(
            str(nodes[group.node]["name"]),
            forms_of_work(group.bands) if number[group.node] > 1 else "",
            len(group.people),
        )
        for group in population.groups
    )
    without = Person.objects.filter(pk__in=people, email="").count()
    return Preview(len(people), without, tuple(groups))


def wave_view(wave: Wave) -> WaveView:
    zone = zone_said(wave.round.organisation.time_zone)
    rows = wave.groups.annotate(used=Count("invitations", filter=Q(invitations__used=True)))
    invited, answered = Counter[str](), Counter[str]()
    for node, asked, used in rows.values_list("node", "invited", "used"):
        invited[node] += asked
        answered[node] += used
    units = (UnitCount(wave.tree[node]["name"], invited[node], answered[node]) for node in invited)
    now = clock.now()
    return WaveView(
        wave,
        told(wave.closes_at, zone),
        told(wave.opened_at, zone) if wave.opened_at else None,
        wave.state == Wave.State.OPEN and now >= wave.closes_at,
        invited.total(),
        answered.total(),
        wave.invitations.filter(NO_MAIL).count(),
        tuple(sorted(units, key=lambda unit: unit.name.casefold())),
    )
