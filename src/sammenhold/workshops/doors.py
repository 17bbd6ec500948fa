"""Who stands at the door: those who lead by their sign-in, participants by the key their device keeps."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views import View

from sammenhold.directory.members import Member, MembersOnly
from sammenhold.rounds.queries import RoundView, round_of
from sammenhold.rounds.rules import may_lead_round
from sammenhold.workshops.commands.joining import participant_with
from sammenhold.workshops.models import Participant, Workshop

DAYS = 24 * 60 * 60
WRONG_CODES_IN_A_WHILE = 200
A_WHILE_SECONDS = 10 * 60


@dataclass(frozen=True)
class Led:
    """A workshop and its round, for somebody who may lead it."""

    workshop: Workshop
    round: RoundView


def led(member: Member, pk: UUID) -> Led:
    """Raises ``Http404`` for whoever may not lead it, so that they cannot tell that it is there."""
    workshop = Workshop.objects.select_related("round").filter(pk=pk).first()
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
    return f"p-{workshop.pk.hex}"


def participant_of(request: HttpRequest, workshop: Workshop) -> Participant | None:
    key = request.COOKIES.get(cookie_name(workshop), "")
    return participant_with(key, workshop) if key else None


def remember(response: HttpResponseBase, request: HttpRequest, workshop: Workshop, key: str) -> None:
    """Let the device keep its key. Lax: no other site can act with it."""
    response.set_cookie(
        cookie_name(workshop),
        key,
        max_age=30 * DAYS,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


class TooManyWrongCodesError(Http404):
    """From one address, in a short while."""


def workshop_with(request: HttpRequest, code: str) -> Workshop:
    """Raises ``Http404`` when there is none, or when wrong codes keep coming from this address."""
    tried = f"wrong-codes:{request.META.get('REMOTE_ADDR', '')}"
    if int(cache.get(tried, 0)) >= WRONG_CODES_IN_A_WHILE:
        raise TooManyWrongCodesError
    try:
        return Workshop.objects.get(code=code.upper())
    except Workshop.DoesNotExist:
        cache.add(tried, 0, A_WHILE_SECONDS)
        cache.incr(tried)
        raise Http404 from None
