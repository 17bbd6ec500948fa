"""One round: its page, its checklist and who leads it."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views import View

from sammenhold.rounds import commands, doors, queries
from sammenhold.rounds.forms import LeadsForm
from sammenhold.rounds.stages import CHAIN


class OfRound(doors.OfRound, View):
    """A page of the round itself, which those who lead it may change."""

    room = "rounds"

    @property
    def may_edit(self) -> bool:
        return self.may_lead

    def editing(self) -> None:
        """Only those who lead the round may change it."""
        if not self.may_edit:
            raise PermissionDenied

    def show(self, template: str, status: int = 200, **shown: object) -> HttpResponse:
        return super().show(template, status, may_edit=self.may_edit, **shown)


class RoundPage(OfRound):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        current = "prepare" if self.round.missing else "workshop"
        return self.show("round.html", chain=CHAIN, current=current)


class PrepareView(OfRound):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.show("prepare.html")


class LeadsView(OfRound):
    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if not self.may_edit:
            return redirect("round-print", self.round.id, "leads")
        return self.show("leads.html", form=self._form())

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        self.editing()
        form = self._form(request.POST)
        if not form.is_valid():
            return self.show("leads.html", form=form)
        try:
            commands.change_leads(self.member, self.round.id, form.changes)
        except commands.NobodyLeftError:
            form.add_error(None, gettext("Somebody must lead the round."))
            return self.show("leads.html", form=form)
        if "finish" not in request.POST:
            messages.success(request, gettext("Saved."))
            return redirect("round-leads", self.round.id)
        commands.mark_done(self.member, self.round.id, "leads")
        return redirect("round-prepare", self.round.id)

    def _form(self, data: Mapping[str, str] | None = None) -> LeadsForm:
        people = queries.people_for(self.round.organisation_id, self.round.unit_id, [self.member.person_id])
        return LeadsForm(self.round, self.member.person_id, people, data)
