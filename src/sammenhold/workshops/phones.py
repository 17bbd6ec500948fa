"""A phone that several people share keeps the keys of all, and apart the key of whoever has the turn."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from sammenhold.workshops import cookies
from sammenhold.workshops.commands.joining import fingerprint
from sammenhold.workshops.models import Participant, Workshop
from sammenhold.workshops.rules import MOST_ON_A_PHONE

COOKIE = "s-"


@dataclass(frozen=True)
class Phone:
    """`last` is the number of whoever has the turn, or had it last; 0 before the first."""

    keys: tuple[str, ...]
    last: int = 0

    @property
    def following(self) -> int:
        return self.last % len(self.keys) + 1


@dataclass(frozen=True)
class Seat:
    """One of those who share the phone."""

    number: int
    key: str
    participant: Participant

    @property
    def name(self) -> str:
        return self.participant.name


def phone_of(request: HttpRequest, workshop: UUID) -> Phone | None:
    """The phone, if several share it in this workshop."""
    last, *keys = request.COOKIES.get(_cookie_name(workshop), "").split(".")
    if not keys or not last.isdecimal():
        return None
    return Phone(tuple(keys[:MOST_ON_A_PHONE]), min(int(last), len(keys)))


def keep(response: HttpResponseBase, request: HttpRequest, workshop: UUID, phone: Phone) -> None:
    cookies.keep(response, request, _cookie_name(workshop), ".".join((str(phone.last), *phone.keys)))


def forget(response: HttpResponseBase, workshop: UUID) -> None:
    cookies.drop(response, _cookie_name(workshop))


def _cookie_name(workshop: UUID) -> str:
    return f"{COOKIE}{workshop.hex}"


def seats_on(phone: Phone, workshop: UUID) -> list[Seat]:
    """Those who share the phone, by their numbers; a key that the workshop does not know has no seat."""
    prints = {fingerprint(key): (number, key) for number, key in enumerate(phone.keys, start=1)}
    people = Participant.objects.filter(workshop=workshop, key_hash__in=prints)
    return sorted((Seat(*prints[person.key_hash], person) for person in people), key=lambda seat: seat.number)


def place_of(keys: tuple[str, ...], workshop: Workshop) -> str:
    """Where those who share the phone are: where the first of them said to be."""
    return Participant.objects.get(workshop=workshop, key_hash=fingerprint(keys[0])).place
