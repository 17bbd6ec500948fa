"""For the organisation's administrators: what waits to be sent, what was refused, does the server answer?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views import View

from sammenhold.actions.queries.outbox import Kind, outbox_of
from sammenhold.directory.members import MembersOnly
from sammenhold.directory.rules import may_administer
from sammenhold.directory.zones import zone_of_id
from sammenhold.jobs import clock
from sammenhold.mail.sending import open_line
from sammenhold.web.moments import place_of, told

_NAMES = {
    Kind.WORKSHOP: _("A workshop over days: what is open, or the minutes"),
    Kind.INVITATION: _("A screening: the invitation"),
    Kind.RESULT: _("A screening: the result is there"),
    Kind.LINK: _("A team agreement: the link to answer"),
    Kind.ADOPTED: _("A team agreement: it is adopted"),
    Kind.REVIEW: _("A team agreement: time to look back"),
    Kind.ACTIONS: _("Actions: the week's mail, or that somebody is stuck"),
}


class Outbox(MembersOnly, View):
    def get(self, request: HttpRequest) -> HttpResponse:
        self._permit()
        now, zone = clock.now(), zone_of_id(self.member.person_id)
        outbox = outbox_of(self.member.organisation_id, now)
        shown = {
            "piles": [
                (_NAMES[pile.kind], pile, pile.until and told(pile.until, zone)) for pile in outbox.piles
            ],
            "elsewhere": [(place_of(at.zone), now.astimezone(at.zone).time(), at) for at in outbox.elsewhere],
            "refused": [(one, one.since and told(one.since, zone)) for one in outbox.refused],
            "taken": outbox.taken_at and told(outbox.taken_at, zone),
        }
        return render(request, "actions/outbox.html", {"outbox": outbox, **shown})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask the mail server, and send nothing."""
        self._permit()
        line = open_line()
        if line is None:
            messages.error(request, _("The mail server cannot be reached just now. The mails wait."))
        else:
            line.close()
            messages.success(request, _("The mail server answers."))
        return redirect("outbox")

    def _permit(self) -> None:
        if not may_administer(self.member):
            raise PermissionDenied
