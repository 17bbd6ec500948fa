"""Who stands at the door: those who lead by their sign-in, participants by the key their device keeps."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views import View

from sammenhold.directory.members import Member, MembersOnly
from sammenhold.rounds.queries import RoundView, round_of
from sammenhold.rounds.rules import may_lead_round
from sammenhold.workshops import cookies
from sammenhold.workshops.commands.joining import participant_with
from sammenhold.workshops.models import Participant, Workshop
from sammenhold.workshops.phones import phone_of, seats_on

COOKIE = "p-"
WRONG_CODES_IN_A_WHILE = 200
A_WHILE_SECONDS = 10 * 60


@dataclass(frozen=True)
class Led:
    """A workshop and its round, for somebody who may lead it."""

    workshop: Workshop
    round: RoundView


def led(member: Member, pk: UUID) -> Led:
    """Raises ``Http404`` for whoever may not lead it, so that they cannot tell that it is there."""
    workshop = Workshop.rooms.select_related("round").filter(pk=pk).first()
    if workshop is None:
        raise Http404
    round = round_of(member, workshop.round_id)
    if not may_lead_round(member, round):
        raise Http404
    return Led(workshop, round)


class LedView(MembersOnly, View):
    """For those who may lead the workshop; everybody else learns nothing, not even that it exists."""

    @cached_property
    def led(self) -> Led:
        return led(self.member, self.kwargs["pk"])

    @property
    def workshop(self) -> Workshop:
        return self.led.workshop


def cookie_name(workshop: Workshop) -> str:
    return f"{COOKIE}{workshop.pk.hex}"


def key_of(request: HttpRequest, workshop: Workshop) -> str:
    return request.COOKIES.get(cookie_name(workshop), "")


def participant_of(request: HttpRequest, workshop: Workshop) -> Participant | None:
    key = key_of(request, workshop)
    return participant_with(key, workshop.pk) if key else None


def takes_part(request: HttpRequest, workshop: Workshop) -> bool:
    """Is this somebody's device? One that several share is so between their turns too."""
    if participant_of(request, workshop):
        return True
    phone = phone_of(request, workshop.pk)
    return bool(phone and seats_on(phone, workshop.pk))


def participant_at(request: HttpRequest, code: str) -> Participant | None:
    """Whoever the device is in the workshop with `code`; once the code is known, the workshop is not read."""
    pk = _known.get(code) or _known.setdefault(code, workshop_with(request, code).pk)
    key = request.COOKIES.get(f"{COOKIE}{pk.hex}", "")
    return participant_with(key, pk) if key else None


_known: dict[str, UUID] = {}
"""Codes that devices have come with. A code belongs to one workshop for good."""


def remember(response: HttpResponseBase, request: HttpRequest, workshop: Workshop, key: str) -> None:
    """Let the device keep its key."""
    cookies.keep(response, request, cookie_name(workshop), key)


def forget(response: HttpResponseBase, workshop: Workshop) -> None:
    cookies.drop(response, cookie_name(workshop))


class TooManyWrongCodesError(Http404):
    """From one address, in a short while."""


class TooManyJoiningError(Exception):
    """From one address, in a short while."""


def joins_allowed() -> int:
    return int(settings.ENV.joins)


def count_joining(request: HttpRequest) -> None:
    """Devices that join from one address are counted, so that nobody fills a room by machine."""
    if _counted(_of_address(request, "joined")) > joins_allowed():
        raise TooManyJoiningError


def _of_address(request: HttpRequest, what: str) -> str:
    return f"{what}:{request.META.get('REMOTE_ADDR', '')}"


def _counted(key: str) -> int:
    """How often this has happened in a while, this time included."""
    cache.add(key, 0, A_WHILE_SECONDS)
    return int(cache.incr(key))


def workshop_with(request: HttpRequest, code: str) -> Workshop:
    """Raises ``Http404`` when there is none, or when wrong codes keep coming from this address."""
    tried = _of_address(request, "wrong-codes")
    if int(cache.get(tried, 0)) >= WRONG_CODES_IN_A_WHILE:
        raise TooManyWrongCodesError
    try:
        return Workshop.rooms.get(code=code.upper())
    except Workshop.DoesNotExist:
        _counted(tried)
        raise Http404 from None
