"""The own work pattern of somebody who is signed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views import View

from sammenhold.directory.members import MembersOnly
from sammenhold.mapping import commands, rules
from sammenhold.mapping.forms import PatternForm
from sammenhold.mapping.queries.own import Own, own


class Mine(MembersOnly, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self._page(PatternForm(self.own))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PatternForm(self.own, request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        commands.say(self.member.person_id, form.said)
        messages.success(request, gettext("Your work pattern is saved."))
        return redirect("map-me")

    @cached_property
    def own(self) -> Own:
        return own(self.member.person_id)

    def _page(self, form: PatternForm, status: int = 200) -> HttpResponse:
        rule = self.own.has_said and rules.screen_rule_applies(self.own.home_days)
        shown = {"form": form, "own": self.own, "screen_rule": rule, "signed_in": True}
        return render(self.request, "mapping/own.html", shown, status=status)


class Forget(MembersOnly, View):
    def post(self, request: HttpRequest) -> HttpResponse:
        commands.forget(self.member.person_id)
        messages.success(request, gettext("What you said about your work is deleted."))
        return redirect("map-me")
