"""The big screen and the QR code."""

from io import BytesIO
from urllib.parse import urlsplit

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control

from sammenhold.live.engine import page
from sammenhold.live.looks import Viewer
from sammenhold.live.ticket import Ticket, issue
from sammenhold.web.languages import known
from sammenhold.workshops.doors import workshop_with
from sammenhold.workshops.models import Workshop


def screen(request: HttpRequest, key: str) -> HttpResponse:
    """For the projector: its own address, and nobody's private choices on it."""
    workshop = get_object_or_404(Workshop.rooms, screen_key=key)
    language = known(get_language())
    picture = page(workshop.topic, Viewer("screen", language))
    shown = {
        "workshop": workshop,
        "regions": picture.regions,
        "live": f"/live/{workshop.topic}",
        "ticket": issue(Ticket(workshop.topic, "screen", language, "")),
        "since": picture.since,
        "host": urlsplit(request.build_absolute_uri("/")).netloc,
    }
    response = render(request, "workshops/screen.html", shown)
    response["Cache-Control"] = "no-store"
    return response


@cache_control(max_age=3600, private=True)
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The address where one joins, as a QR code."""
    workshop = workshop_with(request, code)
    drawn = BytesIO()
    address = request.build_absolute_uri(reverse("join", args=[workshop.code]))
    segno.make(address, micro=False).save(drawn, kind="svg", border=2, light="white", dark="black")
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
