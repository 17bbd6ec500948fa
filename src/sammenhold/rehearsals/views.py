"""Begin a rehearsal, keep it going, end it. Only for those who may lead the workshop."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sammenhold.rehearsals import commands
from sammenhold.rehearsals.forms import RehearsalForm
from sammenhold.rehearsals.models import Rehearsal
from sammenhold.web.languages import known
from sammenhold.workshops.doors import LedView
from sammenhold.workshops.models import Workshop


class Begin(LedView):
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        workshop, form = self.workshop, RehearsalForm(request.POST)
        if workshop.is_rehearsal or workshop.state == Workshop.State.CLOSED:
            raise Http404
        if not form.is_valid():
            messages.error(request, _("Choose how many take part."))
            return redirect("workshop", pk=pk)
        made = commands.begin(workshop, form.cleaned_data["people"], known(get_language()))
        commands.beat(made)
        return redirect("console", pk=made.workshop_id)


class _Running(LedView):
    @property
    def rehearsal(self) -> Rehearsal:
        found = Rehearsal.objects.filter(workshop=self.workshop).select_related("workshop").first()
        if found is None:
            raise Http404
        return found


class Beat(_Running):
    """Those who are played do a little more. The console asks for it as long as somebody looks."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        commands.beat(self.rehearsal)
        return redirect("console", pk=pk)


class End(_Running):
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        rehearsal = self.rehearsal
        commands.end(rehearsal)
        messages.success(
            request, _("The rehearsal is over. Everything in it is deleted. Your workshop is as it was.")
        )
        return redirect("workshop", pk=rehearsal.workshop.rehearses_id)
