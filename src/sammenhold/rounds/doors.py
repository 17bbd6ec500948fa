"""Who comes in to a round's pages: those who may read it; everybody else finds nothing."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sammenhold.directory.members import MembersOnly
from sammenhold.rounds.queries import RoundView, round_of
from sammenhold.rounds.rules import may_lead_round


class OfRound(MembersOnly):
    """A page about a round; `room`: the folder of its templates."""

    request: HttpRequest
    kwargs: dict[str, Any]
    room: str

    @cached_property
    def round(self) -> RoundView:
        return round_of(self.member, self.kwargs["round_id"])

    @property
    def may_lead(self) -> bool:
        return may_lead_round(self.member, self.round)

    def show(self, template: str, status: int = 200, **shown: object) -> HttpResponse:
        known = {"round": self.round, "may_lead": self.may_lead}
        return render(self.request, f"{self.room}/{template}", {**known, **shown}, status=status)
