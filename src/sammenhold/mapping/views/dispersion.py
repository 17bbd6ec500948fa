"""How spread out the units of a round are, with an explanation of each figure."""

from django.http import HttpRequest, HttpResponse
from django.views import View

from sammenhold.mapping.doors import OfRound
from sammenhold.mapping.queries.spread import spreads


class Dispersion(OfRound, View):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.show("dispersion.html", spreads=spreads(self.round.organisation_id, self.round.unit_id))
