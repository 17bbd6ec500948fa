"""Who comes in to an agreement: those of the round by their sign-in, the team by personal links."""

from functools import cached_property

from sammenhold.agreements.queries.standing import Standing, standing_of
from sammenhold.rounds import doors
from sammenhold.rounds.queries import NoSuchRoundError, RoundView, round_of
from sammenhold.rounds.rules import may_lead_round


class OfRound(doors.OfRound):
    """A page about the agreement of a round's unit."""

    room = "agreements"

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.round.organisation_id, self.round.unit_id)


class LedRound(OfRound):
    """For those who lead the round; others who may read it find nothing here."""

    @cached_property
    def round(self) -> RoundView:
        found = round_of(self.member, self.kwargs["round_id"])
        if not may_lead_round(self.member, found):
            raise NoSuchRoundError
        return found
