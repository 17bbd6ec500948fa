"""A workshop to rehearse, and a clock that goes as fast as the test wants."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from sammenhold.accounts.models import User
from sammenhold.directory.models import Organisation, Person
from sammenhold.jobs import clock
from sammenhold.live.acts import Act, Done
from sammenhold.live.engine import perform
from sammenhold.rehearsals import commands
from sammenhold.rehearsals.models import Rehearsal
from sammenhold.rounds.models import Lead, Round
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.models import Step, Workshop


@dataclass
class Stage:
    """A rehearsal under way, and who leads it."""

    rehearsal: Rehearsal

    @property
    def room(self) -> Workshop:
        return Workshop.rooms.select_related("step").get(pk=self.rehearsal.workshop_id)

    @property
    def step(self) -> Step:
        step = self.room.step
        assert step is not None
        return step

    def lead(self, kind: str, **data: str) -> None:
        act = Act(str(uuid4()), self.room.topic, "facilitator", "lead-0", "da", kind, data)
        outcome = perform([act])[0]
        assert isinstance(outcome, Done), outcome

    def next(self) -> None:
        self.lead("next", at=self.step.at)

    def beat(self, times: int = 1) -> None:
        begun = self.rehearsal.beats
        for number in range(times):
            moment = timezone.now() + timedelta(seconds=2 * (begun + number + 1))
            with clock.at(moment):
                assert commands.beat(self.rehearsal)
        self.rehearsal.refresh_from_db()


@pytest.fixture
def leader(db: None) -> Person:
    organisation = Organisation.objects.create(name="Sundby Kommune")
    unit = organisation.units.create(name="Digital Borgerservice")
    user = User.objects.create_user("mette@sundby.example")
    return unit.people.create(organisation=organisation, name="Mette Holm", email=user.email, user=user)


@pytest.fixture
def workshop(leader: Person) -> Workshop:
    made = Round.objects.create(organisation=leader.organisation, unit=leader.unit, title="Sammen")
    Lead.objects.create(round=made, person=leader, part=Lead.Part.LEADER)
    return preparing.create(made, "45")


@pytest.fixture
def leading(leader: Person) -> Client:
    client = Client()
    assert leader.user
    client.force_login(leader.user)
    return client


@pytest.fixture
def begin(workshop: Workshop) -> Callable[..., Stage]:
    def begin(people: int = 9, seed: int = 7, language: str = "da") -> Stage:
        return Stage(commands.begin(workshop, people, language, seed))

    return begin
