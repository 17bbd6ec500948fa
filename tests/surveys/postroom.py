"""A screening by mail: six people, two of them abroad and one without an address, and a clock to turn."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sammenhold.directory.models import Person
from sammenhold.jobs import clock
from sammenhold.surveys.commands import mailing
from sammenhold.surveys.models import Invitation, Wave
from tests.surveys.conftest import House

NAMES = ("Ane", "Bo", "Carl", "Ravi", "Aviaja", "Uden")
ZONES = {"Ravi": "Asia/Kolkata", "Aviaja": "America/Nuuk"}
ROOT = "https://sammenhold.sundby.example"
TUESDAY = datetime(2026, 11, 24, tzinfo=UTC)


def moment(day: int, hour: int, minute: int = 0) -> datetime:
    """So many days after the Tuesday of the opening, in UTC; it opened at 9, which is 10 in Copenhagen."""
    return TUESDAY + timedelta(days=day, hours=hour, minutes=minute)


def turn(now: datetime) -> None:
    with clock.at(now):
        mailing.send_due()


@dataclass
class Postroom:
    house: House
    people: dict[str, Person]

    @property
    def wave(self) -> Wave:
        return Wave.objects.get(pk=self.house.wave.pk)

    def invitation(self, name: str) -> Invitation:
        return Invitation.objects.get(person=self.people[name])

    def release(self, now: datetime) -> None:
        Wave.objects.update(state=Wave.State.CLOSED, computed_at=now, released_at=now)


def postroom(house: House) -> Postroom:
    """Of the open screening only six people have an invitation that mails could be about."""
    chosen = list(house.service.people.order_by("pk")[1 : len(NAMES) + 1])
    for person, name in zip(chosen, NAMES, strict=True):
        person.name, person.time_zone = name, ZONES.get(name, "")
        person.email = "" if name == "Uden" else f"{name.lower()}@sundby.example"
        person.save()
    house.wave.invitations.exclude(person__in=chosen).delete()
    return Postroom(house, {person.name: person for person in chosen})
