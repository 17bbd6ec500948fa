"""Virtual leadership: each leader's own figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from sammenhold.directory.members import MembersOnly
from sammenhold.mapping.queries.leading import leadership_of


class Leading(MembersOnly, View):
    """For the leader alone: the address names nobody, so nobody can open another's."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "mapping/leading.html", {"leading": leadership_of(self.member.person_id)})
