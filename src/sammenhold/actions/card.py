"""The action plan's card on the round's page."""

from typing import Any

from django.template.loader import render_to_string

from sammenhold.actions.commands.planning import decisions
from sammenhold.actions.queries.plan import plan_of
from sammenhold.directory.zones import today_in
from sammenhold.rounds.queries import RoundView


def card(context: dict[str, Any], round: RoundView) -> str:
    plan = plan_of(round.unit_id, today_in(round.organisation_id))
    shown = {
        "round": round,
        "may_lead": context.get("may_edit", False),
        "waiting": sum(not there for _one, there in decisions(round)),
        "plan": plan,
        "open": sum(line.is_open for line in plan),
        "wanting": sum(line.wants_an_answer for line in plan),
    }
    return render_to_string("actions/card.html", shown)
