"""A small workplace whose people can say how they work."""

from collections.abc import Callable
from datetime import time
from decimal import Decimal
from typing import Any

import pytest

from sammenhold.accounts.models import User
from sammenhold.directory.members import Member
from sammenhold.directory.models import Organisation, Person, Role, Site, Unit
from sammenhold.mapping import commands
from sammenhold.mapping.choices import Sharing
from sammenhold.rounds import commands as rounds
from sammenhold.rounds import queries
from sammenhold.rounds.models import Lead

Say = Callable[..., None]


class Workplace:
    """A team at the town hall, with a site in Nuuk, in an organisation with a unit above it."""

    def __init__(self) -> None:
        self.organisation = Organisation.objects.create(name="Sundby Kommune")
        self.top = Unit.objects.create(organisation=self.organisation, name="Sundby Kommune")
        self.team = self.unit("Ydelse")
        self.hall = self.site("Rådhuset")
        self.nuuk = self.site("Nuuk", "America/Nuuk")

    def unit(self, name: str) -> Unit:
        return Unit.objects.create(organisation=self.organisation, parent=self.top, name=name)

    def site(self, name: str, zone: str = "Europe/Copenhagen") -> Site:
        return Site.objects.create(organisation=self.organisation, name=name, time_zone=zone)

    def person(self, name: str, home: str | None = "0", **more: Any) -> Person:
        facts: dict[str, Any] = {"unit": self.team, "site": self.hall, "title": "Sagsbehandler", **more}
        days = None if home is None else Decimal(home)
        return Person.objects.create(
            organisation=self.organisation, name=name, home_days_per_week=days, **facts
        )

    def people(self, number: int, home: str | None = "0", **more: Any) -> list[Person]:
        return [self.person(f"Kollega {at} {more.get('title', '')}", home, **more) for at in range(number)]

    def leader(self, name: str = "Mette Leder") -> Member:
        person = self.person(name)
        person.user = User.objects.create_user(f"{person.pk}@sundby.example")
        person.save()
        Role.objects.create(person=person, unit=self.team, kind=Role.Kind.LEADER)
        return member(person)

    def round(self, lead: Member, *others: Person, unit: Unit | None = None) -> queries.RoundView:
        parts = {lead.person_id: Lead.Part.LEADER} | {other.pk: Lead.Part.SAFETY_REP for other in others}
        made = rounds.start(lead, (unit or self.team).pk, "Forløb", "tema5", parts)
        return queries.round_of(lead, made.pk)


def member(person: Person) -> Member:
    roles = frozenset(person.roles.values_list("kind", "unit_id"))
    return Member(person.pk, person.name, person.organisation_id, person.unit_id, roles)


def said(sites: dict[int, int] | None = None, home: int = 0, **more: Any) -> commands.Said:
    facts = {"road_days": 0, "sharing": Sharing.DAYS, "starts": time(8), "ends": time(16)}
    return commands.Said(sites=sites or {}, home_days=home, **{**facts, **more})


@pytest.fixture
def sundby(db: None) -> Workplace:
    return Workplace()
