"""The follow-up's card on the round's page."""

from typing import Any

from django.template.loader import render_to_string

from sammenhold.actions.queries.plan import now_in, plan_of
from sammenhold.agreements.queries.standing import standing_of
from sammenhold.directory.zones import today_in
from sammenhold.rounds.queries import RoundView


def card(context: dict[str, Any], round: RoundView) -> str:
    """Only what the card tells: the figures are asked for when the follow-up is opened."""
    plan = plan_of(round.unit_id, today_in(round.organisation_id))
    plan = now_in(plan, round.id, round.created_at.date())
    standing = standing_of(round.organisation_id, round.unit_id)
    shown = {
        "round": round,
        "is_empty": not (standing.version or plan),
        "due": standing.due,
        "wanting": sum(line.wants_an_answer for line in plan),
    }
    return render_to_string("overview/card.html", shown)
