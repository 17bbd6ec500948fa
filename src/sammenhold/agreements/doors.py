"""Who comes in to an agreement: those of the round by their sign-in, the team by personal links."""

from functools import cached_property

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sammenhold.agreements.queries.standing import Standing, standing_of
from sammenhold.directory.members import MembersOnly
from sammenhold.rounds.queries import NoSuchRoundError, RoundView, round_of
from sammenhold.rounds.rules import may_lead_round


class OfRound(MembersOnly):
    """A page about the agreement of a round's unit; who may not read the round finds nothing."""

    request: HttpRequest
    kwargs: dict[str, object]

    @cached_property
    def round(self) -> RoundView:
        return round_of(self.member, self.kwargs["round_id"])  # type: ignore[arg-type]

    @property
    def may_lead(self) -> bool:
        return may_lead_round(self.member, self.round)

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.round.organisation_id, self.round.unit_id)

    def show(self, template: str, status: int = 200, **shown: object) -> HttpResponse:
        known = {"round": self.round, "may_lead": self.may_lead}
        return render(self.request, f"agreements/{template}", {**known, **shown}, status=status)


class LedRound(OfRound):
    """For those who lead the round; others who may read it find nothing here."""

    @cached_property
    def round(self) -> RoundView:
        found = round_of(self.member, self.kwargs["round_id"])  # type: ignore[arg-type]
        if not may_lead_round(self.member, found):
            raise NoSuchRoundError
        return found
