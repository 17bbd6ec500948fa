"""The screening's card on the round's page."""

from typing import Any

from django.template.loader import render_to_string

from sammenhold.rounds.models import Round
from sammenhold.rounds.queries import RoundView
from sammenhold.surveys import rules
from sammenhold.surveys.models import Wave
from sammenhold.surveys.queries.waves import asked_in


def card(context: dict[str, Any], round: RoundView) -> str:
    people = asked_in(Round(organisation_id=round.organisation_id, unit_id=round.unit_id))
    shown = {
        "round": round,
        "waves": Wave.objects.filter(round=round.id).order_by("created_at"),
        "people": people,
        "few": not rules.may_screen(people),
        "may_run": context.get("may_edit", False),
    }
    return render_to_string("surveys/card.html", shown)
