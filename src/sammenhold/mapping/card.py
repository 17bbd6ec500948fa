"""The map's card on the round's page."""

from typing import Any

from django.template.loader import render_to_string

from sammenhold.mapping.queries.progress import progress_of


def card(context: dict[str, Any], round: Any) -> str:
    shown = {
        "round": round,
        "progress": progress_of(round.organisation_id, round.unit_id),
        "may_lead": context.get("may_edit", False),
    }
    return render_to_string("mapping/card.html", shown)
