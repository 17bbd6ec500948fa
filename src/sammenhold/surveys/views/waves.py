"""The pages of those who run a screening: plan it, open it, see how many have answered, close it."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View

from sammenhold.directory.members import MembersOnly
from sammenhold.directory.zones import zone_said
from sammenhold.rounds.models import Round
from sammenhold.rounds.queries import RoundView, round_of
from sammenhold.surveys import rules
from sammenhold.surveys.commands import closing, opening, publishing
from sammenhold.surveys.doors import OfWave
from sammenhold.surveys.forms import PlanForm, chosen_in, first_choice
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.waves import asked_in, preview_of, wave_view
from sammenhold.themes.models import Questionnaire
from sammenhold.themes.queries import theme, themes
from sammenhold.themes.writing import questionnaire_as_file


class NewWave(MembersOnly, View):
    """Plan one; in a small team, talk instead."""

    def get(self, request: HttpRequest, round_id: UUID) -> HttpResponse:
        if not rules.may_screen(self.people):
            return self._talk()
        title = _("How are things in %(unit)s?") % {"unit": self.round.unit}
        return self._page(self._form(initial=first_choice(title, self.zone)))

    def post(self, request: HttpRequest, round_id: UUID) -> HttpResponse:
        if not rules.may_screen(self.people):
            return self._talk()
        form = self._form(data=request.POST, files=request.FILES)
        if not form.is_valid():
            return self._page(form, 422)
        return redirect("wave", pk=opening.plan(self.stored, form.plan).pk)

    @cached_property
    def round(self) -> RoundView:
        found = round_of(self.member, self.kwargs["round_id"])
        if not rules.may_run(self.member, found):
            raise Http404
        return found

    @cached_property
    def stored(self) -> Round:
        return Round.objects.select_related("organisation").get(pk=self.round.id)

    @cached_property
    def people(self) -> int:
        return asked_in(self.stored)

    @property
    def zone(self) -> ZoneInfo:
        return zone_said(self.stored.organisation.time_zone)

    def _form(self, **given: object) -> PlanForm:
        whole = questionnaire_of(self.round.theme)
        return PlanForm(theme(self.round.theme), whole, self.zone, own=False, **given)

    def _page(self, form: PlanForm, status: int = 200) -> HttpResponse:
        shown = {"round": self.round, "form": form, "people": self.people, "new": True}
        return render(self.request, "surveys/plan.html", shown, status=status)

    def _talk(self) -> HttpResponse:
        shown = {"round": self.round, "people": self.people, "fewest": rules.FEWEST}
        return render(self.request, "surveys/talk.html", shown | {"theme": theme(self.round.theme)})


class WavePage(OfWave):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        wave = self.run
        shown: dict[str, object] = {"round": self.round, "wave": wave, "view": wave_view(wave)}
        if wave.state == Wave.State.PLANNED:
            shown["preview"] = preview_of(wave.round)
        return render(request, f"surveys/wave_{wave.state}.html", shown)

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        done = {"open": self._open, "end": self._end, "drop": self._drop, "release": self._release}
        wave, do = self.run, done.get(request.POST.get("do", ""))
        return do(wave) if do else redirect("wave", pk=pk)

    def _open(self, wave: Wave) -> HttpResponse:
        root = str(settings.PUBLIC_URL) or self.request.build_absolute_uri("/").rstrip("/")
        try:
            opening.open_wave(wave.pk, root)
        except opening.TooFewError:
            messages.error(self.request, _("There are now fewer than fifteen people. Talk together instead."))
        except opening.ClosingError:
            messages.error(self.request, _("The last day has passed, or is very near. Choose another."))
        except opening.NotPlannedError:
            pass
        return redirect("wave", pk=wave.pk)

    def _end(self, wave: Wave) -> HttpResponse:
        closing.end_now(wave)
        messages.success(self.request, _("It closes. Whoever is answering has ten minutes to finish."))
        return redirect("wave", pk=wave.pk)

    def _drop(self, wave: Wave) -> HttpResponse:
        try:
            opening.drop(wave.pk)
        except opening.NotPlannedError:
            return redirect("wave", pk=wave.pk)
        messages.success(self.request, _("The plan is deleted."))
        return redirect("round", self.round.id)

    def _release(self, wave: Wave) -> HttpResponse:
        if publishing.release(wave.pk):
            messages.success(self.request, _("Everybody who was asked can now see the result."))
        return redirect("wave", pk=wave.pk)


class ChangePlan(OfWave):
    """Choose anew, for as long as it is not open."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self._page(self._form(initial=chosen_in(self.run, self.zone)))

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        form = self._form(data=request.POST, files=request.FILES)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            opening.replan(self.run.pk, form.plan)
        except opening.NotPlannedError:
            messages.error(request, _("It is open, so nothing about it can be changed any more."))
        return redirect("wave", pk=pk)

    @property
    def zone(self) -> ZoneInfo:
        return zone_said(self.run.round.organisation.time_zone)

    def _form(self, **given: object) -> PlanForm:
        whole, asked = questionnaire_of(self.round.theme), self.run.asked
        own = rules.is_own(asked, whole)
        return PlanForm(theme(self.round.theme), asked if own else whole, self.zone, own=own, **given)

    def _page(self, form: PlanForm, status: int = 200) -> HttpResponse:
        shown = {"round": self.round, "form": form, "people": asked_in(self.run.round), "wave": self.wave}
        return render(self.request, "surveys/plan.html", shown, status=status)


class ShortForm(MembersOnly, View):
    """The theme's questionnaire as a file, to make one's own from."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        if key not in {known.key for known in themes()}:
            raise Http404
        file = questionnaire_as_file(questionnaire_of(key))
        response = HttpResponse(file, content_type="application/yaml; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="questionnaire-{key}.yaml"'
        return response


class Questions(OfWave):
    """Everything that is asked, as it is asked."""

    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return render(request, "surveys/questions.html", {"round": self.round, "wave": self.run})


def questionnaire_of(key: str) -> Questionnaire:
    """The theme's; a theme without one screens nobody."""
    found = theme(key).questionnaire
    if found is None:
        raise Http404
    return found
