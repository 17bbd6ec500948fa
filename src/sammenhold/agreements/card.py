"""The agreement's card on the round's page."""

from typing import Any

from django.template.loader import render_to_string

from sammenhold.agreements.queries.standing import standing_of
from sammenhold.rounds.queries import RoundView


def card(context: dict[str, Any], round: RoundView) -> str:
    standing = standing_of(round.organisation_id, round.unit_id)
    shown = {"round": round, "standing": standing, "may_lead": context.get("may_edit", False)}
    return render_to_string("agreements/card.html", shown)
