"""For the organisation's page: what keeping notes for fewer days does at once to what people wrote."""

from datetime import timedelta
from typing import Any

from django.template.loader import render_to_string

from sammenhold.jobs import clock
from sammenhold.surveys.models import Wave


def shorter(context: dict[str, Any], organisation_id: int, days: int) -> str:
    shown = Wave.objects.filter(asks_texts=True, texts_erased_at=None, round__organisation=organisation_id)
    number = shown.filter(released_at__lte=clock.now() - timedelta(days=days)).count()
    return render_to_string("surveys/shorter.html", {"number": number})
