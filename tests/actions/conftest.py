"""A team of nine, four of them elsewhere, with a plan of two actions from its workshop."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from sammenhold.accounts.models import User
from sammenhold.actions.commands import planning
from sammenhold.actions.commands.planning import Wording
from sammenhold.actions.models import Action
from sammenhold.actions.queries.plan import Line, plan_of
from sammenhold.directory.members import Member
from sammenhold.directory.models import Organisation, Person, Role, Unit
from sammenhold.jobs import clock
from sammenhold.rounds import commands as rounds
from sammenhold.rounds.models import Lead
from sammenhold.rounds.queries import RoundView, round_of
from sammenhold.workshops.models import Proposal, Workshop

MORNING = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)
NAMES = ("Mette", "Lone", "Ali", "Bo", "Carla", "Ravi", "Aviaja", "Jens", "Uden")
ZONES = {"Ravi": "Asia/Kolkata", "Aviaja": "America/Nuuk"}


@dataclass
class Team:
    organisation: Organisation
    unit: Unit
    people: dict[str, Person]
    member: Member
    round: RoundView

    @property
    def plan(self) -> tuple[Line, ...]:
        return plan_of(self.unit.pk, clock.now().date())

    def add(
        self, title: str = "Køb et bedre mødekamera", who: str = "Ali", days: int = 7, **more: object
    ) -> Action:
        """An action of `who`, due so many days from today."""
        responsible = self.people[who].pk if who else None
        wording = Wording(title, responsible_id=responsible, due_on=TODAY + timedelta(days=days), **more)  # type: ignore[arg-type]
        return planning.add(self.member, self.round, [wording])[0]

    def decided(self, text: str, owner: str = "", due: date | None = None) -> Proposal:
        """An action that a workshop which has ended decided."""
        now = clock.now()
        workshop = Workshop.objects.create(
            round_id=self.round.id, title="Workshop", state=Workshop.State.CLOSED, closed_at=now
        )
        step = workshop.steps.create(position=1, kind="decide", question="Q4")
        return Proposal.objects.create(
            step=step,
            kind=Proposal.Kind.ACTION,
            state=Proposal.State.ADOPTED,
            text=text,
            owner=owner,
            due=due,
        )


def member_of(person: Person) -> Member:
    roles = frozenset(person.roles.values_list("kind", "unit_id"))
    return Member(person.pk, person.name, person.organisation_id, person.unit_id, roles)


def built() -> Team:
    organisation = Organisation.objects.create(name=f"Sundby Kommune {uuid4().hex[:4]}")
    unit = organisation.units.create(name="Ydelse")
    people = {
        name: unit.people.create(
            organisation=organisation,
            name=name,
            email="" if name == "Uden" else f"{name.lower()}@sundby.example",
            time_zone=ZONES.get(name, ""),
        )
        for name in NAMES
    }
    leader = people["Mette"]
    leader.user = User.objects.create_user(f"{leader.pk}.{leader.email}")
    leader.save()
    leader.roles.create(unit=unit, kind=Role.Kind.LEADER)
    member = member_of(leader)
    parts = {leader.pk: Lead.Part.LEADER, people["Lone"].pk: Lead.Part.SAFETY_REP}
    round = rounds.start(member, unit.pk, "Virtuelt samarbejde", "tema5", parts)
    return Team(organisation, unit, people, member, round_of(member, round.pk))


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock.at(MORNING):
        yield


@pytest.fixture
def team(db: None) -> Team:
    return built()
