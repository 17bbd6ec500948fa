"""A citizen service of forty, fifteen of them virtual, and a team of nine beside it, with a screening."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from sammenhold.accounts.models import User
from sammenhold.directory.models import Organisation, Person, Role, Unit
from sammenhold.jobs import clock
from sammenhold.rounds.models import Lead, Round
from sammenhold.surveys import rules
from sammenhold.surveys.codes import code_of
from sammenhold.surveys.commands import answering, closing, opening
from sammenhold.surveys.models import Wave
from sammenhold.themes.queries import theme

MORNING = datetime(2026, 11, 24, 9, tzinfo=UTC)
HOME = {"on_site": "0", "mixed": "2", "virtual": "4"}
Numbers = dict[str, int]
Written = Callable[[int], dict[str, str]]


@dataclass
class House:
    organisation: Organisation
    top: Unit
    service: Unit
    team: Unit
    leader: Person
    round: Round
    wave: Wave

    def codes(self) -> dict[int, str]:
        """Each invitation's code, by person."""
        return {one.person_id: code_of(one.seed) for one in self.wave.invitations.all()}

    def answers(self, sign: str = "3") -> str:
        return sign * len(self.wave.asked.items)

    def random_answers(self, chance: random.Random) -> str:
        return "".join(chance.choice("01234") for _ in self.wave.asked.items)

    def all_answer(self, chance: random.Random, but: int = 0, texts: Written | None = None) -> dict[int, str]:
        """Everybody but so many, in random order; who answered what, and what each is to write."""
        given = dict[int, str]()
        people = list(self.codes().items())
        chance.shuffle(people)
        for person, code in people[but:]:
            given[person] = self.random_answers(chance)
            answering.send(code, given[person], texts(person) if texts else {})
        return given

    def close(self) -> None:
        with clock.at(self.wave.last_moment + timedelta(minutes=1)):
            assert closing.close(self.wave.pk)
        self.wave.refresh_from_db()


def staff(unit: Unit, numbers: Numbers) -> None:
    for band, number in numbers.items():
        for place in range(number):
            unit.people.create(
                organisation=unit.organisation,
                name=f"{unit.name} {band} {place}",
                email=f"{band}{place}.{unit.pk}@sundby.example",
                home_days_per_week=Decimal(HOME[band]),
                employment_fraction=Decimal(1),
            )


def planned(round: Round) -> Wave:
    found = theme("tema5").questionnaire
    assert found is not None
    short = rules.chosen(found, ())
    return opening.plan(round, opening.Plan("Hvordan går det?", MORNING + timedelta(days=14), short, 5))


def with_texts(house: House) -> House:
    """Planned so that people can write in their own words too."""
    closes = house.wave.closes_at
    opening.replan(house.wave.pk, opening.Plan("Hvordan går det?", closes, house.wave.asked, 5, texts=True))
    house.wave.refresh_from_db()
    return house


def built(service: Numbers, team: Numbers) -> House:
    organisation = Organisation.objects.create(name="Sundby Kommune")
    top = organisation.units.create(name="Borger og Service")
    units = [organisation.units.create(name=name, parent=top) for name in ("Borgerservice", "Post")]
    staff(units[0], service)
    staff(units[1], team)
    leader = Person.objects.filter(unit=units[0]).order_by("pk")[0]
    leader.user = User.objects.create_user(leader.email)
    leader.save()
    leader.roles.create(unit=top, kind=Role.Kind.LEADER)
    round = Round.objects.create(organisation=organisation, unit=top, title="Virtuelt samarbejde")
    round.leads.create(person=leader, part=Lead.Part.LEADER)
    return House(organisation, top, *units, leader, round, planned(round))


@pytest.fixture
def now() -> datetime:
    return MORNING


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock.at(MORNING):
        yield


def forty_and_nine() -> House:
    """The screening planned."""
    return built({"on_site": 17, "mixed": 8, "virtual": 15}, {"on_site": 5, "virtual": 4})


def opened(house: House) -> House:
    house.wave = opening.open_wave(house.wave.pk, "https://sammenhold.sundby.example")
    return house


@pytest.fixture
def house(db: None) -> House:
    return forty_and_nine()


@pytest.fixture
def open_house(house: House) -> House:
    return opened(house)


@pytest.fixture
def writing_house(house: House) -> House:
    """Open, and people can write in their own words."""
    return opened(with_texts(house))


@pytest.fixture
def make_open_house() -> Callable[[], House]:
    """For tests that say themselves how they use the database."""
    return lambda: opened(forty_and_nine())
