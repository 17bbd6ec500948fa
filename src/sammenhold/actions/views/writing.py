"""Writing actions: a new one, a workshop's decisions, and changing what stands."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from sammenhold.actions.commands import planning
from sammenhold.actions.commands.planning import Wording, wording_of
from sammenhold.actions.forms import ActionForm
from sammenhold.actions.models import Action
from sammenhold.agreements.queries.people import keepers_for
from sammenhold.directory.zones import today_in
from sammenhold.rounds.doors import OfRound
from sammenhold.themes.models import Measure, Theme
from sammenhold.themes.queries import theme

FIRST = 3
"""Measures shown before one asks for more."""


class Written(OfRound, View):
    """A page on which those who lead write; others may only read the plan."""

    room = "actions"

    def must_lead(self) -> None:
        if not self.may_lead:
            raise PermissionDenied

    @property
    def theme(self) -> Theme:
        return theme(self.round.theme)

    def form(self, shown: Wording, edition: int = 0, data: object = None) -> ActionForm:
        people = keepers_for(self.round)
        return ActionForm(
            self.theme, people, today_in(self.round.organisation_id), shown, edition=edition, data=data
        )


class NewAction(Written):
    """Empty, or beginning with a measure of the catalogue, or aimed at a risk."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        self.must_lead()
        return self._page(self.form(self._begun()))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        self.must_lead()
        form = self.form(Wording(""), data=request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            (made,) = planning.add(self.member, self.round, [form.wording])
        except planning.TooManyError:
            form.add_error(None, _("The plan is full. End or drop something first."))
            return self._page(form, 422)
        return redirect("action", self.round.id, made.pk)

    def _begun(self) -> Wording:
        measure = self._measure(self.request.GET.get("measure", ""))
        risk = self.request.GET.get("risk", "")
        if measure is None:
            return Wording("", risk=risk if risk in {one.code for one in self.theme.rated} else "")
        return Wording(
            str(measure.title),
            str(measure.text),
            risk=risk if risk in measure.risks else measure.risks[0],
            measure=measure.code,
            sign=str(measure.sign),
        )

    def _measure(self, code: str) -> Measure | None:
        return next((measure for measure in self.theme.measures if measure.code == code), None)

    def _page(self, form: ActionForm, status: int = 200) -> HttpResponse:
        risk = form["risk"].value() or ""
        measures = self.theme.measures_for(risk) if risk and not form["measure"].value() else ()
        offered = [some for some in (measures[:FIRST], measures[FIRST:]) if some]
        measure = self._measure(form["measure"].value() or "")
        risks = self.theme.rated
        return self.show(
            "write.html", status, form=form, new=True, offered=offered, measure=measure, risks=risks
        )


class ChangeAction(Written):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        self.must_lead()
        return self._page(self.form(wording_of(self.action), self.action.edition))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        self.must_lead()
        form = self.form(wording_of(self.action), data=request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        wanted, edition = form.wording, form.cleaned_data["edition"]
        try:
            planning.change(self.member, self.round, self.action.pk, wanted, edition)
        except planning.ChangedMeanwhileError:
            return self._clash(form)
        return redirect("action", self.round.id, self.action.pk)

    def _clash(self, form: ActionForm) -> HttpResponse:
        """What was typed stays; saving once more puts it in the place of what the other wrote."""
        typed = {**dict(form.data.items()), "edition": self.action.edition}
        return self._page(self.form(wording_of(self.action), data=typed), 409, clash=True)

    @cached_property
    def action(self) -> Action:
        key: UUID = self.kwargs["key"]
        found = Action.objects.select_related("responsible", "helper")
        one = found.filter(unit=self.round.unit_id, pk=key).first()
        if one is None:
            raise Http404
        return one

    def _page(self, form: ActionForm, status: int = 200, *, clash: bool = False) -> HttpResponse:
        last = self.action.entries.last() if clash else None
        return self.show("write.html", status, form=form, action=self.action, clash=last)


class Take(Written):
    """The decisions of the unit's workshops, all marked beforehand."""

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        self.must_lead()
        return self.show("take.html", decisions=planning.decisions(self.round))

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        self.must_lead()
        chosen = set(request.POST.getlist("decision"))
        keys = [one.key for one, _there in planning.decisions(self.round) if one.key.hex in chosen]
        try:
            made = len(planning.take(self.member, self.round, keys))
        except planning.TooManyError:
            messages.error(request, _("The plan is full. End or drop something first."))
            return redirect("actions", self.round.id)
        words = ngettext("%(number)s decision is in the plan.", "%(number)s decisions are in the plan.", made)
        messages.success(request, words % {"number": made})
        return redirect("actions", self.round.id)
