"""Mails over days: who gets them, as those who lead choose, and the page on which a recipient stops them."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from sammenhold.workshops.commands import mailing
from sammenhold.workshops.doors import LedView
from sammenhold.workshops.letters import invitations_of
from sammenhold.workshops.models import Invitation
from sammenhold.workshops.queries.mailing import recipients_of


def link_root(request: HttpRequest) -> str:
    """What links in mails begin with: the public address, else the one by which those who lead are here."""
    return str(settings.PUBLIC_URL) or request.build_absolute_uri("/").rstrip("/")


class Mails(LedView):
    def post(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        if request.POST.get("do") == "off":
            mailing.choose_recipients(self.workshop, [], "")
            messages.success(request, _("Sammenhold sends no more mails about this workshop."))
            return redirect("schedule", pk=pk)
        chosen = self._chosen(set(request.POST.getlist("person")))
        if chosen:
            mailing.choose_recipients(self.workshop, chosen, link_root(request))
            messages.success(request, _("Saved."))
        else:
            messages.error(request, _("Choose at least one person who has a mail address."))
        return redirect("schedule", pk=pk)

    def _chosen(self, posted: set[str]) -> list[int]:
        """Of those who are there to be chosen."""
        known = recipients_of(self.workshop, self.led.round.unit_id).people
        return [one.person_id for one in known if one.has_address and str(one.person_id) in posted]


@never_cache
@csrf_exempt
def stop_mails(request: HttpRequest, token: str) -> HttpResponse:
    """Opened from a mail. Looking changes nothing, the button does. Mail programs may press it without a
    cookie, so the signed address alone is enough."""
    invitations = Invitation.objects.filter(pk__in=invitations_of(token)).select_related("workshop")
    if not invitations:
        raise Http404
    if request.method == "POST":
        mailing.stop([one.pk for one in invitations], stopped=request.POST.get("do") != "again")
        return redirect("stop-mails", token=token)
    stopped = all(invitation.stopped for invitation in invitations)
    shown = {"titles": [invitation.workshop.title for invitation in invitations], "stopped": stopped}
    return render(request, "workshops/stop_mails.html", shown)
