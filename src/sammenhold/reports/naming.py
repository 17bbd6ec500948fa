"""What a downloaded file is called."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from sammenhold.rounds.queries import PaperView, RoundView
from sammenhold.surveys.queries.results import ResultView


def file_name(frozen: Mapping[str, Any], ending: str, language: str) -> str:
    """``referat-digital-borgerservice-2026-11-12.pdf``"""
    with override(language):
        parts = [_("Minutes"), frozen["unit"], (frozen["closed_at"] or "")[:10]]
    return _named(parts, ending)


def result_name(view: ResultView, ending: str, language: str) -> str:
    """``resultat-digital-borgerservice-2026-12-08.pdf``; what is made up says so first."""
    with override(language):
        kind = _("Conversation sheet") if view.talks else _("Result")
        parts = [_("made up"), kind] if view.wave.made_up else [kind]
    return _named([*parts, view.place.name, f"{view.wave.closes_at:%Y-%m-%d}"], ending)


def document_name(round: RoundView, paper: PaperView, ending: str, language: str) -> str:
    """``bilag-til-apv-digital-borgerservice-2026-12-08.pdf``"""
    changed = paper.done_at or paper.saved_at
    with override(language):
        parts = [str(paper.document.title), round.unit, f"{changed:%Y-%m-%d}" if changed else ""]
    return _named(parts, ending)


def _named(parts: list[str], ending: str) -> str:
    return f"{slugify('-'.join(parts), allow_unicode=True)[:100]}.{ending}"
