"""A workshop that has ended, with somebody who leads it and somebody who took part."""

from dataclasses import dataclass

import pytest
from django.test import Client

from sammenhold.accounts.models import User
from sammenhold.directory.models import Organisation, Person
from sammenhold.rounds.models import Lead, Round
from sammenhold.workshops.commands import joining
from sammenhold.workshops.doors import cookie_name
from sammenhold.workshops.models import Workshop
from tests.reports import samples


@dataclass
class Ended:
    workshop: Workshop
    leader: Person
    key: str

    def led(self, kind: str = "pdf") -> str:
        return f"/workshops/{self.workshop.pk}/minutes.{kind}"

    def taken_home(self, kind: str = "pdf") -> str:
        """Where a participant finds it."""
        return f"/w/{self.workshop.code}/minutes.{kind}"

    def leads(self) -> Client:
        client = Client()
        client.force_login(User.objects.get(person=self.leader))
        return client

    def took_part(self) -> Client:
        client = Client()
        client.cookies[cookie_name(self.workshop)] = self.key
        return client


def end(municipality: str) -> Ended:
    organisation = Organisation.objects.create(name=municipality)
    unit = organisation.units.create(name="Digital Borgerservice")
    user = User.objects.create(email=f"leder@{municipality.lower()}.example")
    leader = unit.people.create(organisation=organisation, name="Mette Holm", email=user.email, user=user)
    a_round = Round.objects.create(organisation=organisation, unit=unit, title="Virtuelt samarbejde")
    Lead.objects.create(round=a_round, person=leader, part=Lead.Part.LEADER)
    workshop = Workshop.objects.create(round=a_round, title="Sammen på afstand", state=Workshop.State.OPEN)
    key = joining.join(workshop, "elsewhere", "da", "Ali")
    Workshop.objects.filter(pk=workshop.pk).update(state=Workshop.State.CLOSED, minutes=samples.minutes())
    workshop.refresh_from_db()
    return Ended(workshop, leader, key)


@pytest.fixture
def ended(db: None) -> Ended:
    return end("Sundby")


@pytest.fixture
def elsewhere(db: None) -> Ended:
    """The same in another organisation."""
    return end("Nordby")
