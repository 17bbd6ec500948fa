"""A team of nine whose workshop, agreement and action plan lie some weeks back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from sammenhold.accounts.models import User
from sammenhold.actions.commands import hand, moving, planning
from sammenhold.actions.commands.planning import Wording
from sammenhold.actions.models import Action
from sammenhold.agreements.commands import adopting, writing
from sammenhold.agreements.models import Version
from sammenhold.agreements.wording import Wording as Sentence
from sammenhold.directory.members import Member
from sammenhold.directory.models import Organisation, Person, Role, Unit
from sammenhold.jobs import clock
from sammenhold.rounds import commands as rounds
from sammenhold.rounds.documents import Document
from sammenhold.rounds.models import Lead
from sammenhold.rounds.queries import RoundView, round_of

MORNING = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)


@dataclass
class Team:
    unit: Unit
    people: dict[str, Person]
    round_id: object

    @property
    def member(self) -> Member:
        person = self.people["Mette"]
        roles = frozenset(person.roles.values_list("kind", "unit_id"))
        return Member(person.pk, person.name, person.organisation_id, person.unit_id, roles)

    @property
    def round(self) -> RoundView:
        return round_of(self.member, self.round_id)  # type: ignore[arg-type]

    @property
    def client(self) -> Client:
        client = Client()
        user = self.people["Mette"].user
        assert user
        client.force_login(user)
        return client

    def agree(self, *sentences: Sentence) -> Version:
        writing.add(
            self.member, self.round, sentences or [Sentence("nogen er på skærm", "venter vi på alle")]
        )
        keeper = self.people["Lone"].pk
        writing.look_after(self.member, self.round, keeper, TODAY + timedelta(weeks=4), "https://x.example")
        return adopting.adopt(self.member, self.round, TODAY, by_meeting=True)

    def plan(self, title: str, days: int = 7, **more: object) -> Action:
        wording = Wording(
            title,
            responsible_id=self.people["Ali"].pk,
            due_on=TODAY + timedelta(days=days),
            **more,  # type: ignore[arg-type]
        )
        return planning.add(self.member, self.round, [wording])[0]

    def write(self, document: Document, text: str = "Skrevet.", language: str = "da") -> dict[str, str]:
        """Fill in a document and mark it as done."""
        filled = {blank.name: text for blank in document.blanks}
        base = dict.fromkeys(filled, "")
        rounds.save_paper(self.member, self.round.id, document.key, language, base=base, mine=filled)
        rounds.mark_done(self.member, self.round.id, document.key)
        return filled

    def move(self, action: Action, *states: str, because: str = "") -> None:
        with transaction.atomic():
            for state in states:
                moving.move(hand.held_by_lead(self.member, self.round, action.pk), state, because)


def built(name: str = "Ydelse", organisation: Organisation | None = None) -> Team:
    organisation = organisation or Organisation.objects.create(name=f"Sundby Kommune {uuid4().hex[:4]}")
    unit = organisation.units.create(name=name)
    people = {
        who: unit.people.create(
            organisation=organisation, name=who, email=f"{uuid4().hex[:8]}@sundby.example"
        )
        for who in ("Mette", "Lone", "Ali", "Bo", "Carla", "Ravi", "Aviaja", "Jens", "Kim")
    }
    people["Mette"].user = User.objects.create_user(people["Mette"].email)
    people["Mette"].save()
    people["Mette"].roles.create(unit=unit, kind=Role.Kind.LEADER)
    team = Team(unit, people, None)
    parts = {people["Mette"].pk: Lead.Part.LEADER, people["Lone"].pk: Lead.Part.SAFETY_REP}
    team.round_id = rounds.start(team.member, unit.pk, "Virtuelt samarbejde", "tema5", parts).pk
    return team


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock.at(MORNING):
        yield


@pytest.fixture
def team(db: None) -> Team:
    return built()
