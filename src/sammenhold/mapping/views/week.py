"""The team's week, for those who are in the team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from sammenhold.directory.members import MembersOnly
from sammenhold.mapping.queries.week import week_of


class Week(MembersOnly, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "mapping/week.html", {"week": week_of(self.member.person_id)})
