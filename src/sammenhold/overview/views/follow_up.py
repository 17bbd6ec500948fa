"""A round's follow-up: three questions in ten minutes, and the record of it."""

from django.http import HttpRequest, HttpResponse
from django.views import View

from sammenhold.directory.zones import today_in
from sammenhold.overview.queries.follow_up import follow_up_of
from sammenhold.rounds.doors import OfRound


class FollowUpPage(OfRound, View):
    room = "overview"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        known = follow_up_of(self.round, today_in(self.round.organisation_id))
        return self.show("follow_up.html", known=known)
