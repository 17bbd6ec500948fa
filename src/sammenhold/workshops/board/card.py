"""The workshop's card on the round's page."""

from typing import Any

from django.template.loader import render_to_string

from sammenhold.workshops.models import Workshop


def card(context: dict[str, Any], round: Any) -> str:
    workshops = list(Workshop.objects.filter(round=round.id).order_by("created_at"))
    shown = {"round": round, "workshops": workshops, "may_lead": context.get("may_lead", True)}
    return render_to_string("workshops/card.html", shown)
