"""Sundby: a municipality with a centre, a team in it, and another team beside it."""

from dataclasses import dataclass

import pytest
from django.test import Client

from sammenhold.accounts.models import User
from sammenhold.directory.members import Member
from sammenhold.directory.models import Organisation, Person, Role, Unit
from sammenhold.rounds import commands, queries
from sammenhold.rounds.models import Lead, Round


@dataclass
class Workplace:
    organisation: Organisation
    town: Unit
    centre: Unit
    team: Unit
    beside: Unit

    def person(self, name: str, unit: Unit | None = None) -> Person:
        address = f"{name.split(maxsplit=1)[0].lower()}@{self.organisation.pk}.example"
        user = User.objects.create_user(address)
        home = unit or self.team
        return Person.objects.create(
            organisation=self.organisation, unit=home, name=name, email=address, user=user
        )

    def holder(self, name: str, kind: Role.Kind, unit: Unit) -> Member:
        person = self.person(name, unit)
        Role.objects.create(person=person, unit=unit, kind=kind)
        return member(person)


def member(person: Person) -> Member:
    roles = frozenset(person.roles.values_list("kind", "unit_id"))
    return Member(person.pk, person.name, person.organisation_id, person.unit_id, roles)


def found(name: str) -> Workplace:
    organisation = Organisation.objects.create(name=name)
    town = Unit.objects.create(organisation=organisation, name=name)
    centre = Unit.objects.create(organisation=organisation, parent=town, name="Borgercenter")
    team = Unit.objects.create(organisation=organisation, parent=centre, name="Ydelse")
    beside = Unit.objects.create(organisation=organisation, parent=centre, name="Post")
    return Workplace(organisation, town, centre, team, beside)


@pytest.fixture
def sundby(db: None) -> Workplace:
    return found("Sundby Kommune")


@pytest.fixture
def mette(sundby: Workplace) -> Member:
    """The team's leader."""
    return sundby.holder("Mette Leder", Role.Kind.LEADER, sundby.team)


@pytest.fixture
def amir(sundby: Workplace) -> Member:
    """The centre's safety representative."""
    return sundby.holder("Amir Sikker", Role.Kind.SAFETY_REP, sundby.centre)


@pytest.fixture
def anna(sundby: Workplace) -> Member:
    """The town's administrator."""
    return sundby.holder("Anna Admin", Role.Kind.ADMINISTRATOR, sundby.town)


@pytest.fixture
def ulla(sundby: Workplace) -> Member:
    """A union representative of the centre: may read, does not lead."""
    return sundby.holder("Ulla Tillid", Role.Kind.UNION_REP, sundby.centre)


@pytest.fixture
def course(sundby: Workplace, mette: Member, amir: Member) -> Round:
    """A round for the team, led by its leader and the safety representative."""
    parts = {amir.person_id: Lead.Part.SAFETY_REP}
    return commands.start(mette, sundby.team.pk, "Virtuelt samarbejde i Ydelse", "tema5", parts)


@pytest.fixture
def view(course: Round, mette: Member) -> queries.RoundView:
    return queries.round_of(mette, course.pk)


def signed_in(member: Member, language: str = "da") -> Client:
    client = Client(headers={"accept-language": language})
    person = Person.objects.select_related("user").get(pk=member.person_id)
    assert person.user is not None
    client.force_login(person.user)
    return client
