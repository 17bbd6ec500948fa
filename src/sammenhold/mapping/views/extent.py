"""How widespread virtual work is in a round's unit, and the leader's estimates for it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views import View

from sammenhold.mapping import commands, rules
from sammenhold.mapping.doors import OfRound
from sammenhold.mapping.drawing import map_of
from sammenhold.mapping.forms import EstimateForm
from sammenhold.mapping.queries.estimates import lines
from sammenhold.mapping.queries.leading import leaders_below
from sammenhold.mapping.words import worded


class Extent(OfRound, View):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        extent = map_of(self.round)
        leaders = leaders_below(self.round.organisation_id, self.round.unit_id)
        return self.show("extent.html", extent=extent, words=worded(extent), leaders=leaders)


class Estimates(OfRound, View):
    """The round's leaders reckon for those who have not said it themselves."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._page(self._forms())

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        self._permit()
        forms = self._forms(bound=True)
        if sum(not form.is_valid() for form in forms):
            return self._page(forms, 422)
        commands.estimate(self.member, self.round, {form.line.person_id: form.estimate for form in forms})
        messages.success(request, gettext("The estimates are saved."))
        return redirect("round-map", self.round.id)

    def _permit(self) -> None:
        if not rules.may_estimate(self.member, self.round):
            raise PermissionDenied

    def _forms(self, *, bound: bool = False) -> list[EstimateForm]:
        data = self.request.POST if bound else None
        return [EstimateForm(line, data) for line in lines(self.round) if not line.has_said]

    def _page(self, forms: list[EstimateForm], status: int = 200) -> HttpResponse:
        self._permit()
        said = sum(line.has_said for line in lines(self.round))
        return self.show("estimates.html", status, forms=forms, said=said, wrong=status != 200)
