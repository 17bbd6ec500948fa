"""The list of rounds, and how a new one starts."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views import View

from sammenhold.directory.members import MembersOnly
from sammenhold.directory.models import Role
from sammenhold.directory.queries import Branch
from sammenhold.rounds import commands, queries
from sammenhold.rounds.forms import StartForm, UnitForm, suggested_title
from sammenhold.rounds.stages import CHAIN


class HomeView(MembersOnly, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        units = queries.units_to_start_in(self.member)
        shown = {
            "rounds": queries.rounds_of(self.member),
            "units": units,
            "form": UnitForm(units, self.member.unit_id),
            "chain": CHAIN,
        }
        return render(request, "rounds/home.html", shown)


class StartView(MembersOnly, View):
    """First the unit, then the rest, which depends on it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.unit is None:
            shown = {"units": self.units, "form": UnitForm(self.units, self.member.unit_id)}
            return render(request, "rounds/choose.html", shown)
        return self._page(StartForm(self._people(self.unit), initial=self._initial(self.unit)))

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.unit is None:
            raise Http404
        form = StartForm(self._people(self.unit), data=request.POST)
        if not form.is_valid():
            return self._page(form)
        title, theme = form.cleaned_data["title"], form.cleaned_data["theme"]
        round = commands.start(self.member, self.unit.id, title, theme, form.parts)
        messages.success(request, gettext("The round is started. Now prepare it."))
        return redirect("round", round.pk)

    @cached_property
    def units(self) -> tuple[Branch, ...]:
        return queries.units_to_start_in(self.member)

    @cached_property
    def unit(self) -> Branch | None:
        """The unit asked for, or the only one there is; ``None`` when there is a choice to make."""
        asked = self.request.GET.get("unit")
        if asked is None:
            return self.units[0] if len(self.units) == 1 else None
        for unit in self.units:
            if str(unit.id) == asked:
                return unit
        raise Http404

    def _people(self, unit: Branch) -> tuple[tuple[int, str], ...]:
        return queries.people_for(self.member.organisation_id, unit.id, [self.member.person_id])

    def _initial(self, unit: Branch) -> dict[str, object]:
        upwards = queries.line_of(self.member.organisation_id, unit.id)
        return {
            "title": suggested_title(unit.name, timezone.localdate()),
            "leader": queries.nearest(upwards, Role.Kind.LEADER),
            "safety_rep": queries.nearest(upwards, Role.Kind.SAFETY_REP),
        }

    def _page(self, form: StartForm) -> HttpResponse:
        shown = {"form": form, "unit": self.unit, "choice": len(self.units) > 1, "me": self.member}
        return render(self.request, "rounds/start.html", shown)
