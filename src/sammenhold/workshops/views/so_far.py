"""Over days: one page with what has been, and where to go on."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation

from sammenhold.jobs import clock
from sammenhold.web.moments import told
from sammenhold.workshops.board.so_far import chapters, events
from sammenhold.workshops.doors import participant_at
from sammenhold.workshops.models import Workshop
from sammenhold.workshops.queries.scene import scene_of
from sammenhold.workshops.queries.windows import parts_of


def so_far(request: HttpRequest, code: str) -> HttpResponse:
    participant = participant_at(request, code)
    if participant is None:
        return redirect("join", code=code)
    scene = scene_of(participant.workshop_id)
    if not scene.workshop.over_days:
        raise Http404
    with translation.override(participant.language):
        zone = scene.workshop.zone
        agenda = [(part, told(part.closes_at, zone) if part.closes_at else None) for part in parts_of(scene)]
        shown = {"workshop": scene.workshop, "chapters": chapters(scene), "agenda": agenda}
        return render(request, "workshops/so_far.html", shown)


def since(workshop: Workshop) -> dict[str, Any]:
    """What has happened; the room shows what came since its reader was last here, as the browser knows."""
    return {"events": events(scene_of(workshop.pk)), "now": clock.now()} if workshop.over_days else {}
