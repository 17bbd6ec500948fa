"""The tempo: live, or over days with a time at which each part closes."""

from datetime import timedelta
from functools import cached_property
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sammenhold.directory.zones import zone_of_id
from sammenhold.jobs import clock
from sammenhold.mail.hours import working_days
from sammenhold.web.moments import place_of
from sammenhold.workshops.commands import windows
from sammenhold.workshops.doors import LedView
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.mailing import recipients_of
from sammenhold.workshops.queries.scene import scene_of
from sammenhold.workshops.queries.windows import Part, parts_of
from sammenhold.workshops.queries.working_hours import scarce
from sammenhold.workshops.schedule_forms import ProposalForm, TimesForm
from sammenhold.workshops.views.mails import link_root


class Schedule(LedView):
    def get(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        return self._page(request, self._times(), self._proposal())

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        act = {"propose": self._propose, "live": self._live, "save": self._save}
        return act.get(request.POST.get("do", ""), self._save)(request)

    def _propose(self, request: HttpRequest) -> HttpResponse:
        form = ProposalForm(request.POST)
        if not form.is_valid():
            return self._page(request, self._times(), form)
        zone = zone_of_id(self.member.person_id)
        windows.plan_days(self.workshop, zone, form.cleaned_data["first"], apart=form.cleaned_data["apart"])
        return redirect("schedule", pk=self.workshop.pk)

    def _live(self, request: HttpRequest) -> HttpResponse:
        windows.plan_live(self.workshop)
        return redirect("workshop", pk=self.workshop.pk)

    def _save(self, request: HttpRequest) -> HttpResponse:
        form = TimesForm(self.parts, self.workshop.zone, request.POST)
        if not form.is_valid():
            return self._page(request, form, self._proposal())
        windows.set_times(self.workshop, form.times())
        messages.success(request, _("Saved."))
        return redirect("schedule", pk=self.workshop.pk)

    def _page(self, request: HttpRequest, times: TimesForm, proposal: ProposalForm) -> HttpResponse:
        shown = {
            "workshop": self.workshop,
            "round": self.led.round,
            "times": times,
            "proposal": proposal,
            "place": place_of(self.workshop.zone),
            "draft": self.workshop.state == Workshop.State.DRAFT,
            "mails": recipients_of(self.workshop, self.led.round.unit_id),
            "root": link_root(request),
            "scarce": scarce(self.workshop, self.led.round.unit_id, self.parts),
        }
        return render(request, "workshops/schedule.html", shown)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return parts_of(scene_of(self.workshop.pk))

    def _times(self) -> TimesForm:
        return TimesForm(self.parts, self.workshop.zone)

    def _proposal(self) -> ProposalForm:
        today = clock.now().astimezone(zone_of_id(self.member.person_id)).date()
        return ProposalForm(initial={"first": next(working_days(today + timedelta(days=1)))})
