"""For the organisation's page: what keeping notes for fewer days does at once."""

from typing import Any

from django.template.loader import render_to_string

from sammenhold.workshops.queries.keeping import due_with


def shorter(context: dict[str, Any], organisation_id: int, days: int) -> str:
    shown = {"number": due_with(organisation_id, days), "days": days}
    return render_to_string("workshops/shorter.html", shown)
