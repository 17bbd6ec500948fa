"""Who comes in to the map's pages of a round."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property

from sammenhold.directory.members import MembersOnly
from sammenhold.mapping import rules
from sammenhold.rounds.queries import RoundView, round_of
from sammenhold.rounds.rules import may_lead_round


class OfRound(MembersOnly):
    """A page about a round's map; who may not read the round finds nothing."""

    request: HttpRequest
    kwargs: dict[str, object]

    @cached_property
    def round(self) -> RoundView:
        return round_of(self.member, self.kwargs["round_id"])  # type: ignore[arg-type]

    def show(self, template: str, status: int = 200, **shown: object) -> HttpResponse:
        may = {
            "may_lead": may_lead_round(self.member, self.round),
            "may_estimate": rules.may_estimate(self.member, self.round),
        }
        return render(
            self.request, f"mapping/{template}", {"round": self.round, **may, **shown}, status=status
        )
