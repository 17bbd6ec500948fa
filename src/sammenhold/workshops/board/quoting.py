"""Figures that were known before the workshop, put as prompts where a question is about them."""

from collections.abc import Iterator

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from sammenhold.themes.models import Question
from sammenhold.themes.queries import theme
from sammenhold.workshops.models import Workshop


def quoted(workshop: Workshop, question: Question) -> Iterator[str]:
    if question.about_extent and workshop.mapped:
        yield from mapped(workshop)
    yield from _screened(workshop, question)


def mapped(workshop: Workshop) -> Iterator[str]:
    """What the map says of how much the unit works virtually."""
    found = workshop.mapped
    if not found:
        return
    yield _(
        "The map of %(unit)s (%(n)d people): %(share)d %% of the days are apart from most of the team, "
        "%(home)s days a week at home on average. Do you recognise it?"
    ) % {**found, "home": number_format(found["home"], 1)}
    if found["expected"] is not None:
        yield _("In a year those who told expect %(days)s days a week at home. What will that change?") % {
            "days": number_format(found["expected"], 1)
        }


def _screened(workshop: Workshop, question: Question) -> Iterator[str]:
    """What the screening says of the risks that a question is about, where they are most in need."""
    found = workshop.screened or {"first": (), "scores": {}}
    said = _("In the screening of %(unit)s, “%(risk)s” lies at %(score)d of 100, among the lowest. Why?")
    for code in found["first"]:
        if code in question.risks:
            risk = theme(workshop.round.theme).risk(code).title
            yield said % {"unit": found["unit"], "risk": risk, "score": found["scores"][code]}
