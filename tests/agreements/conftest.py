"""A team of nine, four of them elsewhere, whose leader and safety representative lead a round together."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from sammenhold.accounts.models import User
from sammenhold.agreements import rules
from sammenhold.agreements.commands import adopting, answering, asking, closing, writing
from sammenhold.agreements.commands.answering import Given
from sammenhold.agreements.models import Agreement, Asking, Version
from sammenhold.agreements.queries.standing import Standing, standing_of
from sammenhold.agreements.wording import Wording
from sammenhold.directory.members import Member
from sammenhold.directory.models import Organisation, Person, Role, Unit
from sammenhold.jobs import clock
from sammenhold.rounds import commands as rounds
from sammenhold.rounds.models import Lead
from sammenhold.rounds.queries import RoundView, round_of

MORNING = datetime(2026, 11, 24, 9, tzinfo=UTC)
TODAY = date(2026, 11, 24)
NAMES = ("Mette", "Lone", "Ali", "Bo", "Carla", "Ravi", "Aviaja", "Jens", "Uden")
ZONES = {"Ravi": "Asia/Kolkata", "Aviaja": "America/Nuuk"}
ROOT = "https://sammenhold.sundby.example"
HYBRID = Wording("nogen er med på skærm", "begynder mødet først, når alle kan høre hinanden")
REPLIES = Wording(
    "nogen skriver i chatten", "svarer vi samme dag", unless="den, der har fri", owner="Lone", risk="V3"
)


@dataclass
class Team:
    organisation: Organisation
    unit: Unit
    people: dict[str, Person]
    member: Member
    round: RoundView
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def standing(self) -> Standing:
        return standing_of(self.organisation.pk, self.unit.pk)

    @property
    def agreement(self) -> Agreement:
        return Agreement.objects.get(unit=self.unit)

    @property
    def keys(self) -> list[str]:
        return [line.sentence.key for line in self.standing.lines]

    def write(self, *wordings: Wording) -> None:
        writing.add(self.member, self.round, wordings or (HYBRID, REPLIES))

    def look_after(self, name: str = "Lone", review_on: date = TODAY + rules.FIRST_REVIEW) -> None:
        writing.look_after(self.member, self.round, self.people[name].pk, review_on, ROOT)

    def ask(self, *, by_mail: bool = False, days: int = 3) -> Asking:
        """Everybody is asked, and has a link."""
        plan = asking.Plan(clock.now() + timedelta(days=days), by_mail, ROOT)
        return self._linked(asking.ask(self.member, self.round, plan))

    def ask_back(self, *, by_mail: bool = False) -> Asking:
        plan = asking.Plan(clock.now() + timedelta(days=3), by_mail, ROOT)
        return self._linked(asking.look_back(self.member, self.round, plan))

    def _linked(self, opened: Asking) -> Asking:
        if not opened.links.filter(by_mail=True).exists():
            people = [person.pk for person in self.people.values()]
            made = asking.make_links(self.member, self.round, people)
            self.tokens = {name: made[person.pk] for name, person in self.people.items()}
        return opened

    def answer(self, name: str, *given: str, openly: bool = True, reason: str = "") -> None:
        """What somebody thinks of each sentence, in their order."""
        sheet = {
            (key, rules.STANCE): Given(choice, reason if choice != rules.AGREE else "")
            for key, choice in zip(self.keys, given, strict=True)
        }
        answering.answer(self.tokens[name], sheet, openly=openly)

    def all_agree(self, *names: str) -> None:
        for name in names or self.people:
            self.answer(name, *[rules.AGREE] * len(self.keys))

    def close(self) -> None:
        found = Asking.objects.get(closed_at=None)
        with clock.at(found.closes_at):
            closing.close(found.pk)

    def adopt(self, *, by_meeting: bool = True, on: date = TODAY) -> Version:
        return adopting.adopt(self.member, self.round, on, by_meeting=by_meeting)

    def living(self) -> Version:
        """An agreement of two sentences that holds."""
        self.write()
        self.look_after()
        return self.adopt()


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
