"""The follow-up's card on the round's page."""

from typing import Any

from django.template.loader import render_to_string

from sammenhold.directory.zones import today_in
from sammenhold.overview.queries.follow_up import follow_up_of
from sammenhold.rounds.queries import RoundView


def card(context: dict[str, Any], round: RoundView) -> str:
    shown = {"round": round, "known": follow_up_of(round, today_in(round.organisation_id))}
    return render_to_string("overview/card.html", shown)
