"""Shaping the agenda: plain forms that come back to the page."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from sammenhold.workshops import removals
from sammenhold.workshops.commands import preparing
from sammenhold.workshops.doors import LedView
from sammenhold.workshops.forms import MinutesForm
from sammenhold.workshops.models import Step
from sammenhold.workshops.views.leading import question_form


class AddQuestion(LedView):
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        form = question_form(self.workshop, request.POST)
        if kind := request.POST.get("kind"):
            preparing.put_back(self.workshop, kind)
        elif form.is_valid():
            preparing.add(self.workshop, form.step())
        else:
            messages.error(request, " ".join(str(why) for whys in form.errors.values() for why in whys))
        return redirect("workshop", pk=pk)


class ChangeStep(LedView):
    """Move a step, time it, choose how it is voted on and how often it is written on, or take it out.

    A step that has begun is only moved by going to it.
    """

    def post(self, request: HttpRequest, pk: UUID, step_id: int) -> HttpResponse:
        step = get_object_or_404(Step, pk=step_id, workshop=self.workshop)
        if step.phase or (step.beside and step.beside.phase):
            messages.error(request, _("This step has begun, so it stays as it is."))
        elif request.POST.get("do") in ("up", "down"):
            preparing.move(self.workshop, step, -1 if request.POST["do"] == "up" else 1)
        elif request.POST.get("do") == "remove":
            removals.keep(request.session, pk, preparing.remove(self.workshop, step))
        else:
            self._time(request, step)
            self._method(request, step)
            self._rounds(request, step)
            preparing.choose_opinion_groups(self.workshop, step, "opinion_groups" in request.POST)
            self._beside(request, step)
        return redirect("workshop", pk=pk)

    def _time(self, request: HttpRequest, step: Step) -> None:
        form = MinutesForm(request.POST)
        if form.is_valid():
            preparing.set_minutes(self.workshop, step, form.cleaned_data["minutes"])
        else:
            messages.error(request, _("Give a number of minutes from 1 to 120."))

    def _rounds(self, request: HttpRequest, step: Step) -> None:
        twice = request.POST.get("rounds", "1") == "2"
        if "rounds" in request.POST and twice != step.twice:
            preparing.choose_rounds(self.workshop, step, twice=twice)

    def _beside(self, request: HttpRequest, step: Step) -> None:
        on = request.POST.get("beside") == "1"
        if "beside" not in request.POST or on == (step.beside is not None):
            return
        if not preparing.plan_beside(self.workshop, step, on=on):
            messages.error(
                request,
                _("Only questions in a row can be taken at once, and not where notes are read first."),
            )

    def _method(self, request: HttpRequest, step: Step) -> None:
        method = request.POST.get("method", step.method)
        if method != step.method and not preparing.choose_method(self.workshop, step, method):
            messages.error(request, _("There is no such way to vote."))


class RestoreStep(LedView):
    """Put back a step that was taken out in this session."""

    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        workshop = self.workshop
        taken = removals.take_back(request.session, pk, request.POST.get("step", ""))
        if taken is not None:
            preparing.restore(workshop, taken)
        return redirect("workshop", pk=pk)
