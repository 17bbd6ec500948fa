"""Who stands at the door of a screening: those who run it by their sign-in, everybody asked by a code."""

from functools import cached_property

from django.core.cache import cache
from django.http import Http404, HttpRequest
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from sammenhold.directory.members import MembersOnly
from sammenhold.rounds.queries import RoundView, round_of
from sammenhold.surveys import rules
from sammenhold.surveys.commands.answering import NoUseError, invitation_with
from sammenhold.surveys.models import Invitation, Wave

WRONG_IN_A_WHILE = 100
A_WHILE_SECONDS = 10 * 60


class TooManyError(Exception):
    """Wrong codes from one address, in a short while."""


class OfWave(MembersOnly, View):
    """For those who run the screening; everybody else learns nothing, not even that there is one."""

    @cached_property
    def wave(self) -> Wave:
        wave = Wave.objects.select_related("round__organisation", "round__unit").filter(pk=self.kwargs["pk"])
        found = wave.first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def round(self) -> RoundView:
        round = round_of(self.member, self.wave.round_id)
        if not rules.may_run(self.member, round):
            raise Http404
        return round

    @property
    def run(self) -> Wave:
        """The wave, once it is clear that the door is open to the member."""
        assert self.round
        return self.wave


class SeesResult(OfWave):
    """For those who may see the result by their sign-in."""

    @cached_property
    def round(self) -> RoundView:
        round = round_of(self.member, self.wave.round_id)
        if not rules.may_see(self.member, round, self.wave):
            raise Http404
        return round


def released(key: str) -> Wave:
    """The wave whose result everybody who was asked finds with this key, once all may see it."""
    waves = Wave.objects.select_related("round__organisation", "round__unit").exclude(released_at=None)
    found = waves.filter(result_key=key).first()
    if found is None:
        raise Http404
    return found


unseen = method_decorator(never_cache, name="dispatch")
"""No browser keeps the page, so that whoever has the device next does not find it."""


def invited(request: HttpRequest, code: str) -> Invitation:
    """Whose code it is, used or not. Raises ``NoUseError`` for nobody's, and counts those by address."""
    tried = f"survey-codes:{request.META.get('REMOTE_ADDR', '')}"
    if int(cache.get(tried, 0)) >= WRONG_IN_A_WHILE:
        raise TooManyError
    found = invitation_with(code)
    if found is None:
        cache.add(tried, 0, A_WHILE_SECONDS)
        cache.incr(tried)
        raise NoUseError
    return found
