"""Who comes in to the map's pages of a round."""

from django.http import HttpResponse

from sammenhold.mapping import rules
from sammenhold.rounds import doors


class OfRound(doors.OfRound):
    """A page about a round's map."""

    room = "mapping"

    def show(self, template: str, status: int = 200, **shown: object) -> HttpResponse:
        may_estimate = rules.may_estimate(self.member, self.round)
        return super().show(template, status, may_estimate=may_estimate, **shown)
