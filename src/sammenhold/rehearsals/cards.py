"""The rehearsal where a workshop is prepared, and on its console."""

from typing import Any

from django.template.loader import render_to_string

from sammenhold.rehearsals.forms import RehearsalForm
from sammenhold.workshops.models import Workshop


def offer(context: dict[str, Any], workshop: Workshop) -> str:
    """Nothing where the workshop has ended."""
    if workshop.state == Workshop.State.CLOSED:
        return ""
    running = Workshop.rooms.filter(rehearses=workshop).exclude(state=Workshop.State.CLOSED).first()
    shown = {"workshop": workshop, "running": running, "form": RehearsalForm()}
    return render_to_string("rehearsals/offer.html", shown, context["request"])


def running(context: dict[str, Any], workshop: Workshop) -> str:
    if not workshop.is_rehearsal or workshop.state == Workshop.State.CLOSED:
        return ""
    return render_to_string("rehearsals/running.html", {"workshop": workshop}, context["request"])
