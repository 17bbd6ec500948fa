"""The people of a team: those of the round's unit and of the units below it."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sammenhold.directory.models import Person
from sammenhold.directory.queries import units_below
from sammenhold.rounds.queries import RoundView


@dataclass(frozen=True)
class Team:
    people: int
    without_address: int


def people_of(round: RoundView) -> QuerySet[Person]:
    return Person.objects.filter(unit__in=units_below(round.organisation_id, round.unit_id))


def team_of(round: RoundView) -> Team:
    addresses = list(people_of(round).values_list("email", flat=True))
    return Team(len(addresses), sum(not address for address in addresses))


def keepers_for(round: RoundView) -> tuple[tuple[int, str], ...]:
    """Who can look after the agreement: the team, and those who lead the round."""
    found = _near(round).order_by("name", "pk")
    return tuple(found.values_list("pk", "name"))


def is_of_team(round: RoundView, person: int) -> bool:
    return _near(round).filter(pk=person).exists()


def _near(round: RoundView) -> QuerySet[Person]:
    units = units_below(round.organisation_id, round.unit_id)
    near = Q(unit__in=units) | Q(pk__in=round.lead_ids)
    return Person.objects.filter(near, organisation=round.organisation_id)
