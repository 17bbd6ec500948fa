"""The files of a result and of a round's document, offered at the foot of their pages."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode

from sammenhold.rounds.queries import RoundView
from sammenhold.surveys.queries.results import ResultView


def files_of_result(context: dict[str, Any], view: ResultView, asked: object) -> str:
    """Of the place that is looked at; by the key for whoever came by it, else by sign-in."""
    shown = {"view": view, "files": {kind: _address(view, kind, asked) for kind in ("pdf", "docx", "xlsx")}}
    return render_to_string("reports/result_files.html", shown, context["request"])


def files_of_document(context: dict[str, Any], round: RoundView, document: str) -> str:
    files = {kind: reverse(f"round-paper-{kind}", args=[round.id, document]) for kind in ("pdf", "docx")}
    return render_to_string("reports/document_files.html", {"files": files}, context["request"])


def _address(view: ResultView, kind: str, asked: object) -> str:
    of_wave = {"pk": view.wave.pk}
    by_key = {"key": view.wave.result_key}
    address = (
        reverse(f"survey-result-{kind}", kwargs=by_key)
        if asked
        else reverse(f"wave-result-{kind}", kwargs=of_wave)
    )
    return f"{address}?{urlencode({'unit': view.place.node})}"
